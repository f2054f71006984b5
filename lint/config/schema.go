package config

import (
	"encoding/json"
	"reflect"

	"github.com/kubevet/kubevet/lint/rule"
)

// SchemaURL is where the schema of the configuration of kubevet's own rules is.
const SchemaURL = "https://raw.githubusercontent.com/kubevet/kubevet/main/docs/kubevet.schema.json"

// A schema is one of JSON Schema, draft 2020-12.
type schema map[string]any

// Schema returns the JSON Schema of a configuration file, for editors: it knows
// the rules of the set and their parameters. A file that Load and Check accept is
// valid, if no key in it is null.
func Schema(set *rule.Set) ([]byte, error) {
	s := structSchema(reflect.TypeFor[Config](), set)
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = SchemaURL
	s["title"] = "Configuration of kubevet"
	s["$defs"] = schema{
		// An editor offers the names; those of other linters, and of rules of
		// one's own, are as good.
		"rule":      schema{"type": "string", "anyOf": []any{schema{"enum": set.Names()}, schema{"minLength": 1}}},
		"framework": schema{"type": "string", "anyOf": []any{schema{"enum": set.Frameworks()}, schema{"minLength": 1}}},
	}
	text, err := json.MarshalIndent(s, "", "  ")
	return append(text, '\n'), err
}

func structSchema(t reflect.Type, set *rule.Set) schema {
	properties := schema{}
	var required []string
	for _, f := range fieldsOf(t) {
		p := typeSchema(f.typ, f.is, set)
		p["description"] = f.doc
		if f.need {
			required = append(required, f.name)
			p[map[reflect.Kind]string{reflect.String: "minLength", reflect.Slice: "minItems"}[f.typ.Kind()]] = 1
		}
		properties[f.name] = p
	}
	s := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if required != nil {
		s["required"] = required
	}
	return s
}

func typeSchema(t reflect.Type, form string, set *rule.Set) schema {
	if form == "rule-id" {
		return parametersSchema(set)
	}
	switch t.Kind() {
	case reflect.Struct:
		return structSchema(t, set)
	case reflect.Slice:
		return schema{"type": "array", "items": typeSchema(t.Elem(), form, set)}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": typeSchema(t.Elem(), "", set)}
	}
	if words := enumeration(t); words != nil {
		return schema{"enum": words}
	}
	switch form {
	case "rule", "framework":
		return schema{"$ref": "#/$defs/" + form}
	case "version":
		return schema{"type": []string{"string", "number"}, "pattern": KubeVersion.String()}
	case "date":
		return schema{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
	case "glob", "path":
		return schema{"type": "string", "minLength": 1}
	}
	return schema{"type": "string"}
}

// parametersSchema is that of the parameters of rules.
func parametersSchema(set *rule.Set) schema {
	rules := schema{}
	for _, r := range set.Rules {
		if len(r.Parameters) == 0 {
			continue
		}
		parameters := schema{}
		for name, standard := range r.Parameters {
			shape := parameterType(standard)
			p := schema{"type": shape.schema, "default": standard}
			if shape.items != "" {
				p["items"] = schema{"type": shape.items}
			}
			parameters[name] = p
		}
		rules[r.ID] = schema{"type": "object", "description": r.Title, "properties": parameters, "additionalProperties": false}
	}
	return schema{"type": "object", "properties": rules, "additionalProperties": schema{"type": "object"}}
}
