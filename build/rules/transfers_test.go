package rules

import (
	"slices"
	"testing"

	"charte/build/policy"
)

var proofCases = map[string]ruleCase{
	"PRF-06": {
		fires: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Receipt, d.Choice.ReceiptKept = "/consent", policy.Duration{Until: policy.Deleted}
		},
		nearMiss: func(_ *policy.Edition, d *policy.Document) {
			d.Choice.Receipt, d.Choice.ReceiptKept = "/consent", span(60)
		},
	},
}

// vendorOf changes the vendor of the chat.
func vendorOf(country string, transfer policy.Transfer) func(*policy.Edition, *policy.Document) {
	return func(_ *policy.Edition, d *policy.Document) {
		d.Services[0].Vendor.Country, d.Services[0].Vendor.Transfer = country, transfer
	}
}

var transferCases = map[string]ruleCase{
	"TRF-01": {fires: vendorOf("US", policy.Transfer{}), nearMiss: vendorOf("CH", policy.Transfer{})},
	"TRF-02": {
		fires:    vendorOf("US", policy.Transfer{Mechanism: policy.DPF}),
		nearMiss: vendorOf("US", policy.Transfer{Mechanism: policy.DPF, Checked: today}),
	},
	"TRF-03": {
		fires:    vendorOf("IN", policy.Transfer{Mechanism: policy.ExplicitConsent}),
		nearMiss: vendorOf("IN", policy.Transfer{Mechanism: policy.ExplicitConsent, Risks: "Aucune autorité à saisir."}),
	},
}

func TestWhichTransfersNeedASafeguard(t *testing.T) {
	old := policy.Date{Year: 2025, Month: 11, Day: 21}
	for _, c := range []struct {
		country  string
		transfer policy.Transfer
		want     []string
	}{
		{"", policy.Transfer{}, nil}, {"FR", policy.Transfer{}, nil}, {"NO", policy.Transfer{}, nil}, {"RE", policy.Transfer{}, nil},
		{"BR", policy.Transfer{}, nil}, {"GB", policy.Transfer{Mechanism: policy.Adequacy}, nil},
		{"CN", policy.Transfer{}, []string{"TRF-01"}}, {"CN", policy.Transfer{Mechanism: policy.SCC}, nil},
		{"US", policy.Transfer{Mechanism: policy.Adequacy}, []string{"TRF-01"}},
		{"IN", policy.Transfer{Mechanism: policy.DPF, Checked: today}, []string{"TRF-01"}},
		{"US", policy.Transfer{Mechanism: policy.DPF, Checked: old}, []string{"TRF-02"}},
	} {
		if got := found(changed(vendorOf(c.country, c.transfer))); !slices.Equal(got, c.want) {
			t.Errorf("%s %v: %v", c.country, c.transfer, got)
		}
	}
}

// A text of one's own that shows no list of services has to speak of transfers
// itself.
func TestTransfersThatATextDoesNotMention(t *testing.T) {
	for sentence, want := range map[string][]string{
		"Chatwoot Inc. fournit le chat.":                                   {"TRF-01"},
		"Chatwoot Inc. fournit le chat ; des données vont aux États-Unis.": nil,
	} {
		got := found(changed(func(_ *policy.Edition, d *policy.Document) {
			reads(d, append(leftOut("services", allRights), policy.Passage{Text: sentence})...)
		}))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v", sentence, got)
		}
	}
	for m := range mechanismNames {
		if !slices.Contains(policy.Mechanisms(), m) || mechanismNames[m].FR == "" {
			t.Errorf("%s is no mechanism, or has no name", m)
		}
	}
}
