package files

import "testing"

func TestFindFetched(t *testing.T) {
	all := []Fetched{
		{"https://github.com/Example/app.git", "vendor/app"},
		{"https://charts.example.com", "vendor/charts"},
		{"oci://registry.example.com/charts/", "vendor/oci"},
		{"podinfo", "apps/podinfo"},
	}
	for url, want := range map[string]string{
		"https://github.com/example/app//deploy/base?ref=v1":       "vendor/app/deploy/base",
		"https://github.com/example/app/deploy/base?ref=v1":        "vendor/app/deploy/base",
		"git@github.com:example/app.git":                           "vendor/app",
		"git@github.com:example/app.git//Deploy":                   "vendor/app/Deploy",
		"ssh://git@github.com/example/app.git//deploy?timeout=90s": "vendor/app/deploy",
		"git::https://github.com/example/app.git/deploy":           "vendor/app/deploy",
		"github.com/example/app":                                   "vendor/app",
		"https://charts.example.com/":                              "vendor/charts",
		"oci://registry.example.com/charts/web":                    "vendor/oci/web",
		"https://github.com/example/application":                   "",
		"https://github.com/other/app":                             "",
		"podinfo":                                                  "",
	} {
		got, ok := FindFetched(all, url)
		if got != want || ok != (want != "") {
			t.Errorf("%s is %q, %v, want %q", url, got, ok, want)
		}
	}
}
