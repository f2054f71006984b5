package edit_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/fix/edit"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) {
		t.Helper()
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
	}
	write("root/a/web.yaml", "old", 0o754)
	write("outside.yaml", "old", 0o644)
	for link, target := range map[string]string{"out.yaml": "../outside.yaml", "in.yaml": "a/web.yaml", "up": ".."} {
		if err := os.Symlink(target, filepath.Join(dir, "root", link)); err != nil {
			t.Skip(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "root"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()

	for file, want := range map[string]string{
		"out.yaml":        "write out.yaml: it is no regular file",
		"in.yaml":         "write in.yaml: it is no regular file",
		"a":               "write a: it is no regular file",
		"up/outside.yaml": "write up/outside.yaml: statat up/outside.yaml: path escapes from parent",
		"missing.yaml":    "write missing.yaml: statat missing.yaml: no such file or directory",
	} {
		got := ""
		if err := edit.Write(root, file, []byte("old"), []byte("new")); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: error %q, want %q", file, got, want)
		}
	}
	if err := edit.Write(root, "a/web.yaml", []byte("older"), []byte("new")); err == nil || err.Error() != "write a/web.yaml: something else has changed it in the meantime" {
		t.Errorf("a file that was changed: %v", err)
	}
	if err := edit.Write(root, "a/web.yaml", []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
	got := make(map[string]string)
	for _, file := range []string{"root/a/web.yaml", "outside.yaml"} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		got[file] = string(text) + " " + info.Mode().String()
	}
	want := map[string]string{"root/a/web.yaml": "new -rwxr-xr--", "outside.yaml": "old -rw-r--r--"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	left, err := filepath.Glob(filepath.Join(dir, "root/a/*"))
	hidden, _ := filepath.Glob(filepath.Join(dir, "root/a/.*"))
	if err != nil || len(left)+len(hidden) != 1 {
		t.Errorf("files are left behind: %v %v", left, hidden)
	}
}
