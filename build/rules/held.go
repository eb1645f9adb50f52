package rules

import (
	"slices"

	"charte/build/diag"
)

// Assurance is a rule that no declaration can break, because of how charte is
// made. Of its Rule it has the id, the severity, the title and the source.
type Assurance struct {
	Rule
	// By says what makes sure of it.
	By Text
	// Test names the test that shows it, as "package TestName".
	Test string
}

// Held are the rules that charte's own construction keeps, in the order of their
// families. Some of them are kept as long as nobody replaces the banner's program.
func Held() []Assurance {
	return slices.Concat(heldDeclarations(), heldBanner(), heldWithdrawal(), heldChoice(), heldProof(), heldElsewhere(), heldAccess())
}

// assured is an Assurance on one line of its facts.
func assured(id string, s diag.Severity, source Source, title Text, test string, by Text) Assurance {
	return Assurance{Rule: Rule{ID: id, Severity: s, Title: title, Source: source}, By: by, Test: test}
}

func heldDeclarations() []Assurance {
	return []Assurance{
		assured("SCO-04", diag.Law, Source{Name: "French law 78-17, art. 82; CNIL, deliberation 2020-091, §§ 46-49", URL: cnil2020091, Flag: Primary, Checked: checked},
			Text{"A recognised exemption", "Une dispense reconnue"}, "content TestProblemsPointAtTheirPlace", Text{
				"A file that names any other exemption than the eight recognised ones is not read.",
				"Un fichier qui nomme une autre dispense que les huit reconnues n’est pas lu.",
			}),
		assured("AUD-11", diag.Law, cnilGuidelines("§ 52"),
			Text{"The GDPR applies to exempt measuring", "Le RGPD s’applique à la mesure dispensée"}, "rules TestExemptMeasuringIsHeldAgainstTheRulesOnInformation", Text{
				"A measurement that needs no consent is held against all rules on information, rights and recipients.",
				"Une mesure dispensée de consentement est soumise à toutes les règles sur l’information, les droits et les destinataires.",
			}),
		assured("INF-20", diag.Guideline, cnilRecommendation("art. 2 (2.3)"),
			Text{"Who receives, from the first screen", "Les destinataires, dès le premier écran"}, "e2e TestFirstLayerAsksAndStoresNothing", Text{
				"The first screen of the banner names the services of each purpose and links to the policy, where each stands with its vendor.",
				"Le premier écran de la bannière nomme les services de chaque finalité et renvoie à la politique, où chacun figure avec son fournisseur.",
			}),
		assured("INF-24", diag.Guideline, deceptive("language discontinuity"),
			Text{"Banner and page in one language", "Bannière et page dans la même langue"}, "e2e TestLanguages", Text{
				"The banner follows the language of the page, and a site is not built in a language that lacks a word of either; what a product has not translated is finding TRA-01.",
				"La bannière suit la langue de la page, et un site ne se construit pas dans une langue où il manque un mot à l’une ou à l’autre ; ce qu’un produit n’a pas traduit est le constat TRA-01.",
			}),
	}
}

func heldBanner() []Assurance {
	return slices.Concat(heldAnswers(), heldScope())
}

