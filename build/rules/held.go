package rules

// Assurance is a rule that no declaration can break, because of how charte is
// made.
type Assurance struct {
	Rule
	// By says what makes sure of it.
	By Text
	// Test names the test that shows it, as "package TestName".
	Test string
}

// Held are the rules that charte's own construction keeps.
func Held() []Assurance { return nil }

// Unseen is a rule of the texts that nothing here can show, with the reason.
type Unseen struct {
	ID      string
	Title   Text
	Because Text
	Source  Source
}

// OutOfSight are the rules that no declaration, word or page shows.
func OutOfSight() []Unseen { return nil }
