package kustomize

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/types"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/render/helm"
)

// A chartFile is what a template of a chart of helmCharts rendered.
type chartFile struct {
	helm.File
	k *kustomization
	// values is the made-up file of valuesInline, "" if there is none.
	values string
	// entry is what names the chart, in the file written, and n its index.
	entry   *yaml.Node
	written string
	n       int
	// roots are the documents that the kustomization takes.
	roots []*yaml.Node
}

// An inflation is a chart that a kustomization names: an entry of helmCharts, or the
// configuration of a HelmChartInflationGenerator.
type inflation struct {
	spec types.HelmChart
	home string
	// file is where it is written, and at its mapping there.
	file string
	at   *yaml.Node
	n    int
}

// inflations reads the charts that a configuration of a generator names; ok says that
// it names nothing else.
func (u *unit) inflations(file string, text []byte, lines int) (charts []inflation, ok bool) {
	roots, err := documents(text)
	if err != nil || len(roots) == 0 {
		return nil, false
	}
	for _, root := range roots {
		root = deref(root)
		if valueText(root, "apiVersion") != konfig.BuiltinPluginApiVersion || valueText(root, "kind") != "HelmChartInflationGenerator" {
			return nil, false
		}
		var spec struct {
			types.HelmGlobals `json:",inline"`
			types.HelmChart   `json:",inline"`
		}
		raw, err := yaml.Marshal(root)
		if err != nil || sigsyaml.Unmarshal(raw, &spec) != nil {
			return nil, false
		}
		moveDown(root, lines)
		charts = append(charts, inflation{spec: spec.HelmChart, home: spec.ChartHome, file: file, at: root})
	}
	return charts, true
}

// helmCharts renders the charts that are there with kubevet's own engine and
// keeps what they make. kustomize would run helm.
func (t *tree) helmCharts(u *unit, stack []string) (weight int) {
	k := u.k
	home := ""
	if k.spec.HelmGlobals != nil {
		home = k.spec.HelmGlobals.ChartHome
	}
	if n := k.nodes["helmchartinflationgenerator"]; n != nil {
		u.say(k.problem("helmchartinflationgenerator", -1, "helmChartInflationGenerator is not rendered: use helmCharts"))
		k.drop("helmchartinflationgenerator", -1)
	}
	var all []inflation
	charts, _ := k.fields["helmcharts"].([]any)
	for i := range charts {
		all = append(all, inflation{spec: k.spec.HelmCharts[i], home: home, file: k.file, at: k.entry("helmcharts", i), n: i})
	}
	for i, chart := range append(all, u.generated...) {
		chart.n = i
		weight += t.helmChart(u, chart, stack)
	}
	for _, field := range []string{"helmcharts", "helmglobals"} {
		k.drop(field, -1)
	}
	return weight
}

// chartDir returns the directory of a chart, "" if it is not there, which is a Problem.
func (u *unit) chartDir(chart inflation) string {
	refuse := func(format string, args ...any) string {
		u.say(document.Problem{File: chart.file, Line: chart.at.Line, Column: chart.at.Column, Message: fmt.Sprintf(format, args...)})
		return ""
	}
	spec, home := chart.spec, cmp.Or(chart.home, types.HelmDefaultHome)
	for _, url := range []string{spec.Repo, spec.Repo + "/" + spec.Name} {
		if name, ok := files.FindFetched(u.fetched, url); ok && spec.Repo != "" {
			for _, dir := range []string{path.Join(name, spec.Name), name} {
				if _, _, err := u.o.stat(path.Join(mount, dir, "Chart.yaml")); err == nil {
					return dir
				}
			}
		}
	}
	if spec.Version != "" && spec.Repo != "" {
		home = path.Join(home, spec.Name+"-"+spec.Version)
	}
	dir, inside := u.o.name(path.Join(mount, u.k.dir, home, spec.Name))
	switch {
	case spec.Name == "":
		return refuse("the chart has no name")
	case !inside || path.IsAbs(home):
		return refuse("chart %q is outside the directory that is linted", spec.Name)
	case !u.o.isDir(dir) && spec.Repo != "":
		return refuse("chart %q is in the repository %s and not fetched: run helm pull --untar --untardir %s", spec.Name, spec.Repo, path.Join(u.k.dir, home))
	case !u.o.isDir(dir):
		return refuse("chart %q does not exist in %s", spec.Name, path.Join(u.k.dir, home))
	}
	return dir
}

