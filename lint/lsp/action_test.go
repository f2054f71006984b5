package lsp_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type action struct {
	Title, Kind string
	IsPreferred bool
	Edit        *workspaceEdit
	Command     object `json:"command,omitempty"`
	Data        object `json:"data,omitempty"`
}

type workspaceEdit struct {
	Changes         map[string][]textEdit
	DocumentChanges []struct {
		Kind, URI    string
		TextDocument struct{ URI string }
		Edits        []textEdit
	}
}

type textEdit struct {
	Range   zone
	NewText string
}

// able are the capabilities of a modern client.
var able = object{
	"workspace": object{"workspaceEdit": object{"documentChanges": true, "resourceOperations": []string{"create"}}},
	"textDocument": object{"codeAction": object{
		"codeActionLiteralSupport": object{}, "dataSupport": true, "resolveSupport": object{"properties": []string{"edit"}},
	}},
}

// actions returns what can be done on a line, from 1, of a file.
func (c *client) actions(file string, line int) []action {
	c.t.Helper()
	var found []action
	at := object{"line": line - 1, "character": 0}
	c.call("textDocument/codeAction", object{
		"textDocument": object{"uri": c.uri(file)}, "range": object{"start": at, "end": at}, "context": object{"diagnostics": []any{}},
	}, &found)
	return found
}

// act resolves the action whose title begins with a text and returns the texts of the
// files that it edits. Files that are open stay as they are.
func (c *client) act(file string, line int, title string) map[string]string {
	c.t.Helper()
	found := c.actions(file, line)
	i := slices.IndexFunc(found, func(a action) bool { return strings.HasPrefix(a.Title, title) })
	if i < 0 {
		c.t.Fatalf("there is no action %q at %s:%d, but %+v", title, file, line, found)
	}
	var resolved action
	c.call("codeAction/resolve", found[i], &resolved)
	if resolved.Edit == nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.t.Fatalf("%q has no edit: %s", title, c.shown)
	}
	return c.edited(*resolved.Edit)
}

// edited returns the texts of files after edits.
func (c *client) edited(e workspaceEdit) map[string]string {
	c.t.Helper()
	texts := make(map[string]string)
	for _, change := range e.DocumentChanges {
		name := strings.TrimPrefix(change.URI+change.TextDocument.URI, c.uri("")+"/")
		if change.Kind == "create" {
			texts[name] = ""
			continue
		}
		if _, made := texts[name]; !made {
			text, err := os.ReadFile(filepath.Join(c.root, name))
			if err != nil {
				c.t.Fatal(err)
			}
			texts[name] = string(text)
		}
		for _, edit := range slices.Backward(change.Edits) {
			start, end := offset(texts[name], edit.Range.Start), offset(texts[name], edit.Range.End)
			texts[name] = texts[name][:start] + edit.NewText + texts[name][end:]
		}
	}
	return texts
}

