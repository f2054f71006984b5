package discover

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/files/filestest"
)

// discover returns what Discover finds, without the file system.
func discover(t *testing.T, fsys fs.FS, options Options, paths ...string) ([]document.Source, []document.Problem) {
	t.Helper()
	sources, problems, err := Sources(context.Background(), fsys, paths, options)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sources {
		if sources[i].FS == nil {
			t.Errorf("%s has no file system", sources[i].Dir)
		}
		sources[i].FS = nil
	}
	return sources, problems
}

// A discovery is a test of Discover, with the paths in any order.
type discovery struct {
	name     string
	tree     string
	paths    []string
	options  Options
	want     []document.Source
	problems []document.Problem
}

func (d discovery) run(t *testing.T) {
	t.Helper()
	fsys := filestest.Tree(d.tree)
	for range 2 {
		sources, problems := discover(t, fsys, d.options, d.paths...)
		if diff := cmp.Diff(d.want, sources, unmarked); diff != "" {
			t.Errorf("sources of %q (-want +got):\n%s", d.paths, diff)
		}
		if diff := cmp.Diff(d.problems, problems); diff != "" {
			t.Errorf("problems of %q (-want +got):\n%s", d.paths, diff)
		}
		slices.Reverse(d.paths)
	}
}

func chart(dir string) document.Source { return document.Source{Kind: document.Chart, Dir: dir} }
func kustomized(dir string) document.Source {
	return document.Source{Kind: document.Kustomization, Dir: dir}
}

func plain(dir string, files ...string) document.Source {
	return document.Source{Kind: document.Plain, Dir: dir, Files: files}
}

// part is a plain source of which only some files are reported.
func part(s document.Source, only ...string) document.Source {
	s.Only = only
	return s
}

const plainTree = `
-- a.yaml --
-- README.md --
-- app/b.yml --
-- app/c.json --
-- app/Makefile --
-- app/sub/d.yaml --
-- app/sub/deep/e.yaml --
-- other/f.yaml --
-- .kubevet.yaml --
-- .github/workflows/ci.yaml --
-- .git/config.yaml --
-- vendor/.hg/requires --
-- vendor/.hg/x.yaml --
`

func TestDiscoverPlain(t *testing.T) {
	for _, d := range []discovery{
		{
			name: "everything", paths: []string{"."},
			want: []document.Source{plain(".", ".github/workflows/ci.yaml", "a.yaml", "app/b.yml", "app/c.json", "app/sub/d.yaml", "app/sub/deep/e.yaml", "other/f.yaml")},
		},
		{
			name: "a bundle per directory argument", paths: []string{"app", "other"},
			want: []document.Source{plain("app", "app/b.yml", "app/c.json", "app/sub/d.yaml", "app/sub/deep/e.yaml"), plain("other", "other/f.yaml")},
		},
		{
			name: "one path spelled three ways", paths: []string{"other", "./other", "other/", "app/../other"},
			want: []document.Source{plain("other", "other/f.yaml")},
		},
		{
			name: "a directory in another", paths: []string{"app", "app/sub", "app/sub/d.yaml"},
			want: []document.Source{plain("app", "app/b.yml", "app/c.json", "app/sub/d.yaml", "app/sub/deep/e.yaml")},
		},
		{
			name: "a file with its directory as context", paths: []string{"app/b.yml"},
			want: []document.Source{part(plain("app", "app/b.yml", "app/c.json"), "app/b.yml")},
		},
		{
			name: "files of one directory and of another", paths: []string{"app/b.yml", "app/c.json", "app/sub/deep/e.yaml", "a.yaml"},
			want: []document.Source{plain(".", "a.yaml"), plain("app", "app/b.yml", "app/c.json"), plain("app/sub/deep", "app/sub/deep/e.yaml")},
		},
		{
			name: "a file of any name", paths: []string{"app/Makefile"},
			want: []document.Source{part(plain("app", "app/Makefile", "app/b.yml", "app/c.json"), "app/Makefile")},
		},
		{
			name: "a file of any name below a directory argument", paths: []string{"app/sub", "app/Makefile", "other", "README.md"},
			want: []document.Source{
				part(plain(".", "README.md", "a.yaml"), "README.md"),
				part(plain("app", "app/Makefile", "app/b.yml", "app/c.json"), "app/Makefile"),
				plain("app/sub", "app/sub/d.yaml", "app/sub/deep/e.yaml"),
				plain("other", "other/f.yaml"),
			},
		},
		{
			name: "a repository's own folder by name", paths: []string{".git", "vendor"},
			want: []document.Source{plain(".git", ".git/config.yaml")},
		},
		{
			name: "no paths",
		},
		{
			name: "missing", paths: []string{"other", "nope/x.yaml", "../up"},
			want: []document.Source{plain("other", "other/f.yaml")},
			problems: []document.Problem{
				{File: "../up", Message: "not below the root of the run"},
				{File: "nope/x.yaml", Message: "file does not exist"},
			},
		},
		{
			name: "excluded", paths: []string{"."},
			options: Options{Exclude: []string{"**/sub/", "*.yaml", "./app/c.json", ".github/**"}},
			want:    []document.Source{plain(".", "app/b.yml", "other/f.yaml")},
		},
		{
			name: "excluded arguments", paths: []string{"app/sub/deep", "other/f.yaml", "app/b.yml"},
			options: Options{Exclude: []string{"app/sub", "**/f.yaml", "**/*.json"}},
			want:    []document.Source{plain("app", "app/b.yml")},
			problems: []document.Problem{
				{File: "app/sub/deep", Message: `not linted since "app/sub" excludes it`, Level: document.Note},
				{File: "other/f.yaml", Message: `not linted since "**/f.yaml" excludes it`, Level: document.Note},
			},
		},
		{
			name: "a configured bundle", paths: []string{"."},
			options: Options{Bundles: [][]string{{"app/sub", "./other/"}, {"app"}}},
			want: []document.Source{
				plain(".", ".github/workflows/ci.yaml", "a.yaml"),
				plain(".", "app/sub/d.yaml", "app/sub/deep/e.yaml", "other/f.yaml"),
				plain("app", "app/b.yml", "app/c.json"),
			},
		},
		{
			name: "a configured bundle as context of a file", paths: []string{"other/f.yaml"},
			options: Options{Bundles: [][]string{{"app/sub", "other"}, {"a.yaml", "app/b.yml"}}},
			want:    []document.Source{part(plain(".", "app/sub/d.yaml", "app/sub/deep/e.yaml", "other/f.yaml"), "other/f.yaml")},
		},
		{
			name: "a configured bundle of files as context of a directory", paths: []string{"app"},
			options: Options{Bundles: [][]string{{"a.yaml", "app/b.yml", "nope"}}},
			want: []document.Source{
				part(plain(".", "a.yaml", "app/b.yml"), "app/b.yml"),
				plain("app", "app/c.json", "app/sub/d.yaml", "app/sub/deep/e.yaml"),
			},
			problems: []document.Problem{{File: "nope", Message: "find a path of a configured bundle: file does not exist"}},
		},
	} {
		d.tree = plainTree
		t.Run(d.name, d.run)
	}
}

