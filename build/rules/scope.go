package rules

// scope is the family SCO: what has to be declared, and with which status.
func scope() []Rule { return nil }
