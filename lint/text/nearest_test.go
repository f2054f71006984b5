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
