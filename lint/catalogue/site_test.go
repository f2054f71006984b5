package catalogue

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestSite has a page for each rule, links that lead to pages of the site, and
// everything of a rule on its page as text.
func TestSite(t *testing.T) {
	site, err := Site(samples())
	if err != nil {
		t.Fatal(err)
	}
	if len(site) != 3 {
		t.Fatalf("%d files, want 3", len(site))
	}
	link := regexp.MustCompile(`href="([^":]+)"`)
	for name, page := range site {
		for _, m := range link.FindAllSubmatch(page, -1) {
			if to := path.Join(path.Dir(name), string(m[1]), "index.html"); site[to] == nil {
				t.Errorf("%s links to %s, which is not there", name, to)
			}
		}
		if bytes.Contains(page, []byte("<agent>")) {
			t.Errorf("%s has markup of an example", name)
		}
	}
	page := words(t, site["rules/privileged-container/index.html"])
	for _, want := range []string{
		"Container runs privileged", "Severity critical, profile recommended", "it can load kernel modules", "name: <agent>",
		"privileged: true # <-- found", "Set the field to false. This is unsafe", "kinds of other APIs",
		"Pod Security Standards, Baseline", "mitre: T1611, T1552.007", "kubescape: C-0057, C-0211",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q:\n%s", want, page)
		}
	}
	index := words(t, site["index.html"])
	for _, want := range []string{"privileged-container", "Ingress serves a | host without TLS", "KSV-0017"} {
		if !strings.Contains(index, want) {
			t.Errorf("the index does not say %q", want)
		}
	}
}

// words are the text of a page, whose elements have to be closed in order.
func words(t *testing.T, page []byte) string {
	t.Helper()
	void := map[string]bool{"meta": true, "input": true}
	var b strings.Builder
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("elements %v are not closed", open)
			}
			return b.String()
		case html.TextToken:
			b.WriteString(html.UnescapeString(string(z.Raw())))
		case html.StartTagToken:
			if name, _ := z.TagName(); !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Fatalf("%s closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}
