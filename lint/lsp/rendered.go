package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/text"
)

// The commands that show what a file renders to: the one that the client has, which
// shows it, and the one of the server that returns it.
const (
	showRenderedCommand = "kubevet.showRendered"
	renderedCommand     = "kubevet.rendered"
)

// maxRendered bounds the text that is shown, in bytes.
const maxRendered = 4 << 20

// A renderedResult is what a file renders to, as YAML in which secrets are masked.
type renderedResult struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// renderedArgument names a file.
type renderedArgument struct {
	URI string `json:"uri"`
}

// A renderedDocument is a document in the renderings that it is the same in.
type renderedDocument struct {
	*document.Document
	objects int
	in      []string
}

// codeLenses offers to show what a file renders to.
func (s *server) codeLenses(ctx context.Context, params codeLensParams) (any, error) {
	return s.inProject(ctx, params.TextDocument.URI, func(p *project, name string) (any, error) {
		objects := 0
		for _, d := range p.rendered(name) {
			objects += d.objects
		}
		if objects == 0 {
			return []codeLens{}, nil
		}
		title := fmt.Sprintf("Show the %d objects that this renders to", objects)
		if objects == 1 {
			title = "Show the object that this renders to"
		}
		return []codeLens{{Command: &command{title, showRenderedCommand, []any{renderedArgument(params.TextDocument)}}}}, nil
	})
}

// rendered returns what a file renders to, of a file that only supplies something all
// that it is rendered with.
func (p *project) rendered(name string) []*renderedDocument {
	var own, all []*renderedDocument
	same := make(map[string]*renderedDocument)
	for _, i := range p.w.Readers(name) {
		for _, b := range p.w.Source(i) {
			counted := make(map[*document.Document]*renderedDocument)
			for _, o := range b.Objects {
				doc := o.Document
				if doc.Origin == nil {
					continue
				}
				if d := counted[doc]; d != nil {
					d.objects++
					continue
				}
				key := doc.File + "\x00" + string(doc.Text)
				d := same[key]
				if d == nil {
					d = &renderedDocument{Document: doc}
					same[key] = d
					if all = append(all, d); doc.File == name {
						own = append(own, d)
					}
				}
				if d.in = append(d.in, rendering(b)); len(d.in) == 1 {
					d.objects++
					counted[doc] = d
				}
			}
		}
	}
	if own != nil {
		return own
	}
	return all
}

// showRendered returns what a file renders to.
func (s *server) showRendered(ctx context.Context, argument json.RawMessage) (any, error) {
	var file renderedArgument
	if err := json.Unmarshal(argument, &file); err != nil {
		return nil, fix.Refusal("the command does not say which file")
	}
	return s.inProject(ctx, file.URI, func(p *project, name string) (any, error) {
		var b strings.Builder
		for _, d := range p.rendered(name) {
			if b.Len() > maxRendered {
				b.WriteString("---\n# what follows is not shown\n")
				break
			}
			fmt.Fprintf(&b, "---\n# Source: %s\n# Rendered with: %s\n", text.Plain(d.File), text.Plain(strings.Join(d.in, ", ")))
			b.WriteString(strings.Trim(p.hidden().Document(d.Document), "\n"))
			b.WriteByte('\n')
		}
		return renderedResult{"Rendered: " + name, b.String()}, nil
	})
}
