package rules

import (
	"regexp"
	"slices"

	"charte/build/policy"
)

// The same words may be said in order to deny them: "we never rely on legitimate
// interest", "you need not open the developer tools". What follows are the forms
// of that, for [wording.but]; a comma, a colon or a semicolon ends what is denied.

const (
	notFR   = `\bn(?:e |')[^.,;:]{0,40}?\b(?:pas|jamais|aucune?s?|plus|nullement|rien|ni)\b`
	noFR    = `\b(?:sans|aucune?s?|ni|jamais|et non|non pas|plutot que|au lieu d\w?)\b`
	noEN    = `(?:n't|\b(?:not|never|no|nor|neither|none|nobody|without|cannot|rather than|instead of)\b)`
	wrongFR = `\bil (?:est|serait) (?:inexact|faux|errone)`
	freeFR  = `(?:\binutile\b|\bsuperflu\b|\b(?:pas|nul|aucun|plus|jamais)\b(?: \w+)? besoin|pas (?:\w+ )?(?:necessaire|oblige|tenu|utile|requis|indispensable)|\bn'(?:avez|a|aurez) (?:pas|plus|rien|jamais) a\b|\bsans (?:avoir|devoir|passer|ouvrir|supprimer|effacer|vider|ecrire|nous|changer|modifier|toucher)\b|\bn(?:e |')(?:vous |lui )?(?:demand|oblig|impos|renvoy|exig|suppos|requier|dev)\w+ (?:pas|jamais|plus)\b|\baucune?\b[^.,;:]{0,50} n'est (?:necessaire|requise?|utile)|plutot que|au lieu d)`
	freeEN  = `(?:\bno (?:need|reason)\b|\bneed(?:s)? not\b|needn't|(?:not|n't|never|nor) (?:need|have|require|necessary|oblige|ask|send)|\bwithout (?:having|needing|opening|deleting|changing|writing|going)\b|unnecessary|rather than|instead of)`
)

// deniedFR and deniedEN are sentences that deny the words.
func deniedFR(words string) string {
	return `(?:` + notFR + `|` + noFR + `)[^.,;:]{0,50}?(?:` + words + `)`
}

func deniedEN(words string) string { return noEN + `[^.,;:]{0,50}?(?:` + words + `)` }

// neverFR are sentences in which one of the verbs, given by their beginnings, is
// denied.
func neverFR(verbs string) string {
	const never = `(?:pas|jamais|aucune?s?|plus|nullement|rien|ni|en rien|en aucun)\b`
	return `\bn(?:e |')(?:(?:[\w']+ ){0,2}?(?:[\w']+')?(?:` + verbs + `)\w*(?: \w+)? ` + never + `|(?:[\w']+ ){1,3}?` + never + ` (?:\w+ )?(?:` + verbs + `))`
}

// needlessFR and needlessEN are sentences that spare the reader the words.
func needlessFR(words string) string {
	return freeFR + `[^.;:]{0,90}?(?:` + words + `)|(?:` + words + `)[^.;:]{0,60}(?:est|sont|serait) (?:inutile|superflu|pas necessaire)`
}

func needlessEN(words string) string {
	return freeEN + `[^.;:]{0,90}?(?:` + words + `)|(?:` + words + `)[^.;:]{0,60}(?:is|are) (?:not needed|not necessary|unnecessary)`
}

// What readers need not do.
const (
	tools   = `outils? (?:de|pour) developpe|\bf12\b|onglet|\bconsole\b|local storage|stockage local`
	toolsEN = `developers?'? tools?|dev ?tools|\bf12\b|(?:application|storage) tab|\bconsole\b|local storage`
)

// conditions are what the CNIL asks of an audience measured without consent,
// besides anonymous figures.
const conditions = `compte exclusif|pour (?:le |notre |votre |son )?(?:seul |propre |unique )?compte|usage exclusif|recoup|crois(?:e|er)\b|croisee?s\b|navigation globale|(?:ne (?:sert|servent)|servent?) (?:qu'|uniquement |exclusivement )|a ces conditions|conditions (?:fixees|posees|prevues|enoncees)|lignes directrices|limitee?s? (?:\w+ )?a la (?:seule )?mesure|exclusive (?:account|use)|on behalf|for (?:the publisher|ourselves|our own)|cross-|combin|conditions (?:set|laid|that the cnil)`

var (
	onConditions = regexp.MustCompile(conditions)
	ofMeasuring  = lazily(`audience|statisti|\bmesur|frequentation|\bvisites?\b|chiffres|measur|figures|analytics|traffic`)
)

// notOfAudience leaves out what tells of an audience measured without consent:
// that the figures are anonymous is one of the conditions of that exemption.
func notOfAudience(t text) bool {
	if p, ok := t.purpose(); ok {
		return p.Exemption != policy.Audience
	}
	if t.path != "" || !t.says(ofMeasuring) {
		return true
	}
	return !onConditions.MatchString(t.folded) && !(measuredExempt(t.document) && tellsConditions(t.body))
}

// measuredExempt tells whether a document declares an audience measured without
// consent.
func measuredExempt(d policy.Document) bool {
	return slices.ContainsFunc(d.Purposes, func(p policy.Purpose) bool { return p.Exemption == policy.Audience })
}

// tellsConditions tells whether a body says on what conditions that goes.
func tellsConditions(b policy.Body) bool {
	return slices.ContainsFunc(b.Passages, func(p policy.Passage) bool { return onConditions.MatchString(fold(p.Text)) })
}
