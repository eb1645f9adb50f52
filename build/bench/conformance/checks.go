package conformance

// The services of the content that checks use. What is stored belongs to one
// whose cookies are declared by exact names and nothing else.
const (
	first    = "google-analytics"
	second   = "google-ads"
	film     = "youtube"
	pattern  = "matomo"
	stored   = "meta-pixel"
	localKey = "meta-key"
)

// checks are all expectations, in the order of the table.
func checks() []Check {
	return []Check{
		{"Before the choice", "nothing is stored on the device", storesNothing},
		{"Before the choice", "the focus stays where it was", stealsNoFocus},
		{"Before the choice", "refusing takes no more clicks than accepting", refusesInAsManyClicks},
		{"Before the choice", "refuse and accept look alike: size, weight, colours", looksAlike},
		{"Before the choice", "Escape closes the choices and is no answer", escapeIsNoAnswer},
		{"Before the choice", "Global Privacy Control is heeded or at least mentioned", heedsSignal},
		{"Holding back", "an inline script is held, then runs once", holdsInline},
		{"Holding back", "a script file is held, then runs once", holdsExternal},
		{"Holding back", "a frame is held, then loads", holdsFrame},
		{"Holding back", "one click in place of a frame loads it and nothing else", placeholder},
		{"Holding back", "a script inserted before the choice is held, then runs", holdsLate},
		{"Holding back", "a script inserted as markup (innerHTML) is held, then runs", holdsLateMarkup},
		{"Holding back", "a script inserted after acceptance runs", runsLate},
		{"Holding back", "a script inserted after refusal does not run", holdsLateAfterRefusal},
		{"The choice", "acceptance is kept: runs on the next page, asks no more", keepsAcceptance},
		{"The choice", "refusal is kept: nothing runs on the next page, asks no more", keepsRefusal},
		{"The choice", "paints before it runs a tag that blocks for 150 ms", paintsFirst},
		{"The choice", "the focus is not lost to the document's body", keepsFocus},
		{"The choice", "a scripted click on refuse is enough, and the banner is gone in half a second", scriptedClick},
		{"The choice", "another open tab learns of it", tellsTabs},
		{"The choice", "works for the page where the browser blocks cookies and storage", worksWithBlockedCookies},
		{"The choice", "works for the page where cookies throw, as in a sandboxed frame", worksWithThrowingCookies},
		{"Withdrawal", "nothing runs on the next page", withdrawalHolds},
		{"Withdrawal", "deletes a cookie at /, and no other", deletesCookie},
		{"Withdrawal", "deletes cookies by pattern", deletesPattern},
		{"Withdrawal", "deletes a cookie of a sub-path", deletesSubPath},
		{"Withdrawal", "deletes a cookie of the parent domain", deletesParentDomain},
		{"Withdrawal", "deletes a key of the local storage", deletesLocalStorage},
		{"Security", "strict Content-Security-Policy, no violation", strictPolicy},
		{"Security", "a held inline script keeps its nonce and runs", carriesNonce},
		{"Security", "Trusted Types 'none', no violation", trustedTypes},
	}
}
