package filter

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A Peer is another linter whose suppressions kubevet can obey. Zero is none.
type Peer uint8

// The peers.
const (
	Checkov Peer = iota + 1
	Datree
	KubeLinter
	KubeScore
	Polaris
	Trivy
)

var peerWords = []string{"", "checkov", "datree", "kube-linter", "kube-score", "polaris", "trivy"}

// Peers returns every peer.
func Peers() []Peer { return []Peer{Checkov, Datree, KubeLinter, KubeScore, Polaris, Trivy} }

// String returns the name that aliases of rules have for p, "" for none.
func (p Peer) String() string { return peerWords[p] }

// Words returns those that UnmarshalText takes.
func (Peer) Words() []string { return peerWords[1:] }

// MarshalText returns the word for p.
func (p Peer) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a word. One that is no peer is an error.
func (p *Peer) UnmarshalText(text []byte) error {
	i := slices.Index(peerWords, string(text))
	if i < 1 {
		return fmt.Errorf("%q is not a linter whose suppressions are read: %s", text, strings.Join(peerWords[1:], ", "))
	}
	*p = Peer(i)
	return nil
}

// A waiver is a suppression in the words of a peer: of checks of its, or of all.
type waiver struct {
	peer   Peer
	checks []string
	all    bool
	reason string
}

// peerComments are the forms of comments. The check is the first group, what
// follows the reason.
//
//   - https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
//   - https://trivy.dev/docs/latest/configuration/filtering/#by-inline-comments
var peerComments = map[Peer]*regexp.Regexp{
	Checkov: regexp.MustCompile(`checkov:skip=\s*([A-Za-z0-9_]+)\s*:?(.*)`),
	Trivy:   regexp.MustCompile(`trivy:ignore:(\S+)(.*)`),
}

// peerMarks tell that a text may hold such a comment.
var peerMarks = [][]byte{[]byte("checkov:skip"), []byte("trivy:ignore")}

func marked(text []byte) bool {
	return slices.ContainsFunc(peerMarks, func(mark []byte) bool { return bytes.Contains(text, mark) })
}

// peerComment reads a comment of a peer; false if it is none.
func peerComment(text string) (waiver, bool) {
	for _, peer := range []Peer{Checkov, Trivy} {
		if m := peerComments[peer].FindStringSubmatch(text); m != nil {
			return waiver{peer: peer, checks: []string{m[1]}, reason: strings.TrimSpace(m[2])}, true
		}
	}
	return waiver{}, false
}

// peerAnnotation reads an annotation of a peer; false if it is none.
//
//   - https://docs.kubelinter.io/#/configuring-kubelinter?id=ignoring-violations-for-specific-cases
//   - https://github.com/zegl/kube-score#ignoring-a-test
//   - https://polaris.docs.fairwinds.com/customization/exemptions/
//   - https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
//   - https://hub.datree.io/configuration/skip-rules
func peerAnnotation(key, value string) (waiver, bool) {
	if check, ok := strings.CutPrefix(key, "ignore-check.kube-linter.io/"); ok {
		return waiver{peer: KubeLinter, checks: []string{check}, reason: value}, true
	}
	if check, ok := strings.CutPrefix(key, "datree.skip/"); ok {
		return waiver{peer: Datree, checks: []string{check}, reason: value}, true
	}
	if strings.HasPrefix(key, "checkov.io/skip") {
		check, reason, _ := strings.Cut(value, "=")
		return waiver{peer: Checkov, checks: []string{strings.TrimSpace(check)}, reason: strings.TrimSpace(reason)}, true
	}
	if check, ok := strings.CutPrefix(key, "polaris.fairwinds.com/"); ok && value == "true" {
		if check == "exempt" {
			return waiver{peer: Polaris, all: true}, true
		}
		if check, ok := strings.CutSuffix(check, "-exempt"); ok {
			return waiver{peer: Polaris, checks: []string{check}}, true
		}
	}
	switch key {
	case "kube-linter.io/ignore-all":
		return waiver{peer: KubeLinter, all: true, reason: value}, true
	case "kube-score/ignore":
		w := waiver{peer: KubeScore}
		for check := range strings.SplitSeq(value, ",") {
			check = strings.TrimSpace(check)
			w.all = w.all || check == "*"
			w.checks = append(w.checks, check)
		}
		return w, true
	}
	return waiver{}, false
}

