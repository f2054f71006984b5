package lsp_test

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var edits = flag.Int("edits", 150, "number of edits that memory is held against")

// TestMessages sends what no client sends: each is refused or passed over, and the
// server goes on.
func TestMessages(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	frame := func(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }
	c := connect(t, root)
	if err := c.try("textDocument/hover", object{}, nil); err == nil || !strings.Contains(err.Error(), "not initialized") {
		t.Errorf("before initialize: %v", err)
	}
	c.call("initialize", object{"capabilities": object{}}, nil)
	for _, message := range []string{
		"\r\n\r\n",
		"Content-Type: text\r\n\r\n",
		"Content-Length: x\r\n\r\n",
		"Content-Length: -1\r\n\r\n",
		"Content-Length: 99999999999999999999999\r\n\r\n",
		strings.Repeat("x", 100_000) + "\n",
		"Content-Length: 0\r\n\r\n",
		frame("{"), frame("null"), frame("[]"), frame("[1]"), frame("\xff\xfe"), frame(`""`), frame(`{"jsonrpc":"2.0"}`),
		frame(strings.Repeat("[", 100_000)),
		frame(`{"jsonrpc":"2.0","id":{},"method":"x"}`),
		frame(`{"jsonrpc":"2.0","id":77,"result":1}`),
		frame(`{"jsonrpc":"2.0","id":1e999,"method":"shutdown"}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen"}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":[1]}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///%00","text":"a"}}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","text":"a: b"}}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///","text":"a: b"}}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://../../etc/passwd.yaml","text":"a: b"}}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///nowhere"},"contentChanges":[{"range":{"start":{"line":-1,"character":-1},"end":{"line":1e9,"character":5}},"text":"x"}]}}`),
		frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + c.uri("chart/values.yaml") + `"},"contentChanges":[{"range":{"start":{"line":5,"character":5},"end":{"line":0,"character":0}},"text":"\u0000"}]}}`),
		frame(`{"jsonrpc":"2.0","method":"workspace/didChangeWatchedFiles","params":{"changes":[{"uri":"http://x","type":9}]}}`),
		frame(`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":[]}}`),
		frame(`{"jsonrpc":"2.0","method":"workspace/didChangeConfiguration","params":{"settings":{"kubevet":7}}}`),
	} {
		if _, err := c.raw.Write([]byte(message)); err != nil {
			t.Fatalf("after %.80q: %v", message, err)
		}
	}
	for _, method := range []string{"textDocument/hover", "textDocument/codeAction", "workspace/executeCommand", "codeAction/resolve", "textDocument/completion"} {
		if err := c.try(method, []int{1}, nil); err == nil || !strings.Contains(err.Error(), "parameters") {
			t.Errorf("%s with a list: %v", method, err)
		}
		_ = c.try(method, object{"textDocument": object{"uri": "file:///nowhere/x.yaml"}, "command": "x", "arguments": []int{1}, "data": object{"uri": "::"}}, nil)
	}
	if err := c.try("no/such", nil, nil); err == nil || !strings.Contains(err.Error(), "no method") {
		t.Errorf("a method that is none: %v", err)
	}
	c.open("chart/values.yaml")
	c.until("chart/values.yaml", "have the finding", has("privileged-container", 3))
	c.call("shutdown", nil, nil)
	if err := c.try("textDocument/hover", object{}, nil); err == nil {
		t.Error("the server answers after shutdown")
	}
}

// everything asks the server all that can be asked of a place of a file.
func (c *client) everything(file string, line, character int) {
	c.t.Helper()
	doc := object{"uri": c.uri(file)}
	at := object{"line": line, "character": character}
	for _, method := range []string{"hover", "definition", "references", "completion", "codeLens", "codeAction"} {
		c.call("textDocument/"+method, object{
			"textDocument": doc, "position": at, "range": object{"start": at, "end": at}, "context": object{"diagnostics": []any{}},
		}, nil)
	}
	c.call("workspace/executeCommand", object{"command": "kubevet.rendered", "arguments": []any{doc}}, nil)
}