// scenario is a chart of which arguments name values files.
func scenario(dir string, values ...string) document.Source {
	s := chart(dir)
	s.Values = values
	return s
}

// unmarked leaves out how the files of a source were found, which has a test of its
// own.
var unmarked = cmpopts.IgnoreFields(document.Source{}, "Named", "Loose")

func TestDiscoverCharts(t *testing.T) {
	const charts = `
-- web/Chart.yaml --
name: web
-- web/values.yaml --
-- web/ci/prod-values.yaml --
-- web/templates/deploy.yaml --
-- web/templates/odd/Chart.yaml --
name: odd
-- web/templates/odd/kustomization.yaml --
-- web/crds/crd.yaml --
-- web/crds/more/Chart.yaml --
-- web/charts/db/Chart.yaml --
name: db
-- web/charts/db/templates/x.yaml --
-- web/charts/db/charts/log/Chart.yaml --
-- web/charts/cache-1.0.0.tgz --
-- web/fixtures/small/Chart.yaml --
name: small
-- web/fixtures/small/values.yaml --
-- web/deploy/kustomization.yaml --
resources: [extra.yaml]
-- web/deploy/extra.yaml --
-- web/notes.yaml --
-- web/used.yaml --
-- kustomization.yaml --
resources: [web/crds/crd.yaml, web/used.yaml, out/crd.yaml]
-- out/crd.yaml --
-- lib/Chart.yaml --
apiVersion: v2
name: lib
type: library
-- lib/templates/_x.tpl --
-- broken/Chart.yaml --
name: a
version: 1
 type: b
-- broken/values.yaml --
-- list/Chart.yaml --
- name
-- empty/Chart.yaml --
-- out/dist-1.0.0.tgz --
-- out/plain.yaml --
`
	broken := document.Problem{File: "broken/Chart.yaml", Line: 3, Message: "parse Chart.yaml: mapping values are not allowed in this context"}
	library := document.Problem{
		File: "lib/Chart.yaml", Line: 3, Column: 1, Level: document.Note,
		Message: "a library chart renders nothing by itself; it is linted as part of the charts that depend on it",
	}
	for _, d := range []discovery{
		{
			name: "everything", paths: []string{"."},
			want: []document.Source{kustomized("."), plain(".", "out/plain.yaml", "web/notes.yaml"), chart("web"), kustomized("web/deploy"), chart("web/fixtures/small")},
			problems: []document.Problem{
				broken,
				{File: "empty/Chart.yaml", Line: 1, Message: "parse Chart.yaml: it is not a mapping"},
				library,
				{File: "list/Chart.yaml", Line: 1, Message: "parse Chart.yaml: it is not a mapping"},
			},
		},
		{name: "a template", paths: []string{"web/templates/deploy.yaml"}, want: []document.Source{chart("web")}},
		{name: "values", paths: []string{"web/values.yaml", "web/ci/prod-values.yaml", "web/Chart.yaml"}, want: []document.Source{scenario("web", "", "web/ci/prod-values.yaml")}},
		{name: "values of a scenario", paths: []string{"web/ci/prod-values.yaml"}, want: []document.Source{scenario("web", "web/ci/prod-values.yaml")}},
		{name: "a file that a kustomization above the chart uses too", paths: []string{"web/crds/crd.yaml", "web/used.yaml"}, want: []document.Source{scenario("web", "", "web/used.yaml")}},
		{name: "any file", paths: []string{"web/notes.yaml"}, want: []document.Source{scenario("web", "web/notes.yaml")}},
		{name: "a folder of the chart", paths: []string{"web/templates", "web/charts", "web/ci"}, want: []document.Source{chart("web")}},
		{name: "a chart in templates by name", paths: []string{"web/templates/odd", "web/templates/odd/kustomization.yaml"}, want: []document.Source{chart("web"), chart("web/templates/odd")}},
		{name: "a file of a dependency", paths: []string{"web/charts/db/templates/x.yaml", "web/charts/db/Chart.yaml"}, want: []document.Source{chart("web")}},
		{name: "a dependency by name", paths: []string{"web/charts/db"}, want: []document.Source{chart("web/charts/db")}},
		{
			name: "a dependency besides its parent", paths: []string{"web", "web/charts/db/charts/log"}, want: []document.Source{chart("web"), plain("web", "web/notes.yaml", "web/used.yaml"), kustomized("web/deploy"), chart("web/fixtures/small")},
			problems: []document.Problem{{File: "web/charts/db/charts/log/Chart.yaml", Line: 1, Message: "parse Chart.yaml: it is not a mapping"}},
		},
		{name: "packaged charts", paths: []string{"out/dist-1.0.0.tgz", "web/charts/cache-1.0.0.tgz"}, want: []document.Source{chart("out/dist-1.0.0.tgz"), chart("web/charts/cache-1.0.0.tgz")}},
		{name: "a chart below a chart", paths: []string{"web/fixtures/small/values.yaml"}, want: []document.Source{chart("web/fixtures/small")}},
		{name: "a kustomization below a chart", paths: []string{"web/deploy/extra.yaml"}, want: []document.Source{kustomized("web/deploy")}},
		{name: "broken", paths: []string{"broken/values.yaml"}, problems: []document.Problem{broken}},
		{name: "library", paths: []string{"lib"}, problems: []document.Problem{library}},
		{name: "excluded", paths: []string{"web"}, options: Options{Exclude: []string{"web/fixtures", "**/deploy", "web/templates/deploy.yaml"}}, want: []document.Source{chart("web"), plain("web", "web/notes.yaml", "web/used.yaml")}},
	} {
		d.tree = charts
		t.Run(d.name, d.run)
	}
}

