// Package discover finds what there is to lint: Helm charts, kustomizations and
// plain Kubernetes YAML, and decides which file belongs to which of them.
//
// It may import lint/document, lint/files and lint/text.
package discover

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// Options say what Sources leaves out and puts together. The zero value leaves
// nothing out.
type Options struct {
	// Exclude are globs as github.com/bmatcuk/doublestar has them, relative to
	// the root, of files and directories that are never linted: "testdata" is
	// that of the root only, "**/testdata" any. They leave out charts and
	// kustomizations as a whole, not files from within.
	Exclude []string
	// Bundles are sets of files and directories, relative to the root, whose
	// plain files are judged together. A file is in the first that holds it.
	Bundles [][]string
	// Fetched are the directories that stand for what kustomizations fetch.
	Fetched []files.Fetched
	// Stdin is read for the path Stdin; nil is empty.
	Stdin io.Reader
}

// Sources finds what there is to lint at the paths, which are names in fsys as
// Root returns them. Sources are sorted by Dir, then Kind; neither they nor the
// problems depend on the order of the paths. No source and no problem means that
// nothing is there. The error is that of ctx, or a glob that is none.
//
// A directory stands for everything in the tree below it, except what .gitignore
// files and Exclude leave out; being named itself, it is not ignored. In it are:
//
//   - charts, the directories with a Chart.yaml. A chart owns every file below
//     it. What is in its folders charts, templates and crds is part of it; a
//     chart or kustomization elsewhere below it is one of its own.
//   - kustomizations. One that another uses is linted as part of that, and so is
//     a Component, a chart that a kustomization above it inflates, and every
//     file that a kustomization names.
//   - plain files, the *.yaml, *.yml and *.json that are left. Those of one
//     directory argument are one bundle, those of a directory within another
//     argument part of the outer one.
//
// A directory argument that is itself a dependency of a chart, or a kustomization
// that others use, is linted by itself, unless those others are below it.
//
// A file stands for what a run over the whole repository would lint it as part
// of: its chart; the kustomizations that use it, looked for in the directories
// above it and, if fsys is a repository, from there everywhere; else it is plain
// YAML, whatever its name, with the plain files of its directory as context. A
// file named *.tgz is a packaged chart.
//
// A symbolic link stands for what it leads to, by its real name. One that leads
// out of fsys is a problem.
func Sources(ctx context.Context, fsys fs.FS, paths []string, options Options) ([]document.Source, []document.Problem, error) {
	w := &walker{
		ctx: ctx, fsys: fsys, fetched: options.Fetched,
		dirs: map[string]*dir{}, walked: map[string]bool{}, files: map[string]plainFile{},
		charts: map[string]bool{}, kustomizations: map[string]bool{}, used: map[string]bool{}, values: map[string][]string{},
		owned: map[string]plainFile{}, owners: map[string][]string{},
	}
	for _, glob := range options.Exclude {
		glob = strings.TrimPrefix(path.Clean(glob), "/")
		if !doublestar.ValidatePattern(glob) {
			return nil, nil, fmt.Errorf("read exclude: %q is not a glob", glob)
		}
		w.exclude = append(w.exclude, glob)
	}
	var sources []document.Source
	if slices.Contains(paths, files.Stdin) {
		sources = w.stdin(options.Stdin)
	}
	bundles := cleanBundles(options.Bundles)
	dirs, named := w.arguments(paths)
	w.args = slices.Concat(dirs, named)
	err := w.visit(dirs, named)
	if err == nil {
		err = w.context(bundles, slices.Concat(dirs, named))
	}
	if err == nil {
		err = w.settle()
	}
	if err != nil {
		return nil, nil, fmt.Errorf("discover sources: %w", err)
	}
	sources = slices.Concat(sources, w.chartSources(), w.kustomizationSources(), w.plainSources(bundles))
	slices.SortFunc(sources, func(a, b document.Source) int {
		return cmp.Or(strings.Compare(a.Dir, b.Dir), strings.Compare(string(a.Kind), string(b.Kind)),
			slices.Compare(a.Files, b.Files))
	})
	slices.SortFunc(w.problems, document.Problem.Compare)
	return sources, slices.Compact(w.problems), nil
}

// stdin returns standard input as a plain source of one file; none if it is
// empty, as when the command before in a pipe has written nothing.
func (w *walker) stdin(r io.Reader) []document.Source {
	if r == nil {
		r = strings.NewReader("")
	}
	text, err := files.ReadAll(r)
	if err != nil {
		w.problem(files.StdinFile, "read standard input: "+err.Error())
		return nil
	}
	if len(text) == 0 {
		return nil
	}
	return []document.Source{{
		Kind: document.Plain, Dir: ".", Files: []string{files.StdinFile}, Named: []string{files.StdinFile},
		FS: files.Overlay{Texts: map[string][]byte{files.StdinFile: text}},
	}}
}

// problem notes a problem of the whole file.
func (w *walker) problem(file, message string) {
	w.problems = append(w.problems, document.Problem{File: file, Message: message})
}

// sortedKeys returns the keys of the map, sorted.
func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
