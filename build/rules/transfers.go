package rules

// transfers is the family TRF: data that leave the European Economic Area.
func transfers() []Rule { return nil }
