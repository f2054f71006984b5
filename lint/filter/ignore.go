package filter

import (
	"slices"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
)

// An ignore is a suppression in the configuration.
type ignore struct {
	*directive
	config.Ignore
}

// addIgnore takes an entry of the configuration. The error is that of a name no
// rule has.
func (m *Marker) addIgnore(entry config.Ignore) error {
	d, err := m.directive(entry.Rules, Suppression{By: Config, Reason: entry.Reason, At: entry.At})
	if err != nil {
		return &config.Error{Location: entry.At, Message: err.Error()}
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
			config.Match(i.Namespace, o.Namespace) && config.Match(i.Name, o.Name) &&
			(i.Container == "" || config.Match(i.Container, containerOf(f))) &&
			(i.Path == "" || slices.ContainsFunc(f.Places, func(at document.Location) bool { return config.MatchPath(i.Path, at.File) })) {
			found = append(found, i.directive)
		}
	}
	return found
}
