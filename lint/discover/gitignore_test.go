package discover

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// TestIgnoreAgreesWithGit compares the files that Discover finds in trees with
// random .gitignore files with those that Git would add.
func TestIgnoreAgreesWithGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	git := func(args ...string) string {
		cmd := exec.Command("git", args...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	root := t.TempDir()
	git("init", "-q", root)

	random := rand.New(rand.NewPCG(1, 2))
	pick := func(choices ...string) string { return choices[random.IntN(len(choices))] }
	for round := range 60 {
		// One repository and one run of git for all rounds: each has a folder.
		folder := fmt.Sprintf("round%d", round)
		for range 25 {
			name := folder
			for range random.IntN(4) {
				name = path.Join(name, pick("a", "b", "ab", "c.yaml", "x y", "{b}"))
			}
			name = filepath.Join(root, name, pick("a.yaml", "b.yaml", "ab.yml", "c.json", "#d.yaml", "!e.yaml", "f .yaml"))
			// What is in the way of a directory is left there.
			if os.MkdirAll(filepath.Dir(name), 0o755) == nil {
				os.WriteFile(name, nil, 0o644)
			}
		}
		for _, dir := range []string{"", "a", "a/b"} {
			var lines strings.Builder
			for range random.IntN(5) {
				lines.WriteString(pick("", "", "!", "/", "!/"))
				for i := range 1 + random.IntN(3) {
					if i > 0 {
						lines.WriteString("/")
					}
					// Without "a**/": gitignore(5) says that it is "a*/", but Git
					// reads it as "a" before anything.
					lines.WriteString(pick("a", "b", "*", "**", "a*", "?", "?.yaml", "[ab]", "[!a]", "[^b].*", "*.yaml", "b.yaml",
						"c.yaml", "**.yaml", "{b}", "x y", `\#d.yaml`, "#d.yaml", `\!e.yaml`, "[a", "f*", `\*`, "[[:alpha:]]"))
				}
				lines.WriteString(pick("", "", "", "/", "/**", "  ", `\ `) + pick("\n", "\n", "\r\n"))
			}
			if info, err := os.Stat(filepath.Join(root, folder, dir)); err != nil || !info.IsDir() {
				continue
			}
			if err := os.WriteFile(filepath.Join(root, folder, dir, ".gitignore"), []byte(lines.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	exclude := "round1*/a\n!round11/a\n"
	if err := os.WriteFile(filepath.Join(root, ".git", "info", "exclude"), []byte(exclude), 0o644); err != nil {
		t.Fatal(err)
	}

	var want []string
	for _, name := range strings.Split(git("-C", root, "ls-files", "-z", "--others", "--exclude-standard"), "\x00") {
		if isPlain(name) {
			want = append(want, name)
		}
	}
	slices.Sort(want)
	fsys, err := files.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	sources, problems := discover(t, fsys, Options{}, ".")
	if len(sources) != 1 || problems != nil {
		t.Fatalf("sources %v, problems %v", sources, problems)
	}
	if diff := cmp.Diff(want, sources[0].Files); diff != "" {
		t.Errorf("files (-git +kubevet):\n%s", diff)
	}
}

func TestDiscoverIgnored(t *testing.T) {
	const archive = `
-- .gitignore --
build/
*.gen.yaml
!keep.gen.yaml
-- .git/info/exclude --
/local
-- a.yaml --
-- a.gen.yaml --
-- keep.gen.yaml --
-- local/x.yaml --
-- app/local/x.yaml --
-- build/x.yaml --
-- build/x.gen.yaml --
-- build/.gitignore --
y.yaml
-- build/y.yaml --
-- build/deep/z.yaml --
-- web/.gitignore --
/Chart.yaml
-- web/Chart.yaml --
-- web/kustomization.yaml --
-- allow/.gitignore --
*
!*/
!*.yaml
-- allow/x.json --
-- allow/x.yaml --
-- allow/in/x.json --
-- allow/in/x.yaml --
`
	for _, d := range []discovery{
		{name: "everything", paths: []string{"."}, want: []document.Source{
			plain(".", "a.yaml", "allow/in/x.yaml", "allow/x.yaml", "app/local/x.yaml", "keep.gen.yaml"),
			kustomized("web"),
		}},
		{name: "an ignored directory", paths: []string{"build", "local"}, want: []document.Source{
			plain("build", "build/deep/z.yaml", "build/x.gen.yaml", "build/x.yaml"), plain("local", "local/x.yaml"),
		}},
		{name: "below an ignored directory", paths: []string{"build/deep"}, want: []document.Source{plain("build/deep", "build/deep/z.yaml")}},
		{name: "an ignored directory below another argument", paths: []string{".", "build/deep"}, want: []document.Source{
			plain(".", "a.yaml", "allow/in/x.yaml", "allow/x.yaml", "app/local/x.yaml", "build/deep/z.yaml", "keep.gen.yaml"),
			kustomized("web"),
		}},
		{name: "ignored files", paths: []string{"a.gen.yaml", "build/y.yaml"}, want: []document.Source{
			part(plain(".", "a.gen.yaml", "a.yaml", "keep.gen.yaml"), "a.gen.yaml"),
			part(plain("build", "build/x.gen.yaml", "build/x.yaml", "build/y.yaml"), "build/y.yaml"),
		}},
	} {
		d.tree = archive
		t.Run(d.name, d.run)
	}
}

// TestIgnored asks of files by name what a walk finds out on its way.
func TestIgnored(t *testing.T) {
	fsys := fstest.MapFS{
		".git/info/exclude": {Data: []byte("mine\n")},
		".gitignore":        {Data: []byte("charts/\n*.tgz\n")},
		"web/.gitignore":    {Data: []byte("!keep.tgz\n")},
		"web/charts/x/a":    {},
		"web/keep.tgz":      {},
		"web/other.tgz":     {},
		"web/mine":          {},
		"web/yours":         {},
	}
	for name, want := range map[string]bool{
		"web/charts/x/a": true, "web/charts": true, "web/keep.tgz": false, "web/other.tgz": true, "web/mine": true,
		"web/yours": false, "web": false, ".": false, "charts/none": false,
	} {
		if got := Ignored(fsys, name); got != want {
			t.Errorf("Ignored(%q) is %t, want %t", name, got, want)
		}
	}
}
