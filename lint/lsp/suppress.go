package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/workspace"
)

// The commands: one that the server knows, and one that the client does, which asks
// for a reason and then for the other.
const (
	suppressCommand = "kubevet.suppress"
	askCommand      = "kubevet.askReason"
)

// execute runs a command.
func (s *server) execute(ctx context.Context, params executeCommandParams) (any, error) {
	if len(params.Arguments) != 1 {
		return nil, fix.Refusal("the command takes one argument")
	}
	switch params.Command {
	case renderedCommand:
		return s.showRendered(ctx, params.Arguments[0])
	case suppressCommand:
		return nil, s.suppress(ctx, params.Arguments[0])
	}
	return nil, fix.Refusal("there is no such command")
}

// suppress has the client suppress a finding as an action would, with a reason.
func (s *server) suppress(ctx context.Context, argument json.RawMessage) error {
	var do codeActionData
	if err := json.Unmarshal(argument, &do); err != nil {
		return fix.Refusal("the command does not say what to suppress")
	}
	made, err := s.inProject(ctx, do.URI, func(p *project, name string) (any, error) { return s.edit(ctx, p, name, do) })
	if edit, ok := made.(*workspaceEdit); ok && err == nil && edit != nil {
		// Not while work is held: the client may ask something before it answers.
		err = s.conn.Call(ctx, "workspace/applyEdit", map[string]any{"label": "Suppress a finding", "edit": edit}, nil)
	}
	return err
}

// suppressByComment writes a comment above the line of a finding, or behind it where
// that does not do: what is written is tried before it is offered.
func (s *server) suppressByComment(ctx context.Context, p *project, f *report.Finding, reason string) (*workspaceEdit, error) {
	file := f.Location.File
	sh := p.sheet(file, s.encoding)
	if sh == nil || f.Location.Line == 0 {
		return nil, fix.Refusal("the finding is in no file that can be edited")
	}
	line, _ := sh.Line(f.Location.Line)
	content := sh.Text()[line.Start:line.End]
	indent := string(content[:len(content)-len(bytes.TrimLeft(content, " \t"))])
	directive := fmt.Sprintf("kubevet: ignore[%s] %s", f.Rule.ID, reason)
	lineBreak := "\n"
	if bytes.HasPrefix(sh.Text()[line.End:], []byte("\r\n")) {
		lineBreak = "\r\n"
	}
	above := document.Edit{File: file, Start: line.Start, End: line.Start, Text: indent + "# " + directive + lineBreak}
	behind := document.Edit{File: file, Start: line.End, End: line.End, Text: "  # " + directive}
	tries := []document.Edit{above, behind}
	if slices.Contains(strings.Split(path.Dir(file), "/"), "templates") && !strings.Contains(reason, "*/") {
		hidden := above
		hidden.Text = indent + "{{- /* " + directive + " */}}" + lineBreak
		tries = []document.Edit{hidden, above, behind}
	}
	for _, try := range tries {
		ok, err := s.suppresses(ctx, p, f, try)
		if err != nil {
			return nil, err
		}
		if ok {
			return s.workspaceEdit(p, []document.Edit{try})
		}
	}
	return nil, fix.Refusal("no comment can suppress this finding here")
}

// suppresses reports whether a finding is suppressed after an edit, which changes no
// object.
func (s *server) suppresses(ctx context.Context, p *project, f *report.Finding, e document.Edit) (bool, error) {
	w := p.w.Clone()
	old, err := files.Read(w.Tree(), e.File)
	if err != nil {
		return false, err
	}
	if err := w.Update(ctx, e.File, edit.Apply(old, []document.Edit{e})); err != nil {
		return false, err
	}
	r, err := w.Report(nil)
	if err != nil {
		return false, err
	}
	if w.Sources() != p.w.Sources() || len(r.Problems) > len(p.view.report.Problems) {
		return false, nil
	}
	for i := range w.Sources() {
		old, now := p.w.Source(i), w.Source(i)
		if !slices.EqualFunc(old, now, func(a, b *workspace.Bundle) bool {
			return a == b || slices.EqualFunc(a.Objects, b.Objects, func(a, b *manifest.Object) bool {
				return edit.Same(edit.Value(a.Root), edit.Value(b.Root))
			})
		}) {
			return false, nil
		}
	}
	return slices.ContainsFunc(r.Suppressed, func(g report.Finding) bool { return g.Fingerprint == f.Fingerprint }), nil
}

// globChars are those that mean something in a glob or a pattern of names.
var globChars = regexp.MustCompile(`[*?\[\]{}\\]`)

func literal(name string) string { return globChars.ReplaceAllString(name, `\$0`) }

// suppressByConfig adds an entry to the configuration.
func (s *server) suppressByConfig(p *project, f *report.Finding, reason string) (*workspaceEdit, error) {
	name := p.setup.Config
	entry := map[string]any{"rules": []any{f.Rule.ID}, "reason": reason}
	if rel, ok := strings.CutPrefix(f.Location.File, strings.TrimSuffix(path.Dir(name), ".")); ok {
		entry["path"] = literal(strings.TrimPrefix(rel, "/"))
	}
	if len(f.Objects) == 1 {
		entry["kind"] = f.Object.Kind
		if f.Object.Name != "" {
			entry["name"] = literal(f.Object.Name)
		}
	}
	list := []any{entry}
	fresh := strings.TrimRight(edit.YAML([]any{"ignores"}, list), "\n") + "\n"
	sh := p.sheet(name, s.encoding)
	if sh == nil {
		return s.workspaceEdit(p, []document.Edit{{File: name, Text: fresh}})
	}
	roots := manifest.Parse(&document.Document{File: name, Text: sh.Text()}).Roots
	if len(roots) == 0 {
		end := len(sh.Text())
		if end > 0 && sh.Text()[end-1] != '\n' {
			fresh = "\n" + fresh
		}
		return s.workspaceEdit(p, []document.Edit{{File: name, Start: end, End: end, Text: fresh}})
	}
	change := edit.Change{Path: []any{"ignores"}, Set: list}
	if ignores := roots[0].Field("ignores"); ignores != nil && len(ignores.Value.Items) > 0 {
		change = edit.Change{Path: []any{"ignores", len(ignores.Value.Items)}, Set: entry}
	}
	edits, refused := edit.Edits(name, sh.Text(), []edit.Change{change})
	if refused[0] != nil {
		return nil, fix.Refusal(refused[0].Error())
	}
	return s.workspaceEdit(p, edits)
}

// addToBaseline adds a finding to the baseline, which is made if need be.
func (s *server) addToBaseline(p *project, f *report.Finding) (*workspaceEdit, error) {
	var entries []filter.Entry
	if known := p.setup.Options.Report.Baseline; known != nil {
		entries = known.Left()
	}
	if i := slices.IndexFunc(entries, func(e filter.Entry) bool { return e.Identity == f.Identity }); i >= 0 {
		entries[i].Count++
	} else {
		entries = append(entries, filter.Entry{Identity: f.Identity, Count: 1})
	}
	var text bytes.Buffer
	if err := filter.WriteBaseline(&text, entries); err != nil {
		return nil, err
	}
	var before []byte
	if sh := p.sheet(p.setup.Baseline, s.encoding); sh != nil {
		before = sh.Text()
	}
	return s.workspaceEdit(p, differences(p.setup.Baseline, before, text.Bytes()))
}
