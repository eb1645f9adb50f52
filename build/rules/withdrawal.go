package rules

// withdrawal is the family RET: taking consent back.
func withdrawal() []Rule { return nil }
