package helm

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
	treefiles "github.com/kubevet/kubevet/lint/files"
)

// inputs are the values that the user gives besides the charts' own, newest
// last.
type inputs struct {
	names []string
	texts map[string][]byte
	set   map[string]any
}

// userValues merges the values files and assignments of opts.
func (c *Chart) userValues(opts Options) (map[string]any, *inputs, []document.Problem) {
	in := &inputs{texts: make(map[string][]byte), set: make(map[string]any)}
	base := make(map[string]any)
	var problems []document.Problem
	given := make(map[string][]byte)
	valuesFiles := slices.Clone(opts.ValuesFiles)
	for _, v := range opts.Values {
		given[v.Name] = v.Text
		valuesFiles = append(valuesFiles, v.Name)
	}
	for _, name := range valuesFiles {
		data, inline := given[name]
		var err error
		if !inline {
			data, err = treefiles.Read(c.fsys, name)
		}
		if err != nil {
			problems = append(problems, document.Problem{File: name, Message: sentence(err)})
			continue
		}
		vals := make(map[string]any)
		if err := yaml.Unmarshal(data, &vals); err != nil {
			problems = append(problems, document.Problem{
				File: name, Line: lineOf(err), Message: sentence(fmt.Errorf("parse values: %w", err)),
			})
			continue
		}
		in.names = append(in.names, name)
		in.texts[name] = data
		base = mergeMaps(base, vals)
	}
	for _, assign := range opts.Set {
		err := strvals.ParseInto(assign, base)
		if err == nil {
			err = strvals.ParseInto(assign, in.set)
		}
		if err != nil {
			problems = append(problems, document.Problem{
				File: c.root.where("Chart.yaml"), Message: sentence(fmt.Errorf("parse --set %s: %w", assigned(assign), err)),
			})
		}
	}
	return base, in, problems
}

// CheckSet says what keeps a text from being an assignment in the syntax of helm's
// --set. The error does not show the value, of which a comma makes keys.
func CheckSet(assign string) error {
	err := strvals.ParseInto(assign, make(map[string]any))
	switch {
	case err == nil:
		return nil
	case strings.Contains(assign, ","):
		return fmt.Errorf("%q is not an assignment such as image.tag=1.2.3; a comma in a value is \\,", assigned(assign))
	}
	return fmt.Errorf("%q is not an assignment such as image.tag=1.2.3: %w", assigned(assign), err)
}

// assigned returns the part of an assignment before its value, which may be secret.
func assigned(assign string) string {
	k, _, _ := strings.Cut(assign, "=")
	return k
}

// mergeMaps lays b over a, as Helm does with several values files.
func mergeMaps(a, b map[string]any) map[string]any {
	out := maps.Clone(a)
	for k, v := range b {
		if v, ok := v.(map[string]any); ok {
			if have, ok := out[k].(map[string]any); ok {
				out[k] = mergeMaps(have, v)
				continue
			}
		}
		out[k] = v
	}
	return out
}
