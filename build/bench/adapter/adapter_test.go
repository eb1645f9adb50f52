package adapter

import (
	"os"
	"testing"
)

func TestScriptWritesPatternsAsPatterns(t *testing.T) {
	got := script(object{"names": []string{"_gid", "re:^_ga"}, "text": "<b> & \"so\""})
	if want := `{"names":["_gid",/^_ga/],"text":"<b> & \"so\""}`; got != want {
		t.Errorf("script wrote %s, want %s", got, want)
	}
}

// The content says four purposes, of which three are asked, and six services, of
// which one needs no consent.
func TestContentAsPolicy(t *testing.T) {
	content, err := ReadContent(os.DirFS("../../.."))
	if err != nil {
		t.Fatal(err)
	}
	d := document(content)
	if len(d.Purposes) != 4 || len(d.Services) != 6 || len(d.Trackers) != 9 || len(d.Units()) != 5 {
		t.Errorf("the policy has %d purposes, %d services, %d trackers, %d units", len(d.Purposes), len(d.Services), len(d.Trackers), len(d.Units()))
	}
	if named(content, "matomo").Name != "Matomo" || !content.necessary("necessary") || content.necessary("marketing") {
		t.Error("services and categories are not found by their ids")
	}
}
