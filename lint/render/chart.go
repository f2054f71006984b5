package render

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/render/helm"
)

// chart renders a chart, scenario by scenario.
func (r *Renderer) chart(ctx context.Context, src *document.Source) ([]document.Document, []document.Problem) {
	chart, problems := r.loader.Load(ctx, src.FS, src.Dir)
	if chart == nil {
		return nil, problems
	}
	if src.Release != nil {
		documents, failed := r.scenario(ctx, src, chart, Scenario{
			Name: src.By, Values: slices.Clip(src.Release.ValuesFiles), Set: slices.Clip(src.Release.Set),
		}, 1)
		return documents, append(problems, failed...)
	}
	scenarios := r.chosen(chart, src, r.scenarios(chart, src.Values))
	if len(scenarios) == 0 {
		problems = append(problems, document.Problem{
			File: path.Join(src.Dir, "Chart.yaml"), Level: document.Note,
			Message: fmt.Sprintf("the chart has no scenario %q and is not rendered", r.opts.Scenario),
		})
	}
	problems = append(problems, r.unusedValues(chart, scenarios)...)
	if more := len(scenarios) - maxScenarios; more > 0 {
		scenarios = scenarios[:maxScenarios]
		problems = append(problems, document.Problem{
			File:    path.Join(src.Dir, "Chart.yaml"),
			Message: fmt.Sprintf("the chart has more than %d scenarios, and %d of them are not rendered", maxScenarios, more),
		})
	}
	var documents []document.Document
	failed := make([][]document.Problem, len(scenarios))
	for i, s := range scenarios {
		var more []document.Document
		more, failed[i] = r.scenario(ctx, src, chart, s, len(scenarios))
		documents = append(documents, more...)
	}
	return documents, append(problems, excused(scenarios, failed)...)
}

// maxScenarios bounds how often a chart is rendered, many times what any public
// chart asks for.
const maxScenarios = 200

// scenario renders a chart with the values of a scenario, one of several.
func (r *Renderer) scenario(ctx context.Context, src *document.Source, chart *helm.Chart, s Scenario, several int) ([]document.Document, []document.Problem) {
	opts := helm.Options{
		Namespace:   r.namespace(src.Dir),
		ValuesFiles: append(s.Values, r.opts.Values...),
		Set:         append(s.Set, r.opts.Set...),
		KubeVersion: r.opts.KubeVersion,
		APIVersions: r.opts.APIVersions,
		Limits:      helm.Limits{Scenarios: several},
	}
	if src.Release != nil {
		opts.ReleaseName, opts.Namespace = src.Release.Name, src.Namespace
		for i, v := range src.Release.Values {
			opts.Values = append(opts.Values, helm.Values{Name: document.ValuesName(i), Text: v.Text})
		}
	}
	files, problems := chart.Render(ctx, opts)
	if opts.Namespace == "" {
		if opts.Namespace = releaseNamespace(files); opts.Namespace != "" {
			files, problems = chart.Render(ctx, opts)
		}
	}
	documents := make([]document.Document, len(files))
	for i, f := range files {
		documents[i] = document.Document{
			Source: src, Scenario: s.Name, Namespace: opts.Namespace,
			File: f.Path, Text: f.Text, Parts: f.Parts, Origin: f.Origin,
		}
		if src.Release != nil && f.Origin != nil {
			documents[i].Origin = func(field document.Field) document.Location {
				return moved(f.Origin(field), src.Release.Locate)
			}
		}
	}
	if src.Release != nil {
		for i := range problems {
			p := &problems[i]
			at := src.Release.Locate(document.Location{File: p.File, Line: p.Line, Column: p.Column})
			p.File, p.Line, p.Column = at.File, at.Line, at.Column
		}
	}
	return documents, problems
}

// moved returns a location with locate applied to it and to all related ones.
func moved(loc document.Location, locate func(document.Location) document.Location) document.Location {
	related := loc.Related
	loc = locate(loc)
	loc.Related = nil
	for _, r := range related {
		r.Location = moved(r.Location, locate)
		loc.Related = append(loc.Related, r)
	}
	return loc
}

// excused returns the problems of the scenarios of a chart. A chart that wants
// values of its user, and does not render with its own, but with those it is
// tested with, is no problem: that is what they are for. What other values would
// not mend, such as a limit that a template exceeds, stays.
func excused(scenarios []Scenario, failed [][]document.Problem) []document.Problem {
	renders := slices.ContainsFunc(failed, func(problems []document.Problem) bool { return len(problems) == 0 })
	if len(scenarios) > 1 && renders && scenarios[0].Name == "" {
		if i := slices.IndexFunc(failed[0], func(p document.Problem) bool { return p.OfValues }); i >= 0 {
			note := failed[0][i]
			note.Level = document.Note
			note.Message = "with its own values alone the chart is not rendered whole: " + note.Message
			failed[0] = append(slices.DeleteFunc(failed[0], func(p document.Problem) bool { return p.OfValues }), note)
		}
	}
	return slices.Concat(failed...)
}

// unusedValues says which values files beside those of the chart no scenario
// uses, in one note.
func (r *Renderer) unusedValues(chart *helm.Chart, scenarios []Scenario) []document.Problem {
	if r.opts.Partial() {
		return nil
	}
	unused := environments(chart, scenarios)
	if len(unused) == 0 {
		return nil
	}
	names := make([]string, len(unused))
	for i, name := range unused {
		names[i] = strings.TrimPrefix(name, chart.Dir+"/")
	}
	what := "this values file is"
	if len(names) > 1 {
		what = fmt.Sprintf("%s are", strings.Join(names, ", "))
	}
	return []document.Problem{{
		File: unused[0], Level: document.Note,
		Message: what + " not rendered with: name it as an argument, or in a scenario under charts in the configuration",
	}}
}