func heldAnswers() []Assurance {
	return []Assurance{
		assured("BAN-03", diag.Law, cnilGuidelines("§ 30"), Text{"Refusing is as quick as accepting", "Refuser est aussi rapide qu’accepter"}, "e2e TestChoiceIsKept", Text{
			"Either answer takes one click, on the first screen and in the detail.",
			"L’une et l’autre réponse prennent un clic, au premier écran comme dans le détail.",
		}),
		assured("BAN-04", diag.Guideline, taskforceReport("§ 14"), Text{"Refusing is a button", "Refuser est un bouton"}, "e2e TestRolesAndNames", Text{
			"Refusing is a button beside the one that accepts, never a link in a paragraph.",
			"Refuser est un bouton à côté de celui qui accepte, jamais un lien dans un paragraphe.",
		}),
		assured("BAN-06", diag.Law, Source{Name: "GDPR, recital 32; CJEU C-673/17 Planet49; CNIL, deliberation 2020-091, § 27", URL: eurLexGDPR, Flag: Primary, Checked: checked},
			Text{"Nothing is ticked in advance", "Rien n’est activé d’avance"}, "e2e TestChoosingInDetail", Text{
				"All switches of purposes that need consent are off until the visitor turns them on; no declaration changes that.",
				"Tous les interrupteurs des finalités soumises à consentement sont désactivés tant que le visiteur ne les active pas ; aucune déclaration n’y change rien.",
			}),
		assured("BAN-08", diag.Guideline, cnilRecommendation("art. 2 (2.4)"), Text{"Closing is said for what it is", "Ce que vaut la fermeture"}, "e2e TestEscapeIsNoChoice", Text{
			"The first screen has no closing cross. Closing the detail, by its cross or by Escape, is no answer: the question stands as before.",
			"Le premier écran n’a pas de croix. Fermer le détail, par la croix ou par la touche Échap, n’est pas une réponse : la question reste posée.",
		}),
		assured("BAN-10", diag.Guideline, cnilRecommendation("art. 2 (2.4)"), Text{"All purposes before accepting all", "Toutes les finalités avant de tout accepter"}, "e2e TestFirstLayerAsksAndStoresNothing", Text{
			"The first screen lists every purpose that is asked for, above the button that accepts them.",
			"Le premier écran énumère chaque finalité demandée, au-dessus du bouton qui les accepte.",
		}),
		assured("BAN-14", diag.Guideline, Source{Name: "CNIL, recommendation 2020-092 (consolidated in January 2026), art. 2 (2.4); EDPB, guidelines 03/2022, continuous prompting", URL: cnil2020092, Flag: Secondary, Checked: checked},
			Text{"Nobody is asked on every page", "Personne n’est interrogé à chaque page"}, "e2e TestChoiceIsKept", Text{
				"A refusal is kept like an acceptance; the next page asks nothing.",
				"Un refus est conservé comme une acceptation ; la page suivante ne demande rien.",
			}),
	}
}

func heldScope() []Assurance {
	return []Assurance{
		assured("BAN-11", diag.Law, Source{Name: "CNIL, deliberation 2020-091, §§ 17-18; EDPB, guidelines 05/2020 on consent, §§ 39-41", URL: cnil2020091, Flag: Primary, Checked: checked},
			Text{"No wall", "Pas de mur"}, "e2e TestFirstLayerAsksAndStoresNothing", Text{
				"The question stands beside the page and takes neither its focus nor its use; nothing can be declared that closes the page to those who refuse.",
				"La question se tient à côté de la page sans en prendre ni le focus ni l’usage ; rien ne peut être déclaré qui ferme la page à ceux qui refusent.",
			}),
		assured("BAN-18", diag.Guideline, Source{Name: "CNIL, deliberation 2025-131 of 18 December 2025", URL: "https://cnil.fr/fr/cookies-et-autres-traceurs-recommandations-finales-sur-le-consentement-multi-terminaux", Flag: Secondary, Checked: readToday},
			Text{"One device, one choice", "Un appareil, un choix"}, "e2e TestAttributesOfTheCookie", Text{
				"A choice is kept in a cookie of this device, and nowhere else: it never applies to another one.",
				"Le choix est conservé dans un cookie de cet appareil, et nulle part ailleurs : il ne s’applique jamais à un autre.",
			}),
		assured("BAN-19", diag.Guideline, cnilRecommendation("art. 2 (2.2)"), Text{"Consent on each site", "Un consentement pour chaque site"}, "e2e TestChoiceIsSharedBetweenSubdomains", Text{
			"A choice counts for one host, or for the subdomains of one domain of the publisher; a domain that others share is refused.",
			"Un choix vaut pour un hôte, ou pour les sous-domaines d’un domaine de l’éditeur ; un domaine partagé avec d’autres est refusé.",
		}),
	}
}

