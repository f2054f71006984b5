package discover

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/files"
)

// TestTracked holds what is read of an index against git, in each version of the
// format.
func TestTracked(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	for _, version := range []string{"2", "3", "4"} {
		dir := t.TempDir()
		run := func(args ...string) {
			t.Helper()
			cmd := exec.Command(git, args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("git %v: %v\n%s", args, err, out)
			}
		}
		want := []string{".gitignore", ".svn/x.yaml", "build/deep/tracked.yaml", "é/a.yaml", "é/ab.yaml"}
		for _, name := range append(want, "build/deep/new.yaml", "build/other.yaml") {
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte("build\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		run("init", "-q")
		run("add", "-f", "--", ".gitignore", ".svn/x.yaml", "build/deep/tracked.yaml", "é")
		if version == "3" {
			run("add", "-N", "-f", "build/other.yaml") // makes the version 3
			want = append(want[:2:2], "build/deep/tracked.yaml", "build/other.yaml", "é/a.yaml", "é/ab.yaml")
		}
		run("update-index", "--index-version", version)
		got, err := readIndex(os.DirFS(dir))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("version %s: error %v, names (-want +got):\n%s", version, err, diff)
		}
		if version != "2" {
			continue
		}
		fsys, err := files.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		sources, _, err := Sources(t.Context(), fsys, []string{"."}, Options{})
		if err != nil || len(sources) != 1 {
			t.Fatal(sources, err)
		}
		slices.Sort(sources[0].Files)
		if diff := cmp.Diff([]string{".svn/x.yaml", "build/deep/tracked.yaml", "é/a.yaml", "é/ab.yaml"}, sources[0].Files); diff != "" {
			t.Errorf("files (-want +got):\n%s", diff)
		}
	}
}