// helmChart renders a chart.
func (t *tree) helmChart(u *unit, inflated inflation, stack []string) int {
	k, spec, at := u.k, inflated.spec, inflated.at
	dir := u.chartDir(inflated)
	if dir == "" {
		k.lacking = true
		return 0
	}
	fsys := files.Overlay{FS: u.o.FS, Texts: map[string][]byte{}}
	opts := helm.Options{
		ReleaseName: spec.ReleaseName, Namespace: spec.Namespace,
		KubeVersion: t.opts.KubeVersion, APIVersions: append(slices.Clone(t.opts.APIVersions), spec.ApiVersions...),
	}
	if spec.KubeVersion != "" {
		opts.KubeVersion = spec.KubeVersion
	}
	for _, d := range append(slices.Clone(stack), k.dir) {
		if ns := t.units[d].k.spec.Namespace; spec.Namespace == "" && ns != "" {
			opts.Namespace = ns
		}
	}
	u.loose = u.loose || spec.Namespace == "" && k.spec.Namespace == ""
	var ok bool
	values := path.Join(k.dir, fmt.Sprintf(".kubevet-values-%d.yaml", inflated.n))
	if opts.ValuesFiles, ok = u.valuesFiles(inflated, values, fsys); !ok {
		return 0
	}
	chart, problems := helm.Load(t.ctx, fsys, dir)
	u.say(problems...)
	if chart == nil {
		return 0
	}
	files, problems := chart.Render(t.ctx, opts)
	for _, p := range problems {
		if p.File == values {
			p.File = inflated.file
		}
		u.say(p)
	}
	for _, f := range files {
		c := &chartFile{File: f, k: k, values: values, written: inflated.file, entry: at, n: inflated.n}
		if c.roots = u.chartDocuments(c, spec); len(c.roots) > 0 {
			u.charts = append(u.charts, c)
		}
	}
	return len(files)
}

// valuesFiles are the values of a chart in helm's order. The values that are
// written in the kustomization become a file with the lines and columns that they
// have there.
func (u *unit) valuesFiles(inflated inflation, inline string, fsys files.Overlay) ([]string, bool) {
	at, spec := inflated.at, inflated.spec
	var out []string
	add := func(key, ref string) bool {
		node := at
		if _, v := child(at, key); v != nil {
			node = v
		}
		name, ok := u.fileIn(inflated.file, node, ref)
		out = append(out, name)
		return ok
	}
	if spec.ValuesFile != "" && !add("valuesFile", spec.ValuesFile) {
		return nil, false
	}
	if _, node := child(at, "valuesInline"); node != nil && len(spec.ValuesInline) > 0 {
		text, err := u.o.read(inflated.file)
		if err != nil {
			return nil, false
		}
		fsys.Texts[inline] = embeddedValues(string(text), node, spec.ValuesInline)
		switch spec.ValuesMerge {
		case "replace":
			out = []string{inline}
		case "merge":
			out = append([]string{inline}, out...)
		default:
			out = append(out, inline)
		}
	}
	for _, ref := range spec.AdditionalValuesFiles {
		if !add("additionalValuesFiles", ref) {
			return nil, false
		}
	}
	return out, true
}

// embeddedValues is the text of a file in which a block mapping of another file
// stands where it stands there. A mapping that is written otherwise is written
// anew, and has no positions of its own.
func embeddedValues(text string, node *yaml.Node, values map[string]any) []byte {
	if node.Style&yaml.FlowStyle == 0 && node.Anchor == "" {
		lines := strings.SplitAfter(text, "\n")
		end := node.Line
		for end < len(lines) && (strings.TrimSpace(lines[end]) == "" || len(lines[end])-len(strings.TrimLeft(lines[end], " ")) >= node.Column-1) {
			end++
		}
		out := strings.Repeat("\n", node.Line-1) + strings.Join(lines[node.Line-1:end], "")
		var v map[string]any
		if sigsyaml.Unmarshal([]byte(out), &v) == nil && len(v) == len(values) {
			return []byte(out)
		}
	}
	out, _ := sigsyaml.Marshal(values)
	return out
}

// chartDocuments are the documents of a rendered file that the kustomization
// takes: hooks and CRDs as its entry says.
func (u *unit) chartDocuments(c *chartFile, spec types.HelmChart) []*yaml.Node {
	if c.Origin == nil && !spec.IncludeCRDs {
		return nil
	}
	parts := c.Parts
	if parts == nil {
		parts = []document.Part{{Start: 0, End: len(c.Text)}}
	}
	var roots []*yaml.Node
	for _, part := range parts {
		more, err := documents(c.Text[part.Start:part.End])
		if err != nil {
			u.say(document.Problem{File: c.Path, Message: "what the template renders is invalid YAML: " + oneLine(strings.TrimPrefix(err.Error(), "yaml: "))})
			continue
		}
		for _, root := range more {
			moveDown(root, bytes.Count(c.Text[:part.Start], []byte("\n")))
			roots = append(roots, root)
		}
	}
	return slices.DeleteFunc(roots, func(root *yaml.Node) bool {
		hook := annotation(root, "helm.sh/hook")
		if hook != "" && (spec.SkipHooks || spec.SkipTests && strings.HasPrefix(hook, "test")) {
			return true
		}
		if deref(root).Kind == yaml.ScalarNode && deref(root).Tag == "!!null" {
			return true
		}
		if !isResource(root) {
			u.say(document.Problem{File: c.Path, Message: "the template renders something that is not a Kubernetes resource with a name, which kustomize cannot take"})
			return true
		}
		return false
	})
}

// moveDown adds to the lines of a node and all below it.
func moveDown(n *yaml.Node, lines int) {
	n.Line += lines
	for _, c := range n.Content {
		moveDown(c, lines)
	}
}

// annotation returns an annotation of a resource, "" if it has none.
func annotation(root *yaml.Node, name string) string {
	_, metadata := exactChild(root, "metadata")
	if metadata == nil {
		return ""
	}
	_, annotations := exactChild(metadata, "annotations")
	if annotations == nil {
		return ""
	}
	if _, value := exactChild(annotations, name); value != nil {
		return value.Value
	}
	return ""
}
