package helm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// TestChartsOfCharts has charts of a few kilobytes that stand for endless many.
func TestChartsOfCharts(t *testing.T) {
	aliased := fstest.MapFS{}
	dir := "app"
	for i := range 14 {
		text := fmt.Sprintf("apiVersion: v2\nname: c%d\nversion: 1.0.0\ndependencies:\n", i)
		for alias := range 4 {
			text += fmt.Sprintf("- {name: c%d, version: 1.0.0, alias: a%d}\n", i+1, alias)
		}
		aliased[dir+"/Chart.yaml"] = &fstest.MapFile{Data: []byte(text)}
		dir += fmt.Sprintf("/charts/c%d", i+1)
	}
	aliased[dir+"/Chart.yaml"] = &fstest.MapFile{Data: []byte("apiVersion: v2\nname: c14\nversion: 1.0.0\n")}
	if got := problemsOf(t, aliased, "app", Options{}); len(got) != 1 || !strings.Contains(got[0], "more than 1000 charts") {
		t.Errorf("aliases: %q", got)
	}

	archive := []byte(nil)
	for i := range 50 {
		archive = packed(t, fmt.Sprintf("c%d", i), archive)
	}
	nested := fstest.MapFS{
		"app/Chart.yaml":   {Data: []byte("apiVersion: v2\nname: app\nversion: 1.0.0\n")},
		"app/charts/c.tgz": {Data: archive},
	}
	if got := problemsOf(t, nested, "app", Options{}); len(got) != 1 || !strings.Contains(got[0], "nested more than 32 deep") {
		t.Errorf("archives in archives: %q", got)
	}
}

// packed is a chart in an archive, with another archive in its charts/.
func packed(t *testing.T, name string, inner []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	write := func(file string, data []byte) {
		if err := w.WriteHeader(&tar.Header{Name: name + "/" + file, Mode: 0o644, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	write("Chart.yaml", []byte("apiVersion: v2\nname: "+name+"\nversion: 1.0.0\n"))
	if inner != nil {
		write("charts/inner.tgz", inner)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSchemaCost refuses schemas that take exponential time, and no other: it
// counts what the validator would do, not what is written.
func TestSchemaCost(t *testing.T) {
	chain := func(n int, keyword string) string {
		text := `{"properties": {"a": {"$ref": "#/$defs/d` + fmt.Sprint(n) + `"}}, "$defs": {"d0": {"type": "string"}`
		for i := range n {
			text += fmt.Sprintf(`, "d%d": {%q: [{"$ref": "#/$defs/d%d"}, {"$ref": "#/$defs/d%d"}]}`, i+1, keyword, i, i)
		}
		return text + "}}"
	}
	deep := "a: " + strings.Repeat("{a: ", 40) + "1" + strings.Repeat("}", 40)
	tests := []struct{ name, schema, values, want string }{
		{"anyOf", chain(30, "anyOf"), "a: 1", "takes more than"},
		{"allOf", chain(30, "allOf"), "a: x", "takes more than"},
		{"oneOf", chain(30, "oneOf"), "a: 1", "takes more than"},
		{"recursion", `{"$ref": "#/$defs/d", "$defs": {"d": {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/d"}}, "required": ["b"]}, {"properties": {"a": {"$ref": "#/$defs/d"}}, "required": ["c"]}]}}}`, deep, "takes more than"},
		{"a long list", `{"properties": {"a": {"uniqueItems": true}}}`, "a: [" + strings.Repeat("{b: 1}, ", 5000) + "]", "takes more than"},
		{"of use", `{"properties": {"a": {"type": "string"}}}`, "a: 1", "got number, want string"},
		{"many complaints", `{"additionalProperties": {"type": "string"}}`, keys(5000), "4900 more values do not fit"},
	}
	for _, test := range tests {
		fsys := chartOf("-- Chart.yaml --\napiVersion: v2\nname: app\nversion: 1.0.0\n-- values.yaml --\n" + test.values + "\n-- values.schema.json --\n" + test.schema + "\n")
		got := problemsOf(t, fsys, "app", Options{})
		if len(got) == 0 || len(got) > maxComplaints+1 || !strings.Contains(strings.Join(got, "\n"), test.want) {
			t.Errorf("%s: %d problems, %q", test.name, len(got), got[:min(len(got), 3)])
		}
	}
}

// keys are n keys with numbers.
func keys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d: 1\n", i)
	}
	return b.String()
}
