// Package banner makes the consent script of a product from what the product
// declares.
//
// A script is an engine with a configuration put in its place. The engine is
// TypeScript (assets/banner), bundled and minified once for each set of
// [features] that some product needs: what a product does not declare is not in
// its file. The configuration holds the product's facts once and its words once
// a language; it is JSON in which <, > and & are escaped, so a script is safe
// inside of a page too. Putting it in costs microseconds, so a thousand products
// cost little more than one.
//
// Names that start with _ in the TypeScript become short keys. Those of the
// configuration are the json tags of [Config] and the structs below it; esbuild
// is told them, and gives all others keys that are still free.
//
// The package is the only importer of esbuild, and keeps no state but the
// engines of a [Compiler].
package banner

import (
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"io/fs"
	"sync"

	"charte/build/policy"
)

// Compiler makes scripts; it compiles each engine once and may be used by
// several goroutines.
type Compiler struct {
	sources fs.FS
	mutex   sync.Mutex
	engines map[features]func() (engine, error)
}

// NewCompiler takes the folder that holds assets/banner.
func NewCompiler(sources fs.FS) *Compiler {
	return &Compiler{sources: sources, engines: map[features]func() (engine, error){}}
}

// Script is one published file.
type Script struct {
	Product string
	// Lang is the file's only language, or "" where it holds all of them.
	Lang string
	// Path is where the file is published: "live/flowlyweb.js".
	Path string
	Code []byte
	// Integrity is the value of a script tag's integrity attribute.
	Integrity string
	// Words is all that the banner says in its only language, as plain text; nil
	// where it holds several, or asks nothing. Receipts name the beginning of its
	// SHA-256, so it is published beside the script.
	Words []byte
}

// Compile gives the product's script in all its languages first, then the one of
// each language; none where the product has no cookie policy. words are by
// language. baseURL is where the site is published, without a closing slash, or
// "" where that is not known: the policy is then found beside the script.
func (c *Compiler) Compile(p policy.Product, words map[string]policy.Words, baseURL string) ([]Script, error) {
	all, err := editionsOf(p, words, baseURL)
	if err != nil {
		return nil, err
	}
	var out []Script
	for _, f := range filesOf(all) {
		script, err := c.script(f.lang, f.editions)
		if err != nil {
			return nil, err
		}
		out = append(out, script)
	}
	return out, nil
}

// Configurations are what the program of each of the product's scripts is given,
// as JSON: a [Config] by language, "" for all of them.
func Configurations(p policy.Product, words map[string]policy.Words, baseURL string) (map[string][]byte, error) {
	all, err := editionsOf(p, words, baseURL)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, f := range filesOf(all) {
		if out[f.lang], err = configure(f.editions).json(); err != nil {
			return nil, fmt.Errorf("the banner of %s: %w", p.ID, err)
		}
	}
	return out, nil
}

// editionsOf are a product's cookie policies; none where it has no such policy.
func editionsOf(p policy.Product, words map[string]policy.Words, baseURL string) ([]edition, error) {
	var all []edition
	for _, e := range p.Editions {
		document, ok := e.Policy()
		if !ok {
			return nil, nil
		}
		w, ok := words[e.Lang]
		if !ok {
			return nil, fmt.Errorf("there are no words in %q for the banner of %s", e.Lang, p.ID)
		}
		all = append(all, edition{
			product: p.ID, name: e.Name, document: document, units: document.Units(), words: w, baseURL: baseURL,
		})
	}
	return all, nil
}

// file is one script: its only language, or "", and what it is made from.
type file struct {
	lang     string
	editions []edition
}

// filesOf are the scripts of some editions: one of all, then one of each.
func filesOf(all []edition) []file {
	if len(all) == 0 {
		return nil
	}
	out := []file{{"", all}}
	for _, e := range all {
		out = append(out, file{e.words.Lang, []edition{e}})
	}
	return out
}

// script makes one file from editions of the same facts.
func (c *Compiler) script(lang string, editions []edition) (Script, error) {
	product := editions[0].product
	engine, err := c.engine(featuresOf(editions))
	if err != nil {
		return Script{}, err
	}
	declared := configure(editions)
	config, err := declared.json()
	if err != nil {
		return Script{}, fmt.Errorf("the banner of %s: %w", product, err)
	}
	code := engine.with(literal(config))
	sum := sha512.Sum384(code)
	s := Script{
		Product: product, Lang: lang, Path: policy.LivePath(product, lang, ".js"), Code: code,
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(sum[:]),
	}
	if lang != "" && declared.Shown != "" {
		s.Words = declared.text()
	}
	return s, nil
}

// engine gives the engine of a set of features, compiled on first use.
func (c *Compiler) engine(f features) (engine, error) {
	c.mutex.Lock()
	compile, ok := c.engines[f]
	if !ok {
		compile = sync.OnceValues(func() (engine, error) { return compileEngine(c.sources, f) })
		c.engines[f] = compile
	}
	c.mutex.Unlock()
	return compile()
}
