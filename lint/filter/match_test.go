package filter

import "testing"

func TestMatchName(t *testing.T) {
	for _, test := range []struct {
		pattern, name string
		want          bool
	}{
		{"", "db", true},
		{"db-*", "db-0", true},
		{"db-*", "web-db-0", false},
		{"db", "DB", false},
	} {
		if got := matchName(test.pattern, test.name); got != test.want {
			t.Errorf("matchName(%q, %q) = %t", test.pattern, test.name, got)
		}
	}
}
