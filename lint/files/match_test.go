package files

import "testing"

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		glob, file string
		want       bool
	}{
		{"deploy", "deploy/web/pod.yaml", true},
		{"deploy/*.yaml", "deploy/pod.yaml", true},
		{"deploy/*.yaml", "deploy/web/pod.yaml", false},
		{"**/web", "deploy/web/pod.yaml", true},
		{"**", "pod.yaml", true},
		{".", "pod.yaml", true},
		{"pod", "pod.yaml", false},
	} {
		if got := Match(test.glob, test.file); got != test.want {
			t.Errorf("Match(%q, %q) = %t", test.glob, test.file, got)
		}
	}
}
