package report

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/text"
)

const (
	toolName = "kubevet"
	// sourceRoot names the root of the repository. Its own address is not
	// written, so that the bytes are the same on every machine.
	sourceRoot = "%SRCROOT%"
	// maxResults is how many results GitHub takes in one run, maxCompressed how
	// many bytes of a file after gzip.
	maxResults    = 25_000
	maxCompressed = 10_000_000
)

// SARIFOptions says how SARIF is written.
type SARIFOptions struct {
	// Read returns the text of a file. It serves to compute columns and
	// fingerprints of lines; no text is written. A file that cannot be read, or
	// all if it is nil, lacks them.
	Read func(file string) ([]byte, error)
	// Checkout is what the files were checked out from, nil if that is not known.
	Checkout *git.Checkout
}

// SARIF writes a report in the Static Analysis Results Interchange Format, OASIS
// Standard 2.1.0, as GitHub's code scanning reads it.
//
// Left out on purpose: source text, because viewers have the files and secrets
// stay in them; the run's category (automationDetails), which would override the
// one that a workflow chooses; and every time and absolute path, which would make
// two runs differ. Of what the SARIF multitool says of the outcome, the notes
// SARIF2010 and SARIF2011 are about the missing text, SARIF2009 about rule IDs
// that are not numbers, SARIF2002 about messages that are not templates, SARIF2003
// about the revision where there is no remote, and SARIF2006 about addresses that
// it cannot reach offline.
func SARIF(w io.Writer, r Report, opts SARIFOptions) error {
	s := sarifWriter{read: opts.Read, checkout: opts.Checkout, ruleIndex: make(map[string]int), files: make(map[string]*sarifFile)}
	return s.fit(w, r, maxResults, maxCompressed)
}

// fit writes a report with at most so many results, and fewer if it would have
// more bytes than that after gzip.
func (s *sarifWriter) fit(w io.Writer, r Report, results, compressed int) error {
	for most := min(results, len(r.Findings)+len(r.Suppressed)); ; most = most * 3 / 4 {
		text, err := encodeSARIF(s.run(r, most))
		if err != nil {
			return err
		}
		if most == 0 || len(text) <= compressed || gzipped(text) <= compressed {
			_, err = w.Write(text)
			return err
		}
	}
}

// encodeSARIF returns the text of a run.
func encodeSARIF(run *sarif.Run) ([]byte, error) {
	var full, out bytes.Buffer
	enc := json.NewEncoder(&full)
	enc.SetEscapeHTML(false)
	err := enc.Encode(&sarif.Report{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []*sarif.Run{run},
	})
	if err != nil {
		return nil, fmt.Errorf("encode SARIF: %w", err)
	}
	if err := json.Indent(&out, prune(full.Bytes()), "", "  "); err != nil {
		return nil, fmt.Errorf("indent SARIF: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// gzipped returns how many bytes of text gzip leaves.
func gzipped(text []byte) int {
	var n counter
	zip := gzip.NewWriter(&n)
	_, _ = zip.Write(text) // a counter takes everything
	_ = zip.Close()
	return int(n)
}

// A counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// A sarifWriter turns a report into a run.
type sarifWriter struct {
	read      func(file string) ([]byte, error)
	checkout  *git.Checkout
	ruleIndex map[string]int
	files     map[string]*sarifFile
}

// A sarifFile is what is needed of a file with findings.
type sarifFile struct {
	sheet
	hashes []string
}

// run returns a run with the gravest findings, at most so many.
func (s *sarifWriter) run(r Report, most int) *sarif.Run {
	version := strings.TrimPrefix(r.Version, "v")
	driver := &sarif.ToolComponent{
		Name:           new(toolName),
		InformationURI: new(catalogue.Home),
		Version:        &version,
		Rules:          []*sarif.ReportingDescriptor{},
	}
	if isSemantic(version) {
		driver.SemanticVersion = &version
	}
	for i, rule := range r.Rules {
		s.ruleIndex[rule.ID] = i
		driver.Rules = append(driver.Rules, sarifRule(rule))
	}
	invocation := &sarif.Invocation{ExecutionSuccessful: new(true)}
	for _, p := range r.Problems {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, s.notification(p))
		if p.Incomplete() {
			invocation.ExecutionSuccessful = new(false)
		}
	}
	for _, u := range r.Unused {
		n := s.notification(document.Problem{File: u.At.File, Line: u.At.Line, Column: u.At.Column, Message: u.Message})
		n.Level = sarifWarning
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, n)
	}
	run := &sarif.Run{
		Tool:        &sarif.Tool{Driver: driver},
		Invocations: []*sarif.Invocation{invocation},
		ColumnKind:  new("unicodeCodePoints"),
		OriginalUriBaseIds: map[string]sarif.ArtifactLocation{
			sourceRoot: {Index: -1, Description: message("The root of the repository.")},
		},
		Results:    []*sarif.Result{},
		Properties: &sarif.PropertyBag{Properties: sarif.Properties{"summary": JSONSummary(r.Summary)}},
	}
	if c := s.checkout; c != nil {
		details := &sarif.VersionControlDetails{RepositoryURI: &c.Repository, RevisionID: &c.Commit, MappedTo: &sarif.ArtifactLocation{URIBaseID: new(sourceRoot), Index: -1}}
		if c.Branch != "" {
			details.Branch = &c.Branch
		}
		run.VersionControlProvenance = []*sarif.VersionControlDetails{details}
	}
	findings := slices.Concat(r.Findings, r.Suppressed)
	kept := worst(findings, most)
	for _, f := range kept {
		run.Results = append(run.Results, s.result(f))
	}
	if left := len(findings) - len(kept); left > 0 {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, &sarif.Notification{
			Level:   sarifWarning,
			Message: message(fmt.Sprintf("%s left out, the least grave: GitHub takes at most %d, and %d MB compressed.", count(left, "finding"), maxResults, maxCompressed/1_000_000)),
		})
	}
	return run
}

