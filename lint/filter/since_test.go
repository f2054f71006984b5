package filter

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/rule"
)

// TestMatch pairs findings by what they are, then by what they say, then without
// their file.
func TestMatch(t *testing.T) {
	seen := func(file, path, message string) Seen {
		return Seen{Identity{Rule: "r", File: file, Kind: "Pod", Name: "web", Path: path}, message}
	}
	about := func(s Seen, severity rule.Severity, evidence ...string) Seen {
		s.Identity = s.With(severity, evidence)
		return s
	}
	m := seen("a", "p", "m")
	for _, test := range []struct {
		name        string
		old, now    []Seen
		known, left []bool
	}{
		{"the same", []Seen{seen("a", "p", "m")}, []Seen{seen("a", "p", "m")}, []bool{true}, []bool{false}},
		{"other words", []Seen{seen("a", "p", "m")}, []Seen{seen("a", "p", "n")}, []bool{true}, []bool{false}},
		{"other field", []Seen{seen("a", "p", "m")}, []Seen{seen("a", "q", "m")}, []bool{false}, []bool{true}},
		{"one more, before", []Seen{seen("a", "p", "m")}, []Seen{seen("a", "p", "new"), seen("a", "p", "m")}, []bool{false, true}, []bool{false}},
		{"one less", []Seen{seen("a", "p", "m"), seen("a", "p", "n")}, []Seen{seen("a", "p", "n")}, []bool{true}, []bool{true, false}},
		{"renamed", []Seen{seen("a", "p", "m")}, []Seen{seen("b", "p", "n")}, []bool{true}, []bool{false}},
		{"copied", []Seen{seen("a", "p", "m")}, []Seen{seen("b", "p", "m"), seen("a", "p", "m")}, []bool{false, true}, []bool{false}},
		{"copied from what was not looked at", []Seen{seen("kept", "p", "m")}, []Seen{seen("b", "p", "m")}, []bool{false}, []bool{true}},
		{"kept", []Seen{seen("kept", "p", "m")}, []Seen{seen("kept", "p", "n")}, []bool{true}, []bool{false}},
		{"about less", []Seen{about(m, rule.High, "x", "y")}, []Seen{about(m, rule.Low, "y")}, []bool{true}, []bool{false}},
		{"about more", []Seen{about(m, rule.High, "x")}, []Seen{about(m, rule.High, "x", "y")}, []bool{false}, []bool{false}},
		{"more severe", []Seen{about(m, rule.High, "x")}, []Seen{about(m, rule.Critical, "x")}, []bool{false}, []bool{false}},
		{"nothing", nil, nil, []bool{}, []bool{}},
	} {
		known, left := Match(test.old, test.now, func(file string) bool { return file != "kept" })
		if diff := cmp.Diff([2][]bool{test.known, test.left}, [2][]bool{known, left}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
