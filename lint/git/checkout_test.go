package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheckout(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@localhost"}, args...)...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	checkout := func() (Checkout, bool) {
		r, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		return r.Checkout()
	}
	git("init", "-q", "-b", "topic/one")
	if c, ok := checkout(); ok {
		t.Errorf("without a commit there is %+v", c)
	}
	if err := os.WriteFile(filepath.Join(dir, "a"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	git("add", "a")
	git("commit", "-q", "-m", "One")
	if c, ok := checkout(); ok {
		t.Errorf("without a remote there is %+v", c)
	}
	git("remote", "add", "origin", "https://me:token@git.example.com/acme/shop.git")
	commit := git("rev-parse", "HEAD")
	c, ok := checkout()
	want := Checkout{"https://git.example.com/acme/shop", "topic/one", commit}
	if diff := cmp.Diff(want, c); diff != "" || !ok {
		t.Errorf("on a branch %t (-want +got):\n%s", ok, diff)
	}
	git("checkout", "-q", "--detach")
	c, _ = checkout()
	want.Branch = ""
	if diff := cmp.Diff(want, c); diff != "" {
		t.Errorf("detached (-want +got):\n%s", diff)
	}
}

func TestAddress(t *testing.T) {
	for remote, want := range map[string]string{
		"git@github.com:acme/shop.git":             "https://github.com/acme/shop",
		"ssh://git@git.example.com:2222/acme/shop": "https://git.example.com/acme/shop",
		"https://github.com/acme/shop/":            "https://github.com/acme/shop",
		"http://localhost:3000/acme/shop.git":      "http://localhost:3000/acme/shop",
		"https://x:y@github.com/acme/shop?a=b#c":   "https://github.com/acme/shop",
		"/srv/git/shop.git":                        "",
		"../shop":                                  "",
		"file:///srv/git/shop":                     "",
		`C:\git\shop`:                              "",
		"":                                         "",
	} {
		if got := address(remote); got != want {
			t.Errorf("address of %q is %q, want %q", remote, got, want)
		}
	}
}
