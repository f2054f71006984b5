package report

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
)

// A JSONReport is what JSON writes. Fields are only ever added to the schema; any
// other change raises SchemaVersion. Lists are never null. File names are
// relative to the root of the run and use slashes. Lines and columns count from
// 1, columns in Unicode code points, and ends are exclusive; 0 is unknown and
// left out.
type JSONReport struct {
	// SchemaVersion is the version of this schema, now 1.
	SchemaVersion int      `json:"schemaVersion"`
	Tool          JSONTool `json:"tool"`
	// Rules are those that have findings here, sorted by ID, as `kubevet rules` writes
	// them but without their examples.
	Rules []catalogue.Entry `json:"rules"`
	// Findings and Problems are in a fixed order.
	Findings []JSONFinding `json:"findings"`
	// Suppressed are the findings that something suppresses; empty unless they were
	// asked for.
	Suppressed []JSONFinding `json:"suppressed"`
	// Unused are the suppressions that are of no use.
	Unused   []JSONUnused  `json:"unused"`
	Problems []JSONProblem `json:"problems"`
	Summary  JSONSummary   `json:"summary"`
}

// JSONTool says what wrote the report.
type JSONTool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// A JSONFinding is one violation of a rule by an object.
type JSONFinding struct {
	// Rule is the ID of the rule.
	Rule string `json:"rule"`
	// Severity is critical, high, medium, low or info.
	Severity rule.Severity `json:"severity"`
	// Message is one line of plain text without a full stop.
	Message string `json:"message"`
	// Control is that of a compliance framework which the finding is about; absent
	// if it is about all of its rule.
	Control string     `json:"control,omitempty"`
	Object  JSONObject `json:"object"`
	// Others are the other objects that the finding is about, made of the same line,
	// and evidence the names, keys, verbs or hosts that it sums up.
	Others   []JSONObject `json:"others"`
	Evidence []string     `json:"evidence"`
	// Path is the field to change, relative to the object.
	Path     string       `json:"path"`
	Location JSONLocation `json:"location"`
	// Excerpt is the source line at the location and then those of related
	// locations, secrets masked.
	Excerpt []JSONExcerpt `json:"excerpt"`
	// Scenarios are the values files or overlays in which the finding occurs;
	// empty if it occurs in the default rendering only.
	Scenarios []string `json:"scenarios"`
	// Fingerprint stays the same when lines move or the message changes. It is
	// "kubevet/v2" among the partialFingerprints of SARIF.
	Fingerprint string `json:"fingerprint"`
	// Suppressed is what suppresses the finding; absent if nothing does.
	Suppressed *JSONSuppression `json:"suppressed,omitempty"`
}

// A JSONSuppression suppresses a finding. By is comment, annotation,
// configuration, baseline or since; the place is where it is written.
type JSONSuppression struct {
	By     string `json:"by"`
	Reason string `json:"reason"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// A JSONUnused is a suppression that matches no finding, gives no reason, has
// expired or is not allowed, of which Message says what it is. Rule is what it
// suppresses, as named there.
type JSONUnused struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
}

// A JSONObject names a Kubernetes object. Objects of cluster-scoped kinds have no
// namespace.
type JSONObject struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Namespace  string `json:"namespace,omitempty"`
	Name       string `json:"name"`
}

// A JSONLocation is a place in a file that a person edits.
type JSONLocation struct {
	File      string `json:"file"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	// Key is the path of the value of a chart that supplies the field.
	Key string `json:"key,omitempty"`
	// Message says what a related location is.
	Message string `json:"message,omitempty"`
	// Related are places that explain this one, the most useful first.
	Related []JSONLocation `json:"related,omitempty"`
}

// A JSONExcerpt is one line of source. Column and EndColumn are those of the
// offending span in Text, which is cut if it is very long and in which secrets
// are masked. Label says what the line of a related location is.
type JSONExcerpt struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Text      string `json:"text"`
	Column    int    `json:"column"`
	EndColumn int    `json:"endColumn"`
	Label     string `json:"label,omitempty"`
}

