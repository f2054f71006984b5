package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/kubevet/kubevet/lint/files/filestest"
)

func TestRead(t *testing.T) {
	root := filestest.Write(t, `
-- run/x.yaml --
kind: Pod
-- run/in.yaml -> x.yaml --
-- run/out.yaml -> ../secret.yaml --
-- secret.yaml --
`)
	big, err := os.Create(filepath.Join(root, "run", "big.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer big.Close()
	fsys, err := Open(filepath.Join(root, "run"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"x.yaml", "in.yaml"} {
		text, err := Read(fsys, name)
		if string(text) != "kind: Pod\n" || err != nil {
			t.Errorf("%s holds %q, error %v", name, text, err)
		}
	}
	if err := big.Truncate(MaxSize); err != nil {
		t.Fatal(err)
	}
	if text, err := Read(fsys, "big.yaml"); len(text) != MaxSize || err != nil {
		t.Errorf("big.yaml has %d bytes, error %v", len(text), err)
	}
	if err := big.Truncate(MaxSize + 1); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"big.yaml":       "read big.yaml: larger than the limit of 64 MiB",
		"gone.yaml":      "read gone.yaml: no such file or directory",
		"out.yaml":       "read out.yaml: path escapes from parent",
		"../secret.yaml": "read ../secret.yaml: invalid argument",
		".":              "read .: not a regular file",
	} {
		text, err := Read(fsys, name)
		if err == nil || err.Error() != want || text != nil {
			t.Errorf("%s: %d bytes, error %v, want %s", name, len(text), err, want)
		}
	}
	if _, err := Read(fsys, "gone.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v is not that the file does not exist", err)
	}
	if _, err := Open(filepath.Join(root, "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v is not that the directory does not exist", err)
	}
}

func TestReal(t *testing.T) {
	fsys := filestest.Tree(`
-- a/b/c.yaml --
-- a/up -> .. --
-- a/here -> ./b/. --
-- to-a -> a --
-- chain -> to-a/here --
-- out -> a/../../x --
-- absolute -> /a --
-- loop -> pool --
-- pool -> loop --
`)
	for name, want := range map[string]string{
		".":                      ".",
		"a/b/c.yaml":             "a/b/c.yaml",
		"to-a/b/c.yaml":          "a/b/c.yaml",
		"a/up":                   ".",
		"to-a/up/to-a/here":      "a/b",
		"chain/c.yaml":           "a/b/c.yaml",
		"a/up/a/up/chain/c.yaml": "a/b/c.yaml",
	} {
		if got, err := Real(fsys, name); got != want || err != nil {
			t.Errorf("%s is %q, error %v, want %q", name, got, err, want)
		}
	}
	for name, want := range map[string]error{
		"out": errOutside, "absolute": errOutside, "loop": errLoop, "to-a/gone": fs.ErrNotExist, "a/up/gone": fs.ErrNotExist,
	} {
		if got, err := Real(fsys, name); got != "" || !errors.Is(err, want) {
			t.Errorf("%s is %q, error %v, want error %v", name, got, err, want)
		}
	}
}
