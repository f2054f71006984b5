// Package helm renders Helm charts as Helm does, offline and within bounds, and
// knows for every byte of the output which line of a template and which key of
// the values it came from.
//
// Helm's own packages load charts, and chartutil computes values as they do. The
// templates are run by
// text/template and sprig with parse trees that are instrumented (parse.go) and
// functions that note what they made of what (funcs.go), so that a tracer
// (trace.go) can follow values without any marker in the text. What came from
// where is worked out (locate.go) only when somebody asks.
//
// It may import lint/document, lint/files, lint/render/helm/chartutil, lint/schema and
// lint/text.
package helm

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"

	"github.com/kubevet/kubevet/lint/document"
)

// Options say how a chart is rendered. The zero value renders its defaults.
type Options struct {
	// ReleaseName is "release-name" if empty, as in helm template.
	ReleaseName string
	// Namespace is "default" if empty.
	Namespace string
	// ValuesFiles are applied in order over the chart's values.yaml, as with -f.
	// They are relative to the root of the run.
	ValuesFiles []string
	// Values are applied after ValuesFiles, in order.
	Values []Values
	// Set are assignments in the syntax of --set, applied last.
	Set []string
	// KubeVersion is the version in .Capabilities, such as "1.34";
	// that of schema.Newest if empty.
	KubeVersion string
	// APIVersions are added to those that Helm knows of.
	APIVersions []string
	Limits      Limits
}

// Values are values that stand in no file of their own, as Text, which is YAML.
// Locations have Name as their file.
type Values struct {
	Name string
	Text []byte
}

// A Chart is a loaded chart with its subcharts. It may be rendered several
// times and by several goroutines.
type Chart struct {
	// Dir is the chart's directory relative to the root of the run.
	Dir   string
	fsys  fs.FS
	root  *unit
	cache *cache
	// scenarios are the chart's ci/*-values.yaml.
	scenarios []string
	// unused are values files named for an environment, which nothing says how to
	// use.
	unused []string
	// broken marks a chart that renders nothing of its own.
	broken bool
	limits Limits
}

// A unit is one chart: the one that was loaded, or a subchart.
type unit struct {
	chart *chart.Chart
	// dir is where the chart is: a directory, or an archive.
	dir string
	// vendored marks a chart that the user does not write: an archive, or a copy
	// of what Chart.yaml takes from a repository.
	vendored bool
	// archived marks a chart in an archive, whose files cannot be pointed at.
	archived bool
	// local marks a dependency that was read from where file:// leads.
	local    bool
	parent   *unit
	depth    int // of parents
	children []*unit
	files    map[string][]byte
}

// where returns the path of a file of the chart. For an archive it is the path
// of the archive followed by the path inside the chart, as in
// charts/shop/charts/db-1.0.0.tgz/templates/db.yaml.
func (u *unit) where(name string) string {
	if strings.HasSuffix(u.dir, packedMark) {
		return u.dir + name
	}
	return path.Join(u.dir, name)
}

// packedMark stands between the name of a packaged chart that is linted itself
// and that of a file in it, as in dist/shop-1.0.0.tgz!templates/web.yaml.
const packedMark = "!"

// A Loader loads charts and remembers the templates it has parsed, which many
// charts share. It may be used by several goroutines.
type Loader struct{ cache *cache }

// NewLoader returns a Loader that knows no template yet.
func NewLoader() *Loader { return &Loader{newCache()} }

// Load loads a chart alone; see Loader.Load.
func Load(ctx context.Context, fsys fs.FS, dir string) (*Chart, []document.Problem) {
	return NewLoader().Load(ctx, fsys, dir)
}

