package workspace

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
)

// marker reads the suppressions of everything that was rendered.
func (w *Workspace) marker(texts *files.Texts) (*filter.Marker, error) {
	if w.opts.Report.NoSuppress {
		return filter.NewMarker(filter.Options{Rules: w.rules})
	}
	opts := w.opts.Filter
	opts.Rules, opts.Selected = w.rules, w.selected
	marker, err := filter.NewMarker(opts)
	if err != nil {
		return nil, err
	}
	added := make(map[string]bool)
	for _, u := range w.units {
		src := u.source
		for _, file := range read(src) {
			if added[file] || !mayHoldComments(file) || vendored(src, file) || src.Only != nil && !slices.Contains(src.Only, file) {
				continue
			}
			added[file] = true
			text, err := texts.Read(file)
			if err != nil {
				continue // a directory, or what the renderer has said is no file
			}
			marker.AddFile(file, text)
		}
	}
	for b := range w.Bundles() {
		for _, o := range b.Objects {
			if b.Reports(o.Document.File) {
				marker.AddObject(o, vendored(b.Source, o.Document.File))
			}
		}
	}
	return marker, nil
}

// mayHoldComments reports whether comments in a file of that name can be meant
// for kubevet. Documentation shows them as examples.
func mayHoldComments(file string) bool {
	switch path.Ext(file) {
	case ".md", ".txt", ".json", ".tgz", ".lock":
		return false
	}
	return true
}

// vendored reports whether a file belongs to a dependency of a chart.
func vendored(src *document.Source, file string) bool {
	return src.Kind == document.Chart && strings.HasPrefix(file, path.Join(src.Dir, "charts")+"/")
}
