package rules

// editorial is the family EDT: what a careful reader stumbles over.
func editorial() []Rule { return nil }
