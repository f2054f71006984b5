package lint

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
)

// newMarker reads the suppressions of everything that was rendered. Texts are
// files that need not be read again.
func (v *vetting) newMarker(texts *files.Texts) (*filter.Marker, error) {
	opts := v.opts
	if opts.NoSuppress {
		return filter.NewMarker(filter.Options{Rules: opts.Rules})
	}
	marker, err := filter.NewMarker(filter.Options{
		Rules: opts.Rules, Selected: v.selected,
		Ignores: opts.Ignores, NonIgnorable: opts.NonIgnorable, Today: opts.Today,
	})
	if err != nil {
		return nil, err
	}
	added := make(map[string]bool)
	for i := range v.sources {
		src := &v.sources[i]
		for _, file := range src.FS.(*files.Recorder).Opened() {
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
	for _, b := range v.bundles {
		for _, o := range b.objects {
			if b.reports(o.Document.File) {
				marker.AddObject(o, vendored(b.source, o.Document.File))
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
