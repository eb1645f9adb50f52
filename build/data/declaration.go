package data

// Declaration is the content of policy.json. Every property is always there;
// null, or an empty list, says that nothing is stated. The tags says: are the
// descriptions of the published schema and of docs/data.md.
type Declaration struct {
	Schema    address   `json:"$schema" says:"Where the JSON Schema of this file is."`
	Format    int       `json:"format" says:"The version of this format, 1. It grows where a property goes or changes its meaning; new properties may come without it."`
	Languages []string  `json:"languages" says:"The languages of the site, as BCP 47 tags; the first is the authoritative one. A text by language lacks those into which nobody translated it."`
	Product   product   `json:"product" says:"The site or application that this is about, and who answers for it."`
	Document  document  `json:"document" says:"The cookie policy that holds the declaration."`
	Purposes  []purpose `json:"purposes" says:"Why something is stored or read, in the declared order."`
	Services  []service `json:"services" says:"Software and providers that serve the purposes, in the declared order."`
	Trackers  []tracker `json:"trackers" says:"Everything that is stored on a visitor's device or read from it, the cookie of the choice among them, by purpose and service."`
	Choice    *choice   `json:"choice" says:"How the visitor's choice is kept; null where there is nothing to choose."`
	Banner    *banner   `json:"banner" says:"The consent banner; null where there is nothing to choose."`
}

type product struct {
	ID            string    `json:"id" says:"The product's part in every address."`
	Name          string    `json:"name" says:"What it is called, in every language."`
	Tagline       words     `json:"tagline" says:"What it is, in a few words."`
	Summary       words     `json:"summary" says:"What its documents say, in one sentence."`
	Address       address   `json:"address" says:"Where the product itself is."`
	Pages         places    `json:"pages" says:"The product's page on this site, by language."`
	Controller    *party    `json:"controller" says:"Who decides on the purposes (GDPR art. 4(7))."`
	Contact       contact   `json:"contact" says:"Where a visitor's question goes."`
	PrivacyPolicy *link     `json:"privacyPolicy" says:"The fuller document that the policy refers to."`
	Jurisdictions []string  `json:"jurisdictions" says:"The countries whose rules the product follows, as codes of charte's rules."`
	Authority     authority `json:"authority" says:"The supervisory authority to which a visitor can complain (GDPR art. 77)."`
	Documents     []entry   `json:"documents" says:"All documents of the product that this site publishes, the cookie policy first."`
}

type party struct {
	Name    string  `json:"name" says:"The name of the legal person."`
	Address text    `json:"address" says:"Its postal address."`
	Email   text    `json:"email" says:"Its electronic mail."`
	Phone   text    `json:"phone" says:"Its telephone number."`
	Site    address `json:"site" says:"Its own site."`
	DPO     text    `json:"dpo" says:"The contact of the data protection officer (GDPR art. 13(1)(b)); \"none\" where none is designated, null where that is not stated."`
}

type contact struct {
	Email text    `json:"email" says:"For questions: the product's own address, or else the controller's."`
	Phone text    `json:"phone" says:"A telephone number."`
	Page  address `json:"page" says:"A page with a form or with further ways."`
	Note  words   `json:"note" says:"How else to reach somebody."`
}

type authority struct {
	Code    string `json:"code" says:"Its code in the declaration, \"cnil\" for example."`
	Name    words  `json:"name" says:"Its name."`
	Address words  `json:"address" says:"Its postal address."`
	Sites   places `json:"sites" says:"Its site, by language."`
}

// entry is a document in the list of a product.
type entry struct {
	ID        string `json:"id" says:"The document's part in its addresses."`
	Kind      string `json:"kind" says:"What it is for, as the declaration names it: cookies, guide, plain and others."`
	Title     words  `json:"title" says:"Its title."`
	Version   day    `json:"version" says:"The day from which its text applies, which names its version."`
	Addresses places `json:"addresses" says:"Its pages, by language; the text in force is always there."`
}

type document struct {
	entry
	Summary      words         `json:"summary" says:"What it says, in a sentence or two."`
	Announced    day           `json:"announced" says:"The day on which this version was made public, where that was before the day from which it applies."`
	Changes      words         `json:"changes" says:"What changed from the version before, and why."`
	History      places        `json:"history" says:"The pages that list all versions, by language; null where there is one only."`
	Versions     []version     `json:"versions" says:"All versions that have a day, the newest first: this one, those that it replaced, and one that is announced."`
	Translations []translation `json:"translations" says:"How far each translation is, in the site's order of languages."`
	Rights       []string      `json:"rights" says:"The visitor's rights that it names, as the declaration names them."`
	Data         []item        `json:"data" says:"The categories of data collected."`
	Texts        []link        `json:"texts" says:"The laws and guidance that it refers to."`
	Links        []link        `json:"links" says:"Where to learn more."`
	Browsers     []link        `json:"browsers" says:"Help pages of browsers about their settings."`
}