// A JSONProblem is something in the input that could not be linted. Level is
// "error" if the run is incomplete because of it, "warning" or "note".
type JSONProblem struct {
	Level   string `json:"level"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
	Message string `json:"message"`
}

// A JSONSummary says what was looked at: Files are those read as plain YAML,
// Scenarios the renderings of charts, Objects the Kubernetes objects judged,
// NotKubernetes the YAML documents that are none, Skipped the inputs that could
// not be read, rendered or parsed, Suppressed the findings that comments,
// annotations and the configuration suppress, Baselined those that the baseline holds,
// Unchanged those that an older revision has too, and Fixed those that only it
// has.
type JSONSummary struct {
	Files          int `json:"files"`
	Charts         int `json:"charts"`
	Scenarios      int `json:"scenarios"`
	Kustomizations int `json:"kustomizations"`
	Objects        int `json:"objects"`
	NotKubernetes  int `json:"notKubernetes"`
	Skipped        int `json:"skipped"`
	Suppressed     int `json:"suppressed"`
	Baselined      int `json:"baselined"`
	Unchanged      int `json:"unchanged"`
	Fixed          int `json:"fixed"`
}

// JSON writes a report as a JSONReport.
func JSON(w io.Writer, r Report, _ Options) error {
	out := JSONReport{
		SchemaVersion: 1,
		Tool:          JSONTool{Name: toolName, Version: r.Version},
		Rules:         []catalogue.Entry{},
		Findings:      []JSONFinding{},
		Suppressed:    []JSONFinding{},
		Unused:        []JSONUnused{},
		Problems:      []JSONProblem{},
		Summary:       JSONSummary(r.Summary),
	}
	for _, rule := range rulesOf(slices.Concat(r.Findings, r.Suppressed)) {
		entry := catalogue.NewEntry(rule)
		entry.Examples = nil
		out.Rules = append(out.Rules, entry)
	}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, jsonFinding(f))
	}
	for _, f := range r.Suppressed {
		out.Suppressed = append(out.Suppressed, jsonFinding(f))
	}
	for _, u := range r.Unused {
		out.Unused = append(out.Unused, JSONUnused{u.At.File, u.At.Line, u.At.Column, u.Rule, u.Message})
	}
	for e := range r.entries(problems) {
		out.Problems = append(out.Problems, JSONProblem{e.level.word, e.at.File, e.at.Line, e.at.Column, e.message})
	}
	return writeJSON(w, out)
}

// writeJSON writes a value as people read it.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func jsonFinding(f Finding) JSONFinding {
	out := JSONFinding{
		Rule:        f.Rule.ID,
		Severity:    f.Severity,
		Message:     f.Message,
		Control:     f.Control,
		Object:      JSONObject(f.Object),
		Others:      []JSONObject{},
		Evidence:    append([]string{}, f.Evidence...),
		Path:        f.Path,
		Location:    jsonLocation(f.Location, ""),
		Excerpt:     []JSONExcerpt{},
		Scenarios:   append([]string{}, f.Scenarios...),
		Fingerprint: f.Fingerprint,
	}
	for _, o := range f.others() {
		out.Others = append(out.Others, JSONObject(o))
	}
	for _, x := range f.Excerpt {
		out.Excerpt = append(out.Excerpt, JSONExcerpt{x.File, x.Line, x.Text, x.Column, x.EndColumn, x.Label})
	}
	if s := f.Suppressed; s != nil {
		out.Suppressed = &JSONSuppression{string(s.By), s.Reason, s.At.File, s.At.Line, s.At.Column}
	}
	return out
}

func jsonLocation(loc document.Location, message string) JSONLocation {
	out := JSONLocation{
		File: loc.File, Line: loc.Line, Column: loc.Column, EndLine: loc.EndLine, EndColumn: loc.EndColumn,
		Key: loc.Key, Message: message,
	}
	for _, r := range loc.Related {
		out.Related = append(out.Related, jsonLocation(r.Location, r.Message))
	}
	return out
}
