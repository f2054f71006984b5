package lsp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/report"
)

// The kinds of code actions.
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll.kubevet"
)

// maxActions bounds the findings that actions are offered for at once.
const maxActions = 50

// What a code action does.
const (
	doFix      = "fix"
	doComment  = "comment"
	doConfig   = "configuration"
	doBaseline = "baseline"
	doFixAll   = "fix-all"
)

// codeActionData says what an action does, for when it is resolved.
type codeActionData struct {
	URI         string `json:"uri"`
	Do          string `json:"do"`
	Fingerprint string `json:"fingerprint,omitempty"`
	// Reason is why a finding is suppressed, "" for a reminder to say it.
	Reason string `json:"reason,omitempty"`
}

// noReason is what stands in a suppression till somebody says why.
const noReason = "TODO: say why this is accepted"

// inProject brings projects up to date and calls f with the project of a file and its
// name in it. Of what is in no project there is nothing to say.
func (s *server) inProject(ctx context.Context, uri string, f func(p *project, name string) (any, error)) (any, error) {
	if !s.acquire(ctx) {
		return nil, ctx.Err()
	}
	defer s.release()
	if err := s.sync(ctx); err != nil {
		return nil, err
	}
	file, ok := pathOf(uri)
	if !ok {
		return nil, nil
	}
	s.mu.Lock()
	untrusted := s.settings.Trusted != nil && !*s.settings.Trusted
	s.mu.Unlock()
	at := s.belongs(file, untrusted)
	p := s.projects[at.key]
	if !at.ok || p == nil || p.w == nil {
		return nil, nil
	}
	name, ok := p.key.name(file)
	if !ok {
		return nil, nil
	}
	return f(p, name)
}

// codeActions returns what can be done about the findings in a range. Edits are worked
// out when an action is resolved, as they are proven, unless the client cannot wait
// for that.
func (s *server) codeActions(ctx context.Context, params codeActionParams) (any, error) {
	return s.inProject(ctx, params.TextDocument.URI, func(p *project, name string) (any, error) {
		r, err := p.report()
		if err != nil {
			return nil, err
		}
		actions := []codeAction{}
		wants := func(kind string) bool {
			only := params.Context.Only
			return len(only) == 0 || slices.ContainsFunc(only, func(o string) bool { return o == kind || strings.HasPrefix(kind, o+".") })
		}
		n := 0
		for i := range r.Findings {
			f := &r.Findings[i]
			if n >= maxActions || !wants(quickFix) {
				break
			}
			if shown := s.diagnosticIn(p, f, name, params.Range); shown != nil {
				n++
				actions = append(actions, s.actionsOf(f, params.TextDocument.URI, *shown)...)
			}
		}
		if wants(fixAll) && slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return f.Rule.Fix != nil && f.Rule.Fix.Safe }) {
			actions = append(actions, codeAction{
				Title: "Fix all that is safe in this file", Kind: fixAll,
				Data: &codeActionData{URI: params.TextDocument.URI, Do: doFixAll},
			})
		}
		if s.resolves() {
			return actions, nil
		}
		var made []codeAction
		for _, a := range actions {
			if a.Command == nil {
				if a.Edit, err = s.edit(ctx, p, name, *a.Data); err != nil {
					if ctx.Err() != nil {
						return nil, ctx.Err()
					}
					continue
				}
				a.Data = nil
			}
			made = append(made, a)
		}
		return made, nil
	})
}

// resolves reports whether the client asks for the edit of an action when it is
// wanted.
func (s *server) resolves() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	support := s.client.TextDocument.CodeAction.ResolveSupport
	return support != nil && slices.Contains(support.Properties, "edit")
}

// diagnosticIn returns the diagnostic of a finding on the lines of a range in a file,
// nil if there is none.
func (s *server) diagnosticIn(p *project, f *report.Finding, name string, at span) *diagnostic {
	places := f.Location.File == name || slices.ContainsFunc(f.Location.Related, func(r document.Related) bool { return r.File == name })
	if !places {
		return nil
	}
	d := diagnoser{s, p, make(map[string][]diagnostic)}
	d.finding(f)
	for _, diag := range d.found[p.key.path(name)] {
		if diag.Range.Start.Line <= at.End.Line && at.Start.Line <= diag.Range.End.Line {
			return &diag
		}
	}
	return nil
}

