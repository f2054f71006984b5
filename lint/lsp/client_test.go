package lsp_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/sourcegraph/jsonrpc2"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/lsp"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// patience is how long a test waits for what must happen.
const patience = 60 * time.Second

// object is JSON.
type object = map[string]any

// A diagnostic is what a client is told.
type diagnostic struct {
	Range           zone
	Severity        int
	Code            string
	CodeDescription struct{ Href string }
	Source, Message string
	Tags            []int
	Related         []struct {
		Location place
		Message  string
	} `json:"relatedInformation"`
	Data string
}

type zone struct{ Start, End point }

type point struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type place struct {
	URI   string
	Range zone
}

// A client is an editor without a screen.
type client struct {
	t    testing.TB
	root string
	conn *jsonrpc2.Conn
	// raw writes to the server past conn.
	raw io.Writer
	// capabilities are those of the server.
	capabilities object
	versions     map[string]int

	mu          sync.Mutex
	diagnostics map[string][]diagnostic
	published   map[string]int
	news        chan struct{}
	// shown are the messages for the user, and asked the requests of the server.
	shown []string
	asked []string
	// log has all that the server has said.
	log strings.Builder
}

// openProject reads settings as the command does, as far as tests need it.
func openProject(req lsp.Request) (lsp.Project, error) {
	fsys, err := files.Open(req.Root)
	if err != nil {
		return lsp.Project{}, err
	}
	var tree fs.FS = files.Overlay{FS: fsys, Texts: req.Texts}
	if req.Untrusted {
		tree = files.Overlay{}
	}
	conf, err := config.Load(tree, req.Dir)
	if faults := config.Errors(nil); errors.As(err, &faults) {
		var problems lsp.SettingsError
		for _, at := range faults {
			problems = append(problems, document.Problem{File: at.File, Line: at.Line, Column: at.Column, Message: at.Message})
		}
		return lsp.Project{}, problems
	}
	if err != nil {
		return lsp.Project{}, err
	}
	project := lsp.Project{Options: conf.Options(), Config: config.Name, Baseline: ".kubevet-baseline"}
	project.Options.FS = fsys
	if req.Untrusted {
		project.Options.Report.Trusted = tree
	}
	if text, err := files.Read(tree, project.Baseline); err == nil {
		if project.Options.Report.Baseline, err = filter.ReadBaseline(project.Baseline, text); err != nil {
			return lsp.Project{}, err
		}
	}
	project.Options.Rules.Set, err = rule.Open(policies.FS)
	return project, err
}

// unpack writes the files of an archive below a directory.
func unpack(t testing.TB, root, archive string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		write(t, filepath.Join(root, f.Name), string(f.Data))
	}
}

func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// dial starts a server for a tree, and initializes it with capabilities and options.
func dial(t testing.TB, root string, capabilities, options object) *client {
	t.Helper()
	c := connect(t, root)
	var result struct{ Capabilities object }
	c.call("initialize", object{
		"processId": nil, "rootUri": uri(root), "capabilities": capabilities, "initializationOptions": options,
	}, &result)
	c.capabilities = result.Capabilities
	c.notify("initialized", object{})
	return c
}

// connect starts a server.
func connect(t testing.TB, root string) *client {
	t.Helper()
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	ended := make(chan bool, 1)
	go func() {
		ok := lsp.Serve(context.Background(), toServer, fromServer, lsp.Options{Open: openProject, Config: config.Name, Version: "test"})
		_ = fromServer.Close()
		ended <- ok
	}()
	c := &client{
		t: t, root: root, raw: fromClient, versions: make(map[string]int),
		diagnostics: make(map[string][]diagnostic), published: make(map[string]int), news: make(chan struct{}, 1),
	}
	out := &locked{w: fromClient}
	c.raw = out
	stream := jsonrpc2.NewBufferedStream(struct {
		io.Reader
		io.WriteCloser
	}{io.TeeReader(toClient, logged{c}), out}, jsonrpc2.VSCodeObjectCodec{})
	c.conn = jsonrpc2.NewConn(context.Background(), stream, c)
	t.Cleanup(func() {
		_ = fromClient.Close()
		select {
		case <-ended:
		case <-time.After(patience):
			t.Error("the server does not end with its input")
		}
		_ = c.conn.Close()
	})
	return c
}

// logged writes to the log of a client.
type logged struct{ c *client }

func (l logged) Write(p []byte) (int, error) {
	l.c.mu.Lock()
	defer l.c.mu.Unlock()
	if l.c.log.Len() > 64<<20 {
		l.c.log.Reset()
	}
	return l.c.log.Write(p)
}

