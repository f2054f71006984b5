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

// SARIF writes a report in the Static Analysis Results Interchange Format, OASIS
// Standard 2.1.0, as GitHub's code scanning reads it.
//
// The rules are those that have results: the others would be most of the file.
//
// Left out on purpose: source text, because viewers have the files and secrets
// stay in them; the run's category (automationDetails), which would override the
// one that a workflow chooses; and every time and absolute path, which would make
// two runs differ. Of what the SARIF multitool says of the outcome, the notes
// SARIF2010 and SARIF2011 are about the missing text, SARIF2009 about rule IDs
// that are not numbers, SARIF2002 about messages that are not templates, SARIF2003
// about the revision where there is no remote, and SARIF2006 about addresses that
// it cannot reach offline.
func SARIF(w io.Writer, r Report, opts Options) error {
	s := sarifWriter{read: opts.Read, ruleIndex: make(map[string]int), files: make(map[string]*sarifFile)}
	if opts.Checkout != nil {
		s.checkout = opts.Checkout()
	}
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
func encodeSARIF(run sarifRun) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
	if err != nil {
		return nil, fmt.Errorf("encode SARIF: %w", err)
	}
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

// run returns a run with the most severe findings, at most so many.
func (s *sarifWriter) run(r Report, most int) sarifRun {
	version := strings.TrimPrefix(r.Version, "v")
	driver := sarifDriver{Name: toolName, InformationURI: catalogue.Home, Version: version, Rules: []sarifRule{}}
	if isSemantic(version) {
		driver.SemanticVersion = version
	}
	all := slices.Concat(r.Findings, r.Suppressed)
	kept := worst(all, most)
	for i, rule := range rulesOf(kept) {
		s.ruleIndex[rule.ID] = i
		driver.Rules = append(driver.Rules, newSARIFRule(rule))
	}
	invocation := sarifInvocation{ExecutionSuccessful: !slices.ContainsFunc(r.Problems, document.Problem.Incomplete)}
	for e := range r.entries(problems, unused) {
		n := sarifNotification{Level: e.level.sarif, Message: sarifText{Text: clean(e.message)}}
		if e.unused != nil {
			n.Level = sarifWarning
		}
		if e.at.File != "" {
			n.Locations = []sarifLocation{s.place(e.at)}
		}
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, n)
	}
	run := sarifRun{
		Tool:               sarifTool{driver},
		ColumnKind:         "unicodeCodePoints",
		OriginalURIBaseIDs: map[string]sarifArtifact{sourceRoot: {Description: sarifText{Text: "The root of the repository."}}},
		Results:            []sarifResult{},
		Properties:         sarifRunProperties{JSONSummary(r.Summary)},
	}
	if c := s.checkout; c != nil {
		run.VersionControlProvenance = []sarifCheckout{{
			RepositoryURI: c.Repository, RevisionID: c.Commit, Branch: c.Branch, MappedTo: sarifArtifact{URIBaseID: sourceRoot},
		}}
	}
	for _, f := range kept {
		run.Results = append(run.Results, s.result(f))
	}
	if left := len(all) - len(kept); left > 0 {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, sarifNotification{
			Level:   sarifWarning,
			Message: sarifText{Text: fmt.Sprintf("%s left out, the least severe: GitHub takes at most %d, and %d MB compressed.", count(left, "finding"), maxResults, maxCompressed/1_000_000)},
		})
	}
	run.Invocations = []sarifInvocation{invocation}
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
func logical(o Object) sarifLogical {
	parts := []string{o.APIVersion, o.Kind, o.Namespace, o.Name}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return sarifLogical{Name: o.Name, FullyQualifiedName: strings.Join(parts, "/"), Kind: "resource"}
}

// region returns the part of a location that is on its first line: GitHub shows
// an alert in a pull request only if all of its lines changed. An unknown line is
// the first, because GitHub wants one.
func (s *sarifWriter) region(loc document.Location) sarifRegion {
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
	return sarifRegion{StartLine: line, StartColumn: column, EndLine: line, EndColumn: max(end, column+1)}
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
func artifact(file string) sarifArtifact {
	file, _ = packed(file)
	segments := strings.Split(file, "/")
	for i, segment := range segments {
		// A colon in the first segment would be read as the end of a scheme.
		segments[i] = strings.ReplaceAll(url.PathEscape(segment), ":", "%3A")
	}
	return sarifArtifact{URI: strings.Join(segments, "/"), URIBaseID: sourceRoot}
}

// packed splits the name of a file in an archive, as in web-1.0.0.tgz!values.yaml.
// The member is "" for any other file.
func packed(file string) (archive, member string) {
	if archive, member, found := strings.Cut(file, ".tgz!"); found {
		return archive + ".tgz", member
	}
	return file, ""
}

// place is a location, or its file if no line is known.
func (s *sarifWriter) place(loc document.Location) sarifLocation {
	place := sarifPhysical{ArtifactLocation: artifact(loc.File)}
	if loc.Line > 0 {
		place.Region = s.region(loc)
	}
	return sarifLocation{PhysicalLocation: place}
}

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
