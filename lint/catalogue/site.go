package catalogue

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// Site returns the files of a static site of rules, by name: a page for each at
// rules/<id>/index.html, an address that stays as long as the rule, and an index that
// can be searched. Nothing in it comes from elsewhere.
func Site(rules []*rule.Rule) (map[string][]byte, error) {
	pages, err := template.New("site").Funcs(template.FuncMap{
		"prose": prose, "example": marked, "kinds": kinds, "advice": advice, "yields": Yields, "policy": policy,
		"parameters": func(r *rule.Rule) []string { return parameters(r.Parameters, "") },
		"pairs": func(m map[string][]string) []string {
			return pairs(m, func(_, name string) string { return name })
		},
	}).Parse(siteText)
	if err != nil {
		return nil, fmt.Errorf("read the templates of the site: %w", err)
	}
	sorted := byCategory(rules)
	site := make(map[string][]byte)
	write := func(name, page string, data any) error {
		var b bytes.Buffer
		if err := pages.ExecuteTemplate(&b, page, data); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		site[name] = b.Bytes()
		return nil
	}
	if err := write("index.html", "index", map[string]any{"Rules": sorted, "Script": template.JS(searchScript)}); err != nil {
		return nil, err
	}
	for _, r := range sorted {
		if err := write("rules/"+r.ID+"/index.html", "rule", r); err != nil {
			return nil, err
		}
	}
	return site, nil
}

// advice says in a sentence or two what the fix of a rule is.
func advice(r *rule.Rule) string {
	if r.Fix == nil {
		return ""
	}
	return upperFirst(Advice(r.Fix)) + ". " + caution(r.Fix)
}

// policy is the content security policy of the pages, which allows their own script.
func policy() string {
	sum := sha256.Sum256([]byte(searchScript))
	return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

var (
	codeSpan = regexp.MustCompile("`([^`]+)`")
	strong   = regexp.MustCompile(`\*\*([^*]+)\*\*`)
)

// prose turns the Markdown of a description into HTML: paragraphs, lists, code.
func prose(markdown string) template.HTML {
	var b strings.Builder
	for _, block := range strings.Split(strings.TrimSpace(markdown), "\n\n") {
		lines := strings.Split(block, "\n")
		list := !slices.ContainsFunc(lines, func(line string) bool {
			return !strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "  ")
		})
		text := html.EscapeString(block)
		text = codeSpan.ReplaceAllString(text, "<code>$1</code>")
		text = strong.ReplaceAllString(text, "<strong>$1</strong>")
		if list {
			text = "<ul><li>" + strings.ReplaceAll(strings.TrimPrefix(text, "- "), "\n- ", "</li>\n<li>") + "</li></ul>"
		} else {
			text = "<p>" + text + "</p>"
		}
		b.WriteString(text + "\n")
	}
	return template.HTML(b.String())
}

// searchScript shows the rows that have every word that is typed.
const searchScript = `
const field = document.getElementById("search"), count = document.getElementById("count");
const rows = [...document.querySelectorAll("tbody tr")].map(row => [row, row.textContent.toLowerCase()]);
function search() {
  const words = field.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const [row, text] of rows) {
    row.hidden = !words.every(word => text.includes(word));
    if (!row.hidden) shown++;
  }
  count.textContent = shown + " rules";
}
field.addEventListener("input", search);
field.value = decodeURIComponent(location.hash.slice(1));
search();
`

const siteText = `{{define "head"}}<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
pre { padding: .6rem; border: 1px solid; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td:nth-child(-n+2), li, p { overflow-wrap: anywhere; }
input { font: inherit; width: 100%; padding: .4rem; box-sizing: border-box; }
.names { display: none; }
</style>
{{end}}{{define "index"}}{{template "head"}}<title>Rules of kubevet</title>
</head>
<body>
<main>
<h1>Rules of kubevet</h1>
<p><label for="search">Search by name, title, category, severity, profile, or another linter's name</label>
<input id="search" type="search" autocomplete="off"></p>
<p id="count" role="status">{{len .Rules}} rules</p>
<table>
<thead><tr><th scope="col">Rule</th><th scope="col">What it finds</th><th scope="col">Category</th><th scope="col">Severity</th><th scope="col">Profile</th></tr></thead>
<tbody>
{{range .Rules}}<tr><td><a href="rules/{{.ID}}/">{{.ID}}</a></td><td>{{.Title}}<span class="names">{{range pairs .Aliases}} {{.}}{{end}}</span></td><td>{{.Category}}</td><td>{{.Severity}}</td><td>{{.Profile}}</td></tr>
{{end}}</tbody>
</table>
</main>
<script>{{.Script}}</script>
</body>
</html>
{{end}}{{define "rule"}}{{template "head"}}<title>{{.ID}}: {{.Title}}</title>
</head>
<body>
<nav><a href="../../">All rules</a></nav>
<main>
<h1>{{.ID}}</h1>
<p><strong>{{.Title}}</strong>. Severity {{.Severity}}, profile {{.Profile}}, category {{.Category}}.</p>
{{prose .Description}}{{with yields .}}<p>{{.}}</p>
{{end}}{{if .Bad}}<h2>Found by this rule</h2>
<pre><code>{{example .Bad}}</code></pre>
<h2>Passes this rule</h2>
<pre><code>{{example .Good}}</code></pre>
{{end}}{{with advice .}}<h2>Fix</h2>
<p>{{.}}</p>
{{end}}<h2>Judges</h2>
<p>{{kinds .}}</p>
{{with parameters .}}<h2>Parameters and their defaults</h2>
<ul>{{range .}}<li><code>{{.}}</code></li>
{{end}}</ul>
{{end}}{{with .References}}<h2>Read more</h2>
<ul>{{range .}}<li><a href="{{.Ref}}">{{.Description}}</a></li>
{{end}}</ul>
{{end}}{{with pairs .Compliance}}<h2>Compliance</h2>
<ul>{{range .}}<li>{{.}}</li>
{{end}}</ul>
{{end}}{{with pairs .Aliases}}<h2>Other linters' names</h2>
<ul>{{range .}}<li>{{.}}</li>
{{end}}</ul>
{{end}}</main>
</body>
</html>
{{end}}`
