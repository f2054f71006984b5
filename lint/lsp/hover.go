package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/schema"
	"github.com/kubevet/kubevet/lint/workspace"
)

// Bounds on what a hover shows.
const (
	maxRules  = 3
	maxFields = 20
)

// hover tells what there is to know of a place: the rules of what is found there, the
// type of the field, and what the line supplies or renders to.
func (s *server) hover(ctx context.Context, params positionParams) (any, error) {
	return s.inProject(ctx, params.TextDocument.URI, func(p *project, name string) (any, error) {
		sh := p.sheet(name, s.encoding)
		if sh == nil {
			return nil, nil
		}
		r, err := p.report()
		if err != nil {
			return nil, err
		}
		at := params.Position
		var parts []string
		for i := range r.Findings {
			if f := &r.Findings[i]; len(parts) < maxRules && s.diagnosticIn(p, f, name, span{at, at}) != nil {
				if page := ruleText(f); !slices.Contains(parts, page) {
					parts = append(parts, page)
				}
			}
		}
		first, last := block(newOutline(string(sh.Text())), sh.lineOf(at))
		fields, err := p.fields(ctx, lines{name, first, last})
		if err != nil {
			return nil, err
		}
		if typ := s.fieldType(p, name, sh, at, fields); typ != "" {
			parts = append(parts, typ)
		}
		if what := p.becomes(name, fields); what != "" {
			parts = append(parts, what)
		}
		if len(parts) == 0 {
			return nil, nil
		}
		return hoverResult{markup{"markdown", strings.Join(parts, "\n\n---\n\n")}}, nil
	})
}

// ruleText is what there is to say of the rule of a finding.
func ruleText(f *report.Finding) string {
	r := f.Rule
	out := fmt.Sprintf("**%s**  \n%s · %s · %s\n\n%s", r.Title, code(r.ID), f.Severity, r.Profile, strings.TrimSpace(r.Description))
	if r.Fix != nil {
		out += "\n\nFix: " + catalogue.Advice(r.Fix) + "."
	}
	for _, ref := range r.References {
		out += fmt.Sprintf("  \n[%s](%s)", ref.Description, ref.Ref)
	}
	if url := catalogue.URL(r); url != "" {
		out += fmt.Sprintf("  \n[More about this rule](%s)", url)
	}
	return out
}

// fieldType says of what type the field at a position is, "" if that is not known.
func (s *server) fieldType(p *project, name string, sh *sheet, at position, fields []workspace.Provenance) string {
	o := newOutline(string(sh.Text()))
	line := sh.lineOf(at) - 1
	apiVersion, kind := o.kind(line)
	path := o.path(line)
	if object, exact := p.objectAt(name, sh.offset(at)); object != nil {
		apiVersion, kind, path = object.APIVersion, object.Kind, exact
	} else if k, ok := schema.Lookup(apiVersion, kind); !ok || k.Type == "" {
		// A template says what it is only once it is rendered.
		i := slices.IndexFunc(fields, func(f workspace.Provenance) bool {
			return slices.ContainsFunc(append(f.Location.Related, document.Related{Location: f.Location}), func(r document.Related) bool {
				return r.File == name && r.Line == line+1
			})
		})
		if i < 0 || path == nil || len(fields[i].Path) == 0 || fields[i].Path[len(fields[i].Path)-1] != path[len(path)-1] {
			return ""
		}
		apiVersion, kind, path = fields[i].Object.APIVersion, fields[i].Object.Kind, fields[i].Path
	}
	if len(path) == 0 {
		return ""
	}
	minor := p.setup.Options.Eval.Minor
	if k, ok := schema.Lookup(apiVersion, kind); ok && len(path) == 1 && (path[0] == "kind" || path[0] == "apiVersion") {
		out := "**" + kind + "** " + code(apiVersion)
		if when := lifecycle(k); when != "" {
			out += "  \n" + when
		}
		return out
	}
	f := typeOf(apiVersion, kind, path, minor)
	if f == nil {
		return ""
	}
	out := fmt.Sprintf("%s %s of %s", code(manifest.FormatPath(path)), describe(f.Type), kind)
	if f.Required {
		out += ", required"
	}
	if len(f.Enum) > 0 {
		out += "  \none of " + strings.Join(quoted(f.Enum), ", ")
	}
	if when := versions(apiVersion, kind, path); when != "" {
		out += "  \n" + when
	}
	return out
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = code(w)
	}
	return out
}

// objectAt returns the object of a file that is parsed as it stands which an offset is
// in, and the path to the field there; nil if there is none.
func (p *project) objectAt(name string, offset int) (*manifest.Object, []any) {
	var found *manifest.Object
	for _, i := range p.w.Readers(name) {
		for _, b := range p.w.Source(i) {
			for _, o := range b.Objects {
				if o.Document.Origin == nil && o.Document.File == name && o.Root.Start <= offset && offset <= o.Root.End &&
					(found == nil || found.Root.Start <= o.Root.Start) {
					found = o
				}
			}
		}
	}
	if found == nil {
		return nil, nil
	}
	return found, pathTo(found.Root, offset)
}

// pathTo returns the path to the field or item at an offset.
func pathTo(n *manifest.Node, offset int) []any {
	for _, f := range n.Fields {
		if f.KeyStart <= offset && offset <= max(f.KeyEnd, f.Value.End) {
			if offset <= f.KeyEnd {
				return []any{f.Key}
			}
			return append([]any{f.Key}, pathTo(f.Value, offset)...)
		}
	}
	for i, item := range n.Items {
		if item.Start <= offset && offset <= item.End {
			return append([]any{i}, pathTo(item, offset)...)
		}
	}
	return nil
}

// becomes says which fields of which objects lines make, rendering by rendering. Of
// plain YAML there is nothing to say.
func (p *project) becomes(name string, fields []workspace.Provenance) string {
	type line struct{ object, path, value string }
	var order []line
	in := make(map[line][]string)
	hidden := p.hidden()
	for _, f := range fields {
		if f.Object.Document.Origin == nil {
			continue
		}
		if len(order) > 10*maxFields {
			break
		}
		l := line{f.Object.Kind + " " + f.Object.Name, manifest.FormatPath(f.Path), p.shown(f)}
		if in[l] == nil {
			order = append(order, l)
		}
		if where := rendering(f.Bundle); !slices.Contains(in[l], where) {
			in[l] = append(in[l], where)
		}
	}
	if len(order) == 0 {
		return ""
	}
	all := len(renderings(fields))
	var b strings.Builder
	object := ""
	for i, l := range order {
		if i == maxFields {
			fmt.Fprintf(&b, "and %d more\n", len(order)-maxFields)
			break
		}
		if l.object != object {
			object = l.object
			fmt.Fprintf(&b, "%s\n", code(hidden.Message(object)))
		}
		fmt.Fprintf(&b, "- %s = %s", code(l.path), code(l.value))
		if len(in[l]) < all || all == 1 && in[l][0] != "its own values" {
			fmt.Fprintf(&b, " in %s", strings.Join(quoted(in[l]), ", "))
		}
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}

// renderings are the renderings that fields are of.
func renderings(fields []workspace.Provenance) []string {
	var names []string
	for _, f := range fields {
		if where := rendering(f.Bundle); !slices.Contains(names, where) {
			names = append(names, where)
		}
	}
	return names
}
