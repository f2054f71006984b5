package lsp

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/text"
	"github.com/kubevet/kubevet/lint/workspace"
)

// A projectKey is what projects are told apart by: the root of the repository, the
// directory of the settings, and whether these are obeyed.
type projectKey struct {
	root, dir string
	untrusted bool
}

// A place is where a file belongs: below the root of a project.
type place struct {
	key projectKey
	ok  bool
}

// A project is the part of a repository that open files with the same settings belong
// to. It is used by who holds work.
type project struct {
	key   projectKey
	setup Project
	// broken is what is wrong with the settings, nil if nothing.
	broken SettingsError
	// w is nil until somebody looks, and again when all is to be looked at anew.
	w *workspace.Workspace
	// texts are those of the open files that w has, and paths what it looks at.
	texts map[string][]byte
	paths []string
	// settings are the texts of the open files that hold settings.
	settings map[string][]byte
	// open are the open files as they were looked at.
	open map[string]*buffer
	view *view
}

// A view is what is worked out of one state of a project, when it is first asked for.
type view struct {
	report *report.Report
	hidden *mask.Mask
	sheets map[string]*sheet
	// fields are those of sources, by index.
	fields map[int][]workspace.Provenance
	// secrets are where documents hold them.
	secrets map[*document.Document][]text.Span
}

func newView() *view {
	return &view{sheets: make(map[string]*sheet), fields: make(map[int][]workspace.Provenance), secrets: make(map[*document.Document][]text.Span)}
}

// isManifest reports whether a file is one of those that are looked at: parts of charts and
// kustomizations, and plain YAML.
func isManifest(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".json", ".tpl":
		return true
	}
	return path.Base(name) == "Kustomization" || slices.Contains(strings.Split(path.Dir(name), "/"), "templates")
}

// isSettings reports whether a file holds settings.
func (s *server) isSettings(p *project, name string) bool {
	return path.Base(name) == s.opts.Config || path.Ext(name) == ".rego" || name == p.setup.Baseline
}

// belongs returns where a file belongs.
func (s *server) belongs(name string, untrusted bool) place {
	dir := filepath.Dir(name)
	at, known := s.places[dir]
	if !known {
		at = s.find(name, dir)
		s.places[dir] = at
	}
	at.key.untrusted = untrusted
	return at
}

func (s *server) find(name, dir string) place {
	for !exists(dir) && filepath.Dir(dir) != dir {
		dir = filepath.Dir(dir) // a new file in a new directory
	}
	root, paths, err := files.Root(s.folderOf(name), []string{dir})
	if err != nil {
		return place{}
	}
	at := path.Clean(paths[0])
	s.mu.Lock()
	defer s.mu.Unlock()
	for above := at; ; above = path.Dir(above) {
		file := filepath.Join(root, filepath.FromSlash(above), s.opts.Config)
		if _, open := s.buffers[file]; open || exists(file) {
			return place{projectKey{root: root, dir: above}, true}
		}
		if above == "." {
			return place{projectKey{root: root, dir: "."}, true}
		}
	}
}

// sync brings projects up to date with the open files. After an error, which is that
// of ctx, it is to be called again.
func (s *server) sync(ctx context.Context) error {
	s.mu.Lock()
	buffers, touched := maps.Clone(s.buffers), s.touched
	s.touched = make(map[string]int)
	untrusted := s.settings.Trusted != nil && !*s.settings.Trusted
	s.mu.Unlock()
	if len(touched) > 0 {
		clear(s.places)
	}
	open := make(map[projectKey]map[string]*buffer)
	for _, name := range slices.Sorted(maps.Keys(buffers)) {
		if at := s.belongs(name, untrusted); at.ok {
			if rel, ok := at.key.name(name); ok {
				if open[at.key] == nil {
					open[at.key] = make(map[string]*buffer)
				}
				open[at.key][rel] = buffers[name]
			}
		}
	}
	maps.DeleteFunc(s.projects, func(key projectKey, _ *project) bool { return open[key] == nil })
	for key, buffers := range open {
		p := s.projects[key]
		if p == nil {
			p = &project{key: key}
			s.projects[key] = p
		}
		p.open = buffers
		if err := s.update(ctx, p, touched); err != nil {
			s.mu.Lock()
			for name, kind := range touched {
				s.touched[name] = max(s.touched[name], kind)
			}
			s.mu.Unlock()
			return err
		}
	}
	return ctx.Err()
}

// name returns the name below the root of the project of a file, by its absolute name.
func (k projectKey) name(file string) (string, bool) {
	rel, err := filepath.Rel(k.root, file)
	rel = filepath.ToSlash(rel)
	return rel, err == nil && fs.ValidPath(rel)
}

func (k projectKey) path(name string) string { return filepath.Join(k.root, filepath.FromSlash(name)) }

