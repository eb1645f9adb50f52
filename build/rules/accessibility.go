package rules

import (
	"slices"

	"charte/build/diag"
)

// rgaa cites criteria of the RGAA, with those of WCAG that they stand for.
func rgaa(criteria, wcag string) Source {
	return Source{
		Name: "RGAA 4.1, " + criteria + "; WCAG 2.2, " + wcag,
		URL:  "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/", Flag: Primary, Checked: checked,
	}
}

// accessibility is the family A11: who can read and operate the pages.
func accessibility() []Rule {
	return slices.Concat(seen(), structured(), operated())
}

// seen are the rules about what meets the eye.
func seen() []Rule {
	return []Rule{
		{
			ID: "A11-01", Severity: diag.Guideline, Source: rgaa("criteria 3.2 and 3.3", "1.4.3 and 1.4.11"),
			Title: Text{"Enough contrast", "Un contraste suffisant"},
			Why: Text{
				"Text stands out from its background by a ratio of 4.5 to 1 at least, controls by 3 to 1, in the light and in the dark; below that, many people cannot read it.",
				"Le texte se détache de son fond par un rapport d’au moins 4,5 pour 1, les commandes par 3 pour 1, en clair comme en sombre ; en deçà, beaucoup ne peuvent pas lire.",
			},
			Message: Text{
				"{foreground} on {background} has a contrast of {ratio}:1, below {least}:1 ({mode})",
				"{foreground} sur {background} n’a qu’un contraste de {ratio}:1, en deçà de {least}:1 ({mode})",
			},
			Hint: Text{
				"choose a darker or a lighter colour for one of the two",
				"choisissez une couleur plus foncée ou plus claire pour l’une des deux",
			},
			sheet: lowContrast,
		},
		{
			ID: "A11-08", Severity: diag.Guideline, Source: rgaa("criteria 10.4 and 10.11", "1.4.4 and 1.4.10"),
			Title: Text{"Zooming is allowed", "Le zoom est permis"},
			Why: Text{
				"Readers enlarge a text to twice its size, with two fingers on a telephone. A page must not forbid it.",
				"On agrandit un texte jusqu’au double, avec deux doigts sur un téléphone. Une page ne doit pas l’interdire.",
			},
			Message: Text{"this page keeps readers from zooming", "cette page empêche d’agrandir"},
			Hint: Text{
				"delete user-scalable and maximum-scale from the viewport in layouts",
				"supprimez user-scalable et maximum-scale de la balise viewport, dans layouts",
			},
			page: forbidsZoom,
		},
		{
			ID: "A11-09", Severity: diag.Guideline, Source: rgaa("criterion 10.7", "2.4.7"),
			Title: Text{"The focus is seen", "Le focus se voit"},
			Why: Text{
				"Whoever moves with the keyboard has to see where they are. A style that takes the outline away hides it.",
				"Qui se déplace au clavier doit voir où il se trouve. Un style qui supprime le contour le lui cache.",
			},
			Message: Text{"{words} takes the outline of the focus away", "{words} supprime le contour du focus"},
			Hint: Text{
				"delete the line, or draw another outline for :focus-visible",
				"supprimez la ligne, ou dessinez un autre contour pour :focus-visible",
			},
			sheet: hidesFocus,
		},
		{
			ID: "A11-12", Severity: diag.Guideline, Source: rgaa("criteria 13.1 and 13.8", "2.2.1 and 2.2.2"),
			Title: Text{"Nothing moves by itself", "Rien ne bouge tout seul"},
			Why: Text{
				"What moves, plays or goes away by itself disturbs reading, and makes some people ill. Movement waits for the reader, or for a system that does not ask for less of it.",
				"Ce qui bouge, se lance ou disparaît tout seul gêne la lecture et rend certains malades. Le mouvement attend le lecteur, ou un système qui ne demande pas de le réduire.",
			},
			Message: Text{"{words} moves, plays or changes the page by itself", "{words} bouge, se lance ou change la page tout seul"},
			Hint: Text{
				"put the style into @media (prefers-reduced-motion: no-preference), or let the reader start it",
				"placez le style dans @media (prefers-reduced-motion: no-preference), ou laissez le lecteur le lancer",
			},
			page: movesPage, sheet: movesSheet,
		},
	}
}