// locked is a writer for several goroutines.
type locked struct {
	mu sync.Mutex
	w  io.WriteCloser
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

func (l *locked) Close() error { return l.w.Close() }

// Handle takes what the server says.
func (c *client) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p struct {
			URI         string
			Version     int
			Diagnostics []diagnostic
		}
		if err := json.Unmarshal(*req.Params, &p); err != nil {
			c.t.Errorf("diagnostics: %v", err)
		}
		c.diagnostics[p.URI] = p.Diagnostics
		c.published[p.URI] = p.Version
		select {
		case c.news <- struct{}{}:
		default:
		}
	case "window/showMessage", "window/logMessage":
		c.shown = append(c.shown, string(*req.Params))
		if strings.Contains(string(*req.Params), "a mistake in kubevet") {
			c.t.Errorf("the server says %s", strings.ReplaceAll(string(*req.Params), `\n`, "\n"))
		}
	default:
		c.asked = append(c.asked, req.Method)
	}
	if !req.Notif {
		go func() { _ = conn.Reply(ctx, req.ID, nil) }()
	}
}

func uri(name string) string { return "file://" + filepath.ToSlash(name) }

func (c *client) uri(file string) string { return uri(filepath.Join(c.root, file)) }

// call asks the server, which must answer.
func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if err := c.try(method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) try(method string, params, result any) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return c.conn.Call(ctx, method, params, result)
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// open opens a file with the text it has on disk.
func (c *client) open(file string) {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.root, file))
	if err != nil {
		c.t.Fatal(err)
	}
	c.openText(file, string(text))
}

func (c *client) openText(file, text string) {
	c.t.Helper()
	c.versions[file] = 1
	c.notify("textDocument/didOpen", object{"textDocument": object{"uri": c.uri(file), "languageId": "yaml", "version": 1, "text": text}})
}

// change gives an open file another text.
func (c *client) change(file, text string) {
	c.t.Helper()
	c.versions[file]++
	c.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": c.uri(file), "version": c.versions[file]},
		"contentChanges": []object{{"text": text}},
	})
}

// until waits till the diagnostics of a file are as they should be, and returns them.
func (c *client) until(file, what string, right func([]diagnostic) bool) []diagnostic {
	c.t.Helper()
	deadline := time.After(patience)
	for {
		c.mu.Lock()
		now, known := c.diagnostics[c.uri(file)]
		c.mu.Unlock()
		if known && right(now) {
			return now
		}
		select {
		case <-c.news:
		case <-deadline:
			c.mu.Lock()
			defer c.mu.Unlock()
			c.t.Fatalf("%s: no diagnostics that %s, but %s\nmessages: %s", file, what, describe(now), c.shown)
		}
	}
}

// untilVersion waits till the diagnostics of an open file are those of its text.
func (c *client) untilVersion(file string) {
	c.t.Helper()
	deadline := time.After(patience)
	for {
		c.mu.Lock()
		version := c.published[c.uri(file)]
		c.mu.Unlock()
		if version == c.versions[file] {
			return
		}
		select {
		case <-c.news:
		case <-deadline:
			c.t.Fatalf("%s: no diagnostics of version %d", file, c.versions[file])
		}
	}
}

// has returns whether there is a diagnostic of a rule, at a line from 1, and of the
// severity of a finding or of a hint.
func has(code string, line int) func([]diagnostic) bool {
	return func(all []diagnostic) bool { return find(all, code, line) != nil }
}

func hasNo(code string) func([]diagnostic) bool {
	return func(all []diagnostic) bool { return find(all, code, 0) == nil }
}

func find(all []diagnostic, code string, line int) *diagnostic {
	for i := range all {
		if all[i].Code == code && (line == 0 || all[i].Range.Start.Line == line-1) {
			return &all[i]
		}
	}
	return nil
}

func describe(all []diagnostic) string {
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "\n  %d:%d %d %s %s", d.Range.Start.Line+1, d.Range.Start.Character+1, d.Severity, d.Code, d.Message)
	}
	return b.String()
}

// said returns all that the server has said.
func (c *client) said() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.log.String()
}

// text returns the text of a file on disk.
func (c *client) text(file string) string {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.root, file))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(text)
}

// hoverAnything waits till the server has looked at a file.
func (c *client) hoverAnything(file string) {
	c.t.Helper()
	c.call("textDocument/hover", object{"textDocument": object{"uri": c.uri(file)}, "position": object{"line": 0, "character": 0}}, nil)
}

func itoa(n int) string { return strconv.Itoa(n) }
