package helm

import (
	"bytes"
	"encoding/json"
	"strings"
	"text/template"

	"github.com/BurntSushi/toml"
	"sigs.k8s.io/yaml"
	yamlv3 "sigs.k8s.io/yaml/goyaml.v3"
)

// traceYAML adds Helm's conversions to and from YAML, JSON and TOML.
func traceYAML(t *tracer, f template.FuncMap) {
	encode := func(op op, fn func(any) (string, error), strict bool) func(any) (string, error) {
		return func(v any) (string, error) {
			if err := budgetOf(t).printable(v); err != nil {
				return "", err
			}
			out, err := fn(v)
			if err != nil {
				if strict {
					return "", err
				}
				return "", nil // Helm swallows it inside of a template
			}
			if err := charge(t, len(out)); err != nil {
				return "", err
			}
			return t.encoded(out, op, v), nil
		}
	}
	toYAML := func(v any) (string, error) {
		data, err := yaml.Marshal(v)
		return strings.TrimSuffix(string(data), "\n"), err
	}
	toJSON := func(v any) (string, error) {
		data, err := json.Marshal(v)
		return string(data), err
	}
	f["toYaml"] = encode(opEncode, toYAML, false)
	f["toYamlPretty"] = encode(opEncode, toYAMLPretty, false)
	f["toJson"] = encode(opEncode, toJSON, false)
	f["mustToJson"] = encode(opEncode, toJSON, true)
	for _, name := range []string{"toPrettyJson", "mustToPrettyJson", "toRawJson", "mustToRawJson"} {
		must := name
		if !strings.HasPrefix(must, "must") {
			must = "mustT" + name[1:]
		}
		fn, ok := f[must].(func(any) (string, error))
		if ok {
			defer func() { f[name] = encode(opEncode, fn, must == name) }()
		}
	}
	f["toToml"] = encode(opOpaque, func(v any) (string, error) {
		var b bytes.Buffer
		if err := toml.NewEncoder(&b).Encode(v); err != nil {
			return err.Error(), nil
		}
		return b.String(), nil
	}, false)
	f["fromYaml"] = func(s string) (map[string]any, error) {
		m := map[string]any{}
		if err := yaml.Unmarshal([]byte(s), &m); err != nil {
			m["Error"] = err.Error()
			return m, nil
		}
		return decoded(t, m, s), charge(t, len(s))
	}
	f["fromYamlArray"] = func(s string) ([]any, error) {
		a := []any{}
		if err := yaml.Unmarshal([]byte(s), &a); err != nil {
			return []any{err.Error()}, nil
		}
		return decoded(t, a, s), charge(t, len(s))
	}
	f["fromJson"] = func(s string) (map[string]any, error) {
		m := map[string]any{}
		if err := json.Unmarshal([]byte(s), &m); err != nil {
			m["Error"] = err.Error()
			return m, nil
		}
		return decoded(t, m, s), charge(t, len(s))
	}
	f["fromJsonArray"] = func(s string) ([]any, error) {
		a := []any{}
		if err := json.Unmarshal([]byte(s), &a); err != nil {
			return []any{err.Error()}, nil
		}
		return decoded(t, a, s), charge(t, len(s))
	}
	f["mustFromJson"] = func(s string) (any, error) {
		var v any
		err := json.Unmarshal([]byte(s), &v)
		if err != nil {
			return v, err
		}
		return decoded(t, v, s), charge(t, len(s))
	}
	f["fromToml"] = func(s string) map[string]any {
		m := map[string]any{}
		if err := toml.Unmarshal([]byte(s), &m); err != nil {
			m["Error"] = err.Error()
		}
		return m
	}
}

func toYAMLPretty(v any) (string, error) {
	var b bytes.Buffer
	enc := yamlv3.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// encoded notes that s is the YAML or JSON of v. Which part of s shows which
// part of v is found out when it is asked for.
func (t *tracer) encoded(s string, op op, v any) string {
	if t == nil || s == "" || v == nil {
		return s
	}
	if len(s) < 128 {
		s = strings.Clone(s)
	}
	t.origins[addressOf(s)] = &derived{op: op, out: s, args: []arg{{v, t.origin(v)}}}
	return s
}

// decoded notes that v was read from s, if it is known where s came from, and
// returns it with leaves that have addresses of their own.
func decoded[T any](t *tracer, v T, s string) T {
	if t == nil {
		return v
	}
	org := t.origin(s)
	if org == nil {
		return v
	}
	tr := &tree{source: org, text: s}
	out, ok := t.adopt(v, &leaf{tree: tr}, nil).(T)
	if !ok {
		return v
	}
	return out
}
