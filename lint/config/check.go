package config

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/render/helm"
	"github.com/kubevet/kubevet/lint/rule"
)

// settle checks the form of everything in the file, which is in dir, and makes
// its globs and paths relative to the root of the run.
func (c *Config) settle(dir string) {
	c.visit(func(at, form string, text *string) {
		if err := checkForm(dir, form, *text); err != nil {
			c.faultAt(at, err.Error())
			return
		}
		switch form {
		case "glob":
			*text = path.Join(Escape(dir), *text)
		case "path":
			*text = path.Join(dir, *text)
		}
	})
	for i := range c.Ignores {
		c.Ignores[i].At = c.places[fmt.Sprintf("ignores[%d]", i)]
	}
	for i := range c.Problems {
		c.Problems[i].At = c.places[fmt.Sprintf("problems[%d]", i)]
	}
	for i, chart := range c.Charts {
		names := make(map[string]bool)
		for j, s := range chart.Scenarios {
			if names[s.Name] && s.Name != "" {
				c.faultAt(fmt.Sprintf("charts[%d].scenarios[%d].name", i, j), fmt.Sprintf("scenario %q is given twice", s.Name))
			}
			names[s.Name] = true
		}
	}
}

// faultAt notes a mistake about what has a path. Its message starts with the key.
func (c *Config) faultAt(at, message string) {
	key := at[strings.LastIndex(at, ".")+1:]
	key, _, _ = strings.Cut(key, "[")
	if parent, _, entry := strings.Cut(at, "."); entry && !strings.Contains(parent, "[") {
		key = parent // an entry of a mapping
	}
	c.fault(c.places[at], key+": "+message)
}

// KubeVersion matches a version of Kubernetes, whose minor is its first group.
var KubeVersion = regexp.MustCompile(`^v?1\.(\d{1,3})(?:\.\d+)?$`)

// checkForm says what keeps a text in a file in dir from being of a form.
func checkForm(dir, form, text string) error {
	switch form {
	case "glob":
		if !doublestar.ValidatePattern(text) {
			return fmt.Errorf("%q is not a glob", text)
		}
		if alternatives(text) > maxAlternatives {
			return fmt.Errorf("the braces of %q stand for more than %d patterns", text, maxAlternatives)
		}
		return local(dir, text)
	case "path":
		return local(dir, text)
	case "name":
		if _, err := path.Match(text, ""); err != nil {
			return fmt.Errorf("%q is not a pattern of names", text)
		}
	case "version":
		if !KubeVersion.MatchString(text) {
			return fmt.Errorf("%q is not a Kubernetes version such as 1.33", text)
		}
	case "set":
		return helm.CheckSet(text)
	case "date":
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return fmt.Errorf("%q is not a date such as 2027-01-31", text)
		}
	}
	return nil
}

// maxAlternatives bounds the patterns that a glob with braces stands for, each of
// which is tried on every file.
const maxAlternatives = 256

// alternatives counts the patterns that a valid glob stands for, which braces beside
// each other multiply; beyond maxAlternatives it is any larger number.
func alternatives(glob string) int {
	type brace struct{ before, sum int }
	var open []brace
	n := 1
	class := false
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case c == '\\':
			i++
		case class:
			class = c != ']'
		case c == '[':
			class = true
		case c == '{':
			open = append(open, brace{before: n})
			n = 1
		case c == ',' && len(open) > 0:
			open[len(open)-1].sum += n
			n = 1
		case c == '}' && len(open) > 0:
			b := open[len(open)-1]
			open = open[:len(open)-1]
			n = b.before * (b.sum + n)
		}
		if n = min(n, 1<<20); n > maxAlternatives && len(open) == 0 {
			return n
		}
	}
	return n
}

// local refuses a path that leads out of the root of the run.
func local(dir, name string) error {
	if name == "" || path.IsAbs(name) || !fs.ValidPath(path.Join(dir, name)) {
		return fmt.Errorf("%q is not a relative path below the root of the run", name)
	}
	return nil
}

// Escape returns a glob that matches the name only.
func Escape(name string) string {
	return strings.NewReplacer(
		`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`, `{`, `\{`, `}`, `\}`,
	).Replace(name)
}