// isSemantic reports whether a version follows Semantic Versioning 2.0.0.
func isSemantic(version string) bool {
	const (
		number     = `(0|[1-9]\d*)`
		prerelease = `(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?`
		build      = `(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?`
	)
	return regexp.MustCompile(`^` + number + `\.` + number + `\.` + number + prerelease + build + `$`).MatchString(version)
}

// logical names an object.
func logical(o Object) *sarif.LogicalLocation {
	parts := []string{o.APIVersion, o.Kind, o.Namespace, o.Name}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return &sarif.LogicalLocation{
		Name:               &o.Name,
		FullyQualifiedName: new(strings.Join(parts, "/")),
		Kind:               new("resource"),
		Index:              -1,
		ParentIndex:        -1,
	}
}

// region returns the part of a location that is on its first line: GitHub shows
// an alert in a pull request only if all of its lines changed. An unknown line is
// the first, because GitHub wants one.
func (s *sarifWriter) region(loc document.Location) *sarif.Region {
	line, column, end := max(loc.Line, 1), max(loc.Column, 1), loc.EndColumn
	if _, member := packed(loc.File); member != "" {
		line, column, end = 1, 1, 0 // the archive has no lines
	}
	if loc.EndLine > loc.Line {
		end = 0
	}
	if file := s.file(loc.File); file != nil {
		if span, ok := file.Line(line); ok {
			offending := file.offending(span, loc)
			_, column = file.Position(offending.Start)
			_, end = file.Position(offending.End)
		}
	}
	return &sarif.Region{
		StartLine: &line, StartColumn: &column,
		EndLine: &line, EndColumn: new(max(end, column+1)),
		ByteOffset: -1, CharOffset: -1,
	}
}

func (s *sarifWriter) file(name string) *sarifFile {
	if f, ok := s.files[name]; ok || s.read == nil {
		return f
	}
	var f *sarifFile
	if data, err := s.read(name); err == nil {
		f = &sarifFile{sheet{text.NewIndex(data)}, lineHashes(string(data))}
	}
	s.files[name] = f
	return f
}

// artifact refers to a file below the root of the repository, RFC 3986.
func artifact(file string) *sarif.ArtifactLocation {
	file, _ = packed(file)
	segments := strings.Split(file, "/")
	for i, segment := range segments {
		// A colon in the first segment would be read as the end of a scheme.
		segments[i] = strings.ReplaceAll(url.PathEscape(segment), ":", "%3A")
	}
	return &sarif.ArtifactLocation{URI: new(strings.Join(segments, "/")), URIBaseID: new(sourceRoot), Index: -1}
}

// packed splits the name of a file in an archive, as in web-1.0.0.tgz!values.yaml.
// The member is "" for any other file.
func packed(file string) (archive, member string) {
	if archive, member, found := strings.Cut(file, ".tgz!"); found {
		return archive + ".tgz", member
	}
	return file, ""
}

func (s *sarifWriter) notification(p document.Problem) *sarif.Notification {
	n := &sarif.Notification{Level: sarifError, Message: message(clean(p.Message))}
	if !p.Incomplete() {
		n.Level = sarifNote
	}
	if p.File != "" {
		place := &sarif.PhysicalLocation{ArtifactLocation: artifact(p.File)}
		if p.Line > 0 {
			place.Region = s.region(document.Location{File: p.File, Line: p.Line, Column: p.Column})
		}
		n.Locations = []*sarif.Location{{ID: -1, PhysicalLocation: place}}
	}
	return n
}

func message(text string) *sarif.Message { return &sarif.Message{Text: &text} }

// sentence writes text that came from the input so that it ends in a full stop
// and is not read as a link, in the way of section 3.11.6 of the standard.
func sentence(text string) string {
	text = clean(text)
	if strings.Contains(text, "](") {
		text = linkText(text)
	}
	return strings.TrimRight(text, ".") + "."
}

// linkText escapes the characters that would end the text of a link.
func linkText(text string) string {
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(text)
}
