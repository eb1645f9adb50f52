package conformance

import (
	"errors"
	"strings"
	"testing"

	"charte/build/bench/adapter"
)

func TestReportTellsWhatFailed(t *testing.T) {
	v := verdicts{banner: adapter.Banner{Name: "b", Version: "1"}}
	for range checks() {
		v.results = append(v.results, nil)
	}
	v.results[0], v.results[1] = errUnseen, errors.New("it is wrong")
	page := report([]verdicts{v}, "1")
	for _, want := range []string{"| no banner |", "| no |", "| yes |", checks()[1].Title + ": it is wrong", "b 1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(page, "{") {
		t.Error("the page has a place that was not filled")
	}
}

func TestACheckThatCannotFailIsFound(t *testing.T) {
	v := verdicts{results: make([]error, len(checks()))}
	for i := range v.results {
		v.results[i] = errUnseen
	}
	if err := mustFail(v); err != nil {
		t.Errorf("every check failed, and yet: %v", err)
	}
	v.results[3] = nil
	if mustFail(v) == nil {
		t.Error("a check that passed the careless banner is not found")
	}
}
