package fix

import (
	"context"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/workspace"
)

// A Refusal says why a finding has no fix that can be made, as the end of a sentence.
type Refusal string

func (r Refusal) Error() string { return "not fixed: " + string(r) }

// One returns the edits that fix one of the findings of the report on a workspace, in
// the order of their files. They are proven as those of Run are, and none is made. A
// finding without a fix that can be proven is a Refusal.
func One(ctx context.Context, w *workspace.Workspace, r report.Report, fingerprint string, opts Options) ([]document.Edit, error) {
	i := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.Fingerprint == fingerprint })
	if i < 0 || r.Findings[i].Rule.Fix == nil {
		return nil, Refusal("there is no fix")
	}
	f := newFixer(w, opts)
	candidates := f.candidates(r)
	of := func(rf report.Finding) place { return placeOf(rf.Rule, rf.Path, rf.Location) }
	c := slices.IndexFunc(candidates, func(c *candidate) bool { return of(c.finding) == of(r.Findings[i]) })
	switch {
	case c < 0:
		return nil, Refusal("there is no fix")
	case !candidates[c].allowed:
		return nil, Refusal("a workload that runs today may need the old value")
	case candidates[c].refused != "":
		return nil, Refusal(candidates[c].refused)
	}
	a, err := f.attempt(ctx, candidates[c:c+1])
	switch {
	case err != nil:
		return nil, err
	case a.failed[candidates[c]] != "":
		return nil, Refusal(a.failed[candidates[c]])
	case a.reason != "":
		return nil, Refusal(a.reason)
	case len(a.made) == 0:
		return nil, Refusal("the way the file is written does not allow it")
	}
	return a.edits, nil
}