// Load loads the chart in a directory of fsys, honouring .helmignore. The
// Chart is nil if nothing could be made of it.
func (l *Loader) Load(ctx context.Context, fsys fs.FS, dir string) (*Chart, []document.Problem) {
	limits := Limits{}.withDefaults()
	r := &reader{ctx: ctx, fsys: fsys, dir: dir, limits: limits}
	room := limits.Bytes
	packed := path.Ext(dir) == ".tgz"
	var files map[string][]byte
	var err error
	if packed {
		files, err = r.unpack(&room)
		dir += packedMark
	} else {
		files, err = r.read()
	}
	if err != nil {
		return nil, append(r.problems, document.Problem{File: r.at, Message: sentence(err)})
	}
	root, err := newUnit(files, dir, nil, &room)
	if err == nil && root.expanded(limits.Charts) > limits.Charts {
		err = limitError{fmt.Sprintf("chart is made of more than %d charts", limits.Charts)}
	}
	if err != nil {
		file, line := fileOf(err, path.Join(dir, "Chart.yaml")), lineOf(err)
		return nil, append(r.problems, document.Problem{File: file, Line: line, Message: sentence(err)})
	}
	c := &Chart{Dir: strings.TrimSuffix(dir, packedMark), fsys: fsys, root: root, cache: l.cache, limits: limits}
	if !packed {
		c.scenarios = valuesFiles(fsys, dir, "ci/*-values.yaml")
		c.unused = unusedValues(fsys, dir)
		r.localDependencies(root, nil, &room)
	}
	problems := r.problems
	if strings.EqualFold(root.chart.Metadata.Type, "library") {
		c.broken = true
		problems = append(problems, document.Problem{
			File: path.Join(dir, "Chart.yaml"), Line: keyLine(root.files["Chart.yaml"], "type"), Level: document.Note,
			Message: "library chart renders nothing of its own",
		})
	}
	return c, problems
}

