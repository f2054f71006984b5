// Package document has the types that flow from one stage to the next: what is
// found, what it is rendered to, and where things in it come from. It knows no
// YAML, no Helm and no kustomize.
//
// It may import nothing of kubevet's.
package document

import (
	"io/fs"
	"slices"
)

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
	// Values are the values files of a chart that arguments name, sorted: it is
	// rendered with each of them instead of its own scenarios, or besides those if
	// the first is "", when the chart itself is named too.
	Values []string
	// Only are those of Files whose findings are reported, sorted; the others
	// are context. Nil means all of Files.
	Only []string
	// Named are those of Files that arguments name, sorted: they are meant to be
	// manifests.
	Named []string
	// Loose are those of Files that are beside what a chart or kustomization
	// renders, sorted: they may be parts of objects, or data.
	Loose []string
	// Release says how a GitOps object installs the chart, Layer what one lays over
	// the kustomization; nil if none does. By names the object, as in
	// "HelmRelease shop/web", and ByFile the file that it is in.
	Release    *Release
	Layer      *Layer
	By, ByFile string
	// Namespace is where a GitOps object puts objects that name none, "" if nothing
	// says so.
	Namespace string
}

// Same reports whether two sources are the same part of a tree, be it in different
// states.
func (s *Source) Same(other *Source) bool {
	return s.Kind == other.Kind && s.Dir == other.Dir && s.By == other.By && slices.Equal(s.Files, other.Files) && slices.Equal(s.Only, other.Only) &&
		slices.Equal(s.Values, other.Values) && slices.Equal(s.Named, other.Named)
}
