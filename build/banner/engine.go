package banner

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"charte/build/diag"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// engine is the compiled program in two halves, with the place of the
// configuration between them; after is nil where the program reads none.
type engine struct{ before, after []byte }

// with puts a configuration in.
func (e engine) with(config []byte) []byte {
	if e.after == nil {
		return bytes.Clone(e.before)
	}
	return slices.Concat(e.before, config, e.after)
}

const (
	folder = "assets/banner"
	entry  = "main.ts"
	// placeholder stands where the configuration goes; nothing else is called so.
	placeholder = "CHARTE_CONFIG"
)

// compileEngine bundles and minifies the engine of a set of features.
func compileEngine(sources fs.FS, f features) (engine, error) {
	defines := f.defines()
	defines["CONFIG"] = placeholder
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry},
		Bundle:      true,
		Format:      api.FormatIIFE,
		Platform:    api.PlatformBrowser,
		// Constructable style sheets need browsers of 2023, which know all of ES2022.
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone,
		MangleProps:       "^_",
		MangleCache:       mangleCache(),
		Define:            defines,
		TsconfigRaw:       "{}",
		Plugins:           []api.Plugin{from(sources)},
		LogLevel:          api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return engine{}, problems(result.Errors)
	}
	code, err := shrink(result.OutputFiles[0].Contents)
	if err != nil {
		return engine{}, fmt.Errorf("the banner's program cannot be minified: %w", err)
	}
	before, after, found := bytes.Cut(code, []byte(placeholder))
	if !found {
		after = nil
	}
	return engine{before, after}, nil
}

// shrink saves another 2 % of the compressed size. The minifier overwrites what
// it is given as bytes, so it is given a reader.
func shrink(code []byte) ([]byte, error) {
	m := minify.New()
	m.Add("application/javascript", &js.Minifier{})
	var out bytes.Buffer
	err := m.Minify("application/javascript", &out, bytes.NewReader(code))
	return out.Bytes(), err
}

// from reads every file of the program from sources, so that no disk is needed.
func from(sources fs.FS) api.Plugin {
	return api.Plugin{Name: "sources", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := path.Clean(args.Path)
			if path.Ext(name) == "" {
				name += ".ts"
			}
			// Modules only declare: what nothing uses can be left out.
			effects := api.SideEffectsFalse
			if args.Kind == api.ResolveEntryPoint {
				effects = api.SideEffectsTrue
			}
			return api.OnResolveResult{Path: name, Namespace: folder, SideEffects: effects}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: folder}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			return load(sources, args.Path)
		})
	}}
}

func load(sources fs.FS, name string) (api.OnLoadResult, error) {
	content, err := fs.ReadFile(sources, path.Join(folder, name))
	if err != nil {
		return api.OnLoadResult{}, err
	}
	text, loader := string(content), api.LoaderTS
	if path.Ext(name) == ".css" {
		m := minify.New()
		m.Add("text/css", &css.Minifier{})
		text, err = m.String("text/css", text)
		loader = api.LoaderText
	}
	return api.OnLoadResult{Contents: &text, Loader: loader}, err
}

// problems gives esbuild's errors with their places.
func problems(messages []api.Message) error {
	var list diag.List
	for _, m := range messages {
		p := diag.Problem{}.With(diag.Say("%s", "le programme de la bannière n’a pas pu être fait : %s", strings.TrimSuffix(m.Text, ".")), diag.Sentence{})
		if l := m.Location; l != nil {
			p.Position = diag.Position{File: strings.Replace(l.File, ":", "/", 1), Line: l.Line, Column: l.Column + 1}
			p.Excerpt = l.LineText
		}
		list = append(list, p)
	}
	if len(list) == 0 {
		return errors.New("the banner's program does not compile")
	}
	return list.Sort()
}