func heldWithdrawal() []Assurance {
	return []Assurance{
		assured("RET-04", diag.Law, Source{Name: "EDPB, guidelines 05/2020 on consent, § 114", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Text{"Withdrawing is as quick as accepting", "Retirer est aussi rapide qu’accepter"}, "e2e TestChoosingInDetail", Text{
				"The link to the choices opens the same dialog, in which one click takes everything back.",
				"Le lien vers les choix ouvre la même fenêtre, où un clic retire tout.",
			}),
		assured("RET-07", diag.Practice, Source{Name: "EDPB, guidelines 03/2022", URL: languages.URL, Flag: Secondary, Checked: checked}, Text{"The present choice is shown", "Le choix actuel est affiché"}, "e2e TestChoosingInDetail", Text{
			"Opened again, the dialog shows each switch as the visitor left it.",
			"Rouverte, la fenêtre montre chaque interrupteur dans l’état où le visiteur l’a laissé.",
		}),
	}
}

func heldChoice() []Assurance {
	return []Assurance{
		assured("DUR-02", diag.Guideline, cnilRecommendation("§ 39"), Text{"A refusal is kept as long as an acceptance", "Un refus se conserve aussi longtemps qu’une acceptation"}, "e2e TestChoiceIsKept", Text{
			"Both answers are kept in one cookie with one lifetime; there is no second one to declare.",
			"Les deux réponses sont dans un même cookie, avec une seule durée ; il n’en existe pas d’autre à déclarer.",
		}),
		assured("DUR-03", diag.Law, Source{Name: "EDPB, guidelines 05/2020 on consent, §§ 110-111", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Text{"What changes is asked again", "Ce qui change fait reposer la question"}, "e2e TestPurposeWithANewTrackerIsAskedAgain", Text{
				"The choice is tied to purposes, services, vendors and trackers: where one is added or changes, the banner asks again, about that alone.",
				"Le choix est lié aux finalités, services, fournisseurs et traceurs : si l’un d’eux s’ajoute ou change, la bannière repose la question, pour cela seulement.",
			}),
		assured("DUR-08", diag.Practice, house("a duration that only people can read is checked by nobody"), Text{"Durations that programs can read", "Des durées lisibles par les programmes"}, "page TestDurationsForMachines", Text{
			"A duration that cannot be understood is an error; the page gives each in words and in ISO 8601.",
			"Une durée incompréhensible est une erreur ; la page donne chacune en toutes lettres et selon la norme ISO 8601.",
		}),
	}
}

func heldProof() []Assurance {
	return []Assurance{
		assured("PRF-01", diag.Law, Source{Name: "GDPR, art. 7(1); CNIL, deliberation 2020-091, § 29", URL: eurLexGDPR, Flag: Primary, Checked: checked},
			Text{"Consent can be proved", "Le consentement se prouve"}, "e2e TestReceiptCanBeKept", Text{
				"Each choice has a receipt, which the visitor can keep and which goes to the product where choice.receipt names an address.",
				"Chaque choix donne lieu à un justificatif, que le visiteur peut garder et que le produit reçoit si choice.receipt donne une adresse.",
			}),
		assured("PRF-02", diag.Guideline, cnilRecommendation("art. 4, § 48"), Text{"Versions with a published digest", "Des versions à l’empreinte publiée"}, "e2e TestAPinnedBannerOutlivesItsProductsChanges", Text{
			"A banner that is released (charte release) is recorded with its words, its configuration, the day and the digest of each, and stays published with them; a record that was altered or removed stops the build.",
			"Une bannière publiée par « charte release » est enregistrée avec son texte, sa configuration, le jour et l’empreinte de chacun, et reste en ligne avec eux ; un enregistrement modifié ou retiré empêche de construire le site.",
		}),
		assured("PRF-03", diag.Law, Source{Name: "EDPB, guidelines 05/2020 on consent, § 106; GDPR, art. 5(1)(c)", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Text{"A proof without more data than needed", "Une preuve sans données de trop"}, "e2e TestReceiptIsSentAndTriedAgain", Text{
				"A receipt holds the product, the revision, the words’ digest, the language, the time and the answers: no address, no browser, no identifier.",
				"Un justificatif indique le produit, la version, l’empreinte du texte affiché, la langue, l’heure et les réponses : ni adresse, ni navigateur, ni identifiant.",
			}),
		assured("PRF-04", diag.Guideline, Source{Name: "EDPB, guidelines 05/2020 on consent, § 108", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Text{"A proof of what was shown", "Une preuve de ce qui était affiché"}, "e2e TestReceiptCanBeKept", Text{
				"A receipt names the digest of the very words that were on screen, which are published beside the banner; charte prove finds the release that showed them.",
				"Un justificatif porte l’empreinte du texte même qui était à l’écran, publié à côté de la bannière ; « charte prove » retrouve la publication qui l’affichait.",
			}),
	}
}

func heldElsewhere() []Assurance {
	return []Assurance{
		assured("ES-01", diag.Guideline, Source{Name: "AEPD, guide on the use of cookies, July 2023", URL: "https://www.aepd.es/guias/guia-cookies.pdf", Flag: Secondary, Checked: checked},
			Text{"Accepting and refusing at one level", "Accepter et refuser au même niveau"}, "e2e TestAcceptAndRefuseAreTheSameControl", Text{
				"Both buttons stand on the same screen, side by side, in the same size and colours.",
				"Les deux boutons sont sur le même écran, côte à côte, de même taille et de mêmes couleurs.",
			}),
		assured("US-02", diag.Law, Source{Name: "California Code of Regulations, title 11, § 7004", URL: "https://www.law.cornell.edu/regulations/california/11-CCR-7004", Flag: Secondary, Checked: checked},
			Text{"Symmetry in choice", "Symétrie du choix"}, "e2e TestAcceptAndRefuseAreTheSameControl", Text{
				"The way to the answer that protects more is never longer: both are one click, on the same screen.",
				"Le chemin vers la réponse la plus protectrice n’est jamais plus long : l’une et l’autre prennent un clic, sur le même écran.",
			}),
	}
}

func heldAccess() []Assurance {
	return []Assurance{
		assured("A11-02", diag.Guideline, rgaa("criterion 3.1", "1.4.1"), Text{"Not by colour alone", "Pas par la seule couleur"}, "e2e TestForcedColours", Text{
			"A switch that is on stands on the other side; it is told by its place and its state, whatever the colours.",
			"Un interrupteur activé bascule de l’autre côté : sa position et son état le disent, quelles que soient les couleurs.",
		}),
		assured("A11-05", diag.Guideline, rgaa("criteria 7.1, 7.3, 7.4 and 7.5", "4.1.2, 2.1.1, 3.2.1 and 4.1.3"), Text{"The banner speaks to assistive tools", "La bannière parle aux outils d’assistance"}, "e2e TestWhatAScreenReaderIsTold", Text{
			"Region, dialog, switches and buttons have a role and a name, work by keyboard alone, and what happens is announced.",
			"Région, fenêtre, boutons et interrupteurs ont un rôle et un nom, s’emploient au seul clavier, et ce qui se passe est annoncé.",
		}),
		assured("A11-10", diag.Guideline, rgaa("criteria 11.1, 11.2, 11.5, 11.6 and 11.9", "1.3.1, 3.3.2 and 2.5.3"), Text{"Switches with their labels", "Des interrupteurs étiquetés"}, "e2e TestRolesAndNames", Text{
			"Each switch is labelled by its purpose or its service, in the section of that purpose.",
			"Chaque interrupteur porte le nom de sa finalité ou de son service, dans la section de cette finalité.",
		}),
		assured("A11-13", diag.Guideline, Source{Name: "WCAG 2.2, 2.4.11 and 2.5.8", URL: "https://www.w3.org/TR/WCAG22/", Flag: Unverified, Checked: checked},
			Text{"Focus in sight, targets of size", "Focus visible, cibles assez grandes"}, "e2e TestFocusIsNotHiddenByTheFirstLayer", Text{
				"The banner steps to the other edge where it would cover what has the focus; its controls are 24 pixels wide and high at least.",
				"La bannière passe au bord opposé quand elle couvrirait ce qui a le focus ; ses commandes font au moins 24 pixels de côté.",
			}),
	}
}

// Unseen is a rule of the texts that nothing here can show, with the reason.
type Unseen struct {
	ID       string
	Severity diag.Severity
	Title    Text
	Because  Text
	Source   Source
}

// OutOfSight are the rules that no declaration, word or page shows.
func OutOfSight() []Unseen {
	return []Unseen{
		{
			ID: "INF-17", Severity: diag.Practice, Source: cnilRecommendation("art. 2 (2.1)"),
			Title: Text{"Model wordings of the CNIL", "Formulations types de la CNIL"},
			Because: Text{
				"The CNIL offers wordings for whoever wants them. Not using them is no fault, so there is nothing to find.",
				"La CNIL propose des formulations à qui en veut. Ne pas s’en servir n’est pas une faute : il n’y a rien à constater.",
			},
		},
		{
			ID: "RET-08", Severity: diag.Law, Source: Source{Name: "EDPB, guidelines 05/2020 on consent, §§ 46-48 and 114", URL: edpb052020URL, Flag: Primary, Checked: checked},
			Title: Text{"Withdrawing costs nothing", "Retirer son consentement ne coûte rien"},
			Because: Text{
				"Whether a visitor who withdraws is served worse is decided by the product, on its own pages. The banner takes nothing away but what depends on consent.",
				"Si l’on est moins bien servi après un retrait, c’est le produit qui en décide, sur ses propres pages. La bannière, elle, ne retire que ce qui dépend du consentement.",
			},
		},
		{
			ID: "PRF-05", Severity: diag.Guideline, Source: cnilRecommendation("art. 4"),
			Title: Text{"More than a clause in a contract", "Plus qu’une clause de contrat"},
			Because: Text{
				"What a contract with a partner says, and whether that partner hands over its proofs, is written in no declaration.",
				"Ce que dit le contrat avec un partenaire, et si celui-ci remet ses preuves, n’est écrit dans aucune déclaration.",
			},
		},
		{
			ID: "GPC-03", Severity: diag.Practice, Source: gpcSpec,
			Title: Text{"The file that says that the signal is heard", "Le fichier qui dit que le signal est entendu"},
			Because: Text{
				"The file /.well-known/gpc.json stands on the product’s own site, which charte does not write, and nobody has to publish it.",
				"Le fichier /.well-known/gpc.json se trouve sur le site du produit, que charte n’écrit pas, et rien n’oblige à le publier.",
			},
		},
		{
			ID: "EUX-01", Severity: diag.Practice, Source: Source{Name: "European Commission, COM(2025) 837, proposed art. 88a and 88b of the GDPR", Flag: Secondary, Checked: checked},
			Title: Text{"The Digital Omnibus", "L’omnibus numérique"},
			Because: Text{
				"A proposal binds nobody. If it is adopted there will be rules on it: refusing in one click, six months without being asked again, signals of the browser.",
				"Une proposition n’oblige personne. Si elle est adoptée, elle donnera lieu à des règles : refus en un clic, six mois sans que la question soit reposée, signaux du navigateur.",
			},
		},
	}
}

// SameAs names, for ids of the texts that say the same as another, that other.
func SameAs() map[string]string {
	return map[string]string{"EDT-04": "INF-21", "EDT-07": "BAN-21", "EDT-10": "INF-22"}
}
