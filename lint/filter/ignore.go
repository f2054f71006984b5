package filter

import (
	"fmt"
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// An Ignore is a suppression in the configuration. Accepted are the findings of one of
// the rules that answer to all that is given of the rest; in names * is any text.
type Ignore struct {
	// Rules are rules, categories or other linters' names.
	Rules []string
	// Path is a glob of files or directories, as files.Match has it.
	Path string
	// Kind is that of the object, with or without its group.
	Kind                       string
	Namespace, Name, Container string
	// Reason says why, and Until is the last day on which, as 2027-01-31.
	Reason, Until string
	// At is where the entry is.
	At document.Location
}

// An ignore is an Ignore as a directive.
type ignore struct {
	*directive
	Ignore
}

// addIgnore takes an entry of the configuration. The error is that of a name no
// rule has.
func (m *Marker) addIgnore(entry Ignore) error {
	d, err := m.directive(entry.Rules, Suppression{By: Config, Reason: entry.Reason, At: entry.At})
	if err != nil {
		return fmt.Errorf("%s:%d: %w", entry.At.File, entry.At.Line, err)
	}
	if d.idle == "" && entry.Until != "" && entry.Until < m.opts.Today {
		d.idle = "expired on " + entry.Until
	}
	m.all = append(m.all, d)
	m.ignores = append(m.ignores, ignore{d, entry})
	return nil
}

// ignoresOf returns the entries of the configuration that are for a finding.
func (m *Marker) ignoresOf(f Finding) []*directive {
	var found []*directive
	for _, i := range m.ignores {
		o := f.Object
		if (i.Kind == "" || i.Kind == o.Kind || i.Kind == o.GroupKind()) &&
			matchName(i.Namespace, o.Namespace) && matchName(i.Name, o.Name) &&
			(i.Container == "" || matchName(i.Container, containerOf(f))) &&
			(i.Path == "" || slices.ContainsFunc(f.Places, func(at document.Location) bool { return files.Match(i.Path, at.File) })) {
			found = append(found, i.directive)
		}
	}
	return found
}

// matchName reports whether a name answers to a pattern of names; "" is any name.
func matchName(pattern, name string) bool {
	matched, _ := path.Match(pattern, name)
	return matched || pattern == ""
}