// environments are the values files beside those of a chart that no scenario uses.
func environments(chart *helm.Chart, scenarios []Scenario) []string {
	return slices.DeleteFunc(slices.Clone(chart.EnvironmentValues()), func(name string) bool {
		return slices.ContainsFunc(scenarios, func(s Scenario) bool { return slices.Contains(s.Values, name) })
	})
}

// Environments returns the charts among sources with values files that no scenario uses,
// each with a scenario for every such file, named for what is special in its name.
func (r *Renderer) Environments(ctx context.Context, sources []*document.Source) []Chart {
	var charts []Chart
	for _, src := range sources {
		if src.Kind != document.Chart || src.Release != nil {
			continue
		}
		chart, _ := r.loader.Load(ctx, src.FS, src.Dir)
		if chart == nil {
			continue
		}
		c := Chart{Path: chart.Dir}
		for _, file := range environments(chart, r.scenarios(chart, src.Values)) {
			name := strings.TrimSuffix(path.Base(file), path.Ext(file))
			name = strings.Trim(strings.TrimSuffix(strings.TrimPrefix(name, "values"), "values"), "-_.")
			if name == "" || slices.ContainsFunc(c.Scenarios, func(s Scenario) bool { return s.Name == name }) {
				name = strings.TrimPrefix(file, chart.Dir+"/")
			}
			c.Scenarios = append(c.Scenarios, Scenario{Name: name, Values: []string{file}})
		}
		if len(c.Scenarios) > 0 {
			charts = append(charts, c)
		}
	}
	return charts
}

// A ScenarioError says that no chart has the scenario that was asked for.
type ScenarioError struct {
	Name string
	// Names are the scenarios that there are, as Options.Scenario takes them, sorted.
	Names []string
}

func (e *ScenarioError) Error() string { return fmt.Sprintf("unknown scenario %q", e.Name) }

// CheckScenario returns a *ScenarioError if there are charts among the sources, and none
// has the scenario of the options.
func (r *Renderer) CheckScenario(ctx context.Context, sources []*document.Source) error {
	if r.opts.Scenario == "" {
		return nil
	}
	names, charts, found := r.scenarioNames(ctx, sources)
	if charts == 0 || found {
		return ctx.Err()
	}
	return &ScenarioError{r.opts.Scenario, names}
}

// Scenarios returns the scenarios of the charts among sources, as Options.Scenario takes
// them, sorted.
func (r *Renderer) Scenarios(ctx context.Context, sources []*document.Source) []string {
	names, _, _ := r.scenarioNames(ctx, sources)
	return names
}

// scenarioNames counts the charts among sources that can be read, names their scenarios,
// and reports whether one has the scenario of the options.
func (r *Renderer) scenarioNames(ctx context.Context, sources []*document.Source) (names []string, charts int, found bool) {
	for _, src := range sources {
		if src.Kind != document.Chart || src.Release != nil {
			continue
		}
		chart, _ := r.loader.Load(ctx, src.FS, src.Dir)
		if chart == nil {
			continue // a problem of rendering it says why
		}
		charts++
		all := r.scenarios(chart, src.Values)
		found = found || len(r.chosen(chart, src, all)) > 0
		for _, s := range all {
			if name := strings.TrimLeft(strings.TrimPrefix(s.Name, chart.Dir), "/#"); name != "" {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), charts, found
}

// chosen returns the scenarios of a chart that are rendered: those of the values files
// that were named, the one that was asked for, else all, of which other values than the
// chart's own make one.
func (r *Renderer) chosen(chart *helm.Chart, src *document.Source, all []Scenario) []Scenario {
	switch {
	case len(src.Values) > 0 && src.Values[0] != "":
		return all
	case r.opts.Scenario != "":
		names := []string{r.opts.Scenario, path.Join(chart.Dir, r.opts.Scenario), chart.Dir + "#" + r.opts.Scenario}
		return slices.DeleteFunc(slices.Clone(all), func(s Scenario) bool { return !slices.Contains(names, s.Name) })
	case len(r.opts.Values)+len(r.opts.Set) > 0:
		return all[:1]
	}
	return all
}

// scenarios returns those of a chart, each with a name as Document.Scenario has it: only
// those of the values files that were named, if there are any.
func (r *Renderer) scenarios(chart *helm.Chart, named []string) []Scenario {
	var own Chart
	overridden := len(r.opts.Values)+len(r.opts.Set) > 0
	if i := slices.IndexFunc(r.opts.Charts, func(c Chart) bool { return files.Match(c.Path, chart.Dir) }); i >= 0 && !overridden {
		own = r.opts.Charts[i]
	}
	var all []Scenario
	values := chart.Scenarios()
	switch {
	case len(named) > 0 && named[0] == "":
		values = append(values, slices.DeleteFunc(slices.Clone(named), func(name string) bool { return slices.Contains(values, name) })...)
		named = nil
	case len(named) > 0:
		values = named
	}
	for _, file := range values {
		s := Scenario{Name: file, Values: slices.Clip(own.Values), Set: slices.Clip(own.Set)}
		if file != "" {
			s.Values = append(s.Values, file)
		}
		all = append(all, s)
	}
	if len(named) > 0 {
		return all
	}
	for _, s := range own.Scenarios {
		all = append(all, Scenario{
			Name:   chart.Dir + "#" + s.Name,
			Values: slices.Concat(own.Values, s.Values),
			Set:    slices.Concat(own.Set, s.Set),
		})
	}
	return all
}
