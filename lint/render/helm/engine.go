package helm

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"text/template"

	"helm.sh/helm/v3/pkg/chart"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/render/helm/chartutil"
	"github.com/kubevet/kubevet/lint/schema"
)

// A File is what one template of a chart rendered, or a file of its crds/.
type File struct {
	// Path is the template relative to the root of the run. A template in an
	// archive has the path of the archive before its own.
	Path string
	// Text is the rendered YAML, and Parts are its documents as Helm splits them;
	// nil for a file of crds/, which Helm splits as kubectl does.
	Text  []byte
	Parts []document.Part
	// Origin maps a field of Text to the place a person edits. It is nil if Text
	// is the file at Path, byte for byte.
	Origin func(document.Field) document.Location
}

// Render renders the chart with its values. A template that fails is a Problem,
// and the others are rendered all the same, although Helm would stop. Partials
// and NOTES.txt are not returned. The files come in the order of their paths,
// those of crds/ first.
func (c *Chart) Render(ctx context.Context, opts Options) ([]File, []document.Problem) {
	if c.broken {
		return nil, nil
	}
	r, problems := c.prepare(ctx, opts)
	if r == nil {
		return nil, problems
	}
	docs, more := r.documents()
	files := r.crds()
	for _, d := range docs {
		files = append(files, File{Path: d.path(), Text: d.text, Parts: split(d.text), Origin: d.origin})
	}
	return files, append(problems, more...)
}

// A run is one rendering of a chart.
type run struct {
	ctx    context.Context
	chart  *Chart
	opts   Options
	root   *chart.Chart // with dependencies processed
	values chartutil.Values
	inputs *inputs
	tracer *tracer
	// units are the charts that templates and CRDs belong to.
	units     map[*chart.File]*unit
	templates []*templateFile
	// paths are the files that parsed templates come from, by their numbers. A
	// text that several files have is blamed on the last of them.
	paths map[uint32]*templateFile
	// mu guards what is worked out when it is first asked for.
	mu    sync.Mutex
	byKey *index
}

// A templateFile is a template of the chart or a subchart.
type templateFile struct {
	name   string // in the set of templates, as Helm names it
	file   *chart.File
	unit   *unit
	prefix []any // of the chart's values
	vals   map[string]any
	base   string
	parsed *parsedFile
}

// prepare computes the values of a run. The run is nil if the chart cannot be
// rendered with them.
func (c *Chart) prepare(ctx context.Context, opts Options) (*run, []document.Problem) {
	opts.Limits = opts.Limits.withDefaults()
	chartFile := c.root.where("Chart.yaml")
	r := &run{
		ctx: ctx, chart: c, opts: opts, root: c.root.clone(),
		units: make(map[*chart.File]*unit), paths: make(map[uint32]*templateFile),
	}
	c.root.eachFile(func(u *unit, f *chart.File) { r.units[f] = u })
	caps, err := capabilities(opts)
	if err != nil {
		return nil, []document.Problem{{File: chartFile, Message: sentence(err)}}
	}
	if v := r.root.Metadata.KubeVersion; v != "" && !chartutil.Compatible(v, caps.KubeVersion.String()) {
		return nil, []document.Problem{{
			File: chartFile, Line: keyLine(c.root.files["Chart.yaml"], "kubeVersion"),
			Message: fmt.Sprintf("chart requires Kubernetes %s, which %s is not", v, caps.KubeVersion.String()),
		}}
	}
	user, inputs, problems := c.userValues(opts)
	if problems != nil {
		return nil, problems
	}
	r.inputs = inputs
	if err := chartutil.ProcessDependencies(r.root, user); err != nil {
		return nil, []document.Problem{{File: chartFile, Message: sentence(fmt.Errorf("process dependencies: %w", err))}}
	}
	missing := dropStandIns(r.root)
	release, namespace := cmp.Or(opts.ReleaseName, "release-name"), cmp.Or(opts.Namespace, "default")
	r.values, err = chartutil.RenderValues(r.root, user, release, namespace, caps)
	if err != nil {
		return nil, []document.Problem{{File: chartFile, Message: sentence(fmt.Errorf("compute values: %w", err))}}
	}
	return r, append(missing, r.checkSchemas(r.root, r.values["Values"], nil)...)
}

func (u *unit) eachFile(visit func(*unit, *chart.File)) {
	for _, f := range u.chart.Templates {
		visit(u, f)
	}
	for _, f := range u.chart.Files {
		visit(u, f)
	}
	for _, child := range u.children {
		child.eachFile(visit)
	}
}

