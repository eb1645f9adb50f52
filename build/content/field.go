package content

import (
	"reflect"
	"slices"

	"charte/build/policy"
)

// fieldsOf gives the fields of a struct by the name that a file uses.
func fieldsOf(t reflect.Type) map[string]policy.Field {
	out := map[string]policy.Field{}
	for _, f := range policy.Fields(t) {
		out[f.Name] = f
	}
	return out
}

func names(fields map[string]policy.Field) []string {
	var out []string
	for name := range fields {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }
