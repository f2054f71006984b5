package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/config"
)

// block matches a fenced block: its language and the rest of the line, its text.
var block = regexp.MustCompile("(?ms)^```(\\w+) ?(.*?)\n(.*?)^```$")

// exitComment is what follows a command that does not end with 0 or 1.
var exitComment = regexp.MustCompile(`# exit code (\d)$`)

// TestDocs runs every command of the documentation in a copy of a fixture, and
// reads every configuration in it.
func TestDocs(t *testing.T) {
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no documentation: %v", err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS("../../fixtures/trees/shop")); err != nil {
				t.Fatal(err)
			}
			commit := "git init -q && git add . && git -c user.name=test -c user.email=test@localhost commit -q -m Fixture"
			if out, err := shell(dir, commit); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, b := range block.FindAllStringSubmatch(string(text), -1) {
				switch language, info, body := b[1], b[2], b[3]; {
				case language == "sh":
					for line := range strings.Lines(body) {
						runDocumented(t, dir, strings.TrimSpace(line))
					}
				case info == config.Name:
					if _, err := config.Load(fstest.MapFS{config.Name: {Data: []byte(body)}}, "."); err != nil {
						t.Errorf("%v in:\n%s", err, body)
					}
				case !slices.Contains([]string{"yaml", "json", "text", "lua", "toml", "lisp"}, language):
					t.Errorf("a block in %q", language)
				}
			}
		})
	}
}

// TestSetups holds what init writes to what the documentation shows.
func TestSetups(t *testing.T) {
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := setups.ReadDir("setup")
	if err != nil || len(entries) != 3 {
		t.Fatalf("%d files: %v", len(entries), err)
	}
	for _, e := range entries {
		text, err := setups.ReadFile("setup/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), "```yaml\n"+string(text)+"```\n") {
			t.Errorf("docs/ci.md does not show %s as it is", e.Name())
		}
	}
}

// runDocumented runs one command, which must end with 0, 1 or as it says.
func runDocumented(t *testing.T, dir, line string) {
	t.Helper()
	if line == "" || strings.HasPrefix(line, "#") {
		return
	}
	if !strings.Contains(line, "kubevet ") {
		t.Errorf("%q does not run kubevet", line)
		return
	}
	out, err := shell(dir, line)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if want := exitComment.FindStringSubmatch(line); want != nil {
		if strconv.Itoa(code) != want[1] {
			t.Errorf("%s\nexit code %d: %v\n%s", line, code, err, out)
		}
	} else if code != exitClean && code != exitFindings {
		t.Errorf("%s\nexit code %d: %v\n%s", line, code, err, out)
	}
}

// shell runs a command line in a directory.
func shell(dir, line string) ([]byte, error) {
	cmd := exec.Command("bash", "-c", line)
	cmd.Dir = dir
	return cmd.CombinedOutput()
}

// TestPictures holds the pictures of the documentation against what the commands that
// made them draw today: kubevet map ... >docs/pictures/NAME.svg, at the root.
func TestPictures(t *testing.T) {
	for name, args := range map[string]string{
		"network.svg": "map network fixtures/trees/shop/manifests",
		"rbac.svg":    "map rbac fixtures/trees/shop/manifests",
	} {
		want, err := os.ReadFile("../../docs/pictures/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := shell("../..", "kubevet "+args)
		if err != nil || string(got) != string(want) {
			t.Errorf("kubevet %s draws another docs/pictures/%s (%v)", args, name, err)
		}
	}
}
