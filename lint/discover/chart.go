package discover

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// chartFile makes a directory a chart.
const chartFile = "Chart.yaml"

// helmFolder says whether Helm gives the folder of a chart a meaning of its own:
// a chart or kustomization in it is a dependency or data, never linted by itself.
func helmFolder(name string) bool {
	return name == "templates" || name == "charts" || name == "crds"
}

// chartOwns says whether Helm gives the file in the directory of a chart, or below
// it, a meaning. What else is there is data to it, if anything.
func chartOwns(chart, name string) bool {
	rest := strings.TrimPrefix(name, chart+"/")
	if chart == "." {
		rest = name
	}
	if first, _, below := strings.Cut(rest, "/"); below {
		return helmFolder(first) || first == "ci"
	}
	switch rest {
	case chartFile, "Chart.lock", "requirements.yaml", "requirements.lock", "values.schema.json":
		return true
	}
	return strings.Contains(rest, "values")
}

// isValues says whether the file of a chart is named as one of values for one of
// its scenarios.
func isValues(chart, name string) bool {
	base := path.Base(name)
	return chartOwns(chart, name) && strings.Contains(base, "values") && path.Ext(base) != ".json" && name != path.Join(chart, "values.yaml")
}

// showsObject says whether the file has the fields that make a document an object.
func (w *walker) showsObject(name string) bool {
	text, err := files.Read(w.fsys, name)
	return err == nil && bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}

// inspectChart returns the problem that keeps the chart in the directory from
// being linted by itself, nil if there is none. What else Helm demands of
// Chart.yaml is left to the renderer.
func inspectChart(fsys fs.FS, dir string) *document.Problem {
	file := path.Join(dir, chartFile)
	text, err := files.Read(fsys, file)
	if err != nil {
		return &document.Problem{File: file, Message: err.Error()}
	}
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		return yamlProblem(file, chartFile, err)
	}
	if root.Kind == 0 || root.Content[0].Kind != yaml.MappingNode {
		return &document.Problem{File: file, Line: 1, Message: "parse Chart.yaml: it is not a mapping"}
	}
	if key, value := field(&root, "type"); value != nil && value.Value == "library" {
		return &document.Problem{
			File: file, Line: key.Line, Column: key.Column, Level: document.Note,
			Message: "a library chart renders nothing by itself; it is linted as part of the charts that depend on it",
		}
	}
	return nil
}

// field returns the key and value of a field of the document's mapping, nil if
// it has none.
func field(root *yaml.Node, name string) (key, value *yaml.Node) {
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return nil, nil
	}
	content := root.Content[0].Content
	for i := 0; i+1 < len(content); i += 2 {
		if content[i].Value == name {
			return content[i], content[i+1]
		}
	}
	return nil, nil
}

// named returns the values files of a chart that arguments name, nil if none.
func (w *walker) named(chart string) []string {
	slices.Sort(w.values[chart])
	named := slices.Compact(w.values[chart])
	if w.walked[chart] && len(named) > 0 && named[0] != "" {
		named = slices.Insert(named, 0, "")
	}
	if len(named) == 1 && named[0] == "" {
		return nil
	}
	return named
}

// chartSources returns the charts to lint, and notes the problems of those that
// cannot be.
func (w *walker) chartSources() []document.Source {
	var sources []document.Source
	for _, dir := range sortedKeys(w.charts) {
		// A packaged chart is the renderer's to open.
		if path.Ext(dir) != ".tgz" || w.dirs[dir] != nil {
			if problem := inspectChart(w.fsys, dir); problem != nil {
				w.problems = append(w.problems, *problem)
				continue
			}
		}
		sources = append(sources, document.Source{Kind: document.Chart, FS: w.fsys, Dir: dir, Values: w.named(dir)})
	}
	return sources
}