// unpack returns the files of a packaged chart.
func (r *reader) unpack(room *int) (map[string][]byte, error) {
	r.at = r.dir
	info, err := fs.Stat(r.fsys, r.dir)
	if err != nil {
		return nil, fmt.Errorf("read chart: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > int64(r.limits.Bytes) {
		return nil, errors.New("read chart: not a regular file, or too large")
	}
	data, err := fs.ReadFile(r.fsys, r.dir)
	if err != nil {
		return nil, fmt.Errorf("read chart: %w", err)
	}
	return unpack(data, room)
}

// valuesFiles returns the files of a chart that match the patterns, sorted,
// relative to the root of the run.
func valuesFiles(fsys fs.FS, dir string, patterns ...string) []string {
	var found []string
	for _, pattern := range patterns {
		names, _ := fs.Glob(subOr(fsys, dir), pattern)
		for _, name := range names {
			found = append(found, path.Join(dir, name))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// unusedValues returns the values files beside a chart's values.yaml that are
// named for an environment.
func unusedValues(fsys fs.FS, dir string) []string {
	return valuesFiles(fsys, dir, "values-*.yaml", "values_*.yaml", "values.*.yaml", "*-values.yaml", "*.values.yaml", "values/*.yaml")
}

func subOr(fsys fs.FS, dir string) fs.FS {
	if sub, err := fs.Sub(fsys, dir); err == nil {
		return sub
	}
	return fsys
}

// Scenarios returns the sets of values that the chart comes with: "" for its
// defaults and each ci/*-values.yaml, sorted, relative to the root of the run.
func (c *Chart) Scenarios() []string { return append([]string{""}, c.scenarios...) }

// EnvironmentValues returns values files beside the chart's values.yaml that are
// named for an environment, such as values-prod.yaml, sorted, relative to the
// root of the run. The chart itself does not say when they are used.
func (c *Chart) EnvironmentValues() []string { return c.unused }

// newUnit makes a chart of its files, whose names are relative to it, and of
// the charts below its charts/. It follows Helm's loader, but keeps track of
// where each chart is and puts subcharts in a fixed order.
// Archives take what they unpack to from room, a number of bytes.
func newUnit(files map[string][]byte, dir string, parent *unit, room *int) (*unit, error) {
	u := &unit{dir: dir, parent: parent, files: files}
	if parent != nil {
		if u.depth = parent.depth + 1; u.depth > maxCharts {
			return nil, locatedError{dir, limitError{fmt.Sprintf("charts are nested more than %d deep", maxCharts)}}
		}
	}
	var own []*loader.BufferedFile
	subs := make(map[string]map[string][]byte)
	for _, name := range sortedKeys(files) {
		rest, ok := strings.CutPrefix(name, "charts/")
		if !ok || path.Ext(name) == ".prov" {
			own = append(own, &loader.BufferedFile{Name: name, Data: files[name]})
			continue
		}
		sub, inner, _ := strings.Cut(rest, "/")
		if subs[sub] == nil {
			subs[sub] = make(map[string][]byte)
		}
		subs[sub][inner] = files[name]
	}
	var err error
	if u.chart, err = loader.LoadFiles(own); err != nil {
		return nil, u.loadError(err)
	}
	for _, name := range sortedKeys(subs) {
		if name[0] == '_' || name[0] == '.' {
			continue
		}
		inner := subs[name]
		archived := path.Ext(name) == ".tgz"
		if archived {
			if inner, err = unpack(inner[""], room); err != nil {
				return nil, locatedError{u.where("charts/" + name), err}
			}
		}
		delete(inner, "") // a file in charts/ that is no chart
		child, err := newUnit(inner, u.where("charts/"+name), u, room)
		if err != nil {
			return nil, fmt.Errorf("load subchart %s: %w", name, err)
		}
		child.archive(archived)
		u.children = append(u.children, child)
	}
	sort.SliceStable(u.children, func(i, j int) bool { return u.children[i].chart.Name() < u.children[j].chart.Name() })
	for _, child := range u.children {
		u.chart.AddDependency(child.chart)
		if child.archived || u.fetched(child) {
			child.vendor()
		}
	}
	return u, nil
}

// maxCharts bounds how deep charts are nested. An archive may hold itself.
const maxCharts = 32

// expanded counts the charts that Helm makes of a chart: itself, and each of its
// dependencies as often as Chart.yaml names it, all the way down. It stops
// counting beyond a limit.
func (u *unit) expanded(limit int) int {
	n := 1
	for _, child := range u.children {
		named := 0
		for _, dep := range u.chart.Metadata.Dependencies {
			if dep != nil && dep.Name == child.chart.Name() {
				named++
			}
		}
		if n += max(named, 1) * child.expanded(limit); n > limit {
			return limit + 1
		}
	}
	return n
}

// unpack reads an archive, within Helm's limits.
func unpack(data []byte, room *int) (map[string][]byte, error) {
	list, err := loader.LoadArchiveFiles(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("unpack chart: %w", err)
	}
	files := make(map[string][]byte, len(list))
	for _, f := range list {
		files[f.Name] = f.Data
		*room -= len(f.Data)
	}
	if *room < 0 {
		return nil, errors.New("unpack chart: archives are too large")
	}
	return files, nil
}

// fetched reports whether Chart.yaml takes a child from a repository.
func (u *unit) fetched(child *unit) bool {
	for _, dep := range u.chart.Metadata.Dependencies {
		if dep != nil && dep.Name == child.chart.Name() {
			return dep.Repository != "" && !strings.HasPrefix(dep.Repository, "file://")
		}
	}
	return false
}

func (u *unit) vendor() {
	u.vendored = true
	for _, child := range u.children {
		child.vendor()
	}
}

func (u *unit) archive(archived bool) {
	u.archived = u.archived || archived
	for _, child := range u.children {
		child.archive(archived)
	}
}

// clone copies what processing dependencies changes. The files are shared.
func (u *unit) clone() *chart.Chart {
	c := *u.chart
	md := *u.chart.Metadata
	md.Dependencies = nil
	for _, dep := range u.chart.Metadata.Dependencies {
		if dep == nil {
			md.Dependencies = append(md.Dependencies, nil)
			continue
		}
		d := *dep
		d.ImportValues = slices.Clone(dep.ImportValues)
		md.Dependencies = append(md.Dependencies, &d)
	}
	c.Metadata = &md
	deps := make([]*chart.Chart, len(u.children))
	for i, child := range u.children {
		deps[i] = child.clone()
	}
	c.SetDependencies(deps...)
	u.addStandIns(&c)
	return &c
}
