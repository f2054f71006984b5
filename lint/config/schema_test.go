package config

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestSchema holds the schema against the reader: what one accepts, or refuses,
// so does the other.
func TestSchema(t *testing.T) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Schema(set)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(SchemaURL, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(SchemaURL)
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(introduction, "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	for _, test := range []struct {
		text string
		want bool
	}{
		{everything, true},
		{example, true},
		{"kube-version: '1.33.2'\n", true},
		{"select: [trivy:KSV-0017]\n", true},
		{"exlude: [a]\n", false},
		{"exclude: a\n", false},
		{"exclude: ['']\n", false},
		{"bundles: [a]\n", false},
		{"profile: strcit\n", false},
		{"fail-on: nothing\n", false},
		{"severity: {host-pid: severe}\n", false},
		{"severity: [host-pid]\n", false},
		{"kube-version: '1'\n", false},
		{"ignores: [{rules: [host-pid]}]\n", false},
		{"ignores: [{rules: [], reason: x}]\n", false},
		{"ignores: [{rules: [host-pid], reason: ''}]\n", false},
		{"ignores: [{rules: [host-pid], reason: x, until: tomorrow}]\n", false},
		{"external: [{kind: Secret, nmae: a}]\n", false},
		{"charts: [{path: a, scenarios: [{values: [b]}]}]\n", false},
		{"parameters: {image-from-untrusted-registry: {trusted-registry: [a]}}\n", false},
		{"parameters: {image-from-untrusted-registry: {trusted-registries: a}}\n", false},
		{"parameters: {image-from-untrusted-registry: {trusted-registries: [1]}}\n", false},
		{"parameters: {image-from-untrusted-registry: 1}\n", false},
	} {
		c, err := Load(fstest.MapFS{Name: {Data: []byte(test.text)}}, ".")
		if err == nil {
			err = c.Check(set)
		}
		if (err == nil) != test.want {
			t.Errorf("%s\nread: %v", test.text, err)
		}
		// The parser makes times of dates, which an editor does not.
		quoted := strings.NewReplacer("2027-01-31", "'2027-01-31'", "2027-06-30", "'2027-06-30'").Replace(test.text)
		value, err := yaml.YAMLToJSON([]byte(quoted))
		if err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(value))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); (err == nil) != test.want {
			t.Errorf("%s\nschema: %v", test.text, err)
		}
	}
}
