package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // for its schema
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/rule"
)

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, sampleReport(), Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", b.Bytes())
}

func TestJSONOfNothing(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, Report{Version: "1.2.3"}, Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "nothing.json", b.Bytes())
}

// formats are those whose goldens are the sample report and an empty one.
var formats = map[string]func(io.Writer, Report, Options) error{
	"github.txt":  GitHub,
	"summary.md":  Markdown,
	"junit.xml":   JUnit,
	"gitlab.json": GitLab,
	"rdjson.json": RDJSON,
}

func TestFormats(t *testing.T) {
	for name, write := range formats {
		for prefix, r := range map[string]Report{"report": sampleReport(), "nothing": {Version: "1.2.3"}} {
			var b bytes.Buffer
			if err := write(&b, r, Options{Read: readSample}); err != nil {
				t.Fatal(err)
			}
			if text := b.String(); strings.Contains(text, sampleSecret) || strings.ContainsFunc(strings.ReplaceAll(text, "\n", ""), unicode.IsControl) {
				t.Errorf("%s has the secret or a control character:\n%s", name, text)
			}
			golden(t, prefix+"."+name, b.Bytes())
		}
	}
}

// TestRulesWithResults describes no rule that found nothing.
func TestRulesWithResults(t *testing.T) {
	r := sampleReport()
	r.Findings, r.Suppressed = r.Findings[:2], r.Suppressed[:1]
	_, l := writeSARIF(t, r, Options{Read: readSample})
	for _, result := range l.Runs[0].Results {
		if got := l.Runs[0].Tool.Driver.Rules[*result.RuleIndex].ID; got != result.RuleID {
			t.Errorf("the rule of a result of %s is %s", result.RuleID, got)
		}
	}
	var b bytes.Buffer
	if err := JSON(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	var report JSONReport
	if err := json.Unmarshal(b.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	if n := len(l.Runs[0].Tool.Driver.Rules); n != 2 || len(report.Rules) != 2 {
		t.Errorf("%d rules in SARIF and %d in JSON, want 2", n, len(report.Rules))
	}
}

// TestMarkdownLimit leaves out what GitHub would refuse in a comment and in a summary,
// and says so.
func TestMarkdownLimit(t *testing.T) {
	for _, c := range []struct {
		write       func(io.Writer, Report, Options) error
		most, least int
		problems    int
	}{
		{Markdown, 65_536, 200, 0},
		{JobSummary, 1 << 20, 4000, 0},
		{Markdown, 65_536, 100, 5000},
	} {
		r := sampleReport()
		n := 10_000
		for len(r.Findings) < n {
			r.Findings = append(r.Findings, r.Findings[0])
		}
		for len(r.Problems) < c.problems {
			r.Problems = append(r.Problems, r.Problems[0])
		}
		var b bytes.Buffer
		if err := c.write(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		rows := strings.Count(b.String(), "](https://")
		want := fmt.Sprintf("\n%d findings left out, the last of the list.\n", n-rows)
		if b.Len() > c.most || rows < c.least || !strings.HasSuffix(b.String(), want) {
			t.Errorf("%d bytes of %d with %d rows end in %q, want %q", b.Len(), c.most, rows, b.String()[b.Len()-60:], want)
		}
		if c.problems > 0 && !strings.Contains(b.String(), " problems left out, the last of the list.\n") {
			t.Error("problems are left out without a word")
		}
	}
}

// TestGitHubShown holds annotations to what GitHub shows of a step, and everything to
// being in the log.
func TestGitHubShown(t *testing.T) {
	for _, n := range []int{1, 9, 10, 11, 30} {
		r := sampleReport()
		r.Findings, r.Problems, r.Unused = nil, nil, nil
		for _, severity := range rule.Severities() {
			for i := range n {
				f := sampleReport().Findings[0]
				f.Severity, f.Message = severity, fmt.Sprintf("%s number %d.", severity, i)
				r.Findings = append(r.Findings, f)
			}
		}
		var b bytes.Buffer
		if err := GitHub(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		number := make(map[string]int)
		logged := 0
		for _, line := range lines {
			if command, rest, ok := strings.Cut(strings.TrimPrefix(line, "::"), " "); ok && strings.HasPrefix(line, "::") {
				number[command]++
				logged += strings.Count(rest, " number ")
			} else {
				logged += strings.Count(line, " number ")
			}
		}
		for command, shown := range number {
			if shown > 10 {
				t.Errorf("%d: %d commands %s, of which GitHub shows 10", n, shown, command)
			}
		}
		if logged != len(r.Findings) {
			t.Errorf("%d: %d findings are in the log, want %d", n, logged, len(r.Findings))
		}
		last := lines[len(lines)-1]
		hidden := len(r.Findings) - number["error"] - number["warning"] - number["notice"] + 1
		if hidden > 1 != strings.HasPrefix(last, fmt.Sprintf("::notice title=kubevet::%d more are in the log", hidden)) {
			t.Errorf("%d: the last line is %q, with %d hidden", n, last, hidden)
		}
	}
}

// junitAttributes are the elements of Jenkins' schema of JUnit reports that are written
// here, and their attributes.
var junitAttributes = map[string][]string{
	"testsuites": {"name", "time", "tests", "failures", "errors"},
	"testsuite":  {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
	"testcase":   {"name", "time", "classname", "group"},
	"failure":    {"type", "message"},
	"error":      {"type", "message"},
}

// TestJUnitSchema holds the report against Jenkins' schema.
func TestJUnitSchema(t *testing.T) {
	var b bytes.Buffer
	if err := JUnit(&b, sampleReport(), Options{}); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for d := xml.NewDecoder(&b); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen[element.Name.Local] = true
		for _, a := range element.Attr {
			if !slices.Contains(junitAttributes[element.Name.Local], a.Name.Local) {
				t.Errorf("an attribute %s of %s", a.Name.Local, element.Name.Local)
			}
		}
	}
	for name := range seen {
		if junitAttributes[name] == nil {
			t.Errorf("an element %s", name)
		}
	}
	if len(seen) != len(junitAttributes) {
		t.Errorf("elements %v", seen)
	}
}

// log is what the tests look at in SARIF.
type log struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Version         string `json:"version"`
				SemanticVersion string `json:"semanticVersion"`
				Rules           []struct {
					ID         string `json:"id"`
					Properties struct {
						Tags             []string `json:"tags"`
						SecuritySeverity string   `json:"security-severity"`
					} `json:"properties"`
				} `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Invocations []struct {
			ExecutionSuccessful        bool `json:"executionSuccessful"`
			ToolExecutionNotifications []struct {
				Level   string  `json:"level"`
				Message logText `json:"message"`
			} `json:"toolExecutionNotifications"`
		} `json:"invocations"`
		Results []logResult `json:"results"`
	} `json:"runs"`
}

type logResult struct {
	RuleID              string            `json:"ruleId"`
	RuleIndex           *int              `json:"ruleIndex"`
	Level               string            `json:"level"`
	Message             logText           `json:"message"`
	PartialFingerprints map[string]string `json:"partialFingerprints"`
	Locations           []logLocation     `json:"locations"`
	RelatedLocations    []logLocation     `json:"relatedLocations"`
}

type logText struct{ Text string }

type logLocation struct {
	ID               int `json:"id"`
	PhysicalLocation struct {
		ArtifactLocation struct{ URI, URIBaseID string } `json:"artifactLocation"`
		Region           struct {
			StartLine, StartColumn, EndLine, EndColumn int
		} `json:"region"`
	} `json:"physicalLocation"`
}

// writeSARIF returns a report as SARIF, and the parts that the tests look at,
// after validating it.
func writeSARIF(t *testing.T, r Report, opts Options) ([]byte, log) {
	t.Helper()
	var b bytes.Buffer
	if err := SARIF(&b, r, opts); err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := sarifSchema(t).Validate(doc); err != nil {
		t.Fatal(err)
	}
	var l log
	if err := json.Unmarshal(b.Bytes(), &l); err != nil {
		t.Fatal(err)
	}
	if len(l.Runs) != 1 {
		t.Fatalf("%d runs, want 1", len(l.Runs))
	}
	return b.Bytes(), l
}

// sarifSchema compiles the JSON schema of SARIF 2.1.0, which go-sarif carries in
// its source as a constant that it does not export.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	pkg, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(pkg.Dir, "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	spec := file.Scope.Lookup("schema").Decl.(*ast.ValueSpec)
	text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const name = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	if err := c.AddResource(name, schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestSARIF(t *testing.T) {
	b, _ := writeSARIF(t, sampleReport(), Options{
		Read: readSample,
		Checkout: func() *git.Checkout {
			return &git.Checkout{Repository: "https://git.example.com/acme/shop", Branch: "main", Commit: "0123456789abcdef0123456789abcdef01234567"}
		},
	})
	golden(t, "report.sarif", b)
}

func TestSARIFOfNothing(t *testing.T) {
	b, _ := writeSARIF(t, Report{Version: "dev"}, Options{})
	golden(t, "nothing.sarif", b)
}

// TestSARIFForGitHub checks what GitHub asks for beyond the standard and what no
// validator looks at.
func TestSARIFForGitHub(t *testing.T) {
	r := sampleReport()
	for i := range 30 {
		r.Rules[0].Compliance = map[string][]string{"pci": append(r.Rules[0].Compliance["pci"], strconv.Itoa(i))}
	}
	// Two findings that differ in nothing but their words.
	again := r.Findings[2]
	again.Fingerprint += ":2"
	r.Findings = append(r.Findings, again)
	for _, opts := range []Options{{Read: readSample}, {}} {
		b, l := writeSARIF(t, r, opts)
		if bytes.Contains(b, []byte(sampleSecret)) {
			t.Error("the secret is in the output")
		}
		run := l.Runs[0]
		for _, rule := range run.Tool.Driver.Rules {
			if n := len(rule.Properties.Tags); n > 20 {
				t.Errorf("rule %s has %d tags, want 20 at most", rule.ID, n)
			}
			if s := rule.Properties.SecuritySeverity; s != "" {
				if score, err := strconv.ParseFloat(s, 64); err != nil || score <= 0 || score > 10 {
					t.Errorf("rule %s has security-severity %q", rule.ID, s)
				}
			}
		}
		findings := slices.Concat(r.Findings, r.Suppressed)
		if len(run.Results) != len(findings) {
			t.Errorf("%d results, want %d", len(run.Results), len(findings))
		}
		prints := make(map[string]bool)
		for i, result := range run.Results {
			if result.RuleIndex == nil || run.Tool.Driver.Rules[*result.RuleIndex].ID != result.RuleID {
				t.Errorf("result %d: ruleIndex is not that of %s", i, result.RuleID)
			}
			print := result.PartialFingerprints["kubevet/v2"]
			if print == "" || prints[print] {
				t.Errorf("result %d: fingerprint %q is empty or not unique", i, print)
			}
			prints[print] = true
			_, unreadable := readSample(findings[i].Location.File)
			excerpt := findings[i].Excerpt
			secret := len(excerpt) > 0 && strings.Contains(excerpt[0].Text, mask.Redacted)
			wantHash := opts.Read != nil && unreadable == nil && !secret
			if _, ok := result.PartialFingerprints["primaryLocationLineHash"]; ok != wantHash {
				t.Errorf("result %d: primaryLocationLineHash is there: %v, want %v", i, ok, wantHash)
			}
			if len(result.Locations) != 1 {
				t.Errorf("result %d: %d locations, want 1", i, len(result.Locations))
			}
			for _, loc := range append(result.Locations, result.RelatedLocations...) {
				region := loc.PhysicalLocation.Region
				if region.StartLine < 1 || region.StartColumn < 1 || region.EndLine != region.StartLine || region.EndColumn <= region.StartColumn {
					t.Errorf("result %d: region %+v is not a part of one line", i, region)
				}
				uri, err := url.Parse(loc.PhysicalLocation.ArtifactLocation.URI)
				if err != nil || uri.IsAbs() || strings.HasPrefix(uri.Path, "/") || uri.Fragment != "" || uri.RawQuery != "" {
					t.Errorf("result %d: URI %q is not a relative path", i, loc.PhysicalLocation.ArtifactLocation.URI)
				}
				if loc.ID > 0 && !strings.Contains(result.Message.Text, "]("+strconv.Itoa(loc.ID)+")") {
					t.Errorf("result %d: the message has no link to related location %d: %s", i, loc.ID, result.Message.Text)
				}
			}
		}
	}
}

func TestArtifact(t *testing.T) {
	for file, want := range map[string]string{
		"a/b.yaml":          "a/b.yaml",
		"a b/c#1%.yaml":     "a%20b/c%231%25.yaml",
		"c:/x.yaml":         "c%3A/x.yaml",
		"<stdin>":           "%3Cstdin%3E",
		"é/what?.yaml":      "%C3%A9/what%3F.yaml",
		`back\slash/[1].ym`: "back%5Cslash/%5B1%5D.ym",
	} {
		if got := artifact(file).URI; got != want {
			t.Errorf("artifact(%q) has URI %q, want %q", file, got, want)
		}
	}
}

func TestSARIFExecutionSuccessful(t *testing.T) {
	for _, c := range []struct {
		problems []document.Problem
		want     bool
	}{
		{nil, true},
		{[]document.Problem{{Message: "worth saying", Level: document.Note}}, true},
		{[]document.Problem{{Message: "worth saying", Level: document.Note}, {Message: "went wrong"}}, false},
	} {
		_, l := writeSARIF(t, Report{Problems: c.problems}, Options{})
		if got := l.Runs[0].Invocations[0].ExecutionSuccessful; got != c.want {
			t.Errorf("executionSuccessful of %v is %v, want %v", c.problems, got, c.want)
		}
	}
}

// TestSARIFLimit checks that of too many findings the most severe are kept and the
// rest counted.
func TestSARIFLimit(t *testing.T) {
	low, high := &rule.Rule{ID: "low"}, &rule.Rule{ID: "high"}
	r := Report{Rules: []*rule.Rule{high, low}}
	for i := range maxResults + 7 {
		f := Finding{Rule: low, Severity: rule.Low, Location: document.Location{File: "a.yaml", Line: i + 1, Column: 1}}
		if i >= maxResults {
			f.Rule, f.Severity = high, rule.High
		}
		r.Findings = append(r.Findings, f)
	}
	var b bytes.Buffer
	if err := SARIF(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	var l log
	if err := json.Unmarshal(b.Bytes(), &l); err != nil {
		t.Fatal(err)
	}
	run := l.Runs[0]
	if n := len(run.Results); n != maxResults {
		t.Fatalf("%d results, want %d", n, maxResults)
	}
	for i, result := range run.Results[:8] {
		if want := map[bool]string{true: "high", false: "low"}[i < 7]; result.RuleID != want {
			t.Errorf("result %d is of rule %s, want %s", i, result.RuleID, want)
		}
	}
	if got := run.Results[7].Locations[0].PhysicalLocation.Region.StartLine; got != 1 {
		t.Errorf("the first low finding is at line %d, want 1", got)
	}
	want := []string{"warning: 7 findings left out, the least severe: GitHub takes at most 25000, and 10 MB compressed."}
	var got []string
	for _, n := range run.Invocations[0].ToolExecutionNotifications {
		got = append(got, n.Level+": "+n.Message.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notifications differ (-want +got):\n%s", diff)
	}
}

// TestSARIFSize checks that a file that is too large is made smaller.
func TestSARIFSize(t *testing.T) {
	sizes := make(map[bool]int)
	for _, limited := range []bool{false, true} {
		var b bytes.Buffer
		s := sarifWriter{read: readSample, ruleIndex: make(map[string]int), files: make(map[string]*sarifFile)}
		limit := maxCompressed
		if limited {
			limit = 3000
		}
		if err := s.fit(&b, sampleReport(), maxResults, limit); err != nil {
			t.Fatal(err)
		}
		var l log
		if err := json.Unmarshal(b.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		sizes[limited] = len(l.Runs[0].Results)
		if n := gzipped(b.Bytes()); n > limit {
			t.Errorf("%d bytes compressed, want at most %d", n, limit)
		}
	}
	if sizes[false] != len(sampleReport().Findings)+len(sampleReport().Suppressed) || sizes[true] == 0 || sizes[true] >= sizes[false] {
		t.Errorf("%d results, and with a limit %d", sizes[false], sizes[true])
	}
}

func TestSARIFVersion(t *testing.T) {
	for version, want := range map[string][2]string{
		"1.2.3":                    {"1.2.3", "1.2.3"},
		"v1.2.3-rc.1+build":        {"1.2.3-rc.1+build", "1.2.3-rc.1+build"},
		"v0.0.0-20260102-abcdef01": {"0.0.0-20260102-abcdef01", "0.0.0-20260102-abcdef01"},
		"1.2":                      {"1.2", ""},
		"dev":                      {"dev", ""},
	} {
		_, l := writeSARIF(t, Report{Version: version}, Options{})
		driver := l.Runs[0].Tool.Driver
		if got := [2]string{driver.Version, driver.SemanticVersion}; got != want {
			t.Errorf("version %q is written as %q, want %q", version, got, want)
		}
	}
}
