package kustomize

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// fixture reads a tree of files.
func fixture(t *testing.T, name string) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range archive.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return fsys
}

// onDisk writes a tree to a directory, for kustomize.
func onDisk(t *testing.T, fsys fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestBuildEqualsKustomize compares the fixtures that build with kustomize's own
// output, byte for byte.
func TestBuildEqualsKustomize(t *testing.T) {
	for file, dirs := range map[string][]string{
		"overlay.txtar": {"base", "base/more", "prod"},
		"legacy.txtar":  {"base", "over"},
		"notes.txtar":   {"base", "over", "sorted"},
	} {
		fsys := fixture(t, file)
		disk := onDisk(t, fsys)
		for _, dir := range dirs {
			t.Run(file+"/"+dir, func(t *testing.T) {
				got, problems := Build(context.Background(), fsys, dir, Options{})
				if len(problems) > 0 {
					t.Fatal(problems)
				}
				want, err := plainBuild(filepath.Join(disk, dir))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(joined(got))); diff != "" {
					t.Errorf("(-kustomize +ours)\n%s", diff)
				}
			})
		}
	}
}

// TestLocations changes in turn what is said to set each field of the fixtures,
// builds again, and looks for the change in that field.
func TestLocations(t *testing.T) {
	for file, dirs := range map[string][]string{
		"overlay.txtar": {"base", "prod"},
		"legacy.txtar":  {"base", "over"},
	} {
		fsys := fixture(t, file)
		for _, dir := range dirs {
			t.Run(file+"/"+dir, func(t *testing.T) {
				resources, problems := Build(context.Background(), fsys, dir, Options{})
				if len(problems) > 0 {
					t.Fatal(problems)
				}
				list := slices.DeleteFunc(probesOf(t, resources, dir, 0), func(p *probe) bool {
					// kustomize refuses most changes of what patches and references
					// find a resource by.
					name := fmt.Sprint(p.path)
					return name == "[kind]" || name == "[apiVersion]" || name == "[metadata name]"
				})
				wrong, unjudged := judge(fsys, dir, len(resources), list)
				for _, p := range wrong {
					t.Errorf("wrong: %v", p)
				}
				t.Logf("fields %d, not judged %d", len(list), len(unjudged))
				for _, p := range unjudged {
					t.Logf("not judged: %v", p)
				}
			})
		}
	}
}