func TestDiscoverStdin(t *testing.T) {
	sources, problems, err := Sources(context.Background(), filestest.Tree(plainTree), []string{"-", "other", "-"}, Options{Stdin: strings.NewReader("kind: Pod\n")})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	text, err := files.Read(sources[0].FS, files.StdinFile)
	if string(text) != "kind: Pod\n" || err != nil {
		t.Errorf("standard input is %q, error %v", text, err)
	}
	for i := range sources {
		sources[i].FS = nil
	}
	want := []document.Source{plain(".", files.StdinFile), plain("other", "other/f.yaml")}
	if diff := cmp.Diff(want, sources, unmarked); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}

	_, problems = discover(t, filestest.Tree(plainTree), Options{Stdin: iotest.ErrReader(context.DeadlineExceeded)}, "-")
	if diff := cmp.Diff([]document.Problem{{File: files.StdinFile, Message: "read standard input: context deadline exceeded"}}, problems); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	sources, _ = discover(t, filestest.Tree(plainTree), Options{}, "-")
	if sources != nil {
		t.Errorf("sources of no input: %v", sources)
	}
}

func TestDiscoverErrors(t *testing.T) {
	_, _, err := Sources(context.Background(), filestest.Tree(plainTree), []string{"."}, Options{Exclude: []string{"ok", "a["}})
	if want := `read exclude: "a[" is not a glob`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err = Sources(ctx, filestest.Tree(plainTree), []string{"."}, Options{})
	if want := "discover sources: context canceled"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
