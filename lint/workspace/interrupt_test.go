package workspace_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
	"github.com/kubevet/kubevet/policies"
)

// TestInterrupted reports what was found when a run is interrupted as soon as it has
// rendered, says that it is not all, and fixes nothing.
func TestInterrupted(t *testing.T) {
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	opts := workspace.Options{
		FS:    fstest.MapFS{"a.yaml": {Data: []byte("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n")}},
		Paths: []string{"."},
		Progress: func(p workspace.Progress) {
			if p.Sources > 0 {
				cancel()
			}
		},
	}
	opts.Rules.Set = set
	r, err := lint.Run(ctx, opts)
	if err != nil {
		t.Fatal(err)
	}
	said := false
	for _, p := range r.Problems {
		said = said || p.Level == document.Error && strings.Contains(p.Message, "interrupted")
	}
	if !said || r.Summary.Files != 1 {
		t.Errorf("problems %v, summary %+v", r.Problems, r.Summary)
	}
	if _, err := workspace.Load(ctx, opts); err == nil {
		t.Error("what is not to be interrupted went on")
	}
}
