package text

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"charts", "Chart.yaml", "values.yaml", "lint", "list", "exclude"}
	for name, want := range map[string]string{
		"charts":      "charts",
		"chart":       "charts",
		"chrats":      "charts",
		"chart.yml":   "Chart.yaml",
		"VALUES.YAML": "values.yaml",
		"lnt":         "lint",
		"lixt":        "lint", // the first of two
		"exlude":      "exclude",
		"include":     "exclude",
		"x":           "",
		"templates":   "",
		"":            "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", name, got, want)
		}
	}
	if got := Nearest("a", nil); got != "" {
		t.Errorf("the nearest of none is %q", got)
	}
}

func TestLevenshtein(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"kitten", "sitting", 3},
		{"flaw", "lawn", 2},
		{"é", "e", 1},
		{"abc", "abc", 0},
		{"ab", "ba", 2},
	} {
		if got := levenshtein([]rune(test.a), []rune(test.b)); got != test.want {
			t.Errorf("levenshtein(%q, %q) is %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
