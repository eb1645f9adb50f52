package data

import "charte/build/policy"

// gtmPermission is one entry of a template's permissions, in the form of Tag
// Manager's exports (the community gallery's templates, seen on 2026-11-22).
type gtmPermission struct {
	Instance struct {
		Key struct {
			PublicID  string `json:"publicId"`
			VersionID string `json:"versionId"`
		} `json:"key"`
		Param []gtmParam `json:"param"`
	} `json:"instance"`
	ClientAnnotations struct {
		IsEditedByUser bool `json:"isEditedByUser"`
	} `json:"clientAnnotations"`
	IsRequired bool `json:"isRequired"`
}

// gtmParam is one setting of a permission.
type gtmParam struct {
	Key   string   `json:"key"`
	Value gtmValue `json:"value"`
}

// gtmValue has one of its contents, by Type: 1 a string, 2 a list, 3 a mapping,
// 8 a boolean.
type gtmValue struct {
	Type     int        `json:"type"`
	String   string     `json:"string,omitempty"`
	Boolean  *bool      `json:"boolean,omitempty"`
	ListItem []gtmValue `json:"listItem,omitempty"`
	MapKey   []gtmValue `json:"mapKey,omitempty"`
	MapValue []gtmValue `json:"mapValue,omitempty"`
}

func gtmText(s string) gtmValue { return gtmValue{Type: 1, String: s} }

func gtmTexts(all ...string) gtmValue {
	list := gtmValue{Type: 2}
	for _, s := range all {
		list.ListItem = append(list.ListItem, gtmText(s))
	}
	return list
}

// rights is a thing with what may be done to it; each right is named, and granted
// where it is among the given.
func rights(kind, name string, all []string, given string) gtmValue {
	v := gtmValue{Type: 3, MapKey: []gtmValue{gtmText(kind)}, MapValue: []gtmValue{gtmText(name)}}
	for _, right := range all {
		is := right == given
		v.MapKey = append(v.MapKey, gtmText(right))
		v.MapValue = append(v.MapValue, gtmValue{Type: 8, Boolean: &is})
	}
	return v
}

func permission(id string, params ...gtmParam) gtmPermission {
	var p gtmPermission
	p.Instance.Key.PublicID, p.Instance.Key.VersionID, p.Instance.Param = id, "1", params
	p.ClientAnnotations.IsEditedByUser, p.IsRequired = true, true
	return p
}

// permissions are all that the program needs, and nothing else: to write Google's
// seven types, to read the choice cookie, to call charte.on, to load the banner,
// and to set the two properties that it sets.
func (t gtmTemplate) permissions() []gtmPermission {
	types := gtmValue{Type: 2}
	for _, name := range policy.ConsentTypes() {
		types.ListItem = append(types.ListItem, rights("consentType", string(name), []string{"read", "write"}, "write"))
	}
	on := gtmValue{Type: 2, ListItem: []gtmValue{rights("key", "charte.on", []string{"read", "write", "execute"}, "execute")}}
	return []gtmPermission{
		permission("access_consent", gtmParam{"consentTypes", types}),
		permission("get_cookies", gtmParam{"cookieAccess", gtmText("specific")}, gtmParam{"cookieNames", gtmTexts(t.document.Choice.Key)}),
		permission("access_globals", gtmParam{"keys", on}),
		permission("inject_script", gtmParam{"urls", gtmTexts(t.address)}),
		permission("write_data_layer", gtmParam{"keyPatterns", gtmTexts("ads_data_redaction", "url_passthrough")}),
	}
}