func capabilities(opts Options) (*chartutil.Capabilities, error) {
	version := opts.KubeVersion
	if version == "" {
		version = schema.Version(schema.Newest)
	}
	if strings.Count(version, ".") == 1 {
		version += ".0" // as a cluster says it
	}
	caps, err := chartutil.NewCapabilities(version, opts.APIVersions...)
	if err != nil {
		return nil, fmt.Errorf("parse Kubernetes version: %w", err)
	}
	return caps, nil
}

// documents runs the templates.
func (r *run) documents() ([]*rendering, []document.Problem) {
	ctx, cancel := context.WithTimeout(r.ctx, r.opts.Limits.Time)
	defer cancel()
	t := newTracer(r.chart.cache.names, &budget{ctx: ctx, limits: r.opts.Limits})
	r.tracer = t
	r.adopt()
	set := template.New("gotpl").Option("missingkey=zero")
	funcs := newFuncs(t)
	funcs["include"], funcs["tpl"] = t.include(set), t.tpl(set)
	funcs[printMark], funcs[guardMark] = t.print, t.guarded
	set.Funcs(funcs)
	var problems []document.Problem
	for _, tf := range r.templates {
		f, err := r.chart.cache.file(tf.file.Data)
		if err == nil {
			tf.parsed = f
			t.files[f.id], r.paths[f.id] = f, tf
			err = f.addTo(set, tf.name)
		}
		if err != nil {
			problems = append(problems, r.problem(tf, err))
		}
	}
	var docs []*rendering
	for _, tf := range r.templates {
		if tf.parsed == nil || strings.HasPrefix(path.Base(tf.name), "_") {
			continue
		}
		text, segs, err := r.execute(set, tf)
		if err != nil {
			problems = append(problems, r.problem(tf, err))
			continue
		}
		if strings.HasSuffix(tf.name, "NOTES.txt") {
			continue
		}
		docs = append(docs, &rendering{run: r, file: tf, text: text, segs: segs})
	}
	slices.SortStableFunc(docs, func(a, b *rendering) int { return strings.Compare(a.path(), b.path()) })
	slices.SortStableFunc(problems, func(a, b document.Problem) int { return strings.Compare(a.File, b.File) })
	return docs, problems
}

// addTo adds a file to a set of templates, as Template.Parse does with its
// text.
func (f *parsedFile) addTo(set *template.Template, name string) error {
	if f.main != nil {
		if _, err := set.AddParseTree(name, f.main); err != nil {
			return err
		}
	}
	for _, name := range f.names {
		if _, err := set.AddParseTree(name, f.trees[name]); err != nil {
			return err
		}
	}
	return nil
}

// execute runs one template. Helm's engine, too, hands all templates the same
// values, so that what one sets the next can see.
func (r *run) execute(set *template.Template, tf *templateFile) (text []byte, segs []segment, err error) {
	t := r.tracer
	t.budget.start()
	t.depth, t.printed, t.guardID, t.random = 0, false, 0, 0
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("execute template: %v", p)
		}
	}()
	tf.vals["Template"] = chartutil.Values{"Name": tf.name, "BasePath": tf.base}
	w := &output{t: t}
	if err := set.ExecuteTemplate(w, tf.name, tf.vals); err != nil {
		return nil, nil, err
	}
	text, segs = withoutNoValue(w.buf, w.segs)
	return text, segs, nil
}

// withoutNoValue takes the words for nil values out of an output.
func withoutNoValue(text []byte, segs []segment) ([]byte, []segment) {
	if !strings.Contains(shared(text), noValue) {
		return text, segs
	}
	var cuts []int // where noValue begins
	for at := 0; ; {
		i := strings.Index(shared(text[at:]), noValue)
		if i < 0 {
			break
		}
		cuts = append(cuts, at+i)
		at += i + len(noValue)
	}
	out := make([]byte, 0, len(text))
	from := 0
	for _, cut := range cuts {
		out = append(out, text[from:cut]...)
		from = cut + len(noValue)
	}
	out = append(out, text[from:]...)
	removed := 0
	for i := range segs {
		for len(cuts) > 0 && cuts[0]+len(noValue) <= segs[i].end {
			removed += len(noValue)
			cuts = cuts[1:]
		}
		end := segs[i].end
		if len(cuts) > 0 && cuts[0] < end {
			end = cuts[0]
		}
		segs[i].end = end - removed
	}
	return out, segs
}
