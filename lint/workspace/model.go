package workspace

import (
	"context"
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// LoadModels looks at a tree as Load does, but for the models of its bundles: no rules
// run but those that find secrets, which no output may show.
func LoadModels(ctx context.Context, opts Options) (*Workspace, error) {
	opts.Rules.Selection = rule.Selection{}
	for _, r := range opts.Rules.Set.Rules {
		if r.Masks {
			opts.Rules.Selection.Select = append(opts.Rules.Selection.Select, r.ID)
		}
	}
	return Load(ctx, opts)
}

// Model returns a bundle as models are made of it.
func (w *Workspace) Model(b *Bundle) *model.Bundle {
	minor := w.opts.Eval.Minor
	if minor == 0 {
		minor = schema.Newest
	}
	return &model.Bundle{Objects: b.Objects, Workloads: w.rules.Workloads, Policies: w.rules.FS, Minor: minor}
}

// Name is what people call a bundle: its directory, the values it is rendered with and
// the GitOps object that applies it, as far as there are such. Shown says what files
// and directories are called.
func (b *Bundle) Name(shown func(string) string) string {
	if slices.Equal(b.Source.Files, []string{files.StdinFile}) {
		return "standard input"
	}
	name := shown(b.Source.Dir)
	if b.Source.Kind == document.Plain {
		return "manifests in " + name
	}
	if b.Source.By != "" {
		name += fmt.Sprintf(" (%s)", b.Source.By)
	}
	if b.Source.Kind == document.Chart && b.Scenario != "" {
		name += fmt.Sprintf(" with %s", shown(b.Scenario))
	}
	return name
}

// Problems returns the problems of finding, reading and rendering the tree, sorted and
// without secrets.
func (w *Workspace) Problems() []document.Problem {
	problems := w.problemsOf()
	hidden := w.Mask()
	for i := range problems {
		problems[i].Message = hidden.Message(problems[i].Message)
	}
	return problems
}
