package host

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// nginx is a server of one's own. An add_header in a block makes nginx forget those
// of the blocks around it, so each block says them all
// (nginx.org/en/docs/http/ngx_http_headers_module, read 2026-11-22).
func nginx() Host {
	return Host{Name: "nginx", Title: "nginx", Redirects: true, Siblings: true, Below: true,
		write: func(p Plan, f Files) { f.Beside["nginx.conf"] = []byte(nginxFile(p)) }}
}

func nginxFile(p Plan) string {
	var b strings.Builder
	fmt.Fprintf(&b, nginxHead, marked, p.nginxTypes(), p.nginxCompression(), p.nginxMissing())
	b.WriteString(p.nginxHeaders("", ""))
	for _, r := range p.Redirects {
		for _, from := range r.asked() {
			fmt.Fprintf(&b, "location = %s%s { return 301 %s%s; }\n", p.Path, from, p.Path, r.To)
		}
	}
	fmt.Fprintf(&b, "\nlocation ~ /\\.(?!well-known/) { return 404; }\n")
	for _, r := range p.Types {
		if r.Base != "" {
			block(&b, `~ /`+regexp.QuoteMeta(r.Base)+`$`, "types { }\n\tdefault_type "+bare(r.Header.Value)+";\n\ttry_files $uri =404;", p.nginxHeaders("\t", Data))
		}
	}
	for _, r := range p.Caching {
		at := "^~ " + p.Path + r.Folder
		if len(r.Ends) > 0 {
			at = "~ ^" + regexp.QuoteMeta(p.Path+r.Folder) + `.*\.(?:` + strings.Join(r.Ends, "|") + ")$"
		}
		block(&b, at, "try_files $uri =404;", p.nginxHeaders("\t", r.Header.Value))
	}
	block(&b, p.Path+"/", "try_files $uri $uri/ =404;", p.nginxHeaders("\t", Pages))
	return b.String()
}

const nginxHead = `# %s
# Include it in the server block of the site, whose root is the published folder
# (or, for an address with a path, the folder above):
#
#	server {
#		listen 443 ssl;
#		server_name legal.example.org;
#		root /srv/legal/public;
#		include /srv/legal/host/nginx.conf;
#	}
index index.html;
absolute_redirect off;
default_type application/octet-stream;
%s
%s
%s
`

func block(b *strings.Builder, at, first, headers string) {
	fmt.Fprintf(b, "\nlocation %s {\n\t%s\n%s}\n", at, first, headers)
}

// nginxHeaders are the headers of a block; an address where there is nothing has
// those of the site, but is not cached.
func (p Plan) nginxHeaders(indent, caching string) string {
	var b strings.Builder
	for _, h := range p.Everywhere {
		fmt.Fprintf(&b, "%sadd_header %s \"%s\" always;\n", indent, h.Name, h.Value)
	}
	if caching != "" {
		fmt.Fprintf(&b, "%sadd_header %s \"%s\";\n", indent, cacheControl, caching)
	}
	return b.String()
}

// bare is a media type without its charset, which nginx adds.
func bare(mediaType string) string {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	return mediaType
}

// nginxTypes are the types by ending, and which of them have a charset.
func (p Plan) nginxTypes() string {
	var lines, charset []string
	for _, r := range slices.Concat(guessed(), p.Types) {
		if strings.Contains(r.Header.Value, "charset") {
			charset = append(charset, bare(r.Header.Value))
		}
		if len(r.Ends) > 0 {
			lines = append(lines, "\t"+bare(r.Header.Value)+" "+strings.Join(r.Ends, " ")+";")
		}
	}
	slices.Sort(charset)
	return "types {\n" + strings.Join(lines, "\n") + "\n}\ncharset utf-8;\ncharset_types " + strings.Join(slices.Compact(charset), " ") + ";"
}

// nginxCompression is what is compressed: by nginx itself or, where the siblings
// are there, before.
func (p Plan) nginxCompression() string {
	var list []string
	for _, r := range slices.Concat(guessed(), p.Types) {
		if m := bare(r.Header.Value); m != "text/html" && !strings.HasPrefix(m, "font/") && m != "image/png" {
			list = append(list, m)
		}
	}
	slices.Sort(list)
	text := "gzip on;\ngzip_vary on;\ngzip_types " + strings.Join(slices.Compact(list), " ") + ";"
	if p.Site.Precompressed {
		text += "\ngzip_static on;\n# brotli_static on; # with the module of Debian’s libnginx-mod-http-brotli-static"
	}
	return text
}

// nginxMissing chooses the page for an address where there is nothing, by language.
func (p Plan) nginxMissing() string {
	text := "set $charte_missing " + p.Path + "/404.html;\n"
	if langs := p.missingPages(); len(langs) > 0 {
		text += "if ($uri ~ ^" + regexp.QuoteMeta(p.Path) + "/(" + strings.Join(langs, "|") + ")/) { set $charte_missing " + p.Path + "/$1/404.html; }\n"
	}
	return text + "error_page 404 $charte_missing;"
}
