package verify

import "charte/build/diag"

// checks are all that there are, in the order of the documentation. What an address
// of a product's page is held against stands at the end.
var checks = []Check{
	{Code: "empty", Weight: diag.Error, Title: diag.Say("there is something to inspect", "il y a quelque chose à examiner")},
	{Code: "missing", Weight: diag.Error, Title: diag.Say("files that every site has", "les fichiers de tout site")},
	{Code: "marker", Weight: diag.Practice, Title: diag.Say("the file by which a build knows its own folder", "le fichier par lequel la construction reconnaît son dossier")},
	{Code: "limit", Weight: diag.Error, Title: diag.Say("everything was looked at", "tout a été examiné")},
	{Code: "status", Weight: diag.Error, Title: diag.Say("what addresses answer", "ce que répondent les adresses")},
	{Code: "redirect", Weight: diag.Practice, Title: diag.Say("links that lead over a redirect", "les liens qui passent par une redirection")},
	{Code: "base", Weight: diag.Practice, Title: diag.Say("the site stands where it says", "le site se trouve là où il le dit")},
	{Code: "link", Weight: diag.Error, Title: diag.Say("links lead to a page or file", "les liens mènent à une page ou à un fichier")},
	{Code: "fragment", Weight: diag.Error, Title: diag.Say("links to a place in a page lead there", "les liens vers un endroit d’une page y mènent")},
	{Code: "orphan", Weight: diag.Practice, Title: diag.Say("every page and feed is linked", "chaque page et chaque flux est accessible par un lien")},
	{Code: "integrity", Weight: diag.Error, Title: diag.Say("digests in tags are those of their files", "les empreintes des balises sont celles des fichiers"),
		Source: diag.Sentence{EN: "W3C, Subresource Integrity", FR: "W3C, Subresource Integrity"}, Reference: "https://www.w3.org/TR/SRI/"},
	{Code: "foreign", Weight: diag.Error, Title: diag.Say("no page contacts another host", "aucune page ne contacte un autre site")},
	{Code: "cookie", Weight: diag.Error, Title: diag.Say("no answer sets a cookie", "aucune réponse ne dépose de cookie")},
	{Code: "script", Weight: diag.Error, Title: diag.Say("pages run no script, but for those that install", "les pages n’exécutent aucun script, sauf celles d’installation")},
	{Code: "csp", Weight: diag.Error, Title: diag.Say("Content-Security-Policy: strict, and enough for the page", "Content-Security-Policy : stricte, et suffisante pour la page"),
		Source: diag.Sentence{EN: "W3C, Content Security Policy Level 3", FR: "W3C, Content Security Policy Level 3"}, Reference: "https://www.w3.org/TR/CSP3/"},
	{Code: "header", Weight: diag.Error, Title: diag.Say("headers of security and sharing", "les en-têtes de sécurité et de partage")},
	{Code: "cache", Weight: diag.Error, Title: diag.Say("how long copies are kept, by class of files", "la durée de conservation des copies, par classe de fichiers")},
	{Code: "type", Weight: diag.Error, Title: diag.Say("files are served as what they are", "les fichiers sont servis sous leur vrai type")},
	{Code: "compression", Weight: diag.Practice, Title: diag.Say("texts come compressed", "les textes arrivent compressés")},
	{Code: "precompressed", Weight: diag.Error, Title: diag.Say("compressed copies hold what their file does", "les copies compressées ont le contenu de leur fichier")},
	{Code: "headerfile", Weight: diag.Error, Title: diag.Say("the file _headers says what hosts understand", "le fichier _headers dit ce que les hébergeurs comprennent")},
	{Code: "head", Weight: diag.Error, Title: diag.Say("doctype and character set", "le doctype et le jeu de caractères")},
	{Code: "title", Weight: diag.Error, Title: diag.Say("each page has a title of its own", "chaque page a son propre titre")},
	{Code: "description", Weight: diag.Error, Title: diag.Say("each page has a description", "chaque page a une description")},
	{Code: "heading", Weight: diag.Error, Title: diag.Say("one main heading, none empty", "un seul titre principal, aucun intertitre vide")},
	{Code: "identifier", Weight: diag.Error, Title: diag.Say("no identifier stands twice", "aucun identifiant en double")},
	{Code: "leftover", Weight: diag.Error, Title: diag.Say("no text was left unfilled or untranslated", "aucun texte n’est resté incomplet ou non traduit")},
	{Code: "language", Weight: diag.Error, Title: diag.Say("every language is complete", "chaque langue est complète")},
	{Code: "canonical", Weight: diag.Error, Title: diag.Say("each page names its own address", "chaque page indique sa propre adresse")},
	{Code: "hreflang", Weight: diag.Error, Title: diag.Say("translations name each other", "les traductions se désignent l’une l’autre"),
		Source: diag.Sentence{EN: "Google, Localized versions of your pages", FR: "Google, Localized versions of your pages"}, Reference: "https://developers.google.com/search/docs/specialty/international/localized-versions"},
	{Code: "sitemap", Weight: diag.Error, Title: diag.Say("the sitemap lists what there is", "le plan du site énumère ce qui existe"),
		Source: diag.Sentence{EN: "sitemaps.org, protocol", FR: "sitemaps.org, protocole"}, Reference: "https://www.sitemaps.org/protocol.html"},
	{Code: "feed", Weight: diag.Error, Title: diag.Say("feeds are what readers of feeds take", "les flux sont conformes à ce que lisent les lecteurs"),
		Source: diag.Sentence{EN: "RFC 4287 (Atom); JSON Feed 1.1", FR: "RFC 4287 (Atom) ; JSON Feed 1.1"}, Reference: "https://www.rfc-editor.org/rfc/rfc4287"},
	{Code: "json", Weight: diag.Error, Title: diag.Say("files of data can be read", "les fichiers de données sont lisibles")},
	{Code: "json-ld", Weight: diag.Error, Title: diag.Say("what pages say of themselves to programs", "ce que les pages disent d’elles-mêmes aux programmes")},
	{Code: "declaration", Weight: diag.Error, Title: diag.Say("policy.json fits the pages, and itself", "policy.json concorde avec les pages, et avec lui-même")},
	{Code: "tracker", Weight: diag.Error, Title: diag.Say("every declared tracker is in the page of every language", "chaque traceur déclaré figure dans la page de chaque langue")},
	{Code: "table", Weight: diag.Error, Title: diag.Say("trackers.csv says the same as policy.json", "trackers.csv dit la même chose que policy.json")},
	{Code: "storage", Weight: diag.Error, Title: diag.Say("device-storage.json says the same as policy.json", "device-storage.json dit la même chose que policy.json")},
	{Code: "banner", Weight: diag.Error, Title: diag.Say("the banner knows every declared tracker", "la bannière connaît chaque traceur déclaré")},
	{Code: "gpc", Weight: diag.Error, Title: diag.Say("what is said of Global Privacy Control", "ce qui est dit du signal Global Privacy Control"),
		Source: diag.Sentence{EN: "W3C, Global Privacy Control", FR: "W3C, Global Privacy Control"}, Reference: "https://w3c.github.io/gpc/"},
	{Code: "release", Weight: diag.Error, Title: diag.Say("released files are as they were released", "les fichiers d’une publication sont restés tels quels")},
	{Code: "manifest", Weight: diag.Error, Title: diag.Say("the manifest says what the files are", "le manifeste dit ce que sont les fichiers")},
	{Code: "robots", Weight: diag.Practice, Title: diag.Say("search engines may see the site", "les moteurs de recherche peuvent voir le site")},
	{Code: "version", Weight: diag.Error, Title: diag.Say("the pages of versions show their own text", "les pages des versions montrent leur propre texte")},

	{Code: "live-tag", Weight: diag.Error, Title: diag.Say("the banner is on the page", "la bannière est sur la page")},
	{Code: "live-through", Weight: diag.Practice, Title: diag.Say("the banner comes through a tag manager", "la bannière passe par un gestionnaire de balises")},
	{Code: "live-twice", Weight: diag.Practice, Title: diag.Say("the banner is loaded once", "la bannière est chargée une seule fois")},
	{Code: "live-behind", Weight: diag.Error, Title: diag.Say("the banner is the current one", "la bannière est l’actuelle")},
	{Code: "live-integrity", Weight: diag.Error, Title: diag.Say("browsers accept the banner", "les navigateurs acceptent la bannière")},
	{Code: "live-moving", Weight: diag.Practice, Title: diag.Say("a fixed digest stands with a fixed address", "une empreinte figée accompagne une adresse figée")},
	{Code: "live-language", Weight: diag.Practice, Title: diag.Say("the banner speaks the page’s language", "la bannière parle la langue de la page")},
	{Code: "live-order", Weight: diag.Law, Title: diag.Say("what loads early is told first that nothing is allowed", "ce qui se charge d’emblée est d’abord averti que rien n’est permis"), Source: article82, Reference: article82At},
	{Code: "live-early", Weight: diag.Law, Title: diag.Say("nothing that needs consent loads before it", "rien de ce qui demande un accord ne se charge avant lui"), Source: article82, Reference: article82At},
	{Code: "live-ahead", Weight: diag.Practice, Title: diag.Say("nothing that waits is fetched ahead", "rien de ce qui attend n’est chargé d’avance")},
	{Code: "live-name", Weight: diag.Error, Title: diag.Say("what waits is declared", "ce qui attend est déclaré")},
	{Code: "live-mixed", Weight: diag.Law, Title: diag.Say("what waits for one service loads no other", "ce qui attend un service n’en charge pas un autre"), Source: article82, Reference: article82At},
	{Code: "live-stranger", Weight: diag.Practice, Title: diag.Say("who is contacted is declared", "ceux qui sont contactés sont déclarés")},
	{Code: "live-csp", Weight: diag.Error, Title: diag.Say("Content-Security-Policy lets the banner and the declared services in", "Content-Security-Policy : elle laisse entrer la bannière et les services déclarés")},
	{Code: "live-choices", Weight: diag.Law, Title: diag.Say("the page leads to the choices", "la page mène aux choix"),
		Source: diag.Say("GDPR, art. 7(3)", "RGPD, art. 7, paragraphe 3"), Reference: "https://eur-lex.europa.eu/eli/reg/2016/679/oj"},
	{Code: "live-policy", Weight: diag.Guideline, Title: diag.Say("the page leads to the policy", "la page mène à la politique"), Source: article82, Reference: article82At},
	{Code: "live-cookie", Weight: diag.Law, Title: diag.Say("no cookie that needs consent is set before it", "aucun cookie qui demande un accord n’est déposé avant lui"), Source: article82, Reference: article82At},
	{Code: "live-undeclared", Weight: diag.Law, Title: diag.Say("what is set is declared", "ce qui est déposé est déclaré"), Source: article82, Reference: article82At},
	{Code: "live-lasts", Weight: diag.Error, Title: diag.Say("cookies are kept as long as is declared", "les cookies sont conservés aussi longtemps que déclaré")},
}

// article82 is what asks for consent before anything is stored or read: the sources
// of docs/rules.md.
var article82 = diag.Say("Directive 2002/58/EC, art. 5(3); French law 78-17, art. 82", "Directive 2002/58/CE, art. 5, paragraphe 3 ; loi n° 78-17, art. 82")

const article82At = "https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000037813978"

// Checks gives everything that the inspector looks for.
func Checks() []Check { return append([]Check(nil), checks...) }