// Check holds what the configuration says of rules against the rules there are:
// their names, and the names and types of their parameters. What comes from
// flags is left to those who use it. Mistakes are Errors, those that Load found among
// them.
func (c *Config) Check(set *rule.Set) error {
	c.visit(func(at, form string, text *string) {
		switch {
		case c.flag(at) != "":
		case form == "rule":
			if len(set.Named(*text)) == 0 {
				c.unknownAt(at, "rule", *text, set.Names())
			}
		case form == "framework":
			if names := set.Frameworks(); !slices.Contains(names, *text) {
				c.unknownAt(at, "framework", *text, names)
			}
		}
	})
	for _, id := range slices.Sorted(maps.Keys(c.Parameters)) {
		c.checkParameters(set, id)
	}
	return c.errors()
}

func (c *Config) unknownAt(at, what, name string, names []string) {
	c.faultAt(at, unknown(fmt.Sprintf("unknown %s %q", what, name), name, names))
}

// checkParameters holds what is set of a rule against what it has.
func (c *Config) checkParameters(set *rule.Set, id string) {
	var withParameters []string
	for _, r := range set.Rules {
		if len(r.Parameters) > 0 {
			withParameters = append(withParameters, r.ID)
		}
	}
	at := "parameters." + id
	i := slices.IndexFunc(set.Rules, func(r *rule.Rule) bool { return r.ID == id })
	if i < 0 {
		c.unknownAt(at, "rule", id, withParameters)
		return
	}
	r := set.Rules[i]
	if len(r.Parameters) == 0 {
		c.faultAt(at, fmt.Sprintf("the rule %s has no parameters", id))
		return
	}
	for _, name := range slices.Sorted(maps.Keys(c.Parameters[id])) {
		standard, ok := r.Parameters[name]
		if !ok {
			c.unknownAt(join(at, name), "parameter", name, slices.Sorted(maps.Keys(r.Parameters)))
		} else if want := parameterType(standard); !want.allows(c.Parameters[id][name]) {
			c.faultAt(join(at, name), fmt.Sprintf("%s must be %s", name, want.description))
		}
	}
}

// A shape is what the value of a parameter looks like.
type shape struct {
	description string
	// schema is its type in JSON Schema, and items that of its elements.
	schema, items string
}

// parameterType returns the shape that values of a parameter have, which is that
// of its default. The elements of an empty list are strings.
func parameterType(standard any) shape {
	switch v := standard.(type) {
	case bool:
		return shape{"true or false", "boolean", ""}
	case int, int64, uint64, float64:
		return shape{"a number", "number", ""}
	case []any:
		items := shape{"a string", "string", ""}
		if len(v) > 0 {
			items = parameterType(v[0])
		}
		return shape{"a list, each element of it " + items.description, "array", items.schema}
	case map[string]any:
		return shape{"a mapping", "object", ""}
	case string:
		return shape{"a string", "string", ""}
	}
	return shape{} // a date, a binary or null: no parameter is one
}

// allows reports whether a value has the shape.
func (s shape) allows(value any) bool {
	if v, isList := value.([]any); isList {
		return s.schema == "array" && !slices.ContainsFunc(v, func(item any) bool {
			return parameterType(item).schema != s.items
		})
	}
	return parameterType(value).schema == s.schema
}

// visit calls f for every text in the configuration, and every key of a mapping,
// with its path and its form, in the order of the fields. What is left out for a
// mistake is not there.
func (c *Config) visit(f func(at, form string, text *string)) {
	visit(reflect.ValueOf(c).Elem(), "", "", func(at, form string, text *string) {
		if !c.faulty[at] {
			f(at, form, text)
		}
	})
}

func visit(v reflect.Value, at, form string, f func(at, form string, text *string)) {
	switch v.Kind() {
	case reflect.Struct:
		for _, key := range fieldsOf(v.Type()) {
			visit(v.Field(key.index), join(at, key.name), key.is, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), fmt.Sprintf("%s[%d]", at, i), form, f)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			text := key.String()
			f(join(at, text), form, &text)
		}
	case reflect.String:
		if text, ok := v.Addr().Interface().(*string); ok && (*text != "" || strings.HasSuffix(at, "]")) {
			f(at, form, text)
		}
	}
}
