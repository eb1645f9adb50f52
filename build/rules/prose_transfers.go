package rules

import "charte/build/diag"

// schremsII was read in summaries of the judgment (EUCRIM, IViR, several law
// firms), which all give its case number, its day and that decision (EU)
// 2016/1250 is invalid.
var schremsII = Source{Name: "CJEU C-311/18 (16 July 2020); GDPR, art. 13(1)(f)", URL: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:62018CJ0311", Flag: Secondary, Checked: readToday}

// proseTransfers are words on what protects data that leave the Union.
func proseTransfers() []Rule {
	return []Rule{{
		ID: "TRF-01", Severity: diag.Law, Source: schremsII, Profiles: union(),
		Title: Text{"Privacy Shield given as a safeguard", "Privacy Shield présenté comme une garantie"},
		Why: Text{
			"The Court of Justice declared the decision on the Privacy Shield invalid on 16 July 2020: since then it protects no transfer.",
			"La Cour de justice a invalidé la décision relative au Privacy Shield le 16 juillet 2020 : depuis lors, celui-ci ne protège plus aucun transfert.",
		},
		Message: Text{
			"“{words}” is named as what protects data, and the Court of Justice declared it invalid on 16 July 2020",
			"« {words} » est invoqué pour protéger les données, alors que la Cour de justice l’a invalidé le 16 juillet 2020",
		},
		Hint: Text{
			"name what protects the transfer today: contractual clauses, or the company’s certification under the EU-US Data Privacy Framework, once you have looked it up",
			"indiquez ce qui protège aujourd’hui le transfert : des clauses contractuelles types, ou la certification de la société au titre du cadre de protection des données UE-États-Unis, une fois vérifiée",
		},
		find: wordings(trf01Words()...),
	}}
}

func trf01Words() []wording {
	const past = `invalid|annul|remplac|succed|caduc|abrog|schrems|c-311/18|ancien|n'est plus|ne (?:peut|peuvent|constitue|repose|protege|vaut|suffi)\w* (?:plus|pas)|n'(?:offr|assur)\w+ (?:plus|pas)|depuis (?:la fin|l'arret)|plus (?:valable|en vigueur|valide)|struck down|replac|supersed|former|predecess|successor|repeal|no longer|n't`
	return []wording{
		fr("shield bouclier", `privacy[- ]shield|bouclier (?:de (?:protection|confidentialite)[^.,;:]{0,30}|de (?:la )?vie privee|ue-|vie privee)`).but(past + `|` + deniedFR(`shield|bouclier`)),
		en("shield", `privacy[- ]shield`).but(past + `|` + deniedEN(`shield`) + `|shield[^.;:]{0,60}\b(?:not|never)\b`),
	}
}
