package discover

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/files/filestest"
)

func TestDiscoverSymlinks(t *testing.T) {
	const outside = "symbolic link leads out of the root of the run and is not followed"
	for _, test := range []struct {
		name, tree string
		paths      []string
		want       []document.Source
		problems   []document.Problem
	}{
		{
			name: "below a directory",
			tree: `
-- run/app/a.yaml --
-- run/app/self -> . --
-- run/app/top -> .. --
-- run/app/same.yaml -> a.yaml --
-- run/app/sibling -> ../shared/dir --
-- run/app/shared.yaml -> ../shared/named --
-- run/app/readme -> ../shared/README.md --
-- run/app/values.yaml -> ../web/values.yaml --
-- run/app/excluded -> ../excluded --
-- run/excluded/x.yaml --
-- run/shared/named --
-- run/shared/README.md --
-- run/shared/other.yaml --
-- run/shared/dir/b.yaml --
-- run/shared/dir/back -> ../../app --
-- run/shared/dir/again -> ../dir2 --
-- run/shared/dir2/c.yaml --
-- run/web/Chart.yaml --
name: web
-- run/web/values.yaml --
-- run/web/link.yaml -> gone --
`,
			paths: []string{"app"},
			want: []document.Source{
				plain("app", "app/a.yaml", "shared/dir/b.yaml", "shared/dir2/c.yaml", "shared/named"),
				chart("web"),
			},
		},
		{
			name: "not to be followed",
			tree: `
-- run/app/up -> ../.. --
-- run/app/loop.yaml -> loop.yaml --
-- run/app/nowhere.yaml -> gone --
-- run/app/nowhere -> gone --
-- run/app/out.yaml -> ../../outside/x.yaml --
-- run/app/outside -> ../../outside --
-- run/app/absolute.md -> /etc/passwd --
-- outside/x.yaml --
`,
			paths: []string{"app", "app/outside/x.yaml"},
			problems: []document.Problem{
				{File: "app/absolute.md", Message: "follow symbolic link: " + outside},
				{File: "app/loop.yaml", Message: "follow symbolic link: symbolic link leads to itself"},
				{File: "app/nowhere.yaml", Message: "follow symbolic link: no such file or directory"},
				{File: "app/out.yaml", Message: "follow symbolic link: " + outside},
				{File: "app/outside", Message: "follow symbolic link: " + outside},
				{File: "app/outside/x.yaml", Message: outside},
				{File: "app/up", Message: "follow symbolic link: " + outside},
			},
		},
		{
			name: "arguments",
			tree: `
-- run/app/a.yaml --
-- run/app/b.yaml --
-- run/app/same.yaml -> a.yaml --
-- run/app/current -> ../releases/1 --
-- run/releases/1/c.yaml --
`,
			paths: []string{"app/current", "releases/1", "app/same.yaml", "app/a.yaml"},
			want: []document.Source{
				part(plain("app", "app/a.yaml", "app/b.yaml"), "app/a.yaml"),
				plain("releases/1", "releases/1/c.yaml"),
			},
		},
		{
			name: "of a kustomization",
			tree: `
-- run/linked/kustomization.yaml -> ../shared/k --
-- run/linked/resource.yaml -> ../shared/other.yaml --
-- run/linked/inner.yaml -> patches/inner.yaml --
-- run/linked/patches/inner.yaml --
-- run/shared/other.yaml --
-- run/shared/k --
resources: [resource.yaml, inner.yaml, dir]
-- run/linked/dir -> ../base --
-- run/base/kustomization.yaml --
-- run/base2/kustomization.yaml --
`,
			paths: []string{"."},
			want:  []document.Source{plain(".", "shared/other.yaml"), kustomized("base2"), kustomized("linked")},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys, err := files.Open(filepath.Join(filestest.Write(t, test.tree), "run"))
			if err != nil {
				t.Fatal(err)
			}
			sources, problems := discover(t, fsys, Options{Exclude: []string{"excluded"}}, test.paths...)
			if diff := cmp.Diff(test.want, sources, unmarked); diff != "" {
				t.Errorf("sources (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.problems, problems); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// A deniedFS refuses to open some files and directories.
type deniedFS struct {
	fstest.MapFS
	denied string
}

func (d deniedFS) Open(name string) (fs.File, error) {
	if strings.Contains(d.denied, " "+name+" ") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d deniedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, err := d.Open(name); err != nil {
		return nil, err
	}
	return d.MapFS.ReadDir(name)
}

func TestDiscoverUnreadable(t *testing.T) {
	fsys := deniedFS{filestest.Tree(`
-- a/x.yaml --
-- a/.gitignore --
-- shut/y.yaml --
-- shut/in/z.yaml --
-- web/Chart.yaml --
-- k/kustomization.yaml --
-- k/x.yaml --
`), " shut a/.gitignore web/Chart.yaml k/kustomization.yaml "}
	sources, problems := discover(t, fsys, Options{}, ".", "shut/in")
	if diff := cmp.Diff([]document.Source{plain(".", "a/x.yaml", "shut/in/z.yaml")}, sources, unmarked); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	want := []document.Problem{
		{File: "a/.gitignore", Message: "read a/.gitignore: permission denied"},
		{File: "k/kustomization.yaml", Message: "read k/kustomization.yaml: permission denied; plain YAML beside and below it is not linted"},
		{File: "shut", Message: "read directory: permission denied"},
		{File: "web/Chart.yaml", Message: "read web/Chart.yaml: permission denied"},
	}
	if diff := cmp.Diff(want, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