// structured are the rules about what a page is made of.
func structured() []Rule {
	return []Rule{
		{
			ID: "A11-03", Severity: diag.Guideline, Source: rgaa("criteria 5.4 to 5.7", "1.3.1"),
			Title: Text{"Tables say what they hold", "Les tableaux disent ce qu’ils contiennent"},
			Why: Text{
				"A table has a caption, and its headers say whether they stand for a column or a row: this is how a screen reader tells what a duration belongs to.",
				"Un tableau porte un titre, et ses en-têtes disent s’ils valent pour une colonne ou pour une ligne : c’est ainsi qu’un lecteur d’écran rattache une durée à son traceur.",
			},
			Message: Text{"this page has a table without a caption", "cette page contient un tableau sans titre"},
			Hint: Text{
				"write <caption>, and <th scope=col> or <th scope=row>, in layouts/_partials/table.html",
				"écrivez <caption>, et <th scope=col> ou <th scope=row>, dans layouts/_partials/table.html",
			},
			page: tables,
		},
		{
			ID: "A11-06", Severity: diag.Guideline, Source: rgaa("criteria 8.3 to 8.6", "3.1.1 and 2.4.2"),
			Title: Text{"Language and title of the page", "Langue et titre de la page"},
			Why: Text{
				"A screen reader pronounces a text in the language that the page says it is in, and names the page by its title.",
				"Un lecteur d’écran prononce le texte dans la langue que la page annonce, et nomme la page par son titre.",
			},
			Message: Text{"this page does not say in which language it is written", "cette page ne dit pas dans quelle langue elle est écrite"},
			Hint: Text{
				"write <html lang> and <title> in layouts/baseof.html and layouts/_partials/head.html",
				"écrivez <html lang> et <title> dans layouts/baseof.html et layouts/_partials/head.html",
			},
			page: languageAndTitle,
		},
		{
			ID: "A11-07", Severity: diag.Guideline, Source: rgaa("criteria 9.1 to 9.3, 12.6 and 12.7", "1.3.1 and 2.4.1"),
			Title: Text{"Headings, landmarks, skip link", "Titres, repères, lien d’évitement"},
			Why: Text{
				"People who do not see the page walk through it by its headings and its parts. It has one main heading, steps down one level at a time, names its main part and lets them skip to it.",
				"Qui ne voit pas la page la parcourt par ses titres et ses zones. Elle a un seul titre principal, descend d’un niveau à la fois, désigne sa zone principale et permet d’y sauter.",
			},
			Message: Text{"{words} stands more than one level below the heading before it", "{words} saute un niveau après le titre qui précède"},
			Hint: Text{
				"look into layouts/baseof.html, and at the ## of the text",
				"regardez layouts/baseof.html, et les ## du texte",
			},
			page: outline,
		},
	}
}

// operated are the rules about links and the keyboard.
func operated() []Rule {
	return []Rule{
		{
			ID: "A11-04", Severity: diag.Guideline, Source: rgaa("criteria 6.1 and 6.2", "2.4.4"),
			Title: Text{"Links that say where they lead", "Des liens qui disent où ils mènent"},
			Why: Text{
				"Screen readers list the links of a page. One that is called “here”, or nothing, leads nowhere in such a list.",
				"Les lecteurs d’écran dressent la liste des liens d’une page. Un lien qui s’appelle « ici », ou qui n’a pas de nom, n’y mène nulle part.",
			},
			Message: Text{"this page has a link called “{name}”, which does not say where it leads", "cette page contient un lien nommé « {name} », qui ne dit pas où il mène"},
			Hint:    Text{"name what stands behind the link", "nommez ce qui se trouve derrière le lien"},
			page:    namelessLinks,
		},
		{
			ID: "A11-11", Severity: diag.Guideline, Source: rgaa("criterion 12.8", "2.4.3"),
			Title: Text{"The keyboard follows the text", "Le clavier suit le texte"},
			Why: Text{
				"The tabulator goes through a page in the order in which it is read. A positive tabindex makes it jump.",
				"La tabulation parcourt la page dans l’ordre de lecture. Un tabindex positif la fait sauter.",
			},
			Message: Text{"{words} takes the keyboard out of the order of the text", "{words} fait sortir le clavier de l’ordre du texte"},
			Hint:    Text{"delete tabindex, or write tabindex=\"0\"", "supprimez tabindex, ou écrivez tabindex=\"0\""},
			page:    jumpingFocus,
		},
	}
}