// update brings a project up to date with its open files.
func (s *server) update(ctx context.Context, p *project, touched map[string]int) error {
	settings, texts := make(map[string][]byte), make(map[string][]byte)
	for name, b := range p.open {
		if s.isSettings(p, name) {
			settings[name] = b.text
		} else if isManifest(name) && exists(filepath.Dir(p.key.path(name))) {
			texts[name] = b.text
		}
	}
	changed := s.touchedOf(p, touched)
	if p.view == nil || !maps.EqualFunc(settings, p.settings, slices.Equal) || slices.ContainsFunc(changed, func(name string) bool { return s.isSettings(p, name) }) {
		s.setUp(p, settings)
	}
	if p.broken != nil && p.w == nil {
		return nil
	}
	// Many changes at once are a checkout.
	const few = 8
	if p.w == nil || len(changed) > few || slices.ContainsFunc(changed, func(name string) bool { return touched[p.key.path(name)] == fileDeleted }) {
		return s.load(ctx, p, texts)
	}
	for _, name := range slices.Sorted(maps.Keys(p.texts)) {
		if texts[name] == nil {
			if err := p.do(p.w.Update(ctx, name, nil)); err != nil {
				return err
			}
			delete(p.texts, name)
		}
	}
	for _, name := range changed {
		if texts[name] == nil {
			if err := p.do(p.w.Update(ctx, name, nil)); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		old, opened := p.texts[name]
		var err error
		switch {
		case !opened && !p.covers(name):
			paths := append(slices.Clip(p.paths), name)
			if err = p.do(p.w.Open(ctx, paths, name, texts[name])); err == nil {
				p.paths = paths
			}
		case !opened || !slices.Equal(old, texts[name]):
			err = p.do(p.w.Update(ctx, name, texts[name]))
		}
		if err != nil {
			return err
		}
		p.texts[name] = texts[name]
	}
	return nil
}

// do forgets what was worked out of a state of the project that is over.
func (p *project) do(err error) error {
	if err == nil {
		p.view = newView()
	}
	return err
}

// touchedOf returns the files of a project that were changed on disk, sorted.
func (s *server) touchedOf(p *project, touched map[string]int) []string {
	var names []string
	for file := range touched {
		if name, ok := p.key.name(file); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// covers reports whether what is found in a file is reported, and the file looked at
// as it would be if it was named.
func (p *project) covers(name string) bool {
	return slices.ContainsFunc(p.w.Readers(name), func(i int) bool {
		b := p.w.Source(i)[0]
		if b.Source.Kind == document.Chart {
			return b.Source.Values == nil || b.Source.Values[0] == ""
		}
		return b.Reports(name)
	})
}

// setUp reads the settings of a project, for which all is looked at anew. While there
// is a mistake in them those from before hold.
func (s *server) setUp(p *project, settings map[string][]byte) {
	p.settings, p.broken = settings, nil
	setup, err := s.opts.Open(Request{Root: p.key.root, Dir: p.key.dir, Untrusted: p.key.untrusted, Texts: settings})
	if err == nil {
		p.setup, p.w = setup, nil
	} else {
		s.breaks(p, err)
	}
	p.view = newView()
}

// breaks notes a mistake in the settings of a project. One that is at no place in a
// file is said.
func (s *server) breaks(p *project, err error) {
	if !errors.As(err, &p.broken) {
		p.broken = SettingsError{document.Problem{Message: err.Error()}}
	}
	for _, problem := range p.broken {
		if problem.File == "" {
			s.notify("window/showMessage", messageParams{severityError, "kubevet: " + problem.Message})
		}
	}
}

// maxRemembered is for how many objects a project remembers what was found in them.
const maxRemembered = 20_000

// load looks at all of a project.
func (s *server) load(ctx context.Context, p *project, texts map[string][]byte) error {
	opts := p.setup.Options
	opts.Eval.Remember = maxRemembered
	opts.Context, opts.Paths, opts.Texts = true, slices.Sorted(maps.Keys(texts)), make(map[string][]byte)
	for name, text := range texts {
		real := name
		if r, err := files.Real(opts.FS, name); err == nil {
			real = r
		}
		opts.Texts[real] = text
	}
	w, err := workspace.Load(ctx, opts)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		s.breaks(p, err)
		return nil
	}
	p.w, p.texts, p.paths = w, maps.Clone(texts), opts.Paths
	return p.do(nil)
}

// report returns what is found in a project.
func (p *project) report() (report.Report, error) {
	if p.view.report == nil {
		r, err := p.w.Report(nil)
		if err != nil {
			return report.Report{}, err
		}
		p.view.report = &r
	}
	return *p.view.report, nil
}

// hidden returns what must not be shown.
func (p *project) hidden() *mask.Mask {
	if p.view.hidden == nil {
		p.view.hidden = p.w.Mask()
	}
	return p.view.hidden
}

// sheet returns the text of a file as it was looked at, nil if it cannot be read.
func (p *project) sheet(name, encoding string) *sheet {
	if sh, ok := p.view.sheets[name]; ok {
		return sh
	}
	var sh *sheet
	if text, ok := p.settings[name]; ok {
		sh = newSheet(text, encoding)
	} else if text, err := files.Read(p.w.Tree(), name); err == nil {
		sh = newSheet(text, encoding)
	}
	p.view.sheets[name] = sh
	return sh
}
