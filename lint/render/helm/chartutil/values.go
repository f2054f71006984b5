// Package chartutil computes the values that a chart is rendered with, and what it
// may know of the cluster, as the package of the same name in Helm 3.22 does, which
// its tests hold it against. Helm's own brings along all types of Kubernetes' API,
// whose set-up takes longer than most runs, for a list of versions.
//
// The types bear Helm's names, and have its methods: templates can print the former
// and call the latter.
//
// It may import nothing of kubevet.
package chartutil

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"sigs.k8s.io/yaml"
)

// Values are those of a chart: maps, lists and scalars as sigs.k8s.io/yaml reads
// them.
type Values map[string]any

// YAML writes the values.
func (v Values) YAML() (string, error) {
	b, err := yaml.Marshal(v)
	return string(b), err
}

// Encode writes the values as YAML.
func (v Values) Encode(w io.Writer) error {
	b, err := yaml.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// AsMap returns the values as a map that is not nil.
func (v Values) AsMap() map[string]any {
	if len(v) == 0 {
		return map[string]any{}
	}
	return v
}

// Table returns the map at a path such as "web.image".
func (v Values) Table(name string) (Values, error) {
	table := v
	for key := range strings.SplitSeq(name, ".") {
		switch next := table[key].(type) {
		case map[string]any:
			table = next
		case Values:
			table = next
		default:
			if _, ok := table[key]; !ok {
				return table, noTable(key)
			}
			return Values{}, noTable(key)
		}
	}
	return table, nil
}

// PathValue returns what is at a path, if it is no map.
func (v Values) PathValue(path string) (any, error) {
	if path == "" {
		return nil, errors.New("YAML path cannot be empty")
	}
	table, key := v, path
	if at := strings.LastIndexByte(path, '.'); at >= 0 {
		key = path[at+1:]
		var err error
		if table, err = v.Table(path[:at]); err != nil {
			return nil, noValue(key)
		}
	}
	if value, ok := table[key]; ok && !isTable(value) {
		return value, nil
	}
	return nil, noValue(key)
}

func noTable(key string) error { return fmt.Errorf("%q is not a table", key) }

func noValue(key string) error { return fmt.Errorf("%q is not a value", key) }

func isTable(v any) bool {
	_, ok := v.(map[string]any)
	return ok
}
