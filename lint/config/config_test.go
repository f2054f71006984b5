package config

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/google/go-cmp/cmp"
)

func TestLoad(t *testing.T) {
	for _, test := range []struct {
		name, dir string
		files     fstest.MapFS
		want      Config
	}{
		{
			name: "none", dir: "a/b",
			files: fstest.MapFS{"a/b/x.yaml": {}},
		},
		{
			name: "empty", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("# nothing yet\n")}},
		},
		{
			name: "null", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("---\n")}},
		},
		{
			name: "null keys", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("exclude:\nbundles: ~\n")}},
		},
		{
			name: "in a directory above", dir: "a/b",
			files: fstest.MapFS{Name: {Data: []byte("exclude: ['**/testdata', gen/]\nbundles: [[web, ./shared/], [rbac.yaml]]\n")}},
			want:  Config{Exclude: []string{"**/testdata", "gen"}, Bundles: [][]string{{"web", "shared"}, {"rbac.yaml"}}},
		},
		{
			name: "the nearest wins, relative to its directory", dir: "te[a]m/b",
			files: fstest.MapFS{
				Name:                    {Data: []byte("exclude: [x]\n")},
				"te[a]m/" + Name:        {Data: []byte("exclude: ['*/y', ../z]\nbundles: [[web, ../shared]]\n")},
				"te[a]m/b/deep/" + Name: {Data: []byte("exclude: [w]\n")},
			},
			want: Config{Exclude: []string{`te\[a\]m/*/y`, "z"}, Bundles: [][]string{{"te[a]m/web", "shared"}}},
		},
		{
			name: "alias", dir: ".",
			files: fstest.MapFS{Name: {Data: []byte("exclude: &paths [a]\nbundles: [*paths]\n")}},
			want:  Config{Exclude: []string{"a"}, Bundles: [][]string{{"a"}}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Load(test.files, test.dir)
			if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
				t.Errorf("error %v, config (-want +got):\n%s", err, diff)
			}
		})
	}
}

func TestLoadErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"unknown key", "exclude: []\nexlude: [a]\n", `d/.kubevet.yaml:2:1: unknown key "exlude"; did you mean "exclude"?`},
		{"strange key", "colour: red\n", `d/.kubevet.yaml:1:1: unknown key "colour"; the keys are exclude, bundles`},
		{"merge key", "<<: {exclude: [a]}\n", `d/.kubevet.yaml:1:1: unknown key "<<"; the keys are exclude, bundles`},
		{"key twice", "exclude: [a]\nexclude: [b]\n", `d/.kubevet.yaml:2:1: key "exclude" is given twice`},
		{"not a list", "exclude: a\n", `d/.kubevet.yaml:1:10: exclude must be a list of strings`},
		{"not a string", "exclude:\n  - a\n  - 1.5\n", `d/.kubevet.yaml:3:5: exclude must be a list of strings`},
		{"null item", "exclude:\n  -\n", `d/.kubevet.yaml:2:4: exclude must be a list of strings`},
		{"not a list of lists", "bundles:\n  - a\n", `d/.kubevet.yaml:2:5: bundles must be a list of lists of strings`},
		{"mapping", "bundles: {web: [a]}\n", `d/.kubevet.yaml:1:10: bundles must be a list of lists of strings`},
		{"not a mapping", "- exclude\n", `d/.kubevet.yaml:1:1: the configuration must be a mapping`},
		{"not a glob", "exclude: ['[a']\n", `d/.kubevet.yaml:1:11: exclude: "[a" is not a glob`},
		{"out of the root", "bundles: [[a, ../../b]]\n", `d/.kubevet.yaml:1:15: bundles: "../../b" is not a relative path below the root of the run`},
		{"absolute", "exclude: [/a]\n", `d/.kubevet.yaml:1:11: exclude: "/a" is not a relative path below the root of the run`},
		{"empty string", "exclude: ['']\n", `d/.kubevet.yaml:1:11: exclude: "" is not a relative path below the root of the run`},
		{"not YAML", "exclude: [a]\n b: c\n", `d/.kubevet.yaml:2: did not find expected key`},
		{"two documents", "exclude: [a]\n---\nexclude: [b]\n", `d/.kubevet.yaml:3:1: a configuration file holds one YAML document`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := Load(fstest.MapFS{"d/" + Name: {Data: []byte(test.text)}}, "d/e")
			if err == nil || err.Error() != test.want {
				t.Errorf("error %v\n want %s", err, test.want)
			}
			if diff := cmp.Diff(Config{}, got); diff != "" {
				t.Errorf("config is not zero: %s", diff)
			}
		})
	}
}

func TestLoadWrongName(t *testing.T) {
	_, err := Load(fstest.MapFS{"d/.kubevet.yml": {}, Name: {}}, "d")
	if want := "read d/.kubevet.yml: the name of a configuration file is .kubevet.yaml"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestLoadFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "strict.yaml")
	if err := os.WriteFile(name, []byte("exclude: [a/b]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := LoadFile(name)
	if diff := cmp.Diff(Config{Exclude: []string{"a/b"}}, got); diff != "" || err != nil {
		t.Errorf("error %v, config (-want +got):\n%s", err, diff)
	}
	missing := filepath.Join(dir, "none.yaml")
	_, err = LoadFile(missing)
	if want := "read configuration " + missing + ": no such file or directory"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// TestEscape holds the directory of a configuration file to its own name.
func TestEscape(t *testing.T) {
	for _, name := range []string{"a", "a*", "a?", "[a]", "{a,b}", `a\b`, "**"} {
		for _, other := range []string{"a", "ab", "b", name} {
			if got := doublestar.MatchUnvalidated(escape(name), other); got != (name == other) {
				t.Errorf("escape(%q) matches %q: %t", name, other, got)
			}
		}
	}
}
