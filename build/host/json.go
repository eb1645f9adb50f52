package host

import (
	"bytes"
	"encoding/json"
)

// indented is JSON that people can read too. What is given is made here, of
// strings and numbers, and can always be written.
func indented(content any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(content); err != nil {
		panic(err)
	}
	return b.Bytes()
}
