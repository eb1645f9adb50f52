package policy

// Stub is what the banner puts in the place of a vendor's object before the
// vendor's script is there, so that it can be told something in advance. It is
// the one of the vendor's own snippet.
type Stub int

const (
	// NoStub: only an object that is there is told.
	NoStub Stub = iota
	// QueueStub is an array.
	QueueStub
	// FunctionStub is a function that keeps its arguments in its property q.
	FunctionStub
)

// Call is the name of a method of the vendor's object, with its arguments.
type Call []any

// State is an argument: an object whose properties are "granted" or "denied",
// each by the consent type that it stands for.
type State map[string]ConsentType

// Flags is an argument like State, whose properties are true or false.
type Flags map[string]ConsentType

// Hours is an argument: for how many hours the choice is kept.
type Hours struct{}

// Contract is what a vendor's script is told, and when.
type Contract struct {
	// Object is the name of a property of window.
	Object string
	Stub   Stub
	// Start is told before anything else, Grant before what consent was given to
	// is let in, Revoke before what it stored is erased.
	Start, Grant, Revoke []Call
}

// function calls the vendor's object itself.
func function(args ...any) []Call { return []Call{append(Call{"call", nil}, args...)} }

// push puts arguments at the end of the vendor's queue.
func push(args ...any) Call { return append(Call{"push"}, args...) }

var (
	clarityState = State{"ad_Storage": AdStorage, "analytics_Storage": AnalyticsStorage}
	uetState     = State{"ad_storage": AdStorage}
	hubSpotFlags = Flags{"analytics": AnalyticsStorage, "advertisement": AdStorage, "functionality": FunctionalityStorage}
)

// contracts are the vendors' interfaces; Google's has no place here, because it
// tells of all services at once.
var contracts = map[Signal][]Contract{
	// learn.microsoft.com, "Clarity consent API v2"; both properties have a
	// capital S. On denial Clarity erases its cookies itself, and starts again
	// without any: the page has to load again.
	Clarity: {{Object: "clarity", Stub: FunctionStub, Grant: function("consentv2", clarityState), Revoke: function("consentv2", clarityState)}},
	// learn.microsoft.com, "UET consent mode": the default has to come before
	// bat.js; only ad_storage is heeded.
	UET: {{
		Object: "uetq", Stub: QueueStub, Start: []Call{push("consent", "default", uetState)},
		Grant: []Call{push("consent", "update", uetState)}, Revoke: []Call{push("consent", "update", uetState)},
	}},
	// developer.matomo.org, "Implementing tracking or cookie consent": given
	// consent is not remembered, so each page says it again. The withdrawal is kept
	// in a cookie, for 30 years where no hours are said (2026-11-22).
	Matomo: {{
		Object: "_paq", Stub: QueueStub, Start: []Call{push([]any{"requireConsent"})}, Grant: []Call{push([]any{"setConsentGiven"})},
		Revoke: []Call{push([]any{"forgetConsentGiven", Hours{}}), push([]any{"deleteCookies"})},
	}},
	// developers.facebook.com, "Meta Pixel: GDPR": revoked before init. The
	// pixel's snippet does nothing where fbq is there already, so none is made.
	Meta: {{
		Object: "fbq", Start: function("consent", "revoke"),
		Grant: function("consent", "grant"), Revoke: function("consent", "revoke"),
	}},
	// The SDK's own source: reset() would write the cookie again, so the engine
	// takes the widget away instead.
	Chatwoot: {{Object: "$chatwoot", Revoke: []Call{{"toggleBubbleVisibility", "hide"}}}},
	// developers.hubspot.com, "Consent banner API" (30 March 2026): a banner that
	// is not HubSpot's own tells what is allowed on each page, because HubSpot does
	// not keep it. The pages name both queues for the withdrawal. Its doNotTrack
	// is left alone: it writes a cookie that stays, and nothing of HubSpot loads.
	HubSpot: {
		{
			Object: "_hsp", Stub: QueueStub, Grant: []Call{push([]any{"setHubSpotConsent", hubSpotFlags})},
			Revoke: []Call{push([]any{"revokeCookieConsent"})},
		},
		{Object: "_hsq", Revoke: []Call{push([]any{"revokeCookieConsent"})}},
	},
	// developers.intercom.com, "Methods": it hides the messenger and ends its session.
	Intercom: {{Object: "Intercom", Revoke: function("shutdown")}},
	// docs.crisp.chat, "$crisp methods", and help.crisp.chat, "How to reset a Crisp
	// conversation" (3 May 2026): the chat goes, and with it the session; a cookie
	// that Crisp writes anew is erased before the page loads again.
	Crisp: {{Object: "$crisp", Revoke: []Call{push([]any{"do", "chat:hide"}), push([]any{"do", "session:reset"})}}},
	// The methods of the pixel's own snippet.
	TikTok: {{Object: "ttq", Start: []Call{{"holdConsent"}}, Grant: []Call{{"grantConsent"}}, Revoke: []Call{{"revokeConsent"}}}},
}

// flag is an entry of the local storage by which a script that is there can be
// told to count nothing.
func flag(key, value string) []Contract {
	set := []Call{{"setItem", key, value}}
	return []Contract{{Object: "localStorage", Start: set, Grant: []Call{{"removeItem", key}}, Revoke: set}}
}

// early are the interfaces that are told more, or something else, where the
// vendor's script loads before the choice.
var early = map[Signal][]Contract{
	Clarity: {{
		Object: "clarity", Stub: FunctionStub, Start: function("consentv2", clarityState),
		Grant: function("consentv2", clarityState), Revoke: function("consentv2", clarityState),
	}},
	// Visits are counted at once, and cookies wait.
	Matomo: {{
		Object: "_paq", Stub: QueueStub, Start: []Call{push([]any{"requireCookieConsent"})}, Grant: []Call{push([]any{"setCookieConsentGiven"})},
		Revoke: []Call{push([]any{"forgetCookieConsentGiven"}), push([]any{"deleteCookies"})},
	}},
	// The trackers' own sources, and umami.is, "Exclude my own visits" (2026-11-22).
	// A script that waits for consent needs no such entry, and gets none.
	Plausible: flag("plausible_ignore", "true"),
	Umami:     flag("umami.disabled", "1"),
}

// optOut are the interfaces that are told of an objection: of scripts that work
// without consent, in a purpose with OptOut.
var optOut = map[Signal][]Contract{
	// developer.matomo.org, "Opt-out", and the tracker's source: the objection is
	// kept in a cookie, for 30 years where no hours are said (2026-11-22).
	Matomo: {{
		Object: "_paq", Stub: QueueStub, Grant: []Call{push([]any{"forgetUserOptOut"})},
		Revoke: []Call{push([]any{"optUserOut", Hours{}}), push([]any{"deleteCookies"})},
	}},
	Plausible: objection("plausible_ignore", "true"),
	Umami:     objection("umami.disabled", "1"),
}

// objection is a flag that nobody has who does not object.
func objection(key, value string) []Contract {
	c := flag(key, value)
	c[0].Start = nil
	return c
}

// Contracts are what the vendor of a service is told; none where it has no
// interface, or Google's.
func (d Document) Contracts(s Service) []Contract {
	if p, _ := d.Purpose(s.Purpose); p.Exempt() {
		return optOut[s.Interface()]
	}
	if c, ok := early[s.Interface()]; ok && s.Early() {
		return c
	}
	return contracts[s.Interface()]
}
