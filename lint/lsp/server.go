// Package lsp is the language server: it tells an editor what kubevet finds in the
// charts, kustomizations and manifests that its open files belong to, and what a line
// of them becomes. It speaks the Language Server Protocol, version 3.17, and is a
// client of lint/workspace, over which the open files lie as texts.
//
// Every input is a stranger's: a message that is none is refused, a request that
// fails is answered with an error, and only the end of the input ends the server.
// What it shows is masked as everywhere.
//
// It may import every package below it.
package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/workspace"
)

// Options are what a server is made of.
type Options struct {
	// Open reads the settings of a project. A SettingsError says
	// where in the settings something is wrong.
	Open func(Request) (Project, error)
	// Config is the name of the files that hold settings, of which the nearest above a
	// file counts.
	Config string
	// Version is kubevet's own.
	Version string
}

// A Request asks for the settings that are obeyed for the files of a directory.
type Request struct {
	// Root is the root of the repository, a directory of the operating system, and
	// Dir the directory in it, relative and slash-separated.
	Root, Dir string
	// Untrusted says that nothing in the tree is obeyed: neither configuration nor
	// policies nor suppressions.
	Untrusted bool
	// Texts are the texts of the files that are open, relative to Root.
	Texts map[string][]byte
}

// A Project is how a tree is looked at.
type Project struct {
	// Options are those of the workspace, but for Paths and Texts.
	Options workspace.Options
	// Config and Baseline are the files that settings are written to, relative to the
	// root; there may be none of that name yet.
	Config, Baseline string
}

// A SettingsError are the mistakes in the settings of a project; at least one. One
// without a file is at no place in them.
type SettingsError []document.Problem

func (e SettingsError) Error() string {
	lines := make([]string, len(e))
	for i, p := range e {
		lines[i] = p.Message
	}
	return strings.Join(lines, "\n")
}

// settings are what the client sends as initializationOptions, and later as the
// section kubevet of its configuration. The zero value is what holds without.
type settings struct {
	// Trusted, if false, has nothing in the workspace obeyed.
	Trusted *bool `json:"trusted"`
	// AskReason says that the client asks for the reason of a suppression.
	AskReason *bool `json:"askReason"`
}

// maxRequests bounds the requests that are worked on.
const maxRequests = 64

// A server is one connection to an editor.
type server struct {
	opts Options
	conn *jsonrpc2.Conn
	ctx  context.Context
	// kick says that something has changed.
	kick chan struct{}
	// work is held by who looks at projects, of which there is one at a time.
	work chan struct{}

	mu       sync.Mutex // guards what follows, which messages change
	state    state
	encoding string
	client   clientCapabilities
	settings settings
	folders  []string // of the workspace, directories of the operating system
	buffers  map[string]*buffer
	// touched are the files that were changed on disk since somebody looked.
	touched  map[string]int
	requests map[jsonrpc2.ID]context.CancelFunc
	// stop ends the look at projects that is under way, whose result nobody wants.
	stop context.CancelFunc

	// What follows is for who holds work.
	projects  map[projectKey]*project
	published map[string]string
	places    map[string]place
}

// state is how far the life of a server is.
type state int

const (
	fresh state = iota
	running
	shutDown
)

// A buffer is an open file.
type buffer struct {
	uri     string
	version int
	text    []byte
}

// Serve answers the messages of an editor till it says exit, the input ends or ctx is
// done. It reports whether the editor shut it down as it should.
func Serve(ctx context.Context, in io.Reader, out io.Writer, opts Options) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return newServer(ctx, opts).serve(cancel, in, out)
}

func newServer(ctx context.Context, opts Options) *server {
	return &server{
		opts: opts, ctx: ctx, encoding: utf16Encoding,
		kick: make(chan struct{}, 1), work: make(chan struct{}, 1),
		buffers: make(map[string]*buffer), touched: make(map[string]int),
		requests: make(map[jsonrpc2.ID]context.CancelFunc),
		projects: make(map[projectKey]*project), published: make(map[string]string), places: make(map[string]place),
	}
}

// serve does what Serve does. Stop ends the context of the server.
func (s *server) serve(stop context.CancelFunc, in io.Reader, out io.Writer) bool {
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.analyse()
	}()
	ready := make(chan struct{})
	s.conn = jsonrpc2.NewConn(s.ctx, newStream(in, out), handler(func(conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
		<-ready // s.conn is set
		s.handle(req)
	}), jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	close(ready)
	<-s.conn.DisconnectNotify()
	stop()
	<-done
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state == shutDown
}

// handler is a function as jsonrpc2.Handler.
type handler func(*jsonrpc2.Conn, *jsonrpc2.Request)

func (h handler) Handle(_ context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) { h(conn, req) }

// handle takes one message. Notifications are in order, as each builds on the text
// that the one before it left; requests are answered beside each other.
func (s *server) handle(req *jsonrpc2.Request) {
	params := json.RawMessage("{}")
	if req.Params != nil {
		params = *req.Params
	}
	if req.Notif {
		defer func() {
			if r := recover(); r != nil {
				s.report(req.Method, r)
			}
		}()
		s.notified(req.Method, params)
		return
	}
	answer, refusal := s.route(req.Method)
	if refusal != nil {
		_ = s.conn.ReplyWithError(s.ctx, req.ID, refusal)
		return
	}
	if req.Method == "initialize" || req.Method == "shutdown" {
		s.answer(s.ctx, req, params, answer)
		return
	}
	ctx, cancel := context.WithCancel(s.ctx)
	s.mu.Lock()
	full := len(s.requests) >= maxRequests
	if !full {
		s.requests[req.ID] = cancel
	}
	s.mu.Unlock()
	if full {
		cancel()
		_ = s.conn.ReplyWithError(s.ctx, req.ID, &jsonrpc2.Error{Code: -32803, Message: "too many requests wait for an answer"})
		return
	}
	go func() {
		defer func() {
			cancel()
			s.mu.Lock()
			delete(s.requests, req.ID)
			s.mu.Unlock()
		}()
		s.answer(ctx, req, params, answer)
	}()
}

