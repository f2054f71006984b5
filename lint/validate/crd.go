package validate

import (
	"slices"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
)

// maxDepth bounds how deep the schema of a CustomResourceDefinition is followed.
const maxDepth = 64

// A custom is a kind that a CustomResourceDefinition defines.
type custom struct {
	// roots are the schemas of the versions that it serves, and versions the types
	// made of them when asked for; nil for a version without a schema.
	roots    map[string]*manifest.Node
	versions map[string]*schema.Type
	// served are those versions, and cluster whether its objects have no namespace.
	served  []string
	cluster bool
}

// version returns the type of a version's objects, nil if it has no schema.
func (c *custom) version(name string) *schema.Type {
	if t, ok := c.versions[name]; ok {
		return t
	}
	var t *schema.Type
	if root := c.roots[name]; root != nil && root.Kind == manifest.Mapping {
		if t = structural(root, 0); t.Shape == schema.Object {
			t.Embedded = true
		} else {
			t = nil
		}
	}
	c.versions[name] = t
	return t
}

// definition reads a CustomResourceDefinition of apiextensions.k8s.io/v1; ok is
// false for what is none.
func definition(o *manifest.Object) (group, kind string, c *custom, ok bool) {
	if o.APIVersion != "apiextensions.k8s.io/v1" || o.Kind != "CustomResourceDefinition" {
		return "", "", nil, false
	}
	spec := get(o.Root, "spec")
	group, kind = text(spec, "group"), text(spec, "names", "kind")
	if group == "" || kind == "" {
		return "", "", nil, false
	}
	c = &custom{roots: make(map[string]*manifest.Node), versions: make(map[string]*schema.Type), cluster: text(spec, "scope") == "Cluster"}
	for _, version := range items(spec, "versions") {
		name := text(version, "name")
		if name == "" || scalarAt(version, "served") == false {
			continue
		}
		c.served = append(c.served, name)
		c.roots[name] = get(version, "schema", "openAPIV3Schema")
	}
	return group, kind, c, true
}

// structural makes a type of a structural schema.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
func structural(n *manifest.Node, depth int) *schema.Type {
	t := &schema.Type{Shape: schema.Any}
	if depth > maxDepth || n == nil || n.Kind != manifest.Mapping {
		return t
	}
	t.Limits = readLimits(n)
	switch text(n, "type") {
	case "string":
		t.Shape = schema.String
		switch text(n, "format") {
		case "byte":
			t.Shape = schema.Bytes
		case "date-time":
			t.Shape = schema.Time
		}
	case "boolean":
		t.Shape = schema.Bool
	case "integer":
		t.Shape = schema.Int64
		if text(n, "format") == "int32" {
			t.Shape = schema.Int32
		}
	case "number":
		t.Shape = schema.Number
	case "array":
		t.Shape, t.Items = schema.List, structural(get(n, "items"), depth+1)
	case "object":
		structuralObject(n, t, depth)
	}
	if is(n, "x-kubernetes-int-or-string") {
		t.Shape, t.Limits = schema.IntOrStr, nil
	}
	return t
}

func structuralObject(n *manifest.Node, t *schema.Type, depth int) {
	t.Shape = schema.Object
	t.Open = is(n, "x-kubernetes-preserve-unknown-fields")
	t.Embedded = is(n, "x-kubernetes-embedded-resource")
	if values := get(n, "additionalProperties"); values != nil {
		if values.Kind == manifest.Mapping {
			t.Items = structural(values, depth+1)
		} else {
			t.Open = t.Open || values.Value == true
		}
	}
	properties := entries(n, "properties")
	if len(properties) == 0 && t.Items == nil && depth > 0 {
		// Nothing is said of its fields, so the server drops them all: an error of
		// the definition, not of those who use it.
		t.Open = true
	}
	required := make([]string, 0, 4)
	for _, r := range items(n, "required") {
		if s, ok := r.Value.(string); ok {
			required = append(required, s)
		}
	}
	fields := make([]schema.Field, 0, len(properties))
	for _, p := range properties {
		f := schema.Field{Name: p.Key, Type: structural(p.Value, depth+1)}
		// What has a default is never missing.
		f.Required = slices.Contains(required, p.Key) && p.Value.Field("default") == nil
		fields = append(fields, f)
	}
	t.SetFields(fields)
}

// readLimits returns what a schema demands of a value, nil if nothing.
func readLimits(n *manifest.Node) *schema.Limits {
	var l schema.Limits
	found := false
	for i := range n.Fields {
		f := &n.Fields[i]
		v := f.Value.Value
		integer := func(to **int64) {
			if i, ok := number(v); ok {
				*to, found = &i, true
			}
		}
		fraction := func(to **float64) {
			if isNumber(v) {
				f := float(v)
				*to, found = &f, true
			}
		}
		switch f.Key {
		case "minimum":
			fraction(&l.Minimum)
		case "maximum":
			fraction(&l.Maximum)
		case "exclusiveMinimum":
			l.ExclusiveMinimum = v == true
		case "exclusiveMaximum":
			l.ExclusiveMaximum = v == true
		case "minLength":
			integer(&l.MinLength)
		case "maxLength":
			integer(&l.MaxLength)
		case "minItems":
			integer(&l.MinItems)
		case "maxItems":
			integer(&l.MaxItems)
		case "minProperties":
			integer(&l.MinProps)
		case "maxProperties":
			integer(&l.MaxProps)
		case "pattern":
			if s, ok := v.(string); ok {
				l.Pattern, found = s, true
			}
		case "enum":
			for _, item := range f.Value.Items {
				l.Enum, found = append(l.Enum, item.Value), true
			}
		}
	}
	if !found {
		return nil
	}
	return &l
}
