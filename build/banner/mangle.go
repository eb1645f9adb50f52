package banner

import (
	"reflect"
	"strings"
)

// mangleCache gives esbuild the key of every name in the configuration:
// "_revision" → "r".
func mangleCache() map[string]any {
	cache := map[string]any{}
	collect(reflect.TypeFor[Config](), cache)
	return cache
}

func collect(t reflect.Type, cache map[string]any) {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return
	}
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Anonymous {
			collect(field.Type, cache)
			continue
		}
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		cache[propertyName(field.Name)] = key
		collect(field.Type, cache)
	}
}

// propertyName is the name of a field in config.ts: "PolicyTitle" → "_policyTitle".
func propertyName(field string) string {
	if field == strings.ToUpper(field) {
		return "_" + strings.ToLower(field)
	}
	return "_" + strings.ToLower(field[:1]) + field[1:]
}
