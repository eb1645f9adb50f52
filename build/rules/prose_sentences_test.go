package rules

// A sentence begins with the language in which it is written.
var sentencesThatFire = map[string][]string{
	"SCO-02": {
		"fr Ces cookies ne collectent aucune donnée personnelle et sont exemptés du consentement selon la CNIL.",
		"fr Lorsque les statistiques sont anonymes, le consentement de l’utilisateur n’est pas nécessaire.",
		"fr Les données issues des cookies restent donc des données de trafic, et non des données personnelles.",
		"en These cookies collect no personal data and do not require your consent.",
		"en As the figures are anonymous, no consent is required.",
	},
	"SCO-03": {
		"fr Ces cookies ne sont déposés qu’après consentement de l’utilisateur lorsque la réglementation l’exige.",
		"fr Si la loi l’impose, nous recueillons votre consentement.",
		"en We ask for your consent to these cookies where required by law.",
		"en Where applicable law requires, we will obtain your consent.",
	},
	"SCO-07": {
		"fr Ces cookies sont déposés sur la base de notre intérêt légitime.",
		"fr ClickMeeting ne subordonne pas les cookies au consentement, mais à son objectif juridique légitime.",
		"en We place these cookies on the basis of our legitimate interest.",
	},
	"SCO-09": {
		"fr Ils sont strictement nécessaires et explicitement demandés par l’abonné ou l’utilisateur (ici : vous et le participant).",
		"fr Ces cookies sont indispensables, car demandés par nos clients.",
		"en These cookies are strictly necessary because they were requested by the publisher.",
	},
	"SCO-10": {
		"fr Ces cookies strictement nécessaires permettent aussi de personnaliser votre expérience.",
		"en These strictly necessary cookies personalise your experience.",
	},
	"SCO-12": {
		"fr Les cookies dits « tiers » sont déposés par un autre site.",
		"fr Le dépôt des cookies tiers est soumis à votre consentement préalable.",
		"en We use two types of cookies: first-party cookies and third-party cookies.",
	},
	"AUD-09": {
		"fr Notre outil de mesure est certifié par la CNIL.",
		"en Our analytics tool is approved by the CNIL.",
	},
	"INF-06": {
		"fr Google Analytics, Matomo, ou tout autre outil analytique similaire",
		"fr Ces cookies peuvent être déposés par des outils tels que :",
		"fr Le site peut intégrer des services tiers susceptibles de déposer des cookies, notamment :",
		"fr Nous travaillons avec des prestataires tels que Google pour mesurer l’audience.",
		"en We use third-party services such as Google Analytics to measure traffic.",
		"en Third parties may place cookies on your device.",
	},
	"INF-07": {
		"fr Les cookies sont conservés pour une durée maximale conforme à la réglementation applicable.",
		"fr Les cookies sont conservés pour la durée nécessaire à la finalité poursuivie.",
		"en Cookies are kept for as long as permitted by law.",
		"en We keep cookies no longer than necessary.",
	},
	"INF-13": {
		"fr Ce cookie contient le payload de votre session.",
		"en This cookie protects against CSRF.",
	},
	"INF-15": {
		"fr Nous utilisons des cookies pour améliorer votre expérience de navigation.",
		"en We use cookies to improve your browsing experience.",
	},
	"INF-16": {
		"fr Les informations relatives aux cookies figurent dans nos conditions générales d’utilisation.",
		"en Information about cookies can be found in our terms of use.",
	},
	"INF-21": {
		"fr La liste des traceurs est disponible ici.",
		"fr Les informations sont disponibles [ici](#).",
		"en The list of trackers is available here.",
	},
	"INF-23": {
		"fr Conformément à la réglementation européenne (RGPD), FlowlyWeb respecte vos choix concernant les cookies.",
		"en In accordance with the GDPR, we ask before we set cookies.",
	},
	"INF-25": {
		"fr Confluent Digital SAS ne contrôle pas les cookies déposés par ces services tiers.",
		"fr Nous déclinons toute responsabilité quant aux cookies de nos partenaires.",
		"en We do not control the cookies that these third parties set.",
	},
	"INF-27": {
		"fr Votre choix est exprimé par le paramétrage de votre navigateur.",
		"fr Vous pouvez refuser les cookies en réglant votre navigateur.",
		"en Your browser settings constitute your consent: as it is set to accept cookies, you accept ours.",
	},
	"BAN-07": {
		"fr En poursuivant votre navigation, vous acceptez l’utilisation de cookies.",
		"en By continuing to use this site, you agree to our use of cookies.",
	},
	"BAN-12": {
		"fr Vous devez accepter les cookies pour accéder au site.",
		"en You must accept cookies to continue.",
	},
	"BAN-13": {
		"fr Le bandeau des cookies disparaît quand vous cliquez sur « J’ai compris ».",
		"en Click on “Got it” to accept the cookies.",
	},
	"BAN-16": {
		"fr En cliquant, vous acceptez nos conditions générales et les cookies décrits ici.",
		"en By clicking you accept our terms of use and our cookies.",
	},
	"RET-01": {
		"fr Votre consentement au dépôt des cookies est définitif.",
		"en Your consent to cookies cannot be withdrawn.",
	},
	"RET-02": {
		"fr Allez dans l’onglet Application ou Stockage.",
		"fr Pour retirer votre consentement, supprimez les cookies dans votre navigateur.",
		"fr Pour retirer votre consentement aux cookies, écrivez-nous à dpo@acme.example.",
		"en To withdraw your consent, delete the cookies in your browser.",
		"en You may withdraw your consent to cookies by e-mail.",
	},
	"DUR-05": {
		"fr Conformément aux recommandations de la CNIL, les cookies ont une durée de vie de 13 mois au plus.",
		"en As the CNIL recommends, cookies last 13 months at most.",
	},
	"EDT-01": {"fr Le cookie zz_visitor retient votre passage."},
	"EDT-09": {
		"fr Pour en savoir plus, consultez www.cnil.fr.",
		"en Mozilla Firefox: support.mozilla.org",
	},
	"EDT-13": {
		"fr Pour toute question, écrivez à XXXX.",
		"fr Ce cookie est conservé (à compléter).",
		"fr Durée : [à préciser par le service juridique]",
		"fr [Nom de la société] dépose ce cookie.",
		"en TODO: describe the chat.",
		"en Write to [company name] about cookies.",
		"en Lifetime: ???",
	},
	"EDT-08": {"fr Les boutons de partage des réseaux sociaux ne sont pas strictement nécessaires. Les boutons de partage des réseaux sociaux sont strictement nécessaires au service."},
}

