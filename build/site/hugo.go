package site

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"charte/build/site/page"
)

// warned are the complaints that Hugo only logs.
type warned struct{ text string }

func (w warned) Error() string { return w.text }

// build runs Hugo and gives the published files by path.
func (p *project) build(pages *page.Site) (map[string][]byte, error) {
	var said bytes.Buffer
	sites, target, err := p.sites(pages, &said)
	if err != nil {
		return nil, errors.Join(err, complaints(&said))
	}
	defer sites.Close()
	if err := sites.Build(hugolib.BuildCfg{NoBuildLock: true}); err != nil {
		return nil, errors.Join(err, complaints(&said))
	}
	if sites.Log.LoggCount(logg.LevelWarn) > 0 {
		return nil, complaints(&said)
	}
	return published(target)
}

func (p *project) sites(pages *page.Site, said *bytes.Buffer) (*hugolib.HugoSites, afero.Fs, error) {
	flags := p.config(pages)
	target := afero.NewMemMapFs()
	logger := loggers.New(loggers.Options{Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn, StdOut: said, StdErr: said})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: p.source, Flags: flags, Logger: logger, Environment: "production", SkipNpmCheck: true,
		// An empty list would let the HUGO_* variables of the process in.
		Environ: []string{"CHARTE=1"},
	})
	if err != nil {
		return nil, nil, err
	}
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, LogLevel: logg.LevelWarn, StdOut: said, StdErr: said,
		Fs: hugofs.NewFromSourceAndDestination(p.source, target, flags),
	})
	return sites, target, err
}

// config is all that Hugo is told: one kind of page, each at the address that
// its front matter says, and nothing that comes from outside of the project.
func (p *project) config(pages *page.Site) config.Provider {
	none := "none"
	c := config.New()
	for key, value := range map[string]any{
		"workingDir": workFolder, "publishDir": publishFolder, "theme": themeName, "noBuildLock": true,
		"baseURL":      "/", // links are finished before Hugo sees them
		"disableKinds": []string{"home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"},
		"languages":    p.languages(), "defaultContentLanguage": strings.ToLower(p.in.Site.Languages[0]),
		"defaultContentLanguageInSubdir": true, "disableDefaultSiteRedirect": true,
		"disableHugoGeneratorInject": true, "logI18nWarnings": true,
		"params": map[string]any{"charte": pages, "integrity": p.in.BaseURL != ""},
		"minify": map[string]any{"minifyOutput": true},
		"markup": map[string]any{"goldmark": map[string]any{"parser": map[string]any{"attribute": map[string]any{"block": false}}}},
		"security": map[string]any{
			"exec":  map[string]any{"allow": none, "osEnv": none},
			"http":  map[string]any{"urls": none, "methods": none},
			"funcs": map[string]any{"getenv": none},
		},
	} {
		c.Set(key, value)
	}
	return c
}

// languages tells Hugo the languages, with the quotation marks of each.
func (p *project) languages() map[string]any {
	out := map[string]any{}
	for i, lang := range p.in.Site.Languages {
		w := p.in.Words[lang]
		one := map[string]any{"weight": i + 1, "locale": lang, "label": w.Get("language.name"), "direction": w.Get("language.dir")}
		if lang == "fr" || strings.HasPrefix(lang, "fr-") {
			one["markup"] = map[string]any{"goldmark": map[string]any{"extensions": map[string]any{"typographer": map[string]any{
				"leftDoubleQuote": "«&nbsp;", "rightDoubleQuote": "&nbsp;»",
			}}}}
		}
		out[strings.ToLower(lang)] = one
	}
	return out
}

func complaints(said *bytes.Buffer) error {
	text := strings.TrimSpace(said.String())
	if text == "" {
		return nil
	}
	return warned{text}
}

// published reads what Hugo wrote.
func published(target afero.Fs) (map[string][]byte, error) {
	out := map[string][]byte{}
	err := afero.Walk(target, publishFolder, func(name string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		content, err := afero.ReadFile(target, name)
		out[strings.TrimPrefix(name, publishFolder)] = content
		return err
	})
	return out, err
}
