package rules

import (
	"charte/build/diag"
	"charte/build/policy"
)

// proof is the family PRF: showing who agreed to what.
func proof() []Rule {
	return []Rule{{
		ID: "PRF-06", Severity: diag.Law, Profiles: european(),
		Source: Source{Name: "EDPB, guidelines 05/2020 on consent, § 107; GDPR, art. 5(1)(e), 7(1) and 13(2)(a)", URL: edpb052020URL, Flag: Primary, Checked: checked},
		Title:  Text{"Receipts of choices have an end", "Les justificatifs des choix ont une fin"},
		Why: Text{
			"Consent has to be provable for as long as it is relied on, and for as long as a claim can be raised. After that, the proof is personal data without a purpose.",
			"Le consentement doit pouvoir se prouver tant que l’on s’en prévaut, et tant qu’une action reste possible. Ensuite, la preuve n’est plus qu’une donnée personnelle sans finalité.",
		},
		Message: Text{
			"receipts of choices are sent to {receipt}, and nothing says for how long they are kept",
			"les justificatifs des choix sont envoyés à {receipt}, et rien n’indique combien de temps ils y sont conservés",
		},
		Hint: Text{
			"add receipt-kept: to choice, with the time after which they are deleted",
			"dans choice, ajoutez receipt-kept: avec la durée après laquelle ils sont effacés",
		},
		find: receiptsForEver,
	}}
}

func receiptsForEver(s subject) []finding {
	d := s.policy()
	if d.Choice.Receipt == "" || d.Choice.ReceiptKept.Until == policy.Elapsed {
		return nil
	}
	return []finding{about(d, "choice.receipt", d.Choice.Key, "receipt", string(d.Choice.Receipt))}
}
