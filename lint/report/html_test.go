package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"github.com/kubevet/kubevet/lint/graph"
)

// A parsedPage is a page as a browser reads it.
type parsedPage struct {
	text     []byte
	elements []*html.Node
}

// writeHTML writes a report as a page and reads it.
func writeHTML(t *testing.T, r Report) parsedPage {
	t.Helper()
	var b, again bytes.Buffer
	if err := HTML(&b, r, Options{Path: show}); err != nil {
		t.Fatal(err)
	}
	if err := HTML(&again, r, Options{Path: show}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same report is another page the second time")
	}
	root, err := html.Parse(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	p := parsedPage{text: b.Bytes()}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.elements = append(p.elements, n)
		}
	}
	return p
}

// all returns the elements of a name.
func (p *parsedPage) all(name string) []*html.Node {
	return slices.DeleteFunc(slices.Clone(p.elements), func(n *html.Node) bool { return n.Data != name })
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is the text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// fullReport is the sample with what only a page shows.
func fullReport() Report {
	r := sampleReport()
	for i := range r.Findings {
		r.Findings[i].Fingerprint += fmt.Sprint(":", i)
		r.Findings[i].Sources = []string{[]string{"", "shop/chart"}[i%2]}
	}
	r.Findings[2].Diff = []string{"   securityContext:", "-    privileged: true", "+    privileged: false </code><script>x</script>"}
	const evil = "</title></svg><script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{.}}\x1b"
	r.Findings[0].Rule.Category = "network"
	r.Maps = []graph.Graph{{
		Title: "Network of " + evil, Notes: []string{evil},
		Nodes: []graph.Node{
			{ID: "Pod default/*", Class: "workload", Kind: "Pod", Name: evil, Group: evil, Notes: []string{evil}},
			{ID: "b" + evil, Class: `x" onload="alert(1)`, Kind: evil, Name: evil},
		},
		Edges: []graph.Edge{{From: "Pod default/*", To: "b" + evil, Style: graph.Open, Label: evil, Note: evil}},
	}}
	r.Standings = []Standing{{
		Framework: "cis-1.12" + evil, Counts: "1 failed", Source: evil,
		Controls: []Control{{ID: "5.2.2" + evil, Title: evil, Status: "failed", Findings: []string{r.Findings[2].Fingerprint, "gone"}}, {ID: "1", Status: "not assessed", Reason: evil}},
	}}
	return r
}

// TestHTML holds a page against what it promises: it shows everything, nothing in it runs
// or is styled but what its policy names, and nothing is loaded.
func TestHTML(t *testing.T) {
	r := fullReport()
	p := writeHTML(t, r)
	articles := make(map[string]string)
	for _, n := range p.all("article") {
		articles[attribute(n, "id")] = textOf(n)
	}
	for i, f := range worstFirst(r.Findings) {
		text := articles[fmt.Sprintf("finding-%d", i+1)]
		for _, want := range []string{clean(f.Message), f.Rule.ID, f.Rule.Title, clean(f.Object.String()), f.Severity.String(), clean(show(f.Location.File))} {
			if !strings.Contains(text, want) {
				t.Errorf("finding %d does not say %q:\n%s", i+1, want, text)
			}
		}
		for _, x := range f.Excerpt {
			if got := strings.TrimSpace(tabs(x.Text)); !strings.Contains(text, got) {
				t.Errorf("finding %d does not show %q", i+1, got)
			}
		}
	}
	for i, f := range r.Suppressed {
		if text := articles[fmt.Sprintf("finding-%d", len(r.Findings)+i+1)]; !strings.Contains(text, clean(f.Suppressed.Reason)) {
			t.Errorf("suppressed finding %d does not say why:\n%s", i, text)
		}
	}
	page := string(p.text)
	for _, problem := range r.Problems {
		if !strings.Contains(page, html.EscapeString(clean(problem.Message))) && !strings.Contains(page, strings.ReplaceAll(problem.Message, `"`, "&#34;")) {
			t.Errorf("the page does not say %q", problem.Message)
		}
	}
	if strings.Contains(page, sampleSecret) {
		t.Error("the page has the secret")
	}
	if i := strings.IndexFunc(strings.ReplaceAll(page, "\n", ""), unicode.IsControl); i >= 0 {
		t.Errorf("the page has a control character: %q", strings.ReplaceAll(page, "\n", "")[max(0, i-40):i+10])
	}
	if diff := articles["finding-1"]; !strings.Contains(diff, " securityContext:\n-  privileged: true\n+  privileged: false </code>") {
		t.Errorf("the gravest finding does not show its fix:\n%s", diff)
	}
}

// TestHTMLPolicy has nothing on a page that its policy would have to allow, whatever the
// names are.
func TestHTMLPolicy(t *testing.T) {
	for name, r := range map[string]Report{"full": fullReport(), "nothing": {Version: "1.2.3"}} {
		p := writeHTML(t, r)
		policy := ""
		for _, n := range p.all("meta") {
			if attribute(n, "http-equiv") == "Content-Security-Policy" {
				policy = attribute(n, "content")
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy is %q", name, policy)
		}
		for _, element := range []string{"script", "style"} {
			all := p.all(element)
			if len(all) != 1 {
				t.Errorf("%s: there are %d elements %s", name, len(all), element)
				continue
			}
			sum := sha256.Sum256([]byte(textOf(all[0])))
			if hash := base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(policy, element+"-src 'sha256-"+hash+"'") {
				t.Errorf("%s: the policy %q does not name the %s", name, policy, element)
			}
		}
		ids := make(map[string]bool)
		for _, n := range p.elements {
			if !regexp.MustCompile(`^(html|head|meta|link|title|style|body|a|header|h[123]|p|nav|ul|li|main|section|div|table|caption|thead|tbody|tr|th|td|svg|g|rect|path|text|form|label|input|fieldset|legend|select|option|span|button|article|details|summary|strong|dl|dt|dd|code|ol|pre|mark|footer|script)$`).MatchString(n.Data) {
				t.Errorf("%s: there is an element %s", name, n.Data)
			}
			for _, a := range n.Attr {
				switch {
				case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src":
					t.Errorf("%s: %s has %s=%q", name, n.Data, a.Key, a.Val)
				case a.Key == "id" && (ids[a.Val] || a.Val == ""):
					t.Errorf("%s: the id %q is there twice", name, a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				}
			}
		}
		for _, n := range p.all("a") {
			to, inside := strings.CutPrefix(attribute(n, "href"), "#")
			if inside && !ids[to] || !inside && !strings.HasPrefix(to, "https://") {
				t.Errorf("%s: %q leads nowhere", name, to)
			}
		}
		if link := p.all("link"); len(link) != 1 || attribute(link[0], "href") != "data:," {
			t.Errorf("%s: the page loads more than itself", name)
		}
	}
}

// TestHTMLOfNothing says that nothing was found, and has no filter.
func TestHTMLOfNothing(t *testing.T) {
	p := writeHTML(t, Report{Version: "1.2.3"})
	if len(p.all("form")) != 0 || !bytes.Contains(p.text, []byte("Nothing was found.")) {
		t.Error("a report without findings has a filter, or does not say that nothing was found")
	}
}

// TestGuardedHTML writes the page through the guard against commands of runners, which
// changes no script and no style.
func TestGuardedHTML(t *testing.T) {
	i := slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == "html" })
	var plain, guarded bytes.Buffer
	if err := HTML(&plain, fullReport(), Options{}); err != nil {
		t.Fatal(err)
	}
	if err := Formats()[i].Write(&guarded, fullReport(), Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(plain.Bytes(), guarded.Bytes()) {
		t.Error("the guard changes a page in which nothing commands a runner")
	}
}

// TestProse reads what descriptions have of Markdown.
func TestProse(t *testing.T) {
	got := fmt.Sprintf("%+v", prose("One `a<b>` line\ngoes on.\n\n- first\n  more\n- `second\n\nLast `"))
	want := "[{Line:[{Code:false Text:One } {Code:true Text:a<b>} {Code:false Text: line goes on.}] List:[]}" +
		" {Line:[] List:[[{Code:false Text:first more}] [{Code:false Text:`second}]]} {Line:[{Code:false Text:Last } {Code:false Text:`}] List:[]}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestHTMLMaps draws what a finding is about first, leads from it to what is near it on
// the map, and counts the maps that there is no room for.
func TestHTMLMaps(t *testing.T) {
	r := fullReport()
	r.Maps = append([]graph.Graph{{Title: "Other", Nodes: []graph.Node{{ID: "x"}}}}, r.Maps...)
	for i := range maxMaps {
		r.Maps = append(r.Maps, graph.Graph{Title: fmt.Sprint("More ", i), Nodes: []graph.Node{{ID: "x"}}})
	}
	p := writeHTML(t, r)
	var titles []string
	for _, n := range p.all("h3") {
		if strings.HasPrefix(attribute(n, "id"), "map-") {
			titles = append(titles, textOf(n))
		}
	}
	if len(titles) != maxMaps || !strings.HasPrefix(titles[0], "Network of ") || titles[1] != "Other" {
		t.Errorf("the maps are %q", titles)
	}
	if !bytes.Contains(p.text, []byte("2 more maps by kubevet map network and kubevet map rbac.")) {
		t.Error("the page does not count the maps that it leaves out")
	}
	if links := bytes.Count(p.text, []byte(`<a href="#near-1">`)); links != 1 {
		t.Errorf("%d findings lead to the map, want that of the pod on it", links)
	}
}
