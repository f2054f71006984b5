package filter

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// A directive is one suppression as somebody wrote it down.
type directive struct {
	Suppression
	// names are the rules it is for, each as it is named.
	names []name
	// idle, if not "", says why the directive answers nothing.
	idle string
}

// A name is one rule, category or alias in a directive.
type name struct {
	text  string
	rules []*rule.Rule
	used  bool
}

// answers reports whether the directive is for a rule, and notes that it was
// needed.
func (d *directive) answers(r *rule.Rule) bool {
	found := false
	for i := range d.names {
		for _, named := range d.names[i].rules {
			if named == r {
				d.names[i].used, found = true, true
			}
		}
	}
	return found && d.idle == ""
}

// Form is how a suppression is written in a comment.
const Form = "# kubevet: ignore[rule, ...] reason"

var (
	directiveMark = regexp.MustCompile(`^\s*kubevet:|#\s*kubevet:`)
	directiveForm = regexp.MustCompile(`^\s*ignore\s*\[([^\]]*)\](.*)$`)
)

// comment reads a comment; nil if it does not address kubevet. The error says
// what is wrong with it.
func (m *Marker) comment(file string, c scannedComment) (*directive, error) {
	at := directiveMark.FindStringIndex(c.text)
	if at == nil {
		return nil, nil
	}
	form := directiveForm.FindStringSubmatch(c.text[at[1]:])
	if form == nil {
		return nil, fmt.Errorf("the comment is not understood: the form is %s", Form)
	}
	return m.directive(strings.Split(form[1], ","), Suppression{
		By: Comment, Reason: strings.TrimSpace(form[2]),
		At: document.Location{File: file, Line: c.line, Column: c.column},
	})
}

// directive makes the suppression of the rules named. The error is that of a
// name no rule has.
func (m *Marker) directive(names []string, s Suppression) (*directive, error) {
	d := &directive{Suppression: s}
	for _, text := range names {
		text = strings.TrimSpace(text)
		rules := m.opts.Rules.Named(text)
		if len(rules) == 0 {
			return nil, unknown(text, m.opts.Rules)
		}
		d.names = append(d.names, name{text: text, rules: rules})
	}
	d.idle = m.idle(d)
	return d, nil
}

// idle says why a directive must not answer anything, "" if it may.
func (m *Marker) idle(d *directive) string {
	if d.Reason == "" {
		return "gives no reason"
	}
	for _, n := range d.names {
		for _, r := range n.rules {
			if m.binding[r] {
				return "is not allowed: the configuration makes " + r.ID + " non-ignorable"
			}
		}
	}
	return ""
}

// unknown is the error for a name that no rule has.
func unknown(name string, rules *rule.Set) error {
	if near := text.Nearest(name, rules.Names()); near != "" {
		return fmt.Errorf("the suppression names an unknown rule %q; did you mean %q?", name, near)
	}
	return fmt.Errorf("the suppression names an unknown rule %q; kubevet rules lists them", name)
}