// answer answers a request.
func (s *server) answer(ctx context.Context, req *jsonrpc2.Request, params json.RawMessage, answer method) {
	result, err := s.try(ctx, req.Method, params, answer)
	switch {
	case err == nil:
		_ = s.conn.Reply(s.ctx, req.ID, result)
	case ctx.Err() != nil:
		_ = s.conn.ReplyWithError(s.ctx, req.ID, &jsonrpc2.Error{Code: -32800, Message: "the request was cancelled"})
	default:
		refusal, ok := err.(*jsonrpc2.Error)
		if !ok {
			refusal = &jsonrpc2.Error{Code: -32803, Message: err.Error()}
		}
		_ = s.conn.ReplyWithError(s.ctx, req.ID, refusal)
	}
}

// try computes an answer, and survives what goes wrong in it.
func (s *server) try(ctx context.Context, name string, params json.RawMessage, answer method) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			s.report(name, r)
			err = &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: "this is a mistake in kubevet: see the log"}
		}
	}()
	return answer(ctx, params)
}

// report tells of a mistake in kubevet itself. What was worked on is not said, as it
// may be secret.
func (s *server) report(what string, _ any) {
	s.notify("window/logMessage", messageParams{severityError, fmt.Sprintf("kubevet: a mistake in kubevet in %s\n%s", what, debug.Stack())})
}

func (s *server) notify(name string, params any) { _ = s.conn.Notify(s.ctx, name, params) }

// A method answers a request.
type method func(ctx context.Context, params json.RawMessage) (any, error)

// with makes a method of a function of decoded parameters.
func with[P any](f func(context.Context, P) (any, error)) method {
	return func(ctx context.Context, params json.RawMessage) (any, error) {
		var p P
		if err := json.Unmarshal(params, &p); err != nil {
			return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "the parameters are not of the form that the protocol gives them"}
		}
		return f(ctx, p)
	}
}

// route returns the method of a name, or why there is none.
func (s *server) route(name string) (method, *jsonrpc2.Error) {
	s.mu.Lock()
	now := s.state
	s.mu.Unlock()
	switch {
	case name == "initialize" && now == fresh:
		return with(s.initialize), nil
	case now == fresh:
		return nil, &jsonrpc2.Error{Code: -32002, Message: "the server is not initialized"}
	case now == shutDown || name == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "the server does not expect this now"}
	}
	if m := s.methods()[name]; m != nil {
		return m, nil
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method of this name"}
}

// methods are what a client may ask for.
func (s *server) methods() map[string]method {
	return map[string]method{
		"shutdown": func(context.Context, json.RawMessage) (any, error) {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.state = shutDown
			return nil, nil
		},
		"textDocument/codeAction":  with(s.codeActions),
		"textDocument/hover":       with(s.hover),
		"textDocument/definition":  with(s.definition),
		"textDocument/references":  with(s.references),
		"textDocument/codeLens":    with(s.codeLenses),
		"textDocument/completion":  with(s.complete),
		"codeAction/resolve":       with(s.resolve),
		"workspace/executeCommand": with(s.execute),
	}
}

// initialize agrees with the client on what both can do.
func (s *server) initialize(_ context.Context, p initializeParams) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.client = p.Capabilities
	if slices.Contains(p.Capabilities.General.PositionEncodings, utf8Encoding) {
		s.encoding = utf8Encoding
	}
	s.configure(p.Options)
	for _, f := range append(p.Folders, workspaceFolder{p.RootURI}) {
		s.addFolder(f.URI)
	}
	s.state = running
	result := initializeResult{ServerInfo: serverInfo{"kubevet", s.opts.Version}}
	c := &result.Capabilities
	c.PositionEncoding = s.encoding
	c.TextDocumentSync = textDocumentSync{OpenClose: true, Change: 2, Save: true}
	c.CodeAction = codeActionOptions{Kinds: []string{quickFix, fixAll}, Resolve: true}
	c.Hover, c.Definition, c.References, c.CodeLens = true, true, true, &struct{}{}
	c.Completion.Triggers = []string{"."}
	c.Commands.Commands = []string{suppressCommand, renderedCommand}
	c.Workspace.Folders.Supported, c.Workspace.Folders.Notify = true, true
	return result, nil
}

// configure takes settings, of which those that are not given stay as they are.
func (s *server) configure(raw json.RawMessage) {
	next := s.settings
	if json.Unmarshal(raw, &next) == nil {
		s.settings = next
	}
}

func (s *server) addFolder(uri string) {
	if dir, ok := pathOf(uri); ok && !slices.Contains(s.folders, dir) {
		s.folders = append(s.folders, dir)
	}
}

// folderOf returns the innermost folder of the workspace that holds a file, else the
// file's own directory.
func (s *server) folderOf(file string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := ""
	for _, dir := range s.folders {
		if rel, err := filepath.Rel(dir, file); err == nil && filepath.IsLocal(rel) && len(dir) > len(found) {
			found = dir
		}
	}
	if found == "" {
		return filepath.Dir(file)
	}
	return found
}
