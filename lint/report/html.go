package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/diagram"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/rule"
)

var (
	//go:embed page/page.html
	pageTemplate string
	//go:embed page/page.css
	pageStyle string
	//go:embed page/page.js
	pageScript string
)

// HTML writes a report as a page that is complete in itself: it loads nothing, and its
// policy lets no script and no style count but its own.
func HTML(w io.Writer, r Report, opts Options) error {
	page, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	p := newPage(r, opts)
	style := pageStyle + graph.StyleSheet()
	b := bufio.NewWriter(w)
	// Neither is a part of the template, which would change their bytes.
	fmt.Fprintf(b, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>kubevet report</title>
<style>%s</style>
</head>
<body>
`, hashOf(style), hashOf(pageScript), style)
	if err := page.Execute(b, p.data()); err != nil {
		return err
	}
	fmt.Fprintf(b, "<script>%s</script>\n</body>\n</html>\n", pageScript)
	return cmp.Or(p.err, b.Flush())
}

// hashOf names a script or style in a policy.
// https://www.w3.org/TR/CSP3/#grammardef-hash-source
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// A page is a report on its way to HTML.
type page struct {
	Report
	opts Options
	// anchors are those of findings, by fingerprint, and near those of what is near an
	// object on a map, by the ID of its node.
	anchors, near map[string]string
	// charts number the sources of findings.
	charts map[string]int
	maps   []pageMap
	err    error
}

func newPage(r Report, opts Options) *page {
	if opts.Path == nil {
		opts.Path = func(file string) string { return file }
	}
	p := &page{Report: r, opts: opts, anchors: make(map[string]string), near: make(map[string]string), charts: make(map[string]int)}
	p.Findings = worstFirst(r.Findings)
	for i, f := range slices.Concat(p.Findings, p.Suppressed) {
		p.anchors[f.Fingerprint] = fmt.Sprintf("finding-%d", i+1)
	}
	for _, s := range slices.Sorted(maps.Keys(bySource(r.Findings))) {
		p.charts[s] = len(p.charts)
	}
	p.drawMaps()
	return p
}

func bySource(findings []Finding) map[string]int {
	number := make(map[string]int)
	for _, f := range findings {
		for _, s := range f.Sources {
			number[s]++
		}
	}
	return number
}

func (p *page) sourceName(source string) string {
	if source == "" {
		return "other files"
	}
	return clean(p.opts.Path(source))
}

// place names a place in a file, "" if there is none.
func (p *page) place(loc document.Location) string {
	if loc.File == "" {
		return ""
	}
	text := clean(p.opts.Path(loc.File))
	if loc.Line > 0 {
		text += fmt.Sprintf(":%d", loc.Line)
	}
	return text
}

type (
	pageSection struct {
		Anchor, Name string
		Number       int
	}
	pageTotals struct {
		Caption, Of string
		Rows        []pageTotal
	}
	pageTotal struct {
		Name, Class     string
		Number, Percent int
	}
	pageChart struct {
		ID   int
		Name string
	}
	pageProblem struct{ Level, Message, Place string }
)

// data are what the template shows.
func (p *page) data() map[string]any {
	d := map[string]any{"Version": p.Version, "Summary": upper(summarize(p.Report, catalogue.Palette{})) + ".", "Maps": p.maps, "NoMaps": p.left()}
	var found, suppressed []pageFinding
	for i := range p.Findings {
		found = append(found, p.finding(&p.Findings[i]))
	}
	for i := range p.Suppressed {
		suppressed = append(suppressed, p.finding(&p.Suppressed[i]))
	}
	problems := p.problems()
	d["Findings"], d["Suppressed"], d["Problems"] = found, suppressed, problems
	d["Severities"], d["Categories"], d["Charts"] = p.severities(), p.categories(), p.chartList()
	d["Frameworks"], d["Rules"], d["Totals"] = p.frameworks(), p.rules(), p.totals()
	sections := []pageSection{{"findings", "Findings", len(found)}}
	for _, s := range []pageSection{
		{"problems", "Problems", len(problems)},
		{"suppressed", "Suppressed", len(suppressed)},
		{"compliance", "Compliance", len(p.Standings)},
		{"maps", "Maps", len(p.maps)},
		{"rules", "Rules", len(rulesOf(slices.Concat(p.Findings, p.Suppressed)))},
	} {
		if s.Number > 0 {
			sections = append(sections, s)
		}
	}
	d["Sections"] = sections
	return d
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// severities are those of findings, the gravest first.
func (p *page) severities() []string {
	var all []string
	for _, s := range rule.Severities() {
		if slices.ContainsFunc(p.Findings, func(f Finding) bool { return f.Severity == s }) {
			all = append(all, s.String())
		}
	}
	return all
}

func (p *page) categories() []string {
	number := make(map[string]int)
	for _, f := range p.Findings {
		number[f.Rule.Category]++
	}
	return slices.Sorted(maps.Keys(number))
}

// chartList are the sources of findings, nil if there is one.
func (p *page) chartList() []pageChart {
	if len(p.charts) < 2 {
		return nil
	}
	var all []pageChart
	for _, s := range slices.Sorted(maps.Keys(p.charts)) {
		all = append(all, pageChart{p.charts[s], p.sourceName(s)})
	}
	return all
}

// totals counts findings by severity, category and source.
func (p *page) totals() []pageTotals {
	if len(p.Findings) == 0 {
		return nil
	}
	severities, categories := make(map[string]int), make(map[string]int)
	for _, f := range p.Findings {
		severities[f.Severity.String()]++
		categories[f.Rule.Category]++
	}
	bySeverity := pageTotals{Caption: "By severity", Of: "Severity"}
	for _, s := range p.severities() {
		bySeverity.Rows = append(bySeverity.Rows, pageTotal{Name: s, Class: s, Number: severities[s]})
	}
	all := []pageTotals{bySeverity, mostFirst("By category", "Category", categories, func(s string) string { return s })}
	if len(p.charts) > 1 {
		all = append(all, mostFirst("By chart and kustomization", "Directory", bySource(p.Findings), p.sourceName))
	}
	for _, t := range all {
		most := 0
		for _, row := range t.Rows {
			most = max(most, row.Number)
		}
		for i := range t.Rows {
			t.Rows[i].Percent = max(1, 100*t.Rows[i].Number/most)
		}
	}
	return all
}

// mostFirst are the rows of a table, those with most findings first.
func mostFirst(caption, of string, number map[string]int, name func(string) string) pageTotals {
	t := pageTotals{Caption: caption, Of: of}
	for _, key := range slices.Sorted(maps.Keys(number)) {
		t.Rows = append(t.Rows, pageTotal{Name: name(key), Number: number[key]})
	}
	slices.SortStableFunc(t.Rows, func(a, b pageTotal) int { return cmp.Compare(b.Number, a.Number) })
	return t
}

// problems are what could not be read and the suppressions of no use.
func (p *page) problems() []pageProblem {
	var all []pageProblem
	for e := range p.entries(problems, unused) {
		all = append(all, pageProblem{e.level.word, clean(e.message), p.place(e.at)})
	}
	return all
}

// anchor makes an ID of a name.
func anchor(prefix, name string) string {
	var b strings.Builder
	for _, r := range name {
		if r == '-' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%x", r)
		}
	}
	return prefix + b.String()
}

// nodeOf is what maps call the object of a finding.
func nodeOf(f *Finding) string { return diagram.ID(f.Object.Kind, f.Object.Namespace, f.Object.Name) }
