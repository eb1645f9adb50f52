package diag

import "testing"

func TestApplyChangesOnlyWhatItIsToldTo(t *testing.T) {
	text := "é un\r\n-\ndeux à\n"
	for _, c := range []struct {
		name  string
		edits []Edit
		want  string
	}{
		{"nothing", nil, text},
		{"a word, columns in characters", []Edit{{Line: 1, Column: 3, EndLine: 1, EndColumn: 5, Text: "deux"}}, "é deux\r\n-\ndeux à\n"},
		{"a whole line", []Edit{{Line: 2, Column: 1, EndLine: 3, EndColumn: 1}}, "é un\r\ndeux à\n"},
		{"the last line", []Edit{{Line: 3, Column: 1, EndLine: 4, EndColumn: 1}}, "é un\r\n-\n"},
		{"two, the later first", []Edit{{Line: 3, Column: 5, EndLine: 3, EndColumn: 5, Text: "x"}, {Line: 2, Column: 1, EndLine: 3, EndColumn: 1}}, "é un\r\ndeuxx à\n"},
		{"twice the same", []Edit{{Line: 2, Column: 1, EndLine: 3, EndColumn: 1}, {Line: 2, Column: 1, EndLine: 3, EndColumn: 1}}, "é un\r\ndeux à\n"},
		{"side by side", []Edit{{Line: 1, Column: 1, EndLine: 1, EndColumn: 2, Text: "e"}, {Line: 1, Column: 2, EndLine: 1, EndColumn: 3, Text: "_"}}, "e_un\r\n-\ndeux à\n"},
	} {
		got, err := Apply([]byte(text), c.edits)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

func TestApplyRefusesWhatCannotBeMeant(t *testing.T) {
	for name, edits := range map[string][]Edit{
		"overlap":          {{Line: 1, Column: 1, EndLine: 1, EndColumn: 4}, {Line: 1, Column: 3, EndLine: 1, EndColumn: 5}},
		"two at one place": {{Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Text: "a"}, {Line: 1, Column: 1, EndLine: 1, EndColumn: 1, Text: "b"}},
		"no such line":     {{Line: 9, Column: 1, EndLine: 9, EndColumn: 1}},
		"no such column":   {{Line: 1, Column: 9, EndLine: 1, EndColumn: 9}},
		"end before start": {{Line: 2, Column: 2, EndLine: 1, EndColumn: 1}},
		"no place":         {{}},
	} {
		if got, err := Apply([]byte("abcde\nf\n"), edits); err == nil {
			t.Errorf("%s gives %q", name, got)
		}
	}
}
