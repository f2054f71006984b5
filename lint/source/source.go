// Package source finds what there is to lint: Helm charts, kustomizations and
// plain Kubernetes YAML, and decides which file belongs to which of them.
//
// Every file name in kubevet is a slash-separated path relative to the root of
// the run (see Root), never an absolute path and never a path relative to the
// working directory. Files are read only through the file system of their
// Source, so that nothing outside the root can be reached.
package source

import "io/fs"

// Kind says how a Source becomes YAML documents.
type Kind string

// The kinds of Source.
const (
	Chart         Kind = "chart"
	Kustomization Kind = "kustomization"
	Plain         Kind = "plain"
)

// A Source is one unit of input that is rendered and judged together.
type Source struct {
	Kind Kind
	// FS reads the files below the root of the run. It refuses symbolic links
	// that leave the root.
	FS fs.FS
	// Dir is the directory of the chart or kustomization, or the file of a
	// packaged chart (*.tgz), or the directory that the files of a plain bundle
	// were looked for in; "." is the root.
	Dir string
	// Files are the YAML and JSON files of a plain bundle, sorted. It is nil for
	// charts and kustomizations, whose renderers know which files they read.
	Files []string
	// Only are those of Files whose findings are reported, sorted; the others
	// are context. Nil means all of Files.
	Only []string
}

// A Problem is something in the input that could not be read, rendered or
// understood, or, as a Note, something worth saying about what was not linted.
type Problem struct {
	// File is where the problem is. Line and Column count from 1; 0 is unknown.
	File         string
	Line, Column int
	// Message is one sentence without a full stop that states the fact and, if
	// there is one, the command that helps.
	Message string
	// Note marks a problem that leaves the run complete: it is printed but does
	// not change the exit code.
	Note bool
}

// A Location is a place in a file that a person edits. Lines and columns count
// from 1, columns in Unicode code points; the end is exclusive, as in SARIF.
type Location struct {
	File               string
	Line, Column       int
	EndLine, EndColumn int
	// Key is the values path that supplies the field, such as
	// "web.image.tag", or "" if there is none.
	Key string
	// Related are further places that explain the location, the most useful
	// first.
	Related []Related
}

// A Related location explains another one.
type Related struct {
	Location
	// Message says what the place is: "value supplied here", "rendered here".
	Message string
	// Overridden says that what stands there is not what counts.
	Overridden bool
}

// A Field is a field of a rendered YAML document, for which a renderer is asked
// where it came from.
type Field struct {
	// Path leads from the root of the YAML document to the field: strings are
	// keys, ints are indexes.
	Path []any
	// Start and End are byte offsets into the text of the rendered document: of
	// the value if the field exists, else of the key (or list item's first line)
	// of the nearest parent that does.
	Start, End int
	// Missing is the tail of Path that does not exist, nil if the field exists.
	Missing []any
}

// An Edit replaces a stretch of a file's text.
type Edit struct {
	File string
	// Start and End are byte offsets, End exclusive; equal for an insertion.
	Start, End int
	// Text is what stands there afterwards.
	Text string
}