type version struct {
	Version    day    `json:"version" says:"The day from which it applies, which is its name."`
	Until      day    `json:"until" says:"The day from which another one applies; null for the last."`
	Announced  day    `json:"announced" says:"The day on which it was made public, where that was before."`
	Changes    words  `json:"changes" says:"What changed from the version before, and why."`
	Addresses  places `json:"addresses" says:"Its permanent pages, by language."`
	Comparison places `json:"comparison" says:"The pages that compare it with the version before, by language; null for the first."`
}

type translation struct {
	Language string   `json:"language" says:"The language."`
	Text     bool     `json:"text" says:"Whether the text of the document is in this language; where it is not, its page shows the authoritative text."`
	Lacks    []string `json:"lacks" says:"The fields of the declaration that it does not have; pages show those of the authoritative language."`
	Outdated []string `json:"outdated" says:"The anchors of the clauses that changed since the translation was made; _words stands for the fields of the declaration, _lead for what comes before the first heading."`
}

type item struct {
	ID    string `json:"id" says:"Its identifier."`
	Title words  `json:"title" says:"Its name."`
}

type link struct {
	ID      text    `json:"id" says:"Its identifier."`
	Title   words   `json:"title" says:"Its text."`
	Address address `json:"address" says:"Where it leads; null where the address is not stated."`
}

type purpose struct {
	ID          string       `json:"id" says:"Its identifier, by which services and trackers name it."`
	Title       words        `json:"title" says:"Its title."`
	Summary     words        `json:"summary" says:"What it is for."`
	Uses        lists        `json:"uses" says:"The single uses."`
	Status      string       `json:"status" enum:"exempt,consent,on-request" says:"What has to happen before it works: nothing (exempt), the visitor's consent in the banner, or that the visitor opens that very service."`
	Exemption   *exemption   `json:"exemption" says:"Why no consent is needed; null where it is."`
	OptOut      bool         `json:"optOut" says:"Whether a visitor can object to an exempt purpose, which works until then."`
	IfAccepted  words        `json:"ifAccepted" says:"What accepting brings."`
	IfRefused   words        `json:"ifRefused" says:"What a visitor who refuses goes without."`
	LegalBasis  text         `json:"legalBasis" says:"On what the use of the data rests (GDPR art. 6(1)): consent, contract, legal-obligation, vital-interests, public-task or legitimate-interest."`
	Measurement *measurement `json:"measurement" says:"What the product assures of a measurement that needs no consent."`
}

type exemption struct {
	ID     string `json:"id" enum:"transmission,choice-memory,authentication,cart,interface,load-balancing,paywall,audience" says:"One of the recognised cases (French law 78-17 art. 82; CNIL deliberation 2020-091, 46 to 51)."`
	Reason words  `json:"reason" says:"The case in words."`
}

type measurement struct {
	Assures  []string  `json:"assures" says:"The conditions that are met: publisher-only, single-site, anonymous, fixed-lifetime, truncated-ip, no-campaigns."`
	Kept     *duration `json:"kept" says:"For how long the collected data are kept."`
	Reviewed day       `json:"reviewed" says:"When the durations were last looked at."`
}

type service struct {
	ID            string   `json:"id" says:"Its identifier, by which trackers name it."`
	Name          string   `json:"name" says:"What it is called."`
	Purpose       string   `json:"purpose" says:"The purpose that it serves, by its identifier."`
	Vendor        vendor   `json:"vendor" says:"Who stands behind it."`
	Hosts         []host   `json:"hosts" says:"The hosts that a visitor's browser contacts for it, where they are known."`
	Mode          string   `json:"mode" enum:"basic,advanced" says:"When its script loads: basic, not before what its purpose asks for; advanced, at once, and it is told that nothing is allowed yet."`
	Signal        string   `json:"signal" says:"By which interface its script is told of the choice; \"none\" where it is held back and nothing more."`
	ConsentTypes  []string `json:"consentTypes" says:"The types of Google's Consent Mode that it claims, where it is told by that interface."`
	StoresNothing bool     `json:"storesNothing" says:"Whether it is known to store and to read nothing on the device."`
	Data          lists    `json:"data" says:"The categories of data that go through it."`
	Note          words    `json:"note" says:"What a visitor should know about it."`
}

type vendor struct {
	Name        text      `json:"name" says:"The legal person; null also where the controller runs the software itself and nobody else receives."`
	Country     text      `json:"country" says:"Its country, as a code of ISO 3166-1."`
	Role        text      `json:"role" says:"The part that it plays (GDPR art. 4, 26): self (the controller itself), processor, controller or joint."`
	Policy      address   `json:"policy" says:"Its own privacy policy."`
	Arrangement address   `json:"arrangement" says:"Where the essence of a joint controllers' arrangement stands (GDPR art. 26(2))."`
	Transfer    *transfer `json:"transfer" says:"By what data may leave the European Economic Area (GDPR chapter V)."`
}

