package validate

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

var casesFile = flag.String("cases", "", "write the objects that the oracle has to judge to this file")

// A mutant is a valid object with one change.
type mutant struct {
	name   string // "Pod spec.hostNetwork: type"
	object any
}

// mutants are the objects of testdata/objects.yaml, each as it is and with every
// one of its fields changed in every way.
func mutants(t testing.TB) []mutant {
	text, err := os.ReadFile("testdata/objects.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []mutant
	for _, doc := range strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n---\n") {
		var object map[string]any
		if err := yaml.Unmarshal([]byte(doc), &object); err != nil {
			t.Fatal(err)
		}
		kind := object["kind"].(string)
		add := func(path, change string) {
			data, err := json.Marshal(object)
			if err != nil {
				t.Fatal(err)
			}
			var clone any
			if err := json.Unmarshal(data, &clone); err != nil {
				t.Fatal(err)
			}
			all = append(all, mutant{kind + " " + path + ": " + change, clone})
		}
		add("", "as it is")
		mutate(object, "", add)
	}
	return all
}

// mutate calls add for every change below a value, with the change made, and takes
// it back.
func mutate(value any, path string, add func(path, change string)) {
	try := func(set func(any), old any, here string) {
		for _, c := range changes(old) {
			set(c.to)
			add(here, c.name)
		}
		set(old)
	}
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			here := strings.TrimPrefix(path+"."+key, ".")
			if here == "apiVersion" || here == "kind" {
				continue
			}
			old := v[key]
			delete(v, key)
			add(here, "missing")
			v[key+"x"] = old
			add(here, "misspelt")
			delete(v, key+"x")
			try(func(to any) { v[key] = to }, old, here)
			mutate(old, here, add)
		}
	case []any:
		for i := range v {
			here := fmt.Sprintf("%s[%d]", path, i)
			try(func(to any) { v[i] = to }, v[i], here)
			mutate(v[i], here, add)
		}
	}
}

type change struct {
	name string
	to   any
}

// changes are what a value is replaced with.
func changes(old any) []change {
	all := []change{{"null", nil}}
	switch old := old.(type) {
	case string:
		all = append(all, change{"number", 7}, change{"empty", ""}, change{"odd", "Odd_Value!"}, change{"list", []any{"a"}}, change{"boolean", true})
	case bool:
		all = append(all, change{"text", "true"}, change{"not", !old})
	case float64:
		all = append(all, change{"text", "7"}, change{"negative", -1}, change{"zero", 0}, change{"large", 70000}, change{"huge", 5000000000}, change{"fraction", 1.5})
	case []any:
		all = append(all, change{"empty", []any{}}, change{"mapping", map[string]any{"a": "b"}}, change{"text", "a"}, change{"twice", append(slices.Clone(old), old...)})
	case map[string]any:
		all = append(all, change{"empty", map[string]any{}}, change{"list", []any{old}}, change{"text", "a"})
	}
	return all
}

// refused reports whether an API server would refuse an object, as facts say.
func refused(object any) bool {
	text, err := json.Marshal(object)
	if err != nil {
		panic(err)
	}
	parsed := manifest.Parse(&document.Document{File: "a.yaml", Text: text, Source: &document.Source{Kind: document.Chart}})
	if len(parsed.Objects) != 1 {
		return true
	}
	v := New(0, parsed.Objects)
	facts := v.Object(parsed.Objects[0])
	return slices.ContainsFunc(facts, func(f Fact) bool { return f.Kind != Template && f.Kind != WrongScope })
}

// TestVerdicts holds the facts against what the code of the API server says of the
// same objects, which the module in oracle has written down. Where they differ,
// testdata/differences.txt says so, with a reason.
func TestVerdicts(t *testing.T) {
	all := mutants(t)
	if *casesFile != "" {
		var b strings.Builder
		for _, m := range all {
			text, err := json.Marshal(m.object)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(text)
			b.WriteByte('\n')
		}
		if err := os.WriteFile(*casesFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile("testdata/verdicts.txt")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := strings.Join(strings.Fields(string(text)), "")
	if len(verdicts) != len(all) {
		t.Fatalf("there are %d verdicts of %d objects: run the oracle again", len(verdicts), len(all))
	}
	differences := readDifferences(t)
	used := make(map[string]bool)
	agreed := 0
	for i, m := range all {
		want := verdicts[i] == 'x'
		got := refused(m.object)
		if got == want {
			agreed++
			continue
		}
		if prefix, known := differences(m.name); known {
			used[prefix] = true
			continue
		}
		t.Errorf("%s: refused: %v, by the API server: %v", m.name, got, want)
	}
	t.Logf("%d of %d verdicts agree", agreed, len(all))
}

// readDifferences returns a function that says whether a mutant is one that is
// known to be judged otherwise: a line of the file is the beginning of its name, and
// after a tab the reason.
func readDifferences(t testing.TB) func(name string) (string, bool) {
	text, err := os.ReadFile("testdata/differences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for line := range strings.Lines(string(text)) {
		prefix, reason, found := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if !found || reason == "" {
			t.Errorf("differences.txt: %q has no reason", line)
		}
		known = append(known, prefix)
	}
	return func(name string) (string, bool) {
		i := slices.IndexFunc(known, func(prefix string) bool { return strings.HasPrefix(name, prefix) })
		if i < 0 {
			return "", false
		}
		return known[i], true
	}
}
