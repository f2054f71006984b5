package helm

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"helm.sh/helm/v3/pkg/chart"

	"github.com/kubevet/kubevet/lint/document"
)

// Dependencies that charts/ does not have. One in the tree (file://) is read
// from there, as "helm dependency build" would pack it. Any other gets an empty
// chart in its place, so that Helm's own code decides by condition and tags
// whether it is wanted: only one that is wanted is missing.

// The annotations of a chart that stands in for a dependency: its name, and the
// file and line that declare it. Charts that were read have Raw files besides.
const (
	missingMark = "kubevet/missing"
	missingFile = "kubevet/file"
	missingLine = "kubevet/line"
)

// standInVersion is a version that both a stand-in and its entry have.
const standInVersion = "0.0.0"

// maxLocal bounds how many charts lead to each other by file://.
const maxLocal = 16

// localDependencies adds to a chart the dependencies that it takes from the
// tree. Reading is the reader of the whole chart, whose limits hold for all.
func (r *reader) localDependencies(u *unit, above []string, room *int) {
	if len(above) > maxLocal || slices.Contains(above, u.dir) {
		return
	}
	above = append(slices.Clip(above), u.dir)
	for i, dep := range u.chart.Metadata.Dependencies {
		if dep == nil || u.has(dep) {
			continue
		}
		rest, ok := strings.CutPrefix(dep.Repository, "file://")
		if !ok || path.IsAbs(rest) {
			continue
		}
		dir := path.Join(u.dir, rest)
		if strings.HasPrefix(dir, "../") || slices.Contains(above, dir) {
			continue
		}
		file, line := dependencyLine(u, i)
		sub := &reader{ctx: r.ctx, fsys: r.fsys, dir: dir, limits: r.limits, bytes: r.bytes}
		files, err := sub.read()
		r.bytes = sub.bytes
		r.problems = append(r.problems, sub.problems...)
		if _, found := files["Chart.yaml"]; err == nil && !found {
			continue // it is missing, if it is wanted at all
		}
		var child *unit
		if err == nil {
			child, err = newUnit(files, dir, u, room)
		}
		if err != nil {
			r.problems = append(r.problems, document.Problem{
				File: file, Line: line, Message: sentence(fmt.Errorf("read dependency %q: %w", dep.Name, err)),
			})
			continue
		}
		if child.chart.Name() != dep.Name {
			continue
		}
		child.local = true
		r.localDependencies(child, above, room)
		u.children = append(u.children, child)
		u.chart.AddDependency(child.chart)
	}
}

// has reports whether the chart of a dependency is among the children of u.
func (u *unit) has(dep *chart.Dependency) bool {
	return slices.ContainsFunc(u.children, func(child *unit) bool { return child.chart.Name() == dep.Name })
}

// addStandIns adds to a clone of u's chart a stand-in for each dependency that
// is not there. What charts that are fetched declare is not looked at, as with
// "helm template".
func (u *unit) addStandIns(c *chart.Chart) {
	if u.parent != nil && !u.local {
		return
	}
	for i, dep := range u.chart.Metadata.Dependencies {
		if dep == nil || u.has(dep) {
			continue
		}
		// A name of its own, since a chart may be there under several aliases.
		entry := c.Metadata.Dependencies[i]
		entry.Alias = cmp.Or(dep.Alias, dep.Name)
		entry.Name, entry.Version = fmt.Sprintf("%s-%d", missingMark, i), standInVersion
		file, line := dependencyLine(u, i)
		c.AddDependency(&chart.Chart{Metadata: &chart.Metadata{
			APIVersion: "v2", Name: entry.Name, Version: standInVersion,
			Annotations: map[string]string{missingMark: dep.Name, missingFile: file, missingLine: strconv.Itoa(line)},
		}})
	}
}

// dropStandIns takes the stand-ins that are wanted out of a chart and its
// dependencies again and returns a Problem for each, of the line that declares it.
func dropStandIns(c *chart.Chart) []document.Problem {
	var problems []document.Problem
	var kept []*chart.Chart
	for _, child := range c.Dependencies() {
		name, missing := child.Metadata.Annotations[missingMark]
		if !missing || len(child.Raw) > 0 {
			problems = append(problems, dropStandIns(child)...)
			kept = append(kept, child)
			continue
		}
		line, _ := strconv.Atoi(child.Metadata.Annotations[missingLine])
		problems = append(problems, document.Problem{
			File: child.Metadata.Annotations[missingFile], Line: line,
			Message: fmt.Sprintf("dependency %q is not in charts/: run helm dependency build", name),
		})
	}
	c.SetDependencies(kept...)
	return problems
}
