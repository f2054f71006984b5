package workspace

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/render"
)

// A Trial is what becomes of a workspace with other texts, which itself stays as it
// is until the trial is accepted.
type Trial struct {
	w     *Workspace
	texts map[string][]byte
	// Sources are the indexes of the sources that read what differs, sorted.
	Sources []int
	units   []unit
}

// Bundles returns the bundles of Sources[k].
func (t *Trial) Bundles(k int) []*Bundle { return t.units[k].bundles }

// Accept makes what was tried the state of the workspace, if nothing else has
// become so since.
func (t *Trial) Accept() {
	t.w.texts = t.texts
	for k, i := range t.Sources {
		t.w.units[i] = t.units[k]
	}
}

// Try renders and judges what reads the files of texts as if those were their
// texts, all of which exist in the tree and are named by their real names.
func (w *Workspace) Try(ctx context.Context, texts map[string][]byte) (*Trial, error) {
	t := &Trial{w: w, texts: maps.Clone(w.texts)}
	if t.texts == nil {
		t.texts = make(map[string][]byte)
	}
	maps.Copy(t.texts, texts)
	t.Sources = w.readersOf(slices.Sorted(maps.Keys(texts)))
	return t, t.run(ctx)
}

// run renders and judges the sources of a trial.
func (t *Trial) run(ctx context.Context) error {
	sources := make([]*document.Source, len(t.Sources))
	for k, i := range t.Sources {
		src := *t.w.units[i].source
		src.FS = t.w.treeOf(&src, t.texts)
		sources[k] = &src
	}
	var err error
	if t.units, err = t.w.render(ctx, render.New(t.w.opts.Render), sources); err != nil {
		return err
	}
	return t.w.judge(ctx, t.units)
}

// treeOf returns the tree that a source reads, with texts over it. Standard input
// is in no tree.
func (w *Workspace) treeOf(src *document.Source, texts map[string][]byte) fs.FS {
	if slices.Contains(src.Files, files.StdinFile) {
		return src.FS.(*files.Recorder).FS
	}
	return files.Overlay{FS: w.opts.FS, Texts: texts}
}

// declares reports whether GitOps objects in a file lead to sources.
func (w *Workspace) declares(file string) bool {
	return slices.ContainsFunc(w.units, func(u unit) bool { return u.source.ByFile == file })
}

// Readers returns the indexes of the sources that read a file, whatever name leads
// to it, sorted.
func (w *Workspace) Readers(file string) []int { return w.readersOf([]string{file}) }

func (w *Workspace) readersOf(names []string) []int {
	var readers []int
	for _, sources := range w.ReadersOf(names) {
		readers = append(readers, sources...)
	}
	slices.Sort(readers)
	return slices.Compact(readers)
}

// ReadersOf returns the indexes of the sources that read each of the files, whatever
// name leads to it. The files are named by their real names.
func (w *Workspace) ReadersOf(names []string) map[string][]int {
	wanted := make(map[string]bool, len(names))
	for _, name := range names {
		wanted[name] = true
	}
	readers := make(map[string][]int)
	tree := w.Tree()
	for i, u := range w.units {
		for _, file := range read(u.source) {
			if !wanted[file] {
				real, err := files.Real(tree, file)
				if err != nil || !wanted[real] {
					continue
				}
				file = real
			}
			if !slices.Contains(readers[file], i) {
				readers[file] = append(readers[file], i)
			}
		}
	}
	return readers
}

// Update puts a text over a file, or with nil takes it off again, and brings the
// workspace up to date: what reads the file is rendered and judged again. A file
// that decides what sources there are, comes or goes is looked at from the start;
// what has nothing to do with it is kept even then. The name need not be the real
// one, and need not exist. After an error the workspace is as before.
func (w *Workspace) Update(ctx context.Context, file string, text []byte) error {
	file, texts, appeared := w.with(file, text)
	readers := w.Readers(file)
	if appeared || len(readers) == 0 || decides(file) || w.declares(file) {
		return w.reload(ctx, texts, file, appeared)
	}
	t := &Trial{w: w, texts: texts, Sources: readers}
	if err := t.run(ctx); err != nil {
		return err
	}
	t.Accept()
	return nil
}

