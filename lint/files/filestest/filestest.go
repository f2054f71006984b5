// Package filestest makes trees of files for tests.
//
// It may import nothing of kubevet's.
package filestest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// Write makes the files of a txtar archive below a new directory, which it
// returns. A file "x -> y" is a symbolic link.
func Write(t testing.TB, archive string) string {
	t.Helper()
	root := t.TempDir()
	for _, file := range txtar.Parse([]byte(archive)).Files {
		name, target, isLink := strings.Cut(file.Name, " -> ")
		name = filepath.Join(root, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		if err == nil && isLink {
			err = os.Symlink(target, name)
		} else if err == nil {
			err = os.WriteFile(name, file.Data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// Tree returns the files of a txtar archive, links as Write makes them.
func Tree(archive string) fstest.MapFS {
	tree := fstest.MapFS{}
	for _, file := range txtar.Parse([]byte(archive)).Files {
		if name, target, isLink := strings.Cut(file.Name, " -> "); isLink {
			tree[name] = &fstest.MapFile{Data: []byte(target), Mode: fs.ModeSymlink | 0o777}
			continue
		}
		tree[file.Name] = &fstest.MapFile{Data: file.Data, Mode: 0o644}
	}
	return tree
}
