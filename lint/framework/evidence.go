package framework

import (
	"cmp"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/report"
)

// A fact is what an auditor asks of an assessment first.
type fact struct{ name, value string }

// facts say what was assessed, against what, when and by what.
func facts(a *Assessment) []fact {
	s := a.Summary
	var scope []string
	for _, part := range []struct {
		n    int
		noun string
	}{{s.Objects, "object"}, {s.Charts, "chart"}, {s.Kustomizations, "kustomization"}, {s.Files, "file"}} {
		if part.n > 0 {
			scope = append(scope, plural(part.n, part.noun))
		}
	}
	left := "everything that was named could be read"
	if s.Skipped > 0 {
		left = plural(s.Skipped, "input") + " could not be read or rendered, so that nothing is certain to pass"
	}
	return []fact{
		{"Scope", strings.Join(a.Paths, ", ") + ": " + strings.Join(scope, ", ")},
		{"Completeness", left},
		{"Date", cmp.Or(a.Date, "not given")},
		{"Tool", "kubevet " + a.Version},
		{"Controls", cmp.Or(a.Source, unlisted)},
		{"Meaning", "failed: a rule about the control found something; accepted: all that was found is accepted, with a reason; passed: a rule about the control judged an object and found nothing, which proves no more than that; not assessed: manifests do not show it"},
	}
}

// An exception is a finding that is accepted.
type exception struct{ Where, Finding, Reason, Given string }

// exceptions are the accepted findings, each once, in their order.
func exceptions(a *Assessment, opts Options) []exception {
	seen := make(map[string]bool)
	var accepted []report.Finding
	for _, o := range a.Outcomes {
		for _, f := range o.Findings {
			if f.Suppressed != nil && !seen[f.Fingerprint] {
				seen[f.Fingerprint] = true
				accepted = append(accepted, f)
			}
		}
	}
	slices.SortStableFunc(accepted, report.Finding.Compare)
	var out []exception
	for _, f := range accepted {
		given := string(f.Suppressed.By)
		if at := f.Suppressed.At; at.File != "" {
			given += fmt.Sprintf(", %s:%d", opts.shown(at.File), at.Line)
		}
		out = append(out, exception{
			fmt.Sprintf("%s:%d", opts.shown(f.Location.File), f.Location.Line),
			fmt.Sprintf("%s: %s [%s]", f.Severity, f.Message, f.Rule.ID), f.Suppressed.Reason, given,
		})
	}
	return out
}

// HTML writes an assessment as one document for people who read no Markdown, without
// scripts and without anything from elsewhere. It has what Markdown has.
func HTML(w io.Writer, a *Assessment, opts Options) error {
	type row struct {
		Outcome
		Rules string
		Lines []string
	}
	rows := func(s Status) []row {
		var out []row
		for _, o := range a.With(s) {
			r := row{Outcome: o, Rules: strings.Join(ids(o.Rules), ", ")}
			for _, f := range o.Findings {
				r.Lines = append(r.Lines, finding(f, opts.shown))
			}
			out = append(out, r)
		}
		return out
	}
	var shown []row
	for _, s := range Statuses()[:NotAssessed] {
		shown = append(shown, rows(s)...)
	}
	type pair struct{ Name, Value string }
	var pairs []pair
	for _, f := range facts(a) {
		pairs = append(pairs, pair{f.name, f.value})
	}
	page, err := template.New("page").Parse(pageText)
	if err != nil {
		return fmt.Errorf("read the page: %w", err)
	}
	return page.Execute(w, map[string]any{
		"Framework": a.Framework, "Counts": counts(a), "Facts": pairs, "Rows": shown,
		"Failed": rows(Failed), "Exceptions": exceptions(a, opts), "Left": rows(NotAssessed),
	})
}

// pageText is the template of the page.
const pageText = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{.Framework}}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td, li, dd { overflow-wrap: anywhere; }
dt { font-weight: bold; }
dd { margin: 0 0 .5rem; }
</style>
</head>
<body>
<h1>{{.Framework}}</h1>
<p>{{.Counts}}.</p>
<dl>{{range .Facts}}<dt>{{.Name}}</dt><dd>{{.Value}}</dd>
{{end}}</dl>
<h2>Controls</h2>
<table>
<thead><tr><th scope="col">Control</th><th scope="col">Title</th><th scope="col">Status</th><th scope="col">Rules</th></tr></thead>
<tbody>
{{range .Rows}}<tr><td>{{.ID}}</td><td>{{.Title}}</td><td>{{.Status}}</td><td>{{.Rules}}</td></tr>
{{end}}</tbody>
</table>
{{if .Failed}}<h2>Findings</h2>
{{range .Failed}}<h3>{{.ID}} {{.Title}}</h3>
<ul>{{range .Lines}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{end}}{{if .Exceptions}}<h2>Exceptions</h2>
<table>
<thead><tr><th scope="col">Where</th><th scope="col">Finding</th><th scope="col">Reason</th><th scope="col">Given in</th></tr></thead>
<tbody>
{{range .Exceptions}}<tr><td>{{.Where}}</td><td>{{.Finding}}</td><td>{{.Reason}}</td><td>{{.Given}}</td></tr>
{{end}}</tbody>
</table>
{{end}}{{if .Left}}<h2>Not assessed</h2>
<details><summary>{{len .Left}} controls that these manifests do not show</summary>
<ul>{{range .Left}}<li>{{.ID}} {{.Title}}: {{.Reason}}</li>
{{end}}</ul>
</details>
{{end}}</body>
</html>
`
