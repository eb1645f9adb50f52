package host

import (
	"strconv"
	"strings"

	"charte/build/diag"
)

// limits gathers what goes over the numbers of one host.
type limits struct {
	host     string
	problems diag.List
}

// excess says what there is more of than a host takes.
type excess func(host string, most, have diag.Sentence) diag.Sentence

func ruleCount(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes %s rules of headers, and there are %s",
		"%s accepte %s règles d’en-têtes, et il y en a %s", host, most, have)
}

func redirectCount(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes %s lines of redirects, and there are %s",
		"%s accepte %s lignes de redirections, et il y en a %s", host, most, have)
}

func lineLength(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes lines of %s characters, and one has %s",
		"%s accepte des lignes de %s caractères, et l’une en a %s", host, most, have)
}

func fileCount(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes %s files, and there are %s",
		"%s accepte %s fichiers, et il y en a %s", host, most, have)
}

func fileSize(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes files of %s bytes, and this one has %s",
		"%s accepte des fichiers de %s octets, et celui-ci en a %s", host, most, have)
}

func settingsSize(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes %s bytes of settings, and there are %s",
		"%s accepte %s octets de réglages, et il y en a %s", host, most, have)
}

func siteSize(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes sites of %s bytes, and this one has %s",
		"%s accepte des sites de %s octets, et celui-ci en a %s", host, most, have)
}

func headerCount(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes %s headers besides those it knows, and there are %s",
		"%s accepte %s en-têtes en plus de ceux qu’il connaît, et il y en a %s", host, most, have)
}

func headerLength(host string, most, have diag.Sentence) diag.Sentence {
	return diag.Say("%s takes headers of %s characters, and one has %s",
		"%s accepte des en-têtes de %s caractères, et l’un en a %s", host, most, have)
}

// What can be done, each of them.
var (
	fewerRules = diag.Say("use another host: charte writes the same rules for every site, so this host has changed what it takes",
		"choisissez un autre hébergeur : charte écrit les mêmes règles pour tous les sites, cet hébergeur a donc changé ce qu’il accepte")
	fewerRedirects = diag.Say("drop the oldest aliases, or use a host that takes more: --host nginx or --host caddy has no limit",
		"retirez les plus anciens « aliases », ou choisissez un hébergeur qui en accepte davantage : --host nginx et --host caddy n’ont pas de limite")
	shorterRedirects = diag.Say("shorten the old address among the aliases", "raccourcissez l’ancienne adresse parmi les « aliases »")
	fewerFiles       = diag.Say("publish the products as several sites (--product), leave out --precompress, or use a host that takes more",
		"publiez les produits en plusieurs sites (--product), renoncez à --precompress, ou choisissez un hébergeur qui en accepte davantage")
	splitFile = diag.Say("a page of that size reads badly too: split it", "une page de cette taille se lit mal aussi : partagez-la")
)

// count adds a problem where there is more than a host takes.
func (l *limits) count(file string, have, most int, says excess, hint diag.Sentence) {
	if have > most {
		l.problems = append(l.problems, problem(file, says(l.host, thousands(most), thousands(have)), hint))
	}
}

// thousands is a whole number with its thousands apart, as each language does.
func thousands(n int) diag.Sentence {
	s := strconv.Itoa(n)
	var parts []string
	for len(s) > 3 {
		s, parts = s[:len(s)-3], append([]string{s[len(s)-3:]}, parts...)
	}
	parts = append([]string{s}, parts...)
	return diag.Sentence{EN: strings.Join(parts, ","), FR: strings.Join(parts, "\u202f")}
}

// size is the number of bytes of the whole site.
func (p Plan) size() int {
	sum := 0
	for _, content := range p.Site.Files {
		sum += len(content)
	}
	return sum
}
