package discover

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// endless is a tree whose every directory has two more.
type endless struct{ fstest.MapFS }

func (e endless) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(e.MapFS, ".") }

func (e endless) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "a") || strings.HasSuffix(name, "b") || name == "." {
		return e.MapFS.Open(".")
	}
	return e.MapFS.Open(name)
}

// TestEndlessTree ends in a tree without end, and says so once.
func TestEndlessTree(t *testing.T) {
	fsys := endless{fstest.MapFS{"a/x": {}, "b/x": {}}}
	_, problems, err := Sources(t.Context(), fsys, []string{"."}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "more than 200000 directories") {
		t.Errorf("problems: %v", problems[:min(len(problems), 3)])
	}
}