// hostile returns texts that attack who reads them: those of the fixtures, and some of
// an editor's own.
func hostile(t testing.TB) []string {
	t.Helper()
	texts := []string{
		"", "\x00", "\xff\xfe\x00", "\uFEFF", "{", "[", "- ", "a:\n\t- b", "&a *a", "---\n---\n---", "{{", "{{ .Values", "{{ end }}",
		strings.Repeat("{a: ", 5000), strings.Repeat("- ", 5000), strings.Repeat("a:\n", 3000), strings.Repeat(" ", 1<<16),
		strings.Repeat("a: {{ .Values.a }}\n", 2000), "a: " + strings.Repeat("😀", 1<<14), strings.Repeat("{{ include \"a\" . }}", 500),
		"{{ range $i := until 100000000 }}x{{ end }}", `{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}`,
		"resources: [.]\n", "resources: [../../../..]\n", "patches: [{path: ../../etc/passwd}]\n",
	}
	archive, err := txtar.ParseFile("../../fixtures/cli/hostile.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		texts = append(texts, string(f.Data))
	}
	return texts
}

// TestHostile opens hostile texts as every kind of file, and asks everything there.
func TestHostile(t *testing.T) {
	for _, file := range []string{"plain.yaml", "plain.json", "chart/values.yaml", "chart/templates/web.yaml", "chart/templates/_helpers.tpl", "chart/Chart.yaml", "prod/kustomization.yaml", "base/web.yaml", "prod/replicas.yaml", ".kubevet.yaml", ".kubevet-baseline"} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			root := t.TempDir()
			unpack(t, root, chart)
			unpack(t, root, overlay)
			c := dial(t, root, able, nil)
			c.openText(file, "a: b\n")
			for _, text := range hostile(t) {
				c.change(file, text)
				c.everything(file, strings.Count(text, "\n")/2, 3)
			}
			c.openText("ok.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, securityContext: {privileged: true}}]}\n")
			c.until("ok.yaml", "have the finding", has("privileged-container", 0))
		})
	}
}

// FuzzFile opens any text as any kind of file.
func FuzzFile(f *testing.F) {
	for _, text := range hostile(f) {
		if len(text) < 1<<12 {
			f.Add(text, uint8(0), uint8(3), uint8(3))
		}
	}
	err := fs.WalkDir(os.DirFS("../../fixtures/trees/shop"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".tgz" {
			return err
		}
		text, err := os.ReadFile(filepath.Join("../../fixtures/trees/shop", name))
		f.Add(string(text), uint8(len(name)), uint8(5), uint8(4))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	root := f.TempDir()
	unpack(f, root, chart)
	unpack(f, root, overlay)
	names := []string{"plain.yaml", "chart/values.yaml", "chart/templates/web.yaml", "chart/Chart.yaml", "prod/kustomization.yaml", "base/web.yaml", ".kubevet.yaml"}
	f.Fuzz(func(t *testing.T, text string, which, line, character uint8) {
		c := dial(t, root, able, nil)
		file := names[int(which)%len(names)]
		c.openText(file, text)
		c.everything(file, int(line), int(character))
	})
}

// TestMemory edits a chart many times: what is kept does not grow with the edits.
func TestMemory(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	c := dial(t, root, able, nil)
	c.open("chart/templates/web.yaml")
	c.open("chart/values.yaml")
	values := c.text("chart/values.yaml")
	random := rand.New(rand.NewPCG(1, 2))
	edit := func(times int) uint64 {
		for range times {
			c.change("chart/values.yaml", fmt.Sprintf("%s# %d\nextra: %d\n", values, random.Int(), random.Int()))
			c.hoverAnything("chart/values.yaml")
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	first := edit(30)
	after := edit(*edits)
	// An edit that kept its rendering would keep some 100 KB.
	if grown := int64(after) - int64(first); grown > int64(*edits)*20<<10 {
		t.Errorf("after %d edits there are %d bytes, %d more than after 30", *edits, after, grown)
	}
	t.Logf("%d bytes after 30 edits, %d after %d more", first, after, *edits)
}
