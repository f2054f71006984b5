package kustomize

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// report renders the outcome of a build: what was built and what was not.
func report(fsys fstest.MapFS, dir string) string {
	resources, problems := Build(context.Background(), fsys, dir, Options{})
	var b strings.Builder
	for _, r := range resources {
		paths := map[string]string{}
		for _, line := range strings.Split(string(r.Text), "\n") {
			key, value, _ := strings.Cut(line, ": ")
			paths[key] = value
		}
		fmt.Fprintf(&b, "%s %s %s\n", r.File, paths["kind"], paths["  name"])
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", p.File, p.Line, p.Column, p.Message)
	}
	return b.String()
}

// TestProblems names every entry that cannot be built and builds the rest.
func TestProblems(t *testing.T) {
	want := `
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), report(fixture(t, "problems.txtar"), ".")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
