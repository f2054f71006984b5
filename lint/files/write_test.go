package files

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestWrite writes where a person says, and below the root through no link.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	root, outside := filepath.Join(dir, "root"), filepath.Join(dir, "outside")
	for _, d := range []string{root, outside, filepath.Join(root, "sub")} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	victim := filepath.Join(outside, "victim")
	for file, text := range map[string]string{victim: "precious", filepath.Join(root, "old"): "old"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"link": victim, "dir": outside, "inner": "old", filepath.Join(outside, "link"): victim} {
		if !filepath.IsAbs(link) {
			link = filepath.Join(root, link)
		}
		if err := os.Symlink(target, link); err != nil {
			t.Skip(err)
		}
	}
	for _, file := range []string{"link", "dir/new", "inner", "sub", "missing/new"} {
		if err := Write(root, filepath.Join(root, file), []byte("x")); err == nil {
			t.Errorf("%s was written", file)
		}
	}
	if text, err := os.ReadFile(victim); err != nil || string(text) != "precious" {
		t.Errorf("the victim is %q, %v", text, err)
	}
	for _, file := range []string{filepath.Join(root, "new"), filepath.Join(root, "old"), filepath.Join(root, "sub", "new"), filepath.Join(outside, "link"), os.DevNull} {
		if err := Write(root, file, []byte("x")); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if text, err := os.ReadFile(file); file != os.DevNull && (err != nil || string(text) != "x") {
			t.Errorf("%s is %q, %v", file, text, err)
		}
	}
	if info, err := os.Stat(filepath.Join(root, "old")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the mode changed: %v, %v", info.Mode(), err)
	}
	if entries, err := os.ReadDir(root); err != nil || len(entries) != 6 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
