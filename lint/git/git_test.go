package git

import (
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// run runs git in a directory and returns what it prints.
func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(),
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_ALLOW_PROTOCOL=file",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=c", "GIT_COMMITTER_EMAIL=c@example.com")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// history makes a repository whose large file changes a little in each of ten
// commits, with a branch that is merged, tags and a symbolic link.
func history(t *testing.T, options ...string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not there to compare with")
	}
	dir := t.TempDir()
	run(t, dir, append([]string{"init", "-q", "-b", "main"}, options...)...)
	commit := func(i int) {
		var b strings.Builder
		for line := range 400 {
			fmt.Fprintf(&b, "line %d of %d\n", line, i*line%7)
		}
		write(t, dir, "large.yaml", b.String())
		write(t, dir, fmt.Sprintf("dir/sub/%d.yaml", i), fmt.Sprint(i))
		run(t, dir, "add", "-A")
		run(t, dir, "commit", "-q", "-m", fmt.Sprint("commit ", i), "--date", fmt.Sprintf("2026-01-%02dT00:00:00Z", i+1))
	}
	for i := range 5 {
		commit(i)
	}
	if err := os.Symlink("dir/sub", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "checkout", "-q", "-b", "topic/one")
	write(t, dir, "topic.yaml", "topic")
	commit(5)
	run(t, dir, "checkout", "-q", "main")
	commit(6)
	run(t, dir, "merge", "-q", "--no-edit", "-X", "ours", "topic/one")
	run(t, dir, "tag", "-a", "v1", "-m", "one")
	run(t, dir, "tag", "light")
	commit(7)
	return dir
}

var revisions = []string{
	"HEAD", "@", "main", "topic/one", "v1", "light", "HEAD~2", "HEAD~1^2", "HEAD^^2~1", "v1^{commit}", "v1^{}", "v1~0", "HEAD^0",
	"heads/main", "refs/heads/main", "main~3",
}

// compare holds every revision, and the files of each, against what git says.
func compare(t *testing.T, dir string, revisions []string) {
	t.Helper()
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, rev := range revisions {
		want := run(t, dir, "rev-parse", rev+"^{commit}")
		got, err := r.Resolve(rev)
		if err != nil || got != want {
			t.Errorf("%s is %s, %v, want %s", rev, got, err, want)
			continue
		}
		if short, err := r.Resolve(want[:7]); err != nil || short != want {
			t.Errorf("%s is %s, %v, want %s", want[:7], short, err, want)
		}
		tree, err := r.Tree(got)
		if err != nil {
			t.Fatal(err)
		}
		files := make(map[string]string)
		for _, line := range strings.Split(run(t, dir, "ls-tree", "-r", want), "\n") {
			meta, name, _ := strings.Cut(line, "\t")
			if !strings.HasPrefix(meta, "160000") {
				files[name] = meta[strings.LastIndex(meta, " ")+1:]
			}
		}
		found := make(map[string]string)
		err = fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			var text []byte
			if d.Type() == fs.ModeSymlink {
				target, err := tree.ReadLink(name)
				if err != nil {
					return err
				}
				text = []byte(target)
			} else if text, err = fs.ReadFile(tree, name); err != nil {
				return err
			}
			object := append(fmt.Appendf(nil, "blob %d\x00", len(text)), text...)
			if len(want) == 64 {
				found[name] = fmt.Sprintf("%x", sha256.Sum256(object))
			} else {
				found[name] = fmt.Sprintf("%x", sha1.Sum(object))
			}
			return nil
		})
		if diff := cmp.Diff(files, found); diff != "" || err != nil {
			t.Errorf("%s: error %v, files (-git +tree):\n%s", rev, err, diff)
		}
	}
	for _, pair := range [][2]string{{"topic/one", "main"}, {"main~1", "topic/one"}, {"main~4", "main"}, {"main~1^1", "topic/one"}} {
		want := run(t, dir, "merge-base", pair[0], pair[1])
		if got, err := r.Resolve(pair[0] + "..." + pair[1]); err != nil || got != want {
			t.Errorf("%s...%s is %s, %v, want %s", pair[0], pair[1], got, err, want)
		}
	}
	if want, got := run(t, dir, "merge-base", "topic/one", "HEAD"), must(r.Resolve("topic/one...")); got != want {
		t.Errorf("topic/one... is %s, want %s", got, want)
	}
}