// offset is that of a point in a text of ASCII.
func offset(text string, p point) int {
	at := 0
	for range p.Line {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at + p.Character
}

// TestFix fixes what a template renders where it is supplied, in another file.
func TestFix(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	c := dial(t, root, able, nil)
	c.open("chart/templates/web.yaml")
	line := lineOf(chart, "chart/templates/web.yaml", "privileged:")
	edited := c.act("chart/templates/web.yaml", line, "Fix privileged-container")
	want := "replicas: 2\nweb:\n  privileged: false\n  image: registry.example.com/web:1.2.3\n"
	if len(edited) != 1 || edited["chart/values.yaml"] != want {
		t.Fatalf("the fix makes %q", edited)
	}
	c.openText("chart/values.yaml", want)
	c.until("chart/templates/web.yaml", "have no hint", hasNo("privileged-container"))
}

// TestSuppress suppresses a finding in each of the ways there are, and finds it gone.
func TestSuppress(t *testing.T) {
	for _, test := range []struct{ title, file, want string }{
		{"Suppress privileged-container here", "chart/values.yaml", "  # kubevet: ignore[privileged-container] TODO: say why this is accepted\n  privileged: true\n"},
		{"Suppress privileged-container of this object", ".kubevet.yaml", "ignores:\n  - kind: Deployment\n    name: web\n    path: chart/values.yaml\n    reason: \"TODO: say why this is accepted\"\n    rules:\n      - privileged-container\n"},
		{"Add this privileged-container to the baseline", ".kubevet-baseline", "chart/values.yaml\tprivileged-container\tDeployment\t"},
	} {
		t.Run(test.file, func(t *testing.T) {
			root := t.TempDir()
			unpack(t, root, chart)
			c := dial(t, root, able, nil)
			c.open("chart/templates/web.yaml")
			c.until("chart/values.yaml", "have the finding", has("privileged-container", 3))
			line := lineOf(chart, "chart/templates/web.yaml", "privileged:")
			edited := c.act("chart/templates/web.yaml", line, test.title)
			if len(edited) != 1 || !strings.Contains(edited[test.file], test.want) {
				t.Fatalf("the suppression makes %q", edited)
			}
			write(t, filepath.Join(root, test.file), edited[test.file])
			c.notify("workspace/didChangeWatchedFiles", object{"changes": []object{{"uri": c.uri(test.file), "type": 1}}})
			c.until("chart/values.yaml", "have no finding", hasNo("privileged-container"))
		})
	}
}

// TestSuppressWithReason has the client ask for the reason, which the server writes.
func TestSuppressWithReason(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, chart)
	c := dial(t, root, able, object{"askReason": true})
	c.open("chart/values.yaml")
	c.until("chart/values.yaml", "have the finding", has("privileged-container", 3))
	for _, a := range c.actions("chart/values.yaml", 3) {
		if !strings.HasPrefix(a.Title, "Suppress privileged-container here") {
			continue
		}
		args, ok := a.Command["arguments"].([]any)
		if !ok || len(args) != 1 || a.Command["command"] != "kubevet.askReason" {
			t.Fatalf("the action is %+v", a)
		}
		do := args[0].(object)
		do["reason"] = "the node agent\nneeds it"
		c.call("workspace/executeCommand", object{"command": "kubevet.suppress", "arguments": []any{do}}, nil)
		text, _ := json.Marshal("  # kubevet: ignore[privileged-container] the node agent needs it\n")
		if !strings.Contains(c.said(), string(text)) {
			t.Error("the reason is not in the edit")
		}
		return
	}
	t.Error("there is no action to suppress")
}

// TestFixAll fixes what is safe in the file it is asked for, and no other.
func TestFixAll(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/main\n")
	const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: NAME}\nspec:\n  dnsPolicy: Default\n  volumes: [{name: a, emptyDir: {}}]\n  containers:\n    - name: a\n      image: registry.example.com/a:1.0.0\n      securityContext: {runAsNonRoot: true}\n"
	write(t, filepath.Join(root, "a.yaml"), strings.Replace(pod, "NAME", "a", 1))
	write(t, filepath.Join(root, "b.yaml"), strings.Replace(pod, "NAME", "b", 1))
	write(t, filepath.Join(root, ".kubevet.yaml"), "profile: strict\n")
	c := dial(t, root, able, nil)
	c.open("a.yaml")
	c.until("a.yaml", "have the finding", has("privilege-escalation-not-disabled", 0))
	c.until("b.yaml", "have the finding", has("privilege-escalation-not-disabled", 0))
	for _, a := range c.actions("a.yaml", 1) {
		if a.Kind != "source.fixAll.kubevet" {
			continue
		}
		var resolved action
		c.call("codeAction/resolve", a, &resolved)
		if resolved.Edit == nil {
			t.Fatal("there is nothing to fix")
		}
		edited := c.edited(*resolved.Edit)
		if len(edited) != 1 || !strings.Contains(edited["a.yaml"], "allowPrivilegeEscalation: false") {
			t.Errorf("edited are %q", edited)
		}
		return
	}
	t.Error("there is no action that fixes all")
}
