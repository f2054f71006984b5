package main

import (
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
	got := neovim(t, "testdata/neovim.lua")
	const golden = "../../fixtures/neovim.txt"
	if *updateNeovim {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the transcript differs (-want +got):\n%s", diff)
	}
}

// TestNeovimSetup runs what docs/editors.md says of the Neovim that is there.
func TestNeovimSetup(t *testing.T) {
	page, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	script := ""
	for _, b := range block.FindAllStringSubmatch(string(page), -1) {
		if b[1] == "lua" && !strings.Contains(b[3], "vim.lsp.config(") {
			script += b[3]
		}
	}
	name := filepath.Join(t.TempDir(), "setup.lua")
	const steps = `
vim.cmd('filetype on | edit chart/templates/web.yaml')
vim.wait(60000, function() return #vim.diagnostic.get() > 1 end, 20)
vim.cmd('KubevetRendered')
vim.wait(60000, function() return vim.bo.buftype == 'nofile' and vim.fn.line('$') > 1 end, 20)
local out = io.open(os.getenv('TRANSCRIPT'), 'w')
out:write(#vim.diagnostic.get(), ' diagnostics\n', table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n'))
out:close()
vim.cmd('qall!')
`
	if err := os.WriteFile(name, []byte(script+steps), 0o666); err != nil {
		t.Fatal(err)
	}
	got := neovim(t, name)
	for _, want := range []string{"2 diagnostics\n", "# Source: chart/templates/web.yaml\n", "# Rendered with: ci/big-values.yaml\n", "  replicas: 5\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}

// neovim runs a script in a repository with a chart and an overlay, and returns what it
// writes to TRANSCRIPT.
func neovim(t *testing.T, script string) string {
	t.Helper()
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
	script, err = filepath.Abs(script)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nvim, "--headless", "--clean", "-n", "-c", "luafile "+script)
	cmd.Dir = filepath.Join(root, "repository")
	cmd.Env = append(os.Environ(), "TRANSCRIPT="+filepath.Join(root, "transcript"))
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"} {
		cmd.Env = append(cmd.Env, name+"="+root)
	}
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("nvim: %v\n%s", err, said)
	}
	got, err := os.ReadFile(filepath.Join(root, "transcript"))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return string(got)
}