var sentencesThatDoNot = map[string][]string{
	"SCO-02": {
		"fr La mesure est faite pour le compte exclusif de l’éditeur et n’aboutit qu’à des statistiques anonymes : elle est dispensée de consentement.",
		"fr Ces cookies produisent des statistiques anonymes.",
		"fr Le consentement est requis, que les données soient personnelles ou non.",
		"en These trackers produce anonymous figures.",
	},
	"SCO-03": {
		"fr La loi exige votre consentement pour ces cookies.",
		"fr Vous pouvez, le cas échéant, retirer votre consentement dans vos choix.",
		"en The law requires your consent for these cookies.",
	},
	"SCO-07": {
		"fr L’intérêt légitime n’est pas un fondement pour déposer des cookies.",
		"fr La prévention de la fraude repose sur notre intérêt légitime.",
		"en Fraud prevention rests on our legitimate interest.",
	},
	"SCO-09": {
		"fr Ces cookies sont strictement nécessaires à un service expressément demandé par l’utilisateur.",
		"fr Un service de la société de l’information expressément demandé par l’abonné ou l’utilisateur.",
		"en They are strictly necessary for a service explicitly requested by the subscriber or user.",
	},
	"SCO-10": {"fr Les cookies nécessaires retiennent votre langue.", "en Necessary cookies remember your language."},
	"SCO-12": {"fr Un service tiers dépose ces cookies de publicité.", "en The video player sets these cookies."},
	"AUD-09": {"fr Aucun outil n’est certifié par la CNIL.", "en The CNIL has published guidelines on audience measurement."},
	"INF-06": {
		"fr Un traceur est un cookie ou toute autre technologie similaire.",
		"fr Un petit fichier déposé sur votre ordinateur ou tout autre appareil.",
		"fr La liste des tiers susceptibles de déposer des cookies figure ci-dessous.",
		"fr Ces traceurs permettent notamment de mesurer l’audience.",
		"fr Nous employons un seul outil : Google Analytics.",
		"en Browsers such as Firefox let you see cookies.",
		"en Third parties may place cookies if you accept them.",
	},
	"INF-07": {
		"fr Les cookies sont conservés 13 mois.",
		"fr Les données sont conservées pendant la durée nécessaire à leur traitement.",
		"en Personal data collected through cookies are kept no longer than necessary.",
	},
	"INF-13": {"fr Ce cookie empêche un autre site d’agir à votre place.", "en This cookie stops another site from acting in your name."},
	"INF-15": {
		"fr Les cookies permettent de mémoriser vos préférences et vos actions, pour améliorer votre expérience de navigation.",
		"fr Ils permettent de maintenir votre session et d’améliorer l’expérience du service client.",
		"en We use cookies to count visits and improve your experience.",
	},
	"INF-16": {"fr Nos conditions générales s’appliquent aussi.", "en Our terms of use apply."},
	"INF-21": {
		"fr La liste figure [ici](https://acme.example/liste), avec la durée de chaque traceur.",
		"fr Voici la liste.",
		"en Here is the list.",
	},
	"INF-23": {
		"fr L’article 82 de la loi Informatique et Libertés et le RGPD protègent vos choix concernant les cookies.",
		"fr Les données personnelles collectées par les cookies sont traitées conformément au RGPD.",
		"en Personal data from cookies are processed in accordance with the GDPR.",
	},
	"INF-25": {
		"fr Nous répondons de la présence de ces services tiers sur le site.",
		"fr Nous ne contrôlons pas les cookies des sites tiers vers lesquels mènent nos liens.",
		"en We are not responsible for the cookies of third-party websites that we link to.",
	},
	"INF-27": {
		"fr Vous pouvez également bloquer les cookies dans votre navigateur.",
		"fr Vous pouvez refuser dans le bandeau ou bloquer les cookies dans votre navigateur.",
		"en You can also block cookies in your browser.",
	},
	"BAN-07": {
		"fr Poursuivre votre navigation ne vaut pas accord pour les cookies.",
		"fr Déconnectez-vous avant de poursuivre votre navigation sur notre site.",
		"en Browsing on does not mean that you accept cookies.",
	},
	"BAN-12": {"fr Pour voir la vidéo, vous devez accepter les cookies du lecteur.", "en You need not accept cookies to use the site."},
	"BAN-13": {"fr Cliquez sur « Tout accepter » ou sur « Tout refuser ».", "en Click “Accept all” or “Refuse all”."},
	"BAN-16": {"fr Cette page complète nos conditions générales.", "en This page adds to our terms of use."},
	"RET-01": {"fr Vous pouvez retirer votre consentement à tout moment.", "en You can withdraw your consent at any time."},
	"RET-02": {
		"fr Pour retirer votre consentement, rouvrez vos choix par le lien « Gérer mes choix ».",
		"fr Nous lisons ces cookies jusqu’à ce que vous les supprimiez.",
		"en To withdraw your consent, click the link at the foot of the page.",
	},
	"DUR-05": {
		"fr Ce cookie de mesure d’audience est conservé 13 mois, comme l’admet la CNIL.",
		"fr Ce cookie dure 13 mois.",
		"en This cookie lasts 13 months.",
	},
	"EDT-01": {
		"fr Le cookie cw_conversation retient la conversation.",
		"fr Google reçoit ad_storage, et l’adresse https://acme.example/a_b_c ne change pas.",
	},
	"EDT-13": {
		"fr Le formulaire est à compléter en ligne, et son brouillon gardé dans un cookie.",
		"fr Ce cookie retient la taille XXL et le numéro [1].",
		"fr Le cookie cw_* retient la conversation, sous le nom cw_XXXX ; un numéro UA-XXXXX ne sert plus.",
		"en The form is to be completed online.",
		"en The law [as amended] applies […] in full.",
	},
	"EDT-09": {
		"fr Le site www.acme.example utilise des cookies.",
		"fr Écrivez à dpo@www.acme.fr ou réservez sur Booking.com.",
		"fr La CNIL : <https://www.cnil.fr/fr>",
	},
	"EDT-08": {"fr Les cookies fonctionnels ne nécessitent pas votre consentement, sauf certains. Les cookies fonctionnels ne sont pas strictement nécessaires."},
}
