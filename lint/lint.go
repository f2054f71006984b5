// Package lint vets Kubernetes manifests: the pipeline from paths to a report, as
// the commands run it. What is kept between two looks at a tree is in
// lint/workspace.
//
// It may import every package below it.
package lint

import (
	"context"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/workspace"
)

// Options say what a run looks at and how.
type Options = workspace.Options

// Run lints. An error means that nothing could run; bad input is a problem in
// the report, and the rest is linted.
func Run(ctx context.Context, opts Options) (report.Report, error) {
	var since *workspace.Older
	if opts.Since != nil {
		// First, so that no more than one of the two is in memory.
		var err error
		if since, err = workspace.LookBack(ctx, opts); err != nil {
			return report.Report{}, err
		}
	}
	opts.Report.Interruptible = true
	w, err := workspace.Load(ctx, opts)
	if err != nil {
		return report.Report{}, err
	}
	return w.Report(since)
}

// Fix finds the fixes of what Run finds, which writes nothing.
func Fix(ctx context.Context, opts Options, which fix.Options) (report.Fixes, error) {
	w, err := workspace.Load(ctx, opts)
	if err != nil {
		return report.Fixes{}, err
	}
	return fix.Run(ctx, w, which)
}

// Render returns the documents that Run would judge and the problems of reading
// and rendering them, in the order of their sources.
func Render(ctx context.Context, opts Options) ([]workspace.Rendered, []document.Problem, error) {
	return workspace.Render(ctx, opts)
}
