package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A schema is what is used of a schema of OpenAPI 2.
type schema struct {
	Ref        string             `json:"$ref"`
	Type       string             `json:"type"`
	Format     string             `json:"format"`
	Properties map[string]*schema `json:"properties"`
	Required   []string           `json:"required"`
	Items      *schema            `json:"items"`
	Values     *schema            `json:"additionalProperties"`
	ListType   string             `json:"x-kubernetes-list-type"`
	MapKeys    []string           `json:"x-kubernetes-list-map-keys"`
	Kinds      []gvk              `json:"x-kubernetes-group-version-kind"`
}

type gvk struct{ Group, Version, Kind string }

type document struct {
	Definitions map[string]*schema
	Paths       map[string]map[string]json.RawMessage
}

// primitives are the types that have a form of their own in JSON, by the name of
// their definition.
var primitives = map[string]string{
	"meta.v1.Time":                                  "t",
	"meta.v1.MicroTime":                             "t",
	"resource.Quantity":                             "q",
	"intstr.IntOrString":                            "o",
	"runtime.RawExtension":                          "x",
	"meta.v1.FieldsV1":                              "x",
	"meta.v1.Patch":                                 "x",
	"apiextensions.v1.JSON":                         "x",
	"apiextensions.v1.JSONSchemaPropsOrArray":       "x",
	"apiextensions.v1.JSONSchemaPropsOrBool":        "x",
	"apiextensions.v1.JSONSchemaPropsOrStringArray": "x",
}

// read adds what one version of Kubernetes has.
func (t *table) read(dir string, minor int) error {
	text, err := os.ReadFile(filepath.Join(dir, "api/openapi-spec/swagger.json"))
	if err != nil {
		return err
	}
	var doc document
	if err := json.Unmarshal(text, &doc); err != nil {
		return err
	}
	byKind := make(map[gvk]string)
	for name, s := range doc.Definitions {
		if len(s.Kinds) == 1 {
			byKind[s.Kinds[0]] = typeName(name)
		}
	}
	if err := t.readPaths(&doc, byKind, minor); err != nil {
		return err
	}
	enums, err := readEnums(dir)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(doc.Definitions)) {
		t.addType(typeName(name), doc.Definitions[name], enums, minor)
	}
	return nil
}

// typeName shortens the name of a definition: "core.v1.Container",
// "meta.v1.ObjectMeta".
func typeName(definition string) string {
	parts := strings.Split(definition, ".")
	if parts = parts[len(parts)-min(3, len(parts)):]; parts[0] == "api" || parts[0] == "util" || parts[0] == "pkg" {
		parts = parts[1:]
	}
	return strings.Join(parts, ".")
}

// addType notes the fields that a type has in a minor.
func (t *table) addType(name string, s *schema, enums map[string][]string, minor int) {
	if primitives[name] != "" || s.Properties == nil {
		return
	}
	fields := t.types[name]
	if fields == nil {
		fields = make(map[string][]*field)
		t.types[name] = fields
	}
	for key, p := range s.Properties {
		f := field{typ: fieldType(p), required: slices.Contains(s.Required, key), from: minor, to: minor}
		if p.ListType == "map" {
			f.keys = strings.Join(p.MapKeys, ",")
		}
		f.enum = make(map[string]span)
		for _, value := range enums[name+"/"+key] {
			f.enum[value] = span{minor, minor}
		}
		fields[key] = extend(fields[key], f)
	}
}

// fieldType is the type of a field in the notation of the table.
func fieldType(s *schema) string {
	switch {
	case s.Ref != "":
		name := typeName(strings.TrimPrefix(s.Ref, "#/definitions/"))
		if p := primitives[name]; p != "" {
			return p
		}
		return name
	case s.Type == "array":
		return "[]" + fieldType(s.Items)
	case s.Values != nil:
		return "{}" + fieldType(s.Values)
	}
	switch s.Type + "/" + s.Format {
	case "string/":
		return "s"
	case "string/byte":
		return "y"
	case "string/date-time":
		return "t"
	case "string/int-or-string":
		return "o"
	case "integer/int32":
		return "i"
	case "integer/int64":
		return "l"
	case "boolean/":
		return "b"
	case "number/double":
		return "d"
	}
	return "x"
}

// readPaths notes the kinds that a version serves: their scope and the names of
// their resources and subresources.
func (t *table) readPaths(doc *document, byKind map[gvk]string, minor int) error {
	for _, path := range slices.Sorted(maps.Keys(doc.Paths)) {
		parts := strings.Split(strings.Trim(path, "/"), "/")
		var group, version string
		switch {
		case parts[0] == "api" && len(parts) > 2:
			version, parts = parts[1], parts[2:]
		case parts[0] == "apis" && len(parts) > 3:
			group, version, parts = parts[1], parts[2], parts[3:]
		default:
			continue
		}
		if parts[0] == "watch" {
			continue
		}
		namespaced := len(parts) > 2 && parts[0] == "namespaces" && parts[1] == "{namespace}"
		if namespaced {
			parts = parts[2:]
		}
		if group == "" && version == "v1" && len(parts) > 1 && parts[0] == "namespaces" && parts[1] == "{name}" {
			namespaced = false
		}
		resource := resourceKey{group, version, parts[0]}
		if len(parts) > 2 && parts[1] == "{name}" {
			t.subresource(resource, parts[2])
			continue
		}
		for _, method := range []string{"post", "get", "put"} {
			raw, ok := doc.Paths[path][method]
			if !ok {
				continue
			}
			var operation struct {
				Kind gvk `json:"x-kubernetes-group-version-kind"`
			}
			if err := json.Unmarshal(raw, &operation); err != nil {
				return err
			}
			if typ := byKind[operation.Kind]; operation.Kind.Kind != "" && typ != "" {
				t.addKind(resource, operation.Kind, typ, namespaced, minor)
				break
			}
		}
	}
	return nil
}