// actionsOf returns what can be done about a finding.
func (s *server) actionsOf(f *report.Finding, uri string, shown diagnostic) []codeAction {
	action := func(do, title string) codeAction {
		return codeAction{
			Title: title, Kind: quickFix, Diagnostics: []diagnostic{shown},
			Data: &codeActionData{URI: uri, Do: do, Fingerprint: f.Fingerprint},
		}
	}
	var actions []codeAction
	if r := f.Rule; r.Fix != nil {
		title := "Fix " + r.ID
		if !r.Fix.Safe {
			title += " (a workload that runs today may need the old value)"
		}
		a := action(doFix, title)
		a.Preferred = r.Fix.Safe
		actions = append(actions, a)
	}
	s.mu.Lock()
	ask := s.settings.AskReason != nil && *s.settings.AskReason
	s.mu.Unlock()
	for _, a := range []codeAction{
		action(doComment, fmt.Sprintf("Suppress %s here, by a comment", f.Rule.ID)),
		action(doConfig, fmt.Sprintf("Suppress %s of this object, in the configuration", f.Rule.ID)),
		action(doBaseline, fmt.Sprintf("Add this %s to the baseline", f.Rule.ID)),
	} {
		if ask && a.Data.Do != doBaseline {
			a.Command = &command{a.Title, askCommand, []any{a.Data}}
			a.Data = nil
		}
		actions = append(actions, a)
	}
	return actions
}

// resolve adds the edit to an action.
func (s *server) resolve(ctx context.Context, a codeAction) (any, error) {
	if a.Data == nil {
		return a, nil
	}
	return s.inProject(ctx, a.Data.URI, func(p *project, name string) (any, error) {
		edit, err := s.edit(ctx, p, name, *a.Data)
		var refused fix.Refusal
		if errors.As(err, &refused) {
			s.notify("window/showMessage", messageParams{severityWarning, "kubevet: " + refused.Error()})
			return a, nil
		}
		a.Edit = edit
		return a, err
	})
}

// edit works out the edit of an action.
func (s *server) edit(ctx context.Context, p *project, name string, do codeActionData) (*workspaceEdit, error) {
	r, err := p.report()
	if err != nil {
		return nil, err
	}
	if do.Do == doFixAll {
		return s.fixAll(ctx, p, name)
	}
	i := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.Fingerprint == do.Fingerprint })
	if i < 0 {
		return nil, fix.Refusal("the finding is gone")
	}
	if do.Reason = oneLine(do.Reason); do.Reason == "" {
		do.Reason = noReason
	}
	switch do.Do {
	case doFix:
		edits, err := fix.One(ctx, p.w, r, do.Fingerprint, fix.Options{Unsafe: true, Paths: []string{"."}})
		if err != nil {
			return nil, err
		}
		return s.workspaceEdit(p, edits)
	case doComment:
		return s.suppressByComment(ctx, p, &r.Findings[i], do.Reason)
	case doConfig:
		return s.suppressByConfig(p, &r.Findings[i], do.Reason)
	case doBaseline:
		return s.addToBaseline(p, &r.Findings[i])
	}
	return nil, fix.Refusal("there is no such action")
}

// oneLine makes one line of what a person has written.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// fixAll makes the safe fixes whose edits are in a file.
func (s *server) fixAll(ctx context.Context, p *project, name string) (*workspaceEdit, error) {
	fixes, err := fix.Run(ctx, p.w.Clone(), fix.Options{Paths: []string{name}})
	if err != nil {
		return nil, err
	}
	var edits []document.Edit
	for _, f := range fixes.Files {
		edits = append(edits, differences(f.File, f.Before, f.After)...)
	}
	return s.workspaceEdit(p, edits)
}
