package chartutil

import (
	"fmt"
	"slices"
	"strings"

	"github.com/Masterminds/semver/v3"
	"helm.sh/helm/v3/pkg/chart"
)

// ProcessDependencies takes the dependencies out of a chart that its tags and
// conditions switch off with the given values, gives others the name of their alias,
// and puts what it imports from them below its own values. It changes the chart.
func ProcessDependencies(c *chart.Chart, values Values) (err error) {
	defer recovered(&err)
	var w work
	if err := w.enable(c, values, ""); err != nil {
		return err
	}
	return w.importAll(c)
}

// Compatible reports whether a version fulfills a constraint such as ">=1.20.0-0".
func Compatible(constraint, version string) bool {
	v, err := semver.NewVersion(version)
	if err != nil {
		return false
	}
	c, err := semver.NewConstraint(constraint)
	return err == nil && c.Check(v)
}

// enable takes out what is switched off in a chart whose conditions are below prefix
// in the values, and in what is left.
func (w *work) enable(c *chart.Chart, values map[string]any, prefix string) error {
	if c.Metadata.Dependencies == nil {
		return nil
	}
	c.Metadata.Dependencies = slices.DeleteFunc(c.Metadata.Dependencies, func(d *chart.Dependency) bool { return d == nil })
	c.SetDependencies(declared(c)...)
	coalesced, err := w.coalesce(c, values, coalescing)
	if err != nil {
		return err
	}
	off := make(map[string]bool)
	var kept []*chart.Dependency // nil if there are none, as importAll wants it
	tags, _ := coalesced["tags"].(map[string]any)
	for _, d := range c.Metadata.Dependencies {
		d.Enabled = switchedOn(d, tags, coalesced, prefix)
		if !d.Enabled {
			off[d.Name] = true
		}
	}
	for _, d := range c.Metadata.Dependencies {
		if !off[d.Name] {
			kept = append(kept, d)
		}
	}
	charts := []*chart.Chart{}
	for _, dependency := range c.Dependencies() {
		if !off[dependency.Metadata.Name] {
			charts = append(charts, dependency)
		}
	}
	for _, dependency := range charts {
		if err := w.enable(dependency, coalesced, prefix+dependency.Metadata.Name+"."); err != nil {
			return err
		}
	}
	c.Metadata.Dependencies = kept
	c.SetDependencies(charts...)
	return nil
}

// declared returns the dependencies that a chart does not declare, then those that
// it does, each as often as it does, by its alias. A declaration takes the first
// chart of its name and version.
func declared(c *chart.Chart) []*chart.Chart {
	matches := func(d *chart.Dependency, dependency *chart.Chart) bool {
		return d.Name == dependency.Name() && Compatible(d.Version, dependency.Metadata.Version)
	}
	var found []*chart.Chart
next:
	for _, dependency := range c.Dependencies() {
		for _, d := range c.Metadata.Dependencies {
			if matches(d, dependency) {
				continue next
			}
		}
		found = append(found, dependency)
	}
	for _, d := range c.Metadata.Dependencies {
		for _, dependency := range c.Dependencies() {
			if dependency == nil || !matches(d, dependency) {
				continue
			}
			named, metadata := *dependency, *dependency.Metadata
			named.Metadata = &metadata
			if d.Alias != "" {
				metadata.Name = d.Alias
			}
			found = append(found, &named)
			break
		}
		if d.Alias != "" {
			d.Name = d.Alias
		}
	}
	return found
}

// switchedOn reports whether a dependency is. The first of its conditions that is
// true or false decides, else its tags, of which one that is true is enough.
func switchedOn(d *chart.Dependency, tags map[string]any, values Values, prefix string) bool {
	var yes, no bool
	for _, tag := range d.Tags {
		if on, ok := tags[tag].(bool); ok {
			yes = yes || on
			no = no || !on
		}
	}
	for condition := range strings.SplitSeq(strings.TrimSpace(d.Condition), ",") {
		if condition == "" {
			continue
		}
		if value, err := values.PathValue(prefix + condition); err == nil {
			if on, ok := value.(bool); ok {
				return on
			}
		}
	}
	return yes || !no
}

// importAll puts what charts import from their dependencies below their own values,
// those furthest down first.
func (w *work) importAll(c *chart.Chart) error {
	for _, dependency := range c.Dependencies() {
		if err := w.importAll(dependency); err != nil {
			return err
		}
	}
	if c.Metadata.Dependencies == nil {
		return nil
	}
	values, err := w.coalesce(c, nil, merging)
	if err != nil {
		return err
	}
	imported := make(map[string]any)
	for _, d := range c.Metadata.Dependencies {
		var pairs []any
		for _, entry := range d.ImportValues {
			child, parent := "", "."
			switch entry := entry.(type) {
			case string:
				child = "exports." + entry
			case map[string]any:
				child, parent = fmt.Sprint(entry["child"]), fmt.Sprint(entry["parent"])
			default:
				continue
			}
			pairs = append(pairs, map[string]string{"child": child, "parent": parent})
			if table, err := values.Table(d.Name + "." + child); err == nil {
				imported = w.merge(imported, below(parent, table.AsMap()), merging)
			}
		}
		d.ImportValues = pairs
	}
	c.Values = w.merge(w.cloneMap(values), imported, merging)
	return nil
}

// below returns a map that has a table at a path, "." being the top.
func below(path string, table map[string]any) map[string]any {
	if path == "." {
		return table
	}
	keys := strings.Split(path, ".")
	for i := len(keys) - 1; i >= 0; i-- {
		table = map[string]any{keys[i]: table}
	}
	return table
}