// trivyID is how trivy has written the same check over time: KSV017, KSV-0017,
// AVD-KSV-0017.
var trivyID = regexp.MustCompile(`^(?:AVD-)?KSV-?(\d+)$`)

// waive returns a waiver at a place as a directive: nil if no rule does the work of what it
// suppresses. A peer that the configuration does not name is noted instead. Whether
// they are needed is for the peer to say, so they are never unused.
func (m *Marker) waive(w waiver, by By, at document.Location) *directive {
	d := &directive{Suppression: Suppression{By: by, Reason: w.reason, At: at}}
	if d.Reason == "" {
		d.Reason = "suppressed for " + w.peer.String()
	}
	for _, check := range w.checks {
		if id := trivyID.FindStringSubmatch(strings.ToUpper(check)); w.peer == Trivy && id != nil {
			check = "KSV-" + fmt.Sprintf("%04s", strings.TrimLeft(id[1], "0"))
		}
		if rules := m.opts.Rules.Named(w.peer.String() + ":" + check); len(rules) > 0 {
			d.names = append(d.names, name{text: check, rules: rules})
		}
	}
	if w.all {
		for _, r := range m.opts.Rules.Rules {
			if len(r.Aliases[w.peer.String()]) > 0 {
				d.names = append(d.names, name{text: r.ID, rules: m.opts.Rules.Named(r.ID)})
			}
		}
	}
	if len(d.names) == 0 {
		return nil
	}
	if !slices.Contains(m.opts.Peers, w.peer) {
		m.unread(w, d, at)
		return nil
	}
	d.idle = m.idle(d)
	return d
}

// unread notes the first suppression of a peer that the configuration does not name.
func (m *Marker) unread(w waiver, d *directive, at document.Location) {
	if m.noted[w.peer] {
		return
	}
	m.noted[w.peer] = true
	m.problems = append(m.problems, document.Problem{
		Level: document.Note, File: at.File, Line: at.Line, Column: at.Column,
		Message: fmt.Sprintf("this suppresses %s for %s only: name %[2]s under suppressions-of in the configuration, or %s in %s",
			d.names[0].text, w.peer, d.names[0].rules[0].ID, Form),
	})
}

// peerAnnotation takes an annotation of an object or its pod template if it is a
// peer's.
func (m *Marker) peerAnnotation(o *manifest.Object, path, below []any, f manifest.Field) {
	value, _ := f.Value.Value.(string)
	w, ok := peerAnnotation(f.Key, value)
	if !ok {
		return
	}
	place := o.Locate(append(slices.Clone(path), f.Key))
	place.Related = nil
	if d := m.waive(w, Annotation, place); d != nil {
		m.annotations[o] = append(m.annotations[o], annotation{directive: d, below: below})
	}
}

// scope is the lines that a comment stands for: with checkov, all of the object that
// it is in.
func (p Peer) scope(lines []scannedLine, c scannedComment, d *directive) scope {
	s := scope{by: d}
	if p != Checkov {
		s.first, s.last = extent(lines, c)
		return s
	}
	s.first, s.last = documentOf(lines, c.line)
	return s
}

// documentOf returns the lines, from 1, of the YAML document around a line.
func documentOf(lines []scannedLine, line int) (first, last int) {
	first, last = line-1, line-1
	for ; first > 0 && lines[first-1].kind != boundaryLine; first-- {
	}
	for ; last+1 < len(lines) && lines[last+1].kind != boundaryLine; last++ {
	}
	return first + 1, last + 1
}
