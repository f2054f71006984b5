package helm

import (
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"

	"helm.sh/helm/v3/pkg/chart"

	"github.com/kubevet/kubevet/lint/document"
)

// adopt gives the leaves of the values addresses of their own and lists the
// templates in Helm's order, with what each is given.
func (r *run) adopt() {
	t := r.tracer
	values := r.values["Values"]
	r.values["Values"] = t.adopt(values, &leaf{tree: &tree{}}, make(map[address]any))
	r.collect(r.root, r.values, nil)
	slices.SortFunc(r.templates, func(a, b *templateFile) int {
		if n := strings.Count(b.name, "/") - strings.Count(a.name, "/"); n != 0 {
			return n
		}
		return strings.Compare(b.name, a.name)
	})
	// Two charts of one name and path: Helm keeps the last.
	r.templates = slices.CompactFunc(r.templates, func(a, b *templateFile) bool { return a.name == b.name })
}

// collect lists the templates of a chart and its dependencies and returns what
// they are given, as Helm's engine does.
func (r *run) collect(c *chart.Chart, vals chartutil.Values, prefix []any) map[string]any {
	subcharts := make(map[string]any)
	next := map[string]any{
		"Chart": struct {
			chart.Metadata
			IsRoot bool
		}{*c.Metadata, c.IsRoot()},
		"Files":        newFiles(c.Files),
		"Release":      vals["Release"],
		"Capabilities": vals["Capabilities"],
		"Values":       make(chartutil.Values),
		"Subcharts":    subcharts,
	}
	if c.IsRoot() {
		next["Values"] = vals["Values"]
	} else if vs, err := vals.Table("Values." + c.Name()); err == nil {
		next["Values"] = vs
	}
	for _, f := range c.Files {
		if len(f.Data) > 0 {
			if u := r.units[f]; u != nil {
				r.tracer.origins[addressOf(shared(f.Data))] = &leaf{tree: &tree{file: u.where(f.Name), text: shared(f.Data)}}
			}
		}
	}
	for _, child := range c.Dependencies() {
		subcharts[child.Name()] = r.collect(child, next, append(slices.Clone(prefix), child.Name()))
	}
	for _, f := range c.Templates {
		if f == nil || strings.EqualFold(c.Metadata.Type, "library") && !strings.HasPrefix(path.Base(f.Name), "_") {
			continue
		}
		r.templates = append(r.templates, &templateFile{
			name: path.Join(c.ChartFullPath(), f.Name), file: f, unit: r.units[f], prefix: prefix,
			vals: next, base: path.Join(c.ChartFullPath(), "templates"),
		})
	}
	return next
}

// crds returns the files of crds/ of the chart and its subcharts, which are not
// templates.
func (r *run) crds() []File {
	var files []File
	var visit func(c *chart.Chart)
	visit = func(c *chart.Chart) {
		for _, f := range c.Files {
			if !strings.HasPrefix(f.Name, "crds/") || !isManifest(f.Name) {
				continue
			}
			u := r.units[f]
			file := File{Path: u.where(f.Name), Text: f.Data}
			if u.vendored {
				file.Origin = func(document.Field) document.Location { return r.reach(u, nil) }
			}
			files = append(files, file)
		}
		for _, child := range c.Dependencies() {
			visit(child)
		}
	}
	visit(r.root)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(files, func(a, b File) bool { return a.Path == b.Path })
}

func isManifest(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".json":
		return true
	}
	return false
}
