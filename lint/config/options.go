package config

import (
	"strconv"

	"github.com/kubevet/kubevet/lint/discover"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
)

// Options returns what the configuration says in the terms of the stages.
func (c *Config) Options() workspace.Options {
	var fetched []files.Fetched
	for _, s := range c.Sources {
		fetched = append(fetched, files.Fetched(s))
	}
	rendering := c.render()
	rendering.Fetched = fetched
	return workspace.Options{
		Fetched:  fetched,
		Discover: discover.Options{Exclude: c.Exclude, Bundles: c.Bundles, Fetched: fetched},
		Render:   rendering,
		Rules: workspace.Rules{
			Selection:  rule.Selection{Profile: c.Profile, Framework: c.Framework, Select: c.Select, Ignore: c.Ignore},
			Severities: c.Severity,
		},
		Eval:   c.eval(),
		Filter: c.filter(),
		Report: workspace.Reporting{MinSeverity: c.MinSeverity},
	}
}

func (c *Config) render() render.Options {
	opts := render.Options{KubeVersion: c.KubeVersion, APIVersions: c.APIVersions}
	for _, chart := range c.Charts {
		to := render.Chart{Path: chart.Path, Values: chart.Values, Set: chart.Set}
		for _, s := range chart.Scenarios {
			to.Scenarios = append(to.Scenarios, render.Scenario(s))
		}
		opts.Charts = append(opts.Charts, to)
	}
	for _, n := range c.Namespaces {
		opts.Namespaces = append(opts.Namespaces, render.Namespace(n))
	}
	return opts
}

func (c *Config) eval() eval.Options {
	opts := eval.Options{Minor: minorOf(c.KubeVersion), Parameters: c.Parameters}
	for _, e := range c.External {
		opts.External = append(opts.External, eval.External(e))
	}
	return opts
}

func (c *Config) filter() filter.Options {
	opts := filter.Options{NonIgnorable: c.NonIgnorable, Peers: c.Peers}
	for _, i := range c.Ignores {
		opts.Ignores = append(opts.Ignores, filter.Ignore(i))
	}
	for _, p := range c.Problems {
		opts.Problems = append(opts.Problems, filter.Acceptance(p))
	}
	return opts
}

// minorOf returns the minor of a version of Kubernetes, 0 for "". That of 1.0 is 1,
// which no rule tells from it, since 0 is for the newest.
func minorOf(version string) int {
	m := KubeVersion.FindStringSubmatch(version)
	if m == nil {
		return 0
	}
	minor, _ := strconv.Atoi(m[1]) // the expression matches digits only
	return max(minor, 1)
}
