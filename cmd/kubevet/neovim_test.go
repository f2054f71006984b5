package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var (
	needNeovim   = flag.Bool("neovim", false, "fail if Neovim is missing")
	updateNeovim = flag.Bool("update", false, "rewrite the transcript of Neovim")
)

// TestNeovim drives a real Neovim, without a screen, through a chart and an overlay: what
// it shows is held against fixtures/neovim.txt.
func TestNeovim(t *testing.T) {
	nvim, err := exec.LookPath("nvim")
	if err != nil {
		if *needNeovim {
			t.Fatal(err)
		}
		t.Skip("Neovim is not installed")
	}
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	archive, err := txtar.ParseFile("testdata/neovim.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		name := filepath.Join(root, "repository", f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	script, err := filepath.Abs("testdata/neovim.lua")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nvim, "--headless", "--clean", "-n", "-c", "luafile "+script)
	cmd.Dir = filepath.Join(root, "repository")
	cmd.Env = append(os.Environ(), "HOME="+root, "XDG_CONFIG_HOME="+root, "XDG_STATE_HOME="+root, "XDG_DATA_HOME="+root, "XDG_CACHE_HOME="+root, "XDG_RUNTIME_DIR="+root, "TRANSCRIPT="+filepath.Join(root, "transcript"))
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("nvim: %v\n%s", err, said)
	}
	got, err := os.ReadFile(filepath.Join(root, "transcript"))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	const golden = "../../fixtures/neovim.txt"
	if *updateNeovim {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("the transcript differs (-want +got):\n%s\nNeovim says: %s", cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")), said)
	}
}
