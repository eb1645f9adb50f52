package e2e

import (
	"strings"
	"testing"

	"charte/build/policy"
)

// snippets are services with the tag that their vendors give, pointed at the
// fixture; each script is a fake of theirs that stores what theirs does.
var snippets = []struct {
	id, tag, script string
	// keeps are the names that are to be gone after the withdrawal.
	cookies, local, session []string
	// withdrawn is what the vendor is told then.
	withdrawn string
}{
	{
		id: "linkedin",
		tag: `<script>_linkedin_partner_id="1";window._linkedin_data_partner_ids=window._linkedin_data_partner_ids||[];window._linkedin_data_partner_ids.push(_linkedin_partner_id)</script>
			<script>(function(l){if(!l){window.lintrk=function(a,b){window.lintrk.q.push([a,b])};window.lintrk.q=[]}var s=document.getElementsByTagName("script")[0];var b=document.createElement("script");b.async=true;b.src="/vendor/linkedin.js";s.parentNode.insertBefore(b,s)})(window.lintrk)</script>`,
		script:  `note('ran',_linkedin_data_partner_ids);document.cookie='li_fat_id=1;Path=/;Max-Age=2592000';document.cookie='ln_or=1;Path=/';document.cookie='li_giant=1;Path=/;Domain='+location.hostname`,
		cookies: []string{"li_fat_id", "ln_or", "li_giant"},
	},
	{
		id: "hotjar",
		tag: `<script>(function(h,o,t,j,a,r){h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};h._hjSettings={hjid:1,hjsv:6};
			a=o.getElementsByTagName('head')[0];r=o.createElement('script');r.async=1;r.src=t+h._hjSettings.hjid+j;a.appendChild(r)})(window,document,'/vendor/hotjar-','.js')</script>`,
		script:  `note('ran',[_hjSettings.hjid]);document.cookie='_hjSession_1=1;Path=/';document.cookie='_hjSessionUser_1=1;Path=/';localStorage.setItem('_hjUserAttributesHash','1');sessionStorage.setItem('_hjRecordingEnabled','1');window.hj=told('hj')`,
		cookies: []string{"_hj*"}, local: []string{"_hj*"}, session: []string{"_hj*"},
	},
	{
		id:  "crisp",
		tag: `<script>window.$crisp=[];window.CRISP_WEBSITE_ID="w1";(function(){var d=document,s=d.createElement("script");s.src="/vendor/crisp.js";s.async=1;d.getElementsByTagName("head")[0].appendChild(s)})()</script>`,
		// Crisp begins a new session, and writes its cookie again, when told to reset.
		script: `note('ran',[CRISP_WEBSITE_ID]);const keep=v=>{document.cookie='crisp-client%2Fsession%2Fw1='+v+';Path=/;Max-Age=15768000'};keep('first');
			window.$crisp={push(what){note('$crisp',[what.join(' '),/crisp-client/.test(document.cookie)]);if(what[1]==='session:reset')setTimeout(keep,0,'again')}}`,
		cookies: []string{"crisp-client*"}, withdrawn: `$crisp["do chat:hide",true] $crisp["do session:reset",true]`,
	},
	{
		id:     "plausible",
		tag:    `<script defer data-domain="shop.example" src="/vendor/plausible.js"></script><script>window.plausible=window.plausible||function(){(window.plausible.q=window.plausible.q||[]).push(arguments)}</script>`,
		script: `note('ran',[localStorage.plausible_ignore??'counts'])`,
	},
	{
		id:      "umami",
		tag:     `<script defer src="/vendor/umami.js" data-website-id="w1" data-cache="true"></script>`,
		script:  `note('ran',[localStorage.getItem('umami.disabled')??'counts']);sessionStorage.setItem('umami.cache','1')`,
		session: []string{"umami.*"},
	},
}

// kept is everything that the page has stored but the record of [recorder] and
// the choice.
const kept = `[...document.cookie.split('; ').map(c=>c.split('=')[0]),...Object.keys(localStorage),...Object.keys(sessionStorage)].filter(n=>n&&n!=='log'&&n!=='eu-consent').sort().join()`

// requested is the number of vendors' files that the page has asked for.
const requested = `performance.getEntriesByType('resource').filter(e=>e.name.includes('/vendor/')).length`

func TestVendorsAreHeldBackAndErased(t *testing.T) {
	t.Parallel()
	for _, s := range snippets {
		d := telling(at("audience", s.id))
		for kind, names := range map[policy.TrackerKind][]string{policy.Cookie: s.cookies, policy.LocalStorage: s.local, policy.SessionStorage: s.session} {
			for _, name := range names {
				d.Trackers = append(d.Trackers, policy.Tracker{Name: name, Kind: kind, Purpose: "audience", Service: s.id, Place: policy.OnProduct})
			}
		}
		f := serve(t, fakes("", `<template data-consent="`+s.id+`">`+heldBack.Replace(s.tag)+`</template>`), d)
		for _, file := range []string{"linkedin", "hotjar-1", "crisp", "plausible", "umami"} {
			f.pages["/vendor/"+file+".js"] = s.script
		}
		t.Run(s.id, func(t *testing.T) {
			p := newPage(t, look{})
			p.asked(f.address)
			is(p, requested, 0)
			is(p, kept+`+log.length`, "0")

			p.push(first("accept"))
			p.until(logged("ran[") + `.length===1`)
			is(p, requested, 1)
			is(p, kept+`!==''`, len(s.cookies)+len(s.local)+len(s.session) > 0)
			is(p, `log[0].replace(/"counts"|"w1"|"?1"?/,'')`, `ran[]`)

			p.run(since + `;window.same=true;charte.withdraw()`)
			p.until(`window.charte&&!window.same&&charte.status().complete`)
			is(p, `log.join(' ')`, s.withdrawn)
			p.until(kept + `===''`)
			is(p, requested, 0)

			p.unasked(f.address + "/elsewhere")
			is(p, requested, 0)
			is(p, kept+`+log.join(' ')`, s.withdrawn)
			p.quiet()
		})
	}
}

// heldBack writes a tag so that no browser looks ahead to its address.
var heldBack = strings.NewReplacer(`<script defer src=`, `<script defer data-src=`, `.example" src=`, `.example" data-src=`)
