package rules

// audience is the family AUD: the exemption for measuring an audience.
func audience() []Rule { return nil }
