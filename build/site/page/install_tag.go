package page

import (
	"html/template"
	"strings"
)

// loading shows the three tags, or who brings the script where no tag may.
func (i installation) loading() []Block {
	out := []Block{i.heading(2, "tag")}
	if v, ok := i.document.Service(i.document.Banner.Through); ok {
		return append(out, i.text("install.through", "service", v.Name, "script", code(i.address(i.banner.Scripts[""].Path))))
	}
	out = append(out, i.followed()...)
	out = append(out, i.pinned()...)
	return append(out, i.copied()...)
}

// followed is the tag of an address that never changes.
func (i installation) followed() []Block {
	out := []Block{i.heading(3, "follow"), i.text("install.follow.text"), i.sample("follow", i.scriptTag(i.address(i.script().Path)))}
	if early := i.sayOfEarly("install.early", ""); early != "" {
		out = append(out, Block{Text: line(early)})
	}
	if len(i.banner.Scripts) > 2 { // more than this language and all of them
		out = append(out, i.text("install.follow.languages", "script", code(i.address(i.banner.Scripts[""].Path))))
	}
	return out
}

// script is the one in the language of the page.
func (i installation) script() Script { return i.banner.Scripts[i.words.Lang] }

// scriptTag loads a script. What loads early has to find the banner there, so that
// the tag is not async beside it.
func (i installation) scriptTag(address string, attributes ...string) string {
	attributes = append([]string{"src", address}, attributes...)
	if len(i.document.EarlyServices("")) == 0 {
		attributes = append([]string{"async", ""}, attributes...)
	}
	return element("script", "", attributes...)
}

// pinned is the tag of one banner for ever, or how there comes to be one.
func (i installation) pinned() []Block {
	out := []Block{i.heading(3, "pin")}
	one, released := i.banner.Pinned[i.words.Lang]
	if !released {
		return append(out, i.text("install.pin.none", "command", code("charte release "+i.product)))
	}
	pin := i.scriptTag(i.address(one.Path), "integrity", one.Integrity, "crossorigin", "anonymous")
	return append(out, i.text("install.pin.text"), i.sample("pin", pin), i.text("install.pin.renew"), Block{Note: line(i.say("install.pin.headers"))})
}

// copied is how a product serves the script itself, and keeps up with it.
func (i installation) copied() []Block {
	out := []Block{i.heading(3, "own")}
	if i.base == "" {
		return append(out, i.text("install.own.no-address"))
	}
	file := i.script().Path
	name := file[strings.LastIndex(file, "/")+1:]
	manifest := i.product + ".json"
	text := put(i.say("install.own.text"), "file", i.download(file))
	return append(out,
		Block{Text: text}, i.sample("own", i.scriptTag("/"+name)),
		i.text("install.own.update", "manifest", code(i.address("live/"+manifest))), i.sample("update", i.update(name, manifest)),
		i.text("install.own.replaced"),
	)
}

// update are lines of shell that fetch a script, and keep it only where the
// manifest names its digest.
func (i installation) update(name, manifest string) string {
	return strings.Join([]string{
		"set -e",
		"from=" + i.address("live"),
		"curl -fsSo new.js $from/" + name,
		"digest=sha384-$(openssl dgst -sha384 -binary new.js | openssl base64 -A)",
		"curl -fsS $from/" + manifest + " |",
		`  jq -e --arg d "$digest" '.scripts["` + i.words.Lang + `"].integrity == $d' > /dev/null`,
		"mv new.js " + name,
	}, "\n")
}

// managed tells how the banner comes through Google Tag Manager.
func (i installation) managed() []Block {
	if i.banner.Template == "" {
		return nil
	}
	out := []Block{i.heading(2, "tag-manager")}
	if _, through := i.document.Service(i.document.Banner.Through); !through {
		out = append(out, i.text("install.tag-manager.instead"))
	}
	var steps []template.HTML
	for _, step := range []string{"import", "trigger", "others"} {
		steps = append(steps, put(i.say("install.tag-manager."+step), "file", i.download(i.banner.Template)))
	}
	return append(out, Block{Items: steps}, i.text("install.tag-manager.again"))
}

// inAdvance shows the tag where there is nothing to choose yet.
func (i installation) inAdvance() []Block {
	return []Block{i.heading(2, "later"), i.text("install.later.text"), i.sample("follow", i.scriptTag(i.address(i.script().Path)))}
}
