package lsp

import (
	"context"
	"encoding/json"
	"slices"
)

// maxText bounds an open file in bytes, as lint/files bounds one on disk.
const maxText = 64 << 20

// notified takes a notification. One that is not understood is passed over, as the
// protocol has it.
func (s *server) notified(name string, params json.RawMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case name == "exit":
		go func() { _ = s.conn.Close() }()
		return
	case s.state != running:
		return
	}
	switch name {
	case "initialized":
		go s.watch()
	case "textDocument/didOpen":
		decoded(params, s.opened)
	case "textDocument/didChange":
		decoded(params, s.changed)
	case "textDocument/didClose":
		decoded(params, func(p didCloseParams) {
			if name, ok := pathOf(p.TextDocument.URI); ok {
				delete(s.buffers, name)
				s.touched[name] = fileChanged
			}
		})
	case "textDocument/didSave":
	case "workspace/didChangeWatchedFiles":
		decoded(params, func(p watchedFilesParams) {
			for _, c := range p.Changes {
				if name, ok := pathOf(c.URI); ok {
					s.touched[name] = max(s.touched[name], c.Type)
					if c.Type == fileCreated {
						s.touched[name] = fileDeleted // either way there are other files
					}
				}
			}
		})
	case "workspace/didChangeWorkspaceFolders":
		decoded(params, func(p foldersParams) {
			for _, f := range p.Event.Removed {
				if dir, ok := pathOf(f.URI); ok {
					s.folders = slices.DeleteFunc(s.folders, func(d string) bool { return d == dir })
				}
			}
			for _, f := range p.Event.Added {
				s.addFolder(f.URI)
			}
		})
	case "workspace/didChangeConfiguration":
		decoded(params, func(p configurationParams) { s.configure(p.Settings.Kubevet) })
	case "$/cancelRequest":
		decoded(params, s.cancelled)
		return
	default:
		return
	}
	s.stale()
}

// decoded calls take with parameters, if they are of its form.
func decoded[P any](params json.RawMessage, take func(P)) {
	var p P
	if json.Unmarshal(params, &p) == nil {
		take(p)
	}
}

// stale has projects looked at anew, and what is under way given up.
func (s *server) stale() {
	if s.stop != nil {
		s.stop()
	}
	select {
	case s.kick <- struct{}{}:
	default:
	}
}

func (s *server) opened(p didOpenParams) {
	doc := p.TextDocument
	if name, ok := pathOf(doc.URI); ok && len(doc.Text) <= maxText {
		s.buffers[name] = &buffer{doc.URI, doc.Version, []byte(doc.Text)}
	}
}

func (s *server) changed(p didChangeParams) {
	name, _ := pathOf(p.TextDocument.URI)
	old := s.buffers[name]
	if old == nil {
		return
	}
	next := &buffer{old.uri, old.version + 1, apply(old.text, p.Changes, s.encoding)}
	if p.TextDocument.Version != nil {
		next.version = *p.TextDocument.Version
	}
	if len(next.text) > maxText {
		delete(s.buffers, name) // what is on disk is looked at instead
		return
	}
	s.buffers[name] = next
}

// cancelled gives up a request that nobody wants the answer of.
func (s *server) cancelled(p cancelParams) {
	for id, cancel := range s.requests {
		if text, err := id.MarshalJSON(); err == nil && string(text) == string(p.ID) {
			cancel()
		}
	}
}

// watched are the files outside of the editor that matter.
var watched = []string{"**/*.{yaml,yml,json,tpl,txt,tgz,rego}", "**/{Chart.lock,.helmignore,.gitignore,Kustomization,.kubevet-baseline}"}

// watch asks the client to tell of changes of files on disk, if it can.
func (s *server) watch() {
	s.mu.Lock()
	able := s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.mu.Unlock()
	if !able {
		return
	}
	type watcher struct {
		Glob string `json:"globPattern"`
	}
	var watchers []watcher
	for _, glob := range watched {
		watchers = append(watchers, watcher{glob})
	}
	ctx, cancel := context.WithCancel(s.ctx)
	defer cancel()
	_ = s.conn.Call(ctx, "client/registerCapability", map[string]any{"registrations": []any{map[string]any{
		"id": "kubevet-files", "method": "workspace/didChangeWatchedFiles",
		"registerOptions": map[string]any{"watchers": watchers},
	}}}, nil)
}
