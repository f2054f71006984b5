package lint_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

// identities lints files by all rules and counts the findings of each identity.
// Every fingerprint is that of the identity.
func identities(t *testing.T, rules *rule.Set, files fstest.MapFS) (map[filter.Identity]int, []string) {
	t.Helper()
	r, err := lint.Run(t.Context(), lint.Options{
		FS: files, Paths: []string{"."}, Rules: workspace.Rules{Set: rules, Selection: rule.Selection{Profile: rule.Optional, Ignore: []string{"unsorted-keys"}}}, Report: workspace.Reporting{NoSuppress: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Problems {
		if p.Incomplete() {
			t.Errorf("%s:%d: %s", p.File, p.Line, p.Message)
		}
	}
	count := make(map[filter.Identity]int)
	var prints []string
	for _, f := range r.Findings {
		count[f.Identity]++
		prints = append(prints, f.Fingerprint)
	}
	return count, prints
}

// TestIdentitiesStay edits the examples of all rules so that only lines move,
// formats change and keys change places: the identities and the fingerprints of
// all findings stay, and so a baseline does.
func TestIdentitiesStay(t *testing.T) {
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for i, r := range rules.Rules {
		// A quarter is enough, and takes a quarter of the time. Quotes, which change
		// places here, are what yaml-implicit-type is about.
		if i%4 == 0 && r.ID != "yaml-implicit-type" {
			files[r.ID+"/bad.yaml"] = &fstest.MapFile{Data: []byte(r.Bad)}
		}
	}
	want, prints := identities(t, rules, files)
	if len(want) < 100 {
		t.Fatalf("%d identities, want hundreds", len(want))
	}
	known := map[string]bool{}
	for _, p := range prints {
		known[p] = true
	}
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 1))
		edited := fstest.MapFS{}
		for _, r := range rules.Rules {
			if files[r.ID+"/bad.yaml"] != nil {
				edited[r.ID+"/bad.yaml"] = &fstest.MapFile{Data: reformat(t, random, r.Bad)}
			}
		}
		got, prints := identities(t, rules, edited)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("seed %d: identities (-want +got):\n%s", seed, diff)
		}
		for _, p := range prints {
			if !known[p] {
				t.Errorf("seed %d: fingerprint %s is new", seed, p)
			}
		}
	}
}

// reformat writes YAML anew: keys in another order, other indentation, flow in
// place of block style, comments and blank lines.
func reformat(t *testing.T, random *rand.Rand, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	dec := yaml.NewDecoder(strings.NewReader(text))
	for {
		var doc yaml.Node
		if dec.Decode(&doc) != nil {
			break
		}
		shuffle(random, &doc)
		fmt.Fprintf(&out, "%s---\n", strings.Repeat("# moved\n\n", random.IntN(3)))
		enc := yaml.NewEncoder(&out)
		enc.SetIndent(2 + random.IntN(4))
		if err := enc.Encode(&doc); err != nil {
			t.Fatal(err)
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// shuffle reorders and restyles a node. Anchors stay before their aliases.
func shuffle(random *rand.Rand, n *yaml.Node) {
	if n.Kind == yaml.MappingNode && !hasAnchors(n) {
		random.Shuffle(len(n.Content)/2, func(i, j int) {
			n.Content[2*i], n.Content[2*j] = n.Content[2*j], n.Content[2*i]
			n.Content[2*i+1], n.Content[2*j+1] = n.Content[2*j+1], n.Content[2*i+1]
		})
	}
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!str" && n.Style == 0 && random.IntN(3) == 0:
		n.Style = yaml.DoubleQuotedStyle
	case n.Kind == yaml.MappingNode && random.IntN(8) == 0, n.Kind == yaml.SequenceNode && random.IntN(8) == 0:
		n.Style = yaml.FlowStyle
	case n.Kind != yaml.ScalarNode && random.IntN(2) == 0:
		n.HeadComment = "a comment"
	}
	for _, c := range n.Content {
		shuffle(random, c)
	}
}

func hasAnchors(n *yaml.Node) bool {
	if n.Anchor != "" || n.Alias != nil {
		return true
	}
	for _, c := range n.Content {
		if hasAnchors(c) {
			return true
		}
	}
	return false
}

// TestSiblings adds a container before another: the old findings stay known, and
// the same violation in the new container is new.
func TestSiblings(t *testing.T) {
	rules, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	pod := func(containers ...string) fstest.MapFS {
		text := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n"
		for _, c := range containers {
			text += fmt.Sprintf("    - name: %s\n      image: registry.example.com/web:1.0.0\n      securityContext:\n        privileged: true\n", c)
		}
		return fstest.MapFS{"pod.yaml": {Data: []byte(text)}}
	}
	var baseline bytes.Buffer
	ids, _ := identities(t, rules, pod("web"))
	var list []filter.Identity
	for id, n := range ids {
		for range n {
			list = append(list, id)
		}
	}
	if err := filter.WriteBaseline(&baseline, filter.Entries(list)); err != nil {
		t.Fatal(err)
	}
	for _, containers := range [][]string{{"web"}, {"new", "web"}} {
		known, err := filter.ReadBaseline("baseline", baseline.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		r, err := lint.Run(t.Context(), lint.Options{
			FS: pod(containers...), Paths: []string{"."}, Report: workspace.Reporting{Baseline: known},
			Rules: workspace.Rules{Set: rules, Selection: rule.Selection{Select: []string{"privileged-container", "memory-limit-missing"}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range r.Findings {
			got = append(got, f.Identity.Path)
		}
		var want []string
		if len(containers) == 2 {
			want = []string{"spec.containers[new].resources.limits.memory", "spec.containers[new].securityContext.privileged"}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("containers %v: new findings (-want +got):\n%s", containers, diff)
		}
		if r.Summary.Baselined != 2 {
			t.Errorf("containers %v: %d findings in the baseline, want 2", containers, r.Summary.Baselined)
		}
	}
}
