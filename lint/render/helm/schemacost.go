package helm

import (
	"fmt"
	"math"
	"reflect"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const (
	// maxChecks bounds how often a part of a schema may be held against a part of
	// the values. Large schemas of public charts need some ten thousand.
	maxChecks = 5_000_000
	// maxPairs bounds how many different parts are held against each other.
	maxPairs = 500_000
)

// A schemaCost works out what it takes to validate values, without doing it: each
// pair of schema and value is looked at once, while the validator looks at it as
// often as a way leads there, which anyOf, allOf and oneOf can double at every
// reference.
type schemaCost struct {
	known map[schemaPair]float64
}

// A schemaPair is a schema and a value by its address.
type schemaPair struct {
	schema *jsonschema.Schema
	value  any
}

// affordable reports an error if validating a value takes too much.
func affordable(s *jsonschema.Schema, v any) error {
	c := schemaCost{make(map[schemaPair]float64)}
	if c.of(s, v, 0) > maxChecks {
		return limitError{fmt.Sprintf("validating the values takes more than %d steps", maxChecks)}
	}
	return nil
}

// identity tells a map or list by where it is and a scalar by its value.
func identityOf(v any) any {
	switch rv := reflect.ValueOf(v); rv.Kind() {
	case reflect.Map:
		return rv.Pointer()
	case reflect.Slice:
		return [2]uintptr{rv.Pointer(), uintptr(rv.Len())}
	case reflect.Invalid, reflect.String, reflect.Bool, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64:
		return v
	}
	return nil
}

// of is what validating v by s takes, infinite if that is too much to tell.
func (c *schemaCost) of(s *jsonschema.Schema, v any, depth int) float64 {
	if s == nil {
		return 0
	}
	key := schemaPair{s, identityOf(v)}
	if cost, ok := c.known[key]; ok {
		return cost
	}
	if len(c.known) > maxPairs || depth > 2*maxNesting {
		return math.Inf(1)
	}
	c.known[key] = 1 // a reference to itself, which the validator refuses
	cost := 1 + float64(len(s.AllOf)+len(s.AnyOf)+len(s.OneOf))
	here := func(all ...*jsonschema.Schema) {
		for _, s := range all {
			cost += c.of(s, v, depth+1)
		}
	}
	there := func(s *jsonschema.Schema, v any) { cost += c.of(s, v, depth+1) }
	here(s.Ref, s.RecursiveRef, s.Not, s.If, s.Then, s.Else)
	if s.DynamicRef != nil {
		here(s.DynamicRef.Ref)
	}
	here(s.AllOf...)
	here(s.AnyOf...)
	here(s.OneOf...)
	if s.Enum != nil {
		cost += float64(len(s.Enum.Values))
	}
	switch v := v.(type) {
	case map[string]any:
		for _, d := range s.DependentSchemas {
			here(d)
		}
		for _, d := range s.Dependencies {
			if d, ok := d.(*jsonschema.Schema); ok {
				here(d)
			}
		}
		cost += float64(len(s.Required) + len(v)*len(s.PatternProperties))
		extra, _ := s.AdditionalProperties.(*jsonschema.Schema)
		for k, x := range v {
			there(s.PropertyNames, k)
			if p := s.Properties[k]; p != nil {
				there(p, x)
			} else {
				there(extra, x)
			}
			for re, p := range s.PatternProperties {
				if re.MatchString(k) {
					there(p, x)
				}
			}
			there(s.UnevaluatedProperties, x)
		}
	case []any:
		if s.UniqueItems {
			cost += float64(len(v)) * float64(len(v))
		}
		each, _ := s.Items.(*jsonschema.Schema)
		list, _ := s.Items.([]*jsonschema.Schema)
		more, _ := s.AdditionalItems.(*jsonschema.Schema)
		for i, x := range v {
			for _, s := range []*jsonschema.Schema{each, more, s.Contains, s.Items2020, s.UnevaluatedItems} {
				there(s, x)
			}
			if i < len(list) {
				there(list[i], x)
			}
			if i < len(s.PrefixItems) {
				there(s.PrefixItems[i], x)
			}
		}
	case string:
		if s.Pattern != nil {
			cost += float64(len(v)*len(s.Pattern.String())) / 256
		}
	}
	c.known[key] = cost
	return cost
}
