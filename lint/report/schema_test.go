package report

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/kubevet/kubevet/lint/catalogue"
)

const reportSchema = "../../docs/report.schema.json"

// TestJSONSchema holds what JSON writes to its documented schema.
func TestJSONSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(reportSchema)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []Report{sampleReport(), {Version: "1.2.3"}} {
		var b bytes.Buffer
		if err := JSON(&b, r, Options{}); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Error(err)
		}
	}
}

// TestJSONSchemaFields holds the properties in the schema to the fields of the
// types: which there are, and which are always written.
func TestJSONSchemaFields(t *testing.T) {
	text, err := os.ReadFile(reportSchema)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	root := value.(map[string]any)
	definition := func(name string) map[string]any { return root["$defs"].(map[string]any)[name].(map[string]any) }
	for _, c := range []struct {
		name   string
		typ    reflect.Type
		schema map[string]any
	}{
		{"report", reflect.TypeFor[JSONReport](), root},
		{"rule", reflect.TypeFor[catalogue.Entry](), definition("rule")},
		{"finding", reflect.TypeFor[JSONFinding](), definition("finding")},
		{"suppression", reflect.TypeFor[JSONSuppression](), definition("suppression")},
		{"unused", reflect.TypeFor[JSONUnused](), definition("unused")},
		{"object", reflect.TypeFor[JSONObject](), definition("object")},
		{"location", reflect.TypeFor[JSONLocation](), definition("location")},
		{"excerpt", reflect.TypeFor[JSONExcerpt](), definition("excerpt")},
		{"problem", reflect.TypeFor[JSONProblem](), definition("problem")},
		{"summary", reflect.TypeFor[JSONSummary](), definition("summary")},
	} {
		var all, required []string
		for i := range c.typ.NumField() {
			name, options, _ := strings.Cut(c.typ.Field(i).Tag.Get("json"), ",")
			if name == "examples" {
				continue // of rules, which only `kubevet rules` writes
			}
			all = append(all, name)
			if options != "omitempty" {
				required = append(required, name)
			}
		}
		var properties, needed []string
		for name := range c.schema["properties"].(map[string]any) {
			properties = append(properties, name)
		}
		for _, name := range c.schema["required"].([]any) {
			needed = append(needed, name.(string))
		}
		for _, names := range [][]string{all, required, properties, needed} {
			slices.Sort(names)
		}
		if diff := cmp.Diff([][]string{all, required}, [][]string{properties, needed}); diff != "" || c.schema["additionalProperties"] != false {
			t.Errorf("%s: fields and properties differ (-type +schema):\n%s", c.name, diff)
		}
	}
}