func must(s string, err error) string {
	if err != nil {
		return err.Error()
	}
	return s
}

// TestAgainstGit compares with git: objects loose, packed with deltas, in several
// packs, in an alternate, in a linked work tree, and of SHA-256.
func TestAgainstGit(t *testing.T) {
	t.Run("loose", func(t *testing.T) { compare(t, history(t), revisions) })
	t.Run("packed", func(t *testing.T) {
		dir := history(t)
		run(t, dir, "gc", "-q", "--aggressive", "--prune=now")
		if deltas := run(t, dir, "verify-pack", "-v", filepath.Join(dir, ".git/objects/pack", packOf(t, dir))); !strings.Contains(deltas, "chain length") {
			t.Error("the pack has no deltas")
		}
		compare(t, dir, revisions)
		write(t, dir, "one-more.yaml", "x")
		run(t, dir, "add", "-A")
		run(t, dir, "commit", "-q", "-m", "one more")
		run(t, dir, "repack", "-q", "-d")
		compare(t, dir, []string{"HEAD", "HEAD~1"})
	})
	t.Run("packed with named deltas", func(t *testing.T) {
		dir := history(t)
		run(t, dir, "-c", "repack.useDeltaBaseOffset=false", "repack", "-q", "-a", "-d", "-f")
		compare(t, dir, revisions)
	})
	t.Run("sha256", func(t *testing.T) {
		dir := history(t, "--object-format=sha256")
		compare(t, dir, revisions)
		run(t, dir, "gc", "-q")
		compare(t, dir, revisions)
	})
	t.Run("alternate and remote", func(t *testing.T) {
		dir := history(t)
		clone := filepath.Join(t.TempDir(), "clone")
		run(t, ".", "clone", "-q", "--shared", dir, clone)
		run(t, clone, "branch", "-q", "topic/one", "origin/topic/one")
		compare(t, clone, append([]string{"origin/main", "origin", "remotes/origin/main"}, revisions...))
	})
	t.Run("linked work tree", func(t *testing.T) {
		dir := history(t)
		tree := filepath.Join(t.TempDir(), "tree")
		run(t, dir, "worktree", "add", "-q", tree, "topic/one")
		compare(t, tree, []string{"HEAD", "HEAD~1", "main", "v1"})
	})
}

func packOf(t *testing.T, dir string) string {
	t.Helper()
	packs, err := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*.idx"))
	if err != nil || len(packs) == 0 {
		t.Fatalf("no pack: %v", err)
	}
	return filepath.Base(packs[0])
}

// TestTree holds the tree against the rules of io/fs.
func TestTree(t *testing.T) {
	dir := history(t)
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	tree, err := r.Tree(must(r.Resolve("HEAD")))
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(tree, "large.yaml", "dir/sub/0.yaml", "link"); err != nil {
		t.Error(err)
	}
	if text, err := fs.ReadFile(tree, "link/0.yaml"); string(text) != "0" || err != nil {
		t.Errorf("a file through a link: %q, %v", text, err)
	}
	for _, name := range []string{"none", "large.yaml/none", "link/none", "dir/.git"} {
		if _, err := fs.Stat(tree, name); !os.IsNotExist(err) {
			t.Errorf("%s: error %v, want that it does not exist", name, err)
		}
	}
	if info, err := fs.Stat(tree, ".git"); err != nil || !info.IsDir() {
		t.Errorf(".git: %v", err)
	}
}

