package rules

// accessibility is the family A11: who can read and operate the pages.
func accessibility() []Rule { return nil }
