package helm

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"helm.sh/helm/v3/pkg/chart"

	"github.com/kubevet/kubevet/lint/document"
)

// noLoader refuses every reference that leads out of a schema.
type noLoader struct{}

func (noLoader) Load(url string) (any, error) {
	return nil, fmt.Errorf("schema refers to %s, and nothing outside of it is read", url)
}

// checkSchemas checks the values of a chart and its subcharts against their
// values.schema.json, without reading what a schema refers to.
func (r *run) checkSchemas(c *chart.Chart, values any, prefix []any) []document.Problem {
	var problems []document.Problem
	vals := tableOf(values)
	if c.Schema != nil {
		problems = r.checkSchema(c, vals, prefix)
	}
	for _, child := range c.Dependencies() {
		if sub := vals[child.Name()]; sub != nil {
			problems = append(problems, r.checkSchemas(child, sub, append(slices.Clone(prefix), child.Name()))...)
		}
	}
	return problems
}

func tableOf(v any) map[string]any {
	switch v := v.(type) {
	case map[string]any:
		return v
	case chartutil.Values:
		return v
	}
	return nil
}

func (r *run) checkSchema(c *chart.Chart, vals map[string]any, prefix []any) (problems []document.Problem) {
	file := schemaFile(r, c)
	bad := func(err error) []document.Problem {
		return []document.Problem{{File: file, Message: sentence(fmt.Errorf("read values schema: %w", err))}}
	}
	defer func() {
		if p := recover(); p != nil {
			problems = bad(fmt.Errorf("%v", p))
		}
	}()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.Schema))
	if err != nil {
		return bad(err)
	}
	const url = "file:///values.schema.json"
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(noLoader{})
	if err := compiler.AddResource(url, doc); err != nil {
		return bad(err)
	}
	schema, err := compiler.Compile(url)
	if err != nil {
		if load := new(jsonschema.LoadURLError); errors.As(err, &load) {
			err = load.Err
		}
		return bad(err)
	}
	invalid := new(jsonschema.ValidationError)
	if vals == nil {
		vals = map[string]any{}
	}
	if err := affordable(schema, vals); err != nil {
		return bad(err)
	}
	if err := schema.Validate(vals); !errors.As(err, &invalid) {
		return nil
	}
	all := leaves(invalid)
	if len(all) > maxComplaints {
		defer func() {
			problems = append(problems, document.Problem{
				File: file, OfValues: true,
				Message: fmt.Sprintf("%d more values do not fit values.schema.json", len(all)-maxComplaints),
			})
		}()
	}
	for _, e := range all[:min(len(all), maxComplaints)] {
		at := slices.Clone(prefix)
		for _, k := range e.InstanceLocation {
			at = append(at, k)
		}
		loc := r.index().nearest(at)
		what := keyOf(at)
		if what == "" {
			what = "values"
		}
		problems = append(problems, document.Problem{
			File: loc.File, Line: loc.Line, Column: loc.Column, OfValues: true,
			Message: fmt.Sprintf("%s does not fit values.schema.json: %s", what,
				e.ErrorKind.LocalizedString(message.NewPrinter(language.English))),
		})
	}
	return problems
}

// maxComplaints bounds the problems of one schema.
const maxComplaints = 100

// leaves returns the errors that have no cause, in a fixed order.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	out := appendLeaves(nil, e)
	slices.SortStableFunc(out, func(a, b *jsonschema.ValidationError) int {
		return strings.Compare(strings.Join(a.InstanceLocation, "/"), strings.Join(b.InstanceLocation, "/"))
	})
	return out
}

func appendLeaves(out []*jsonschema.ValidationError, e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(e.Causes) == 0 {
		return append(out, e)
	}
	for _, c := range e.Causes {
		out = appendLeaves(out, c)
	}
	return out
}

// schemaFile returns the schema of a chart.
func schemaFile(r *run, c *chart.Chart) string {
	if len(c.Templates) > 0 {
		if u := r.units[c.Templates[0]]; u != nil {
			return u.where("values.schema.json")
		}
	}
	return r.chart.root.where("values.schema.json")
}