// TestSubmodule reads the files of a submodule that is checked out, and finds
// none where it is not.
func TestSubmodule(t *testing.T) {
	inner, dir := history(t), history(t)
	run(t, dir, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "vendor/inner")
	run(t, dir, "commit", "-q", "-m", "submodule")
	for _, there := range []bool{true, false} {
		if !there {
			run(t, dir, "submodule", "--quiet", "deinit", "-f", "vendor/inner")
		}
		r, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := r.Tree(must(r.Resolve("HEAD")))
		if err != nil {
			t.Fatal(err)
		}
		_, err = fs.ReadFile(tree, "vendor/inner/dir/sub/3.yaml")
		if (err == nil) != there {
			t.Errorf("checked out: %t, error %v", there, err)
		}
		if info, err := fs.Stat(tree, "vendor/inner"); err != nil || !info.IsDir() {
			t.Errorf("the submodule is no directory: %v", err)
		}
		if err := first(tree.Close(), r.Close()); err != nil {
			t.Error(err)
		}
	}
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestShallow goes as far as a shallow clone goes, and says that it is one.
func TestShallow(t *testing.T) {
	dir := history(t)
	clone := filepath.Join(t.TempDir(), "clone")
	run(t, ".", "clone", "-q", "--depth", "2", "file://"+dir, clone)
	r, err := Open(clone)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if want, got := run(t, dir, "rev-parse", "HEAD~1"), must(r.Resolve("HEAD~1")); got != want {
		t.Errorf("HEAD~1 is %s, want %s", got, want)
	}
	oldest := run(t, dir, "rev-parse", "HEAD~4")
	for _, rev := range []string{"HEAD~2", "topic/one", oldest, oldest[:8], "HEAD~1...HEAD~2"} {
		if _, err := r.Resolve(rev); err == nil || !strings.Contains(err.Error(), "the clone is shallow: fetch more") {
			t.Errorf("%s: error %v, want one that says why", rev, err)
		}
	}
}

func TestErrors(t *testing.T) {
	dir := history(t)
	r, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	blob := run(t, dir, "rev-parse", "HEAD:large.yaml")
	root := run(t, dir, "rev-parse", "HEAD~7")
	for rev, want := range map[string]string{
		"mian":         `find revision "mian": there is no such revision; did you mean "main"?`,
		"zzzzzzzzzzzz": `find revision "zzzzzzzzzzzz": there is no such revision`,
		"abc":          `find revision "abc": there is no such revision`,
		"":             `find revision "": "" is not the name of a revision`,
		"../x":         `find revision "../x": "../x" is not the name of a revision`,
		"main@{1}":     `find revision "main@{1}": "main@{1}" is not the name of a revision`,
		"HEAD^{tree}":  `find revision "HEAD^{tree}": "^{tree}" is not understood`,
		"HEAD~x":       `find revision "HEAD~x": "x" is not understood`,
		"HEAD^3":       `find revision "HEAD^3": ` + run(t, dir, "rev-parse", "HEAD") + ` has no parent 3`,
		"HEAD~8":       `find revision "HEAD~8": ` + root + ` has no parent 1`,
		blob:           `find revision "` + blob + `": it is not a commit`,
	} {
		if _, err := r.Resolve(rev); err == nil || err.Error() != want {
			t.Errorf("%q: error %v\nwant %s", rev, err, want)
		}
	}
	if _, err := Open(t.TempDir()); err == nil || !strings.HasSuffix(err.Error(), "is not the root of a git repository") {
		t.Errorf("error %v", err)
	}
	linked := t.TempDir()
	write(t, linked, ".git", "gitdir: nowhere\n")
	if _, err := Open(linked); err == nil || err.Error() != "open the git repository: stat "+filepath.Join(linked, "nowhere", "HEAD")+": no such file or directory" {
		t.Errorf("error %v", err)
	}
	for _, extension := range []string{"refstorage = reftable", "objectformat = md5"} {
		odd := t.TempDir()
		write(t, odd, ".git/config", "[core]\n\tbare = false\n[extensions]\n\t"+extension+"\n")
		if _, err := Open(odd); err == nil || !strings.HasSuffix(err.Error(), ", which is not supported") {
			t.Errorf("error %v", err)
		}
	}
}

// FuzzObjects reads damaged objects without panic.
func FuzzObjects(f *testing.F) {
	f.Add([]byte("base"), []byte{4, 4, 0x90, 4})
	f.Add([]byte("base"), []byte{4, 2, 2, 'a', 'b'})
	f.Fuzz(func(_ *testing.T, base, delta []byte) {
		_, _ = applyDelta(base, delta)
		_, _ = (&Repository{hashSize: 20}).parseTree(delta)
	})
}
