package host

import (
	"fmt"
	"strings"
	"testing"
)

// moved are so many old addresses, of so many characters.
func moved(n, length int) []Redirect {
	var out []Redirect
	for i := range n {
		number := fmt.Sprintf("%05d", i)
		out = append(out, Redirect{From: "/" + number + strings.Repeat("x", max(length-len(number)-2, 0)) + "/", To: "/fr/"})
	}
	return out
}

// many are the files of the site and so many more, of so many bytes.
func many(n, size int) map[string][]byte {
	files, content := published(), make([]byte, size)
	for i := range n - len(files) {
		files[fmt.Sprintf("fr/%d/index.html", i)] = content
	}
	return files
}

// What a host takes it takes, and one more it does not.
func TestHostsRefuseWhatTheyWouldDrop(t *testing.T) {
	for _, c := range []struct {
		host, what, says string
		least            int // the smallest number that is refused
		site             func(n int) Site
	}{
		{"cloudflare", "redirects", "Cloudflare takes 2,000 lines of redirects, and there are 2,002", 1001, func(n int) Site { return Site{Redirects: moved(n, 0)} }},
		{"cloudflare", "characters of a redirect", "Cloudflare takes lines of 1,000 characters, and one has 1,001", 992, func(n int) Site { return Site{Redirects: moved(1, n)} }},
		{"cloudflare", "files", "Cloudflare takes 100,000 files, and there are 100,001", 100_001, func(n int) Site { return Site{Files: many(n, 0)} }},
		{"cloudflare", "bytes of a file", "Cloudflare takes files of 26,214,400 bytes, and this one has 26,214,401", 25<<20 + 1, func(n int) Site {
			return Site{Files: map[string][]byte{"fr/index.html": make([]byte, n)}}
		}},
		{"vercel", "redirects", "Vercel takes 2,048 lines of redirects, and there are 2,049", 2049, func(n int) Site { return Site{Redirects: moved(n, 0)} }},
		{"vercel", "characters of a redirect", "Vercel takes lines of 4,096 characters", 4097, func(n int) Site { return Site{Redirects: moved(1, n)} }},
		{"azure", "bytes of settings", "Azure Static Web Apps takes 20,480 bytes of settings", 0, func(n int) Site { return Site{Redirects: moved(n, 0)} }},
		{"gitlab", "redirects", "GitLab Pages takes 1,000 lines of redirects, and there are 1,001", 1001, func(n int) Site { return Site{Redirects: moved(n, 0)} }},
		{"gitlab", "bytes of redirects", "GitLab Pages takes 65,536 bytes of settings", 0, func(n int) Site { return Site{Redirects: moved(n, 120)} }},
		{"gitlab", "files", "GitLab Pages takes 200,000 files, and there are 200,001", 200_001, func(n int) Site { return Site{Files: many(n, 0)} }},
		{"s3", "bytes of the function", "CloudFront takes 10,240 bytes of settings", 0, func(n int) Site { return Site{Redirects: moved(n, 0)} }},
	} {
		t.Run(c.host+" "+c.what, func(t *testing.T) {
			least := c.least
			for n := 1; least == 0; n++ { // where the number of bytes of a line counts, look for it
				if _, problems := For(c.site(n), []string{c.host}); len(problems) > 0 {
					least = n
				}
			}
			if _, problems := For(c.site(least-1), []string{c.host}); len(problems) > 0 {
				t.Errorf("%d: %v", least-1, problems)
			}
			_, problems := For(c.site(least), []string{c.host})
			if len(problems) != 1 || !strings.HasPrefix(problems[0].Message, c.says) || problems[0].Hint == "" {
				t.Fatalf("%d: %v", least, problems)
			}
			if french := problems[0].In("fr"); french.Message == problems[0].Message || strings.Contains(french.Message, "%!") || french.Hint == problems[0].Hint {
				t.Errorf("in French: %s; %s", french.Message, french.Hint)
			}
		})
	}
}

// Where nobody named a host, the site may go to one that takes it.
func TestNothingIsRefusedWhereNoHostIsNamed(t *testing.T) {
	files, problems := For(Site{Redirects: moved(3000, 0)}, nil)
	if len(problems) > 0 || len(files.Inside["_headers"]) == 0 || len(files.Inside["_redirects"]) == 0 {
		t.Error(problems, files.Inside)
	}
}

func TestFreePlanIsToldApart(t *testing.T) {
	for n, want := range map[int]int{20_000: 0, 20_001: 1} {
		files, problems := For(Site{Files: many(n, 0)}, []string{"cloudflare"})
		if len(problems) > 0 || len(files.Notes) != want {
			t.Errorf("%d files: %v, %v", n, problems, files.Notes)
		}
	}
}

// A site below a path is for hosts that can serve one.
func TestSitesBelowAPath(t *testing.T) {
	s := site()
	s.Address = "https://example.org/legal/"
	for _, h := range hosts() {
		files, problems := For(s, []string{h.Name})
		if refused := len(problems) == 1; refused == h.Below {
			t.Errorf("%s: %v", h.Name, problems)
		}
		for name, content := range files.Beside {
			if name == "upload.sh" || name == "s3.json" || name == "gcs.json" || name == "cloudfront-headers-policy.json" {
				continue
			}
			if !strings.Contains(string(content), "/legal/fr/old/") {
				t.Errorf("%s of %s does not know the path", name, h.Name)
			}
		}
	}
	if files, problems := For(s, nil); len(files.Inside)+len(problems) > 0 {
		t.Error(files.Inside, problems)
	}
	if files, _ := For(s, []string{"gitlab"}); !strings.Contains(string(files.Inside["_redirects"]), "\n/legal/fr/old/ /legal/fr/acme/cookies/ 301\n") {
		t.Errorf("%s", files.Inside["_redirects"])
	}
}

func TestCompressedSiblingsOfNoUseAreSaid(t *testing.T) {
	s := site()
	s.Precompressed = true
	for _, h := range hosts() {
		files, _ := For(s, []string{h.Name})
		said := false
		for _, note := range files.Notes {
			said = said || strings.Contains(note.EN, "--precompress") && strings.Contains(note.FR, "--precompress")
		}
		if said == h.Siblings {
			t.Errorf("%s: %v", h.Name, files.Notes)
		}
	}
}

func TestPreviewsAreNotIndexed(t *testing.T) {
	s := site()
	s.NoIndex = true
	files, _ := For(s, nil)
	if !strings.Contains(string(files.Inside["_headers"]), "  X-Robots-Tag: noindex\n") {
		t.Errorf("%s", files.Inside["_headers"])
	}
}