// Open does what Update does and looks at other paths of the tree from then on. What
// is known of those that stay is kept.
func (w *Workspace) Open(ctx context.Context, paths []string, file string, text []byte) error {
	file, texts, appeared := w.with(file, text)
	before := w.opts.Paths
	w.opts.Paths = paths
	err := w.reload(ctx, texts, file, appeared)
	if err != nil {
		w.opts.Paths = before
	}
	return err
}

// with returns the texts over the tree with that of a file changed, the real name of
// the file, and whether it comes or goes by that.
func (w *Workspace) with(file string, text []byte) (real string, texts map[string][]byte, appeared bool) {
	if real, err := files.Real(w.Tree(), file); err == nil {
		file = real
	}
	texts = maps.Clone(w.texts)
	if texts == nil {
		texts = make(map[string][]byte)
	}
	_, existed := exists(w.Tree(), file)
	if text != nil {
		texts[file] = text
	} else {
		delete(texts, file)
	}
	_, remains := exists(files.Overlay{FS: w.opts.FS, Texts: texts}, file)
	return file, texts, existed != remains
}

func exists(tree fs.FS, name string) (fs.FileInfo, bool) {
	info, err := fs.Stat(tree, name)
	return info, err == nil
}

// decides reports whether a file of that name decides what sources there are.
func decides(file string) bool {
	switch path.Base(file) {
	case "Chart.yaml", "kustomization.yaml", "kustomization.yml", "Kustomization", ".gitignore":
		return true
	}
	return false
}

// reload finds the sources anew after a file changed, or came or went, and keeps the
// units of those that are the same and do not read it.
func (w *Workspace) reload(ctx context.Context, texts map[string][]byte, file string, appeared bool) error {
	tree := files.Overlay{FS: w.opts.FS, Texts: texts}
	opts := w.opts
	opts.Discover.Stdin = nil
	sources, problems, err := discovered(ctx, opts, tree)
	if err != nil {
		return err
	}
	for _, u := range w.units {
		if slices.Contains(u.source.Files, files.StdinFile) {
			sources = append(sources, *u.source)
		}
	}
	if len(declared(w.units)) > 0 {
		return w.restart(ctx, texts, pointers(sources), problems)
	}
	units := make([]unit, len(sources))
	var stale []int
	readers := w.Readers(file)
	for i := range sources {
		same := slices.IndexFunc(w.units, func(u unit) bool { return u.source.Same(&sources[i]) })
		// What looked for a file that was not there has not read it.
		looked := appeared && sources[i].Kind != document.Plain
		if same >= 0 && !looked && !slices.Contains(readers, same) {
			units[i] = w.units[same]
		} else {
			stale = append(stale, i)
		}
	}
	fresh := make([]*document.Source, len(stale))
	for k, i := range stale {
		fresh[k] = &sources[i]
	}
	rendered, err := w.render(ctx, render.New(w.opts.Render), fresh)
	if err != nil {
		return err
	}
	if len(declared(rendered)) > 0 {
		return w.restart(ctx, texts, pointers(sources), problems)
	}
	if err := w.judge(ctx, rendered); err != nil {
		return err
	}
	for k, i := range stale {
		units[i] = rendered[k]
	}
	w.texts, w.problems, w.units = texts, problems, units
	return nil
}

// restart looks at all sources anew, as GitOps objects tie them to each other.
func (w *Workspace) restart(ctx context.Context, texts map[string][]byte, sources []*document.Source, problems []document.Problem) error {
	before := w.texts
	w.texts = texts
	renderer := render.New(w.opts.Render)
	units, err := w.render(ctx, renderer, sources)
	var elsewhere []document.Problem
	if err == nil {
		units, elsewhere, err = w.expand(ctx, renderer, units)
	}
	if err == nil {
		err = w.judge(ctx, units)
	}
	if err != nil {
		w.texts = before
		return err
	}
	w.problems, w.units = append(problems, elsewhere...), units
	return nil
}
