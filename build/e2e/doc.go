// Package e2e judges what charte publishes in a real browser: it holds tests
// only. A test opens a [page] in an engine, does what a visitor does and looks at
// what a visitor sees. Engines stand behind the small interfaces of
// browser_test.go; pages are served from loopback, and nothing else is reached.
//
// A machine without the browser, or without the judges of package.json, fails
// the tests and is told the command that installs what is missing.
package e2e
