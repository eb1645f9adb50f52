package rules

import (
	"slices"
	"strings"
	"testing"

	"charte/build/diag"
	"charte/build/policy"
)

// lawWordings are those of the rules that weigh like law.
func lawWordings() map[string][]wording {
	return map[string][]wording{
		"SCO-02": sco02Words(), "SCO-03": sco03Words(), "SCO-07": sco07Words(), "SCO-09": sco09Words(),
		"INF-06": inf06Words(), "INF-07": inf07Words(), "INF-13": inf13Words(), "INF-16": inf16Words(), "INF-25": inf25Words(), "INF-27": inf27Words(),
		"BAN-07": ban07Words(), "BAN-16": ban16Words(), "RET-01": ret01Words(), "RET-02": ret02Words(), "TRF-01": trf01Words(),
	}
}

// denials are, for each rule of law: the language, where the words stand, words
// that break the rule, and words that deny it or take it back.
var denials = map[string][]string{
	"SCO-02": {
		"fr body | Ces cookies sont anonymes et ne nécessitent pas votre consentement. | Ces cookies sont anonymes, mais ne sont pas pour autant dispensés de consentement.",
		"fr body | Ces cookies sont anonymes et donc exemptés de consentement. | Des cookies anonymes n’en sont jamais exemptés : nous demandons votre consentement.",
		"fr body | Ce sont des données de trafic et non des données personnelles. | Que ce soient des données de trafic et non des données personnelles ne change rien.",
		"fr exempt | Ne collecte aucune donnée personnelle. | Collecte des données personnelles : votre langue.",
		"fr body | Ces données sont anonymes. Ces cookies sont donc exemptés. | Ces données sont anonymes. Ces cookies ne sont donc pas exemptés pour autant.",
		"en body | These cookies are anonymous and do not require your consent. | Even anonymous cookies are never exempt from consent.",
		"en body | The figures are anonymous. These cookies are thus exempt. | The figures are anonymous. These cookies are thus not exempt from anything.",
		"en body | These are traffic data, not personal data. | Whether these are traffic data, not personal data, does not matter.",
		"en exempt | Collects no personal data. | Collects personal data: your language.",
	},
	"SCO-03": {
		"fr body | Si la loi l’impose, nous recueillons votre consentement. | Nous demandons votre consentement, et pas seulement lorsque la loi l’exige.",
		"fr body | Ils sont déposés avec votre consentement lorsque celui-ci est requis. | Nous demandons votre consentement, et non seulement lorsque celui-ci est requis.",
		"fr body | Si nécessaire, nous recueillons votre consentement. | Nous ne recueillons pas votre consentement « si nécessaire » : nous le recueillons toujours.",
		"fr body | Ils sont déposés avec votre consentement, le cas échéant. | Ils ne sont jamais déposés sans votre consentement, que vous pouvez le cas échéant retirer.",
		"en body | We ask for your consent where the law requires it. | We ask for your consent, not only where the law requires it.",
		"en body | They are set with your consent where consent is required. | We ask for your consent, and not just where consent is required.",
	},
	"SCO-07": {
		"fr body | Ces cookies sont déposés sur la base de notre intérêt légitime. | Ces cookies ne sont jamais déposés sur la base de notre intérêt légitime.",
		"fr body | Ces cookies sont déposés sans votre accord sur la base de notre intérêt légitime. | Pour ces cookies, notre intérêt légitime ne suffit pas.",
		"fr body | Ces cookies reposent sur l’article 6.1.f du RGPD. | Ces cookies ne reposent pas sur l’article 6.1.f du RGPD.",
		"en body | These cookies rest on Article 6(1)(f) GDPR. | These cookies never rest on Article 6(1)(f) GDPR.",
		"fr exempt | Nécessaire à notre intérêt légitime. | Retenir votre choix, et non servir notre intérêt légitime.",
		"en body | We place cookies on the basis of our legitimate interest. | We do not place cookies on the basis of our legitimate interest.",
		"en body | Consent is not required because cookies serve our legitimate interest. | Our legitimate interest is not a ground for cookies.",
		"en exempt | Needed for our legitimate interest. | Rests on what you ask for, not on our legitimate interest.",
	},
	"SCO-09": {
		"fr body | Ces cookies sont nécessaires, car demandés par l’éditeur. | Être demandés par l’éditeur ne suffit pas pour que des cookies soient exemptés.",
		"fr body | Ces cookies sont demandés par l’abonné (ici : vous). | Ces cookies ne sont pas demandés par l’abonné (ici : vous).",
		"fr guide | Ces cookies sont nécessaires, car demandés par votre client. | Ces cookies ne sont pas exemptés parce que demandés par votre client.",
		"fr exempt | Afficher le fond choisi par l’éditeur. | Retenir votre langue, jamais le fond choisi par l’éditeur.",
		"fr body | Un cookie retient l’image choisie par nos clients. | Aucun cookie ne retient l’image choisie par nos clients.",
		"en body | These cookies are essential, as requested by our customers. | These cookies are not essential because requested by our customers.",
		"en body | They are requested by the subscriber (here: you). | They are never requested by the subscriber (here: you).",
		"en exempt | Show the background chosen by the publisher. | Remember your language, never the background chosen by the publisher.",
	},
	"INF-06": {
		"fr body | Nous utilisons Matomo ou tout autre outil similaire. | Nous n’utilisons pas Matomo ou tout autre outil similaire.",
		"fr body | Nous employons des outils tels que Google Analytics. | Nous n’employons pas d’outils tels que Google Analytics.",
		"fr body | Des cookies sont déposés par des partenaires comme Google. | Aucun cookie n’est déposé par des partenaires comme Google.",
		"fr body | Certains de nos partenaires peuvent déposer des cookies. | Certains de nos partenaires ne peuvent déposer aucun cookie.",
		"fr body | Des tiers peuvent déposer des cookies. | Les tiers ne peuvent déposer de cookies sur notre site.",
		"fr body | Cette page est susceptible de contenir des cookies de tiers. | Cette page n’est pas susceptible de contenir des cookies de tiers.",
		"fr body | Les réseaux sociaux (Facebook, X, etc.) déposent des cookies. | Les réseaux sociaux (Facebook, X, etc.) ne déposent aucun cookie ici.",
		"fr body | Google, Meta, etc. déposent des cookies. | Nous ne déposons pas de cookies de Google, Meta, etc.",
		"fr body | Vos choix sont notamment transmis à Google. | Vos choix ne sont vendus à personne, ni notamment transmis à Google.",
		"fr body | Les services tiers susceptibles de déposer des cookies sont nombreux. | Il n’y a pas de services tiers susceptibles de déposer des cookies.",
		"fr body | Nos prestataires sont notamment Google et Meta. | Ni nos outils ni nos prestataires ne sont notamment des régies.",
		"fr body | Les principaux cookies utilisés sont les suivants : | Ce ne sont pas seulement les principaux cookies : tous suivent.",
		"fr body | Cette liste de cookies n’est pas exhaustive. | La liste des cookies n’est pas « non exhaustive » : elle est complète.",
		"fr body | Cette liste de cookies est donnée à titre indicatif. | Cette liste de cookies n’est pas donnée à titre indicatif : elle est complète.",
		"fr body | Nous intégrons des vidéos de sites tels que YouTube. | Nous n’intégrons pas de vidéos de sites tels que YouTube.",
		"en body | Cookie identifiers are shared with selected partners. | Cookie identifiers are never shared with selected partners.",
		"en body | Our partners (Google, Meta, etc.) set cookies. | Our partners (Google, Meta, etc.) set no cookies here.",
		"en body | We use Matomo or any other similar tool. | We do not use Matomo or any other similar tool.",
		"en body | We use third-party services such as Google Analytics. | We do not use third-party services such as Google Analytics.",
		"en body | Third parties may place cookies on your device. | No third parties may place cookies on your device.",
		"en body | We embed videos from sites such as YouTube. | We do not embed videos from sites such as YouTube.",
		"en body | This list of cookies is not exhaustive. | This list of cookies is complete: we never publish a non-exhaustive one.",
	},
	"INF-07": { // "no longer than necessary" is vague too: what takes a formula back is a time
		"fr body | Les cookies sont conservés pour une durée conforme à la loi. | Les cookies ne sont pas conservés pour une vague durée conforme à la loi, mais 13 mois.",
		"fr body | Les cookies sont gardés aussi longtemps que nécessaire. | Nous ne gardons pas les cookies aussi longtemps que nécessaire : chaque durée figure dans le tableau.",
		"fr body | Les cookies sont gardés pendant la durée légale. | Les cookies ne sont pas gardés pendant la durée légale, mais six mois.",
		"fr body | La durée des cookies est celle prévue par la loi. | La durée des cookies n’est pas celle prévue par la loi : elle figure dans le tableau.",
		"fr body | Ces cookies sont conservés conformément à la loi. | Ces cookies sont conservés conformément à la loi, et jamais plus de 6 mois.",
		"fr body | Ces cookies ont une durée de vie limitée. | Ces cookies ont une durée de vie limitée, jamais plus de treize mois.",
		"fr body | Les cookies sont conservés pendant une certaine durée. | Les cookies sont conservés pendant une certaine durée, jamais plus de 13 mois.",
		"en body | These cookies have a limited lifetime. | These cookies have a limited lifetime, never more than a year: see the table.",
		"en body | Cookies are kept for as long as necessary. | Cookies are not kept for as long as necessary, but for six months.",
		"en body | Cookies are kept for the statutory period. | Cookies are not kept for the statutory period, but for six months.",
	},
	"INF-13": {
		"fr body | Ouvrez les outils de développement pour voir les cookies. | Vous n’avez jamais besoin des outils de développement pour voir les cookies.",
		"en body | Open the developer tools to see the cookies. | You never need the developer tools to see the cookies.",
	},
	"INF-16": {
		"fr body | Les informations sur les cookies figurent dans nos conditions générales. | Les informations sur les cookies ne figurent pas dans nos conditions générales.",
		"fr label | Consultez nos conditions générales. | Inutile de consulter nos conditions générales.",
		"en body | Information on cookies can be found in our terms of use. | Information on cookies is not found in our terms of use.",
		"en label | See our terms of use. | No need to see our terms of use.",
	},
	"INF-25": {
		"fr body | Nous ne contrôlons pas les cookies de ces tiers. | Nous ne laissons entrer aucun cookie de tiers que nous ne contrôlons pas.",
		"fr body | Nous ne contrôlons pas les cookies de ces tiers et déclinons toute responsabilité. | Sans décliner notre responsabilité, nous laissons ces tiers déposer des cookies.",
		"fr body | Nous déclinons toute responsabilité pour les cookies de ces tiers. | Nous ne déclinons pas notre responsabilité pour les cookies de ces tiers.",
		"fr body | L’éditeur ne saurait être responsable des cookies de ces tiers. | L’éditeur ne saurait s’exonérer de sa responsabilité pour les cookies de ces tiers.",
		"en body | We do not control the cookies of third parties. | We let in no cookies of third parties that we do not control.",
		"en body | We disclaim liability for the cookies of third parties. | We never disclaim liability for the cookies of third parties.",
	},
	"INF-27": {
		"fr body | Vous pouvez refuser les cookies en réglant votre navigateur. | Vous pouvez refuser les cookies sans passer par les réglages de votre navigateur.",
		"fr body | Dans les paramètres de votre navigateur, vous pouvez refuser les cookies. | Nul besoin d’aller dans les paramètres de votre navigateur, vous pouvez refuser les cookies ici.",
		"fr body | Le refus des cookies se fait dans votre navigateur. | Le refus des cookies ne se fait pas dans votre navigateur.",
		"fr body | Vous exprimez vos choix via les options de votre navigateur. | Vous n’avez pas à exprimer vos choix via les options de votre navigateur.",
		"fr body | Le refus des cookies passe uniquement par les réglages du navigateur. | Le refus des cookies ne passe pas uniquement par les réglages du navigateur.",
		"fr body | Les cookies peuvent être refusés par les réglages du navigateur. | Les cookies peuvent être refusés sans passer par les réglages du navigateur.",
		"fr body | Votre choix est exprimé par le paramétrage de votre navigateur. | Votre choix n’est jamais exprimé par le paramétrage de votre navigateur.",
		"fr body | En réglant votre navigateur, vous acceptez les cookies. | En réglant votre navigateur, vous n’acceptez pas les cookies.",
		"fr long | Vous pouvez refuser les cookies : ouvrez votre navigateur. | Vous pouvez refuser les cookies sans ouvrir votre navigateur.",
		"en long | You can refuse cookies: open your browser. | You can refuse cookies without changing anything in your browser.",
		"en body | You can only refuse cookies in your browser. | You can refuse cookies, and not only in your browser settings.",
		"en body | As your browser is set to accept cookies, you agree to ours. | That your browser is set to accept cookies does not mean that you agree to ours.",
	},
	"BAN-07": {
		"fr body | En poursuivant votre navigation, vous acceptez les cookies. | En poursuivant votre navigation, vous n’acceptez pas les cookies.",
		"fr body | Le simple fait de naviguer emporte votre accord. | Le simple fait de naviguer n’emporte jamais votre accord.",
		"fr body | La fermeture du bandeau vaut acceptation des cookies. | La fermeture du bandeau ne vaut pas acceptation des cookies.",
		"fr body | Votre silence vaut consentement. | Votre silence ne vaut jamais consentement.",
		"fr body | Vous êtes réputé avoir accepté les cookies. | Vous n’êtes jamais réputé avoir accepté les cookies.",
		"fr body | Sans réponse de votre part, nous considérons que vous êtes d’accord. | Sans réponse de votre part, nous ne considérons pas que vous êtes d’accord.",
		"fr body | Sauf opposition, des cookies publicitaires seront déposés. | Même en l’absence de refus, des cookies publicitaires ne sont jamais déposés.",
		"en body | By using this site, you accept our cookies. | By using this site, you do not accept our cookies.",
		"en body | We set cookies if you continue browsing. | We never set cookies if you continue browsing.",
		"en body | You are deemed to accept our cookies. | You are never deemed to accept our cookies.",
		"en body | If you do nothing, we take this as consent. | If you do nothing, we do not take this as consent.",
	},
	"BAN-16": {
		"fr body | Vous acceptez nos conditions générales et nos cookies. | Accepter nos conditions générales n’emporte pas votre accord aux cookies.",
		"en body | You accept our terms of use and our cookies. | Accepting our terms of use does not mean accepting cookies.",
	},
	"RET-01": {
		"fr body | Votre consentement aux cookies est définitif. | Votre consentement aux cookies n’est jamais définitif.",
		"fr body | Votre choix sur les cookies ne peut pas être modifié. | Votre choix sur les cookies ne peut pas être modifié par un tiers.",
		"fr body | Votre consentement aux cookies ne peut plus être retiré. | Le retrait de votre consentement aux cookies ne peut pas modifier la licéité de ce qui précède.",
		"en body | Your consent to cookies is final. | Your consent to cookies is never final.",
		"en body | Your consent to cookies cannot be withdrawn. | Your consent to cookies cannot be changed by anyone else.",
	},
	"RET-02": {
		"fr body | Ouvrez les outils de développement. | Vous n’avez pas à ouvrir les outils de développement.",
		"fr body | Pour retirer votre consentement, modifiez les réglages de votre navigateur. | Pour retirer votre consentement, il n’est pas nécessaire de modifier les réglages de votre navigateur.",
		"fr body | Vous pouvez supprimer les cookies dans votre navigateur. | Vous pouvez fermer la page : inutile de supprimer les cookies dans votre navigateur.",
		"fr body | Dans votre navigateur, vous pouvez supprimer les cookies. | Sans ouvrir les réglages du navigateur, vous pouvez supprimer les cookies.",
		"fr body | Vous pouvez régler votre navigateur en effaçant les cookies. | Vous pouvez changer d’avis sans toucher au navigateur en effaçant les cookies.",
		"fr body | Pour retirer votre accord aux cookies, écrivez-nous. | Pour retirer votre accord aux cookies, inutile de nous écrire.",
		"fr body | Vous retirez votre accord aux cookies par courriel. | Vous retirez votre accord aux cookies sans nous adresser un courriel.",
		"fr body | Le consentement se retire par téléphone. | Le consentement se retire sans devoir appeler.",
		"fr body | Le consentement se retire uniquement dans votre compte. | Le consentement ne se retire pas uniquement dans votre compte.",
		"fr body | Pour refuser, installez le module complémentaire de Google. | Vous pouvez refuser sans devoir installer de module complémentaire.",
		"en body | Opt out with the Google browser add-on. | You can opt out without having to install a browser add-on.",
		"en body | Open the developer tools. | You need not open the developer tools.",
		"en body | To withdraw your consent, delete the cookies. | To withdraw your consent, you need not delete the cookies.",
		"en body | You can delete cookies in your browser. | You can close the page: there is no need to delete cookies in your browser.",
		"en body | You withdraw your consent to cookies by e-mail. | You withdraw your consent to cookies without having to contact us.",
		"en body | To withdraw your consent, call us. | To withdraw your consent, you never have to call us.",
		"en body | Your consent can be withdrawn only in your account. | Your consent can be withdrawn, and not only in your account.",
	},
	"TRF-01": {
		"fr body | Google a adhéré au Privacy Shield. | Google ne s’appuie pas sur le Privacy Shield.",
		"en body | Google relies on the Privacy Shield. | Google does not rely on the Privacy Shield.",
	},
}