type transfer struct {
	Mechanism string   `json:"mechanism" enum:"adequacy,dpf,scc,bcr,consent" says:"The instrument: a decision on the country, the EU-US Data Privacy Framework, standard clauses, binding corporate rules, or explicit consent."`
	Risks     words    `json:"risks" says:"What a visitor is told of before agreeing to it."`
	Source    *reading `json:"source" says:"Where that was read."`
}

type host struct {
	Name string   `json:"name" says:"The host; a leading *. stands for any subdomain."`
	For  []string `json:"for" says:"What comes from it: script, request, frame, style, font or image; empty where only the host is known."`
}

type tracker struct {
	Name      string    `json:"name" says:"The exact name, or a pattern in which * stands for any text."`
	Kind      string    `json:"kind" enum:"cookie,local-storage,session-storage,indexed-db,cache,pixel,fingerprint" says:"By which technique it is kept or read."`
	Purpose   string    `json:"purpose" says:"What it is for, by the purpose's identifier."`
	Service   text      `json:"service" says:"Which service sets it, by its identifier; null where the product does, or where that is not stated."`
	Duration  *duration `json:"duration" says:"For how long it is kept; null where that is not stated."`
	Criterion words     `json:"criterion" says:"What ends a duration without a date (GDPR art. 13(2)(a))."`
	Why       words     `json:"why" says:"What it is for, in words."`
	Provider  text      `json:"provider" says:"Who provides it, where the policy says so tracker by tracker."`
	Feature   words     `json:"feature" says:"For which feature it is there."`
	Area      words     `json:"area" says:"On which part of the site."`
	Place     string    `json:"place" enum:"product,service" says:"Under whose address it is kept: the product's own, or the service's, which no script of the product reaches."`
	Domain    text      `json:"domain" says:"The domain that is said for it."`
	Path      text      `json:"path" says:"The path that is said for it."`
	HTTPOnly  bool      `json:"httpOnly" says:"Whether scripts cannot see the cookie."`
	Erasable  bool      `json:"erasable" says:"Whether the banner can erase it on withdrawal."`
	Source    *reading  `json:"source" says:"Where a fact was read that the company did not state; null where the company stated it."`
}

type reading struct {
	Address address `json:"address" says:"The page."`
	Checked day     `json:"checked" says:"The day on which it was read."`
}

type duration struct {
	Ends    string `json:"ends" enum:"elapsed,session,deleted" says:"What ends it: time, the closing of the browser, or somebody who deletes it."`
	ISO     text   `json:"iso8601" says:"The time as ISO 8601, P13M for example; null where it has none."`
	Seconds *int64 `json:"seconds" says:"The time in seconds, with a year of 365 days and a month of a twelfth of it; null where it has none."`
	Words   words  `json:"words" says:"The duration as the pages say it."`
}

type choice struct {
	Key      string    `json:"key" says:"The name of the cookie."`
	Lifetime *duration `json:"lifetime" says:"For how long an acceptance and a refusal are kept."`
	Domain   text      `json:"domain" says:"The domain whose subdomains share the choice; null where each host has its own."`
	Receipt  *receipt  `json:"receipt" says:"Where receipts of choices are sent; null where none are."`
	Revision string    `json:"revision" says:"A digest of everything that consent is given to; it changes where the banner has to ask again, and a receipt names it."`
	Answers  []answer  `json:"answers" says:"What a visitor can allow or refuse, in the order of the cookie."`
}

type receipt struct {
	Address address   `json:"address" says:"The address; a path of the product's own where it begins with a slash and the product's address is not stated."`
	Kept    *duration `json:"kept" says:"For how long the product keeps them."`
}

type answer struct {
	ID      string `json:"id" says:"The service, or the purpose of which no service is named."`
	Purpose string `json:"purpose" says:"The purpose that it serves, by its identifier."`
	Digest  string `json:"digest" says:"The three characters that stand for it in the cookie, before 1 (allowed) or 0 (refused)."`
}

type banner struct {
	Position string  `json:"position" enum:"bottom,top" says:"Where on the page it appears."`
	Asks     bool    `json:"asks" says:"Whether it appears by itself; where it does not, its dialog opens from a link."`
	GPC      string  `json:"gpc" enum:"ask,quiet,off" says:"What Global Privacy Control does where nobody chose yet: ask refuses in advance and still asks, quiet refuses and is silent, off reads no signal."`
	Through  text    `json:"through" says:"The service by which alone the banner arrives, and which loads before any choice."`
	Labels   labels  `json:"labels" says:"What its controls say."`
	Script   address `json:"script" says:"The script with all languages; its address never changes."`
}

type labels struct {
	Accept    words `json:"accept" says:"The button that allows everything."`
	Refuse    words `json:"refuse" says:"The button that refuses everything."`
	Customise words `json:"customise" says:"The button that leads to the single choices."`
	Save      words `json:"save" says:"The button that keeps them."`
	Open      words `json:"open" says:"The link that opens the choices again."`
}
