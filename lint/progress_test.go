package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/workspace"
)

// TestProgress tells of everything once, and of nothing that is not done.
func TestProgress(t *testing.T) {
	var told []workspace.Progress
	r, _ := run(t, absolute(t, trees), []string{"shop"}, func(o *lint.Options) {
		o.Progress = func(p workspace.Progress) { told = append(told, p) }
	})
	for i, p := range told {
		if p.Sources > p.AllSources || p.Objects > p.AllObjects || i > 0 && (p.Sources < told[i-1].Sources || p.Objects < told[i-1].Objects) {
			t.Errorf("step %d is %+v", i, p)
		}
	}
	// A chart, two kustomizations, and plain files.
	want := workspace.Progress{Sources: 4, AllSources: 4, Objects: r.Summary.Objects, AllObjects: r.Summary.Objects}
	if diff := cmp.Diff(want, told[len(told)-1]); diff != "" {
		t.Errorf("at the end (-want +got):\n%s", diff)
	}
}
