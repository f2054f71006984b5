package report

import (
	"errors"
	"io"

	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/text"
)

// A Format is a way to write a report.
type Format struct {
	Name string
	// For says for whom or what the format is, in a few words.
	For string
	// Edits says that the format offers the edits of findings, Suppressed that it has
	// a place for suppressed findings, and Bare that it shows no lines of files.
	Edits, Suppressed, Bare bool
	// Full says that it shows all that there is: maps, frameworks and what is suppressed,
	// asked for or not.
	Full  bool
	Write func(io.Writer, Report, Options) error
}

// Formats returns every format.
func Formats() []Format {
	return []Format{
		{Name: "text", For: "people: each finding with its source", Write: guarded(Text, text.Screen), Suppressed: true},
		{Name: "concise", For: "people and editors: a line each", Write: guarded(Concise, text.Screen), Suppressed: true, Bare: true},
		{Name: "json", For: "programs: everything, in a stable schema", Write: guarded(JSON, text.JSON), Suppressed: true},
		{Name: "sarif", For: "GitHub code scanning and other viewers of SARIF 2.1.0", Write: guarded(SARIF, text.JSON), Suppressed: true, Edits: true},
		{Name: "html", For: "a browser: a page complete in itself, with search, maps and compliance", Write: guarded(HTML, text.XML), Suppressed: true, Edits: true, Full: true},
		{Name: "github", For: "annotations of a pull request without code scanning", Write: guarded(GitHub, text.Commands), Bare: true},
		{Name: "markdown", For: "a comment, of at most 65,536 characters", Write: guarded(Markdown, text.Markdown), Bare: true},
		{Name: "summary", For: "the summary of a job: the same, up to 1 MiB", Write: guarded(JobSummary, text.Markdown), Bare: true},
		{Name: "junit", For: "test reports of GitLab, Jenkins and others", Write: guarded(JUnit, text.XML), Bare: true},
		{Name: "gitlab", For: "GitLab's code quality", Write: guarded(GitLab, text.JSON), Bare: true},
		{Name: "rdjson", For: "reviewdog", Write: guarded(RDJSON, text.JSON), Edits: true, Bare: true},
	}
}

// guarded is a format whose lines no runner of a CI system obeys.
func guarded(write func(io.Writer, Report, Options) error, form text.Form) func(io.Writer, Report, Options) error {
	return func(w io.Writer, r Report, opts Options) error {
		g := text.NewGuard(w, form)
		return errors.Join(write(g, r, opts), g.Flush())
	}
}

// Options say how a report is written. Each is for the formats that it concerns;
// the zero value works for all.
type Options struct {
	// Color adds the colour codes of terminals to text.
	Color bool
	// Width is how many cells wide the screen is that text is for. 0 is not known, and
	// breaks no line.
	Width int
	// Address returns the address of a file for links in text, "" for none. Without it,
	// or without Color, there are no links.
	Address func(file string) string
	// Newcomer ends text with what to do next.
	Newcomer bool
	// Path returns a file's name as the reader of text knows it, which is relative to
	// the working directory. Nil leaves names relative to the root of the run.
	Path func(file string) string
	// Statistics adds to text how often each rule was violated.
	Statistics bool
	// Quiet leaves notes and the summary out of text, so that a clean run is silent.
	Quiet bool
	// Read returns the text of a file. It serves to compute columns and fingerprints
	// of lines; no text is written. A file that cannot be read, or all if it is nil,
	// lacks them.
	Read func(file string) ([]byte, error)
	// Checkout returns what the files were checked out from, nil if that is not
	// known, as if Checkout is nil.
	Checkout func() *git.Checkout
}
