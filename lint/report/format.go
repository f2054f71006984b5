package report

import (
	"io"

	"github.com/kubevet/kubevet/lint/git"
)

// A Format is a way to write a report.
type Format struct {
	Name string
	// Edits says that the format offers the edits of findings, Suppressed that it has
	// a place for suppressed findings.
	Edits, Suppressed bool
	Write             func(io.Writer, Report, Options) error
}

// Formats returns every format.
func Formats() []Format {
	return []Format{
		{Name: "text", Write: Text, Suppressed: true},
		{Name: "concise", Write: Concise, Suppressed: true},
		{Name: "json", Write: JSON, Suppressed: true},
		{Name: "sarif", Write: SARIF, Suppressed: true, Edits: true},
		{Name: "github", Write: GitHub},
		{Name: "markdown", Write: Markdown},
		{Name: "junit", Write: JUnit},
		{Name: "gitlab", Write: GitLab},
		{Name: "rdjson", Write: RDJSON, Edits: true},
	}
}

// Options say how a report is written. Each is for the formats that it concerns;
// the zero value works for all.
type Options struct {
	// Color adds the colour codes of terminals to text.
	Color bool
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