// placed is a product whose only words of a kind stand in a place.
func placed(lang, place, words string) policy.Product {
	if place == "body" {
		return sentence(lang, words)
	}
	p := sentence(lang, "Bonjour.")
	for i := range p.Editions {
		d := &p.Editions[i].Documents[0]
		if d.Lang != lang {
			continue
		}
		d.Purposes = slices.Clone(d.Purposes)
		switch place {
		case "exempt":
			d.Purposes[0].Summary = words
		case "label":
			d.Banner.Labels.Text = words
		case "guide":
			d.Kind, d.Body = policy.Guide, written(words, lang)
		case "long":
			d.Body = written(words, lang)
			d.Body.Passages = append(d.Body.Passages, policy.Passage{Text: "Bonjour."}, policy.Passage{Text: "Bonsoir."})
		}
	}
	return p
}

// byLaw are the rules of law about words that a product breaks.
func byLaw(p policy.Product) []string {
	var out []string
	for _, f := range listen(p) {
		if f.Severity == diag.Law {
			out = append(out, f.Code)
		}
	}
	return out
}

// A finding of law stops a build: whoever denies a thing must not be told of it.
// Each wording has words of its own here, and words that deny them.
func TestNegatedWordsBreakNoLaw(t *testing.T) {
	for rule, all := range lawWordings() {
		heard := make([]bool, len(all))
		for _, line := range denials[rule] {
			parts := strings.Split(line, " | ")
			lang, place, _ := strings.Cut(parts[0], " ")
			says := placed(lang, place, parts[1])
			if !slices.Contains(byLaw(says), rule) {
				t.Errorf("%s does not hear: %s", rule, parts[1])
			}
			if got := byLaw(placed(lang, place, parts[2])); len(got) > 0 {
				t.Errorf("%s: %v is found in: %s", rule, got, parts[2])
			}
			for i, w := range all {
				heard[i] = heard[i] || len(wordings(w)(subjectOf(says, textsOf(says), &reader{}, Input{}))) > 0
			}
		}
		if i := slices.Index(heard, false); i >= 0 {
			t.Errorf("%s: nothing is denied of wording %d of %d", rule, i+1, len(all))
		}
	}
}

// Rules of law about words are all looked at above.
func TestEachRuleOfLawHasItsDenials(t *testing.T) {
	for _, r := range prose() {
		if r.Severity == diag.Law && lawWordings()[r.ID] == nil {
			t.Errorf("nothing is denied of %s", r.ID)
		}
	}
}
