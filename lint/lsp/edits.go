package lsp

import (
	"github.com/aymanbagabas/go-udiff"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/fix"
)

// workspaceEdit turns edits of files, which are in their order, into one of the
// protocol. A file that is not there yet is made.
func (s *server) workspaceEdit(p *project, edits []document.Edit) (*workspaceEdit, error) {
	if len(edits) == 0 {
		return nil, fix.Refusal("there is nothing to change")
	}
	s.mu.Lock()
	client := s.client.Workspace.WorkspaceEdit
	s.mu.Unlock()
	var files []string
	of := make(map[string][]textEdit)
	for _, e := range edits {
		sh := p.sheet(e.File, s.encoding)
		if sh == nil {
			sh = newSheet(nil, s.encoding) // it is made
		}
		if of[e.File] == nil {
			files = append(files, e.File)
		}
		of[e.File] = append(of[e.File], textEdit{sh.span(e.Start, e.End), e.Text})
	}
	out := &workspaceEdit{}
	for _, name := range files {
		uri := s.uri(p.key.path(name))
		isNew := p.sheet(name, s.encoding) == nil
		if !client.DocumentChanges {
			if isNew {
				return nil, fix.Refusal(name + " is not there yet, and this editor makes no files")
			}
			if out.Changes == nil {
				out.Changes = make(map[string][]textEdit)
			}
			out.Changes[uri] = of[name]
			continue
		}
		if isNew {
			create := createFile{Kind: "create", URI: uri}
			create.Options.IgnoreIfExists = true
			out.DocumentChanges = append(out.DocumentChanges, create)
		}
		id := versionedTextDocument{URI: uri}
		if b := p.open[name]; b != nil {
			id.Version = &b.version
		}
		out.DocumentChanges = append(out.DocumentChanges, textDocumentEdit{id, of[name]})
	}
	return out, nil
}

// differences returns the edits that make one text of a file of another.
func differences(file string, before, after []byte) []document.Edit {
	var edits []document.Edit
	for _, e := range udiff.Bytes(before, after) {
		edits = append(edits, document.Edit{File: file, Start: e.Start, End: e.End, Text: e.New})
	}
	return edits
}
