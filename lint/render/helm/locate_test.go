package helm

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// archive reads testdata as a file system with the chart in a directory.
func archive(t testing.TB, name, dir string) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return filesOf(a, dir)
}

func filesOf(a *txtar.Archive, dir string) fstest.MapFS {
	out := make(fstest.MapFS)
	for _, f := range a.Files {
		out[path.Join(dir, f.Name)] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return out
}

// chartOf makes a file system of text in txtar form, with the chart in app/.
func chartOf(text string) fstest.MapFS { return filesOf(txtar.Parse([]byte(text)), "app") }

func load(t *testing.T, fsys fs.FS, dir string) *Chart {
	t.Helper()
	c, problems := Load(context.Background(), fsys, dir)
	if c == nil || len(problems) > 0 {
		t.Fatalf("load: %v", problems)
	}
	return c
}

// rendered renders and fails on any Problem.
func rendered(t *testing.T, c *Chart, opts Options) []File {
	t.Helper()
	files, problems := c.Render(context.Background(), opts)
	if len(problems) > 0 {
		t.Fatalf("render: %v", problems)
	}
	return files
}

// field finds the field at a path of the n-th file with a name. Strings in the
// path that the document lacks are missing.
func field(t *testing.T, files []File, name string, path ...any) (File, document.Field) {
	t.Helper()
	i := slices.IndexFunc(files, func(f File) bool { return f.Path == name })
	if i < 0 {
		t.Fatalf("no file %s", name)
	}
	f := files[i]
	text := string(f.Text)
	root := scanYAML(text).root
	if root == nil {
		t.Fatalf("%s is no YAML:\n%s", name, text)
	}
	pos := &positions{root}
	for n := len(path); ; n-- {
		key, val := pos.find(path[:n])
		if val == nil {
			continue
		}
		out := document.Field{Path: path, Start: val.lo, End: val.hi}
		if val.kind == yaml.MappingNode || val.kind == yaml.SequenceNode {
			out.End = lastByte(val)
		}
		if n < len(path) {
			out.Missing = path[n:]
			if key != nil {
				out.Start, out.End = key.lo, key.hi
			} else {
				out.End = val.lo + strings.IndexByte(text[val.lo:]+"\n", '\n')
			}
		}
		return f, out
	}
}

func lastByte(n *ynode) int {
	hi := n.hi
	for _, v := range n.vals {
		hi = max(hi, lastByte(v))
	}
	return hi
}

// show writes a location with all that is related to it.
func show(l document.Location) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d-%d", l.File, l.Line, l.Column, l.EndColumn)
	if l.Key != "" {
		fmt.Fprintf(&b, " key %s", l.Key)
	}
	for _, r := range l.Related {
		fmt.Fprintf(&b, "\n%s: %s", r.Message, show(r.Location))
	}
	return b.String()
}

func TestOrigin(t *testing.T) {
	c := load(t, archive(t, "shop.txtar", "apps/storefront"), "apps/storefront")
	if diff := cmp.Diff([]string{"", "apps/storefront/ci/big-values.yaml"}, c.Scenarios()); diff != "" {
		t.Fatal(diff)
	}
	const (
		deploy = "apps/storefront/templates/web/deployment.yaml"
		config = "apps/storefront/templates/config.yaml"
		cache  = "apps/storefront/charts/cache/templates/cache.yaml"
		mail   = "apps/storefront/charts/mail/templates/mail.yaml"
	)
	defaults := rendered(t, c, Options{})
	big := rendered(t, c, Options{ValuesFiles: []string{"apps/storefront/ci/big-values.yaml"}})
	tests := []struct {
		name  string
		files []File
		file  string
		path  []any
	}{
		{"number", defaults, deploy, []any{"spec", "replicas"}},
		{"overridden in a scenario", big, deploy, []any{"spec", "replicas"}},
		{"template text", defaults, deploy, []any{"spec", "template", "spec", "hostNetwork"}},
		{"three includes deep, text", defaults, deploy, []any{"metadata", "annotations", "outer", "labels", "fixed"}},
		{"three includes deep, value", defaults, deploy, []any{"metadata", "annotations", "outer", "labels", "app"}},
		{"several values", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "image"}},
		{"name of a release", defaults, deploy, []any{"metadata", "name"}},
		{"range over a map", defaults, deploy, []any{"spec", "template", "metadata", "labels", "tier"}},
		{"tpl of a value", defaults, deploy, []any{"spec", "template", "metadata", "labels", "team"}},
		{"range over a list", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "ports", 1, "containerPort"}},
		{"anchor through toYaml", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "resources", "limits", "memory"}},
		{"missing below with", defaults, deploy, []any{"spec", "template", "spec", "securityContext", "runAsNonRoot"}},
		{"missing below if", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "securityContext", "runAsNonRoot"}},
		{"missing in toYaml", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "resources", "limits", "ephemeral-storage"}},
		{"missing without a guard", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "livenessProbe"}},
		{"mapping", defaults, deploy, []any{"spec", "template", "spec", "containers", 0, "resources", "limits"}},
		{"merge key", defaults, config, []any{"data", "merged"}},
		{"tpl with actions", defaults, config, []any{"data", "greeting"}},
		{"block", defaults, config, []any{"data", "motd"}},
		{"imported value", defaults, config, []any{"data", "imported"}},
		{"index", defaults, config, []any{"data", "first"}},
		{"computed", defaults, config, []any{"data", "sum"}},
		{"mixed", defaults, config, []any{"data", "mixed"}},
		{"generated", defaults, config, []any{"data", "random"}},
		{"file", defaults, config, []any{"data", "conf"}},
		{"vendored, from the user's values", defaults, cache, []any{"spec", "size"}},
		{"vendored, from its own values", defaults, cache, []any{"spec", "mode"}},
		{"vendored, text", defaults, cache, []any{"spec", "privileged"}},
		{"vendored, missing", defaults, cache, []any{"spec", "readOnly"}},
		{"vendored, global", defaults, cache, []any{"spec", "image"}},
		{"local subchart, value", defaults, mail, []any{"spec", "from"}},
		{"local subchart, text", defaults, mail, []any{"spec", "privileged"}},
	}
	want := expectations(t, "shop.want")
	var got strings.Builder
	for _, test := range tests {
		f, at := field(t, test.files, test.file, test.path...)
		have := show(f.Origin(at))
		fmt.Fprintf(&got, "-- %s --\n%s\n", test.name, have)
		if diff := cmp.Diff(want[test.name], have); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/shop.want", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// expectations reads the wanted locations by the names of their tests.
func expectations(t *testing.T, name string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	a, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		if *update {
			return out
		}
		t.Fatal(err)
	}
	for _, f := range a.Files {
		out[f.Name] = string(bytes.TrimSpace(f.Data))
	}
	return out
}

// TestAliases has one subchart under two names, whose values differ.
func TestAliases(t *testing.T) {
	c := load(t, archive(t, "shop.txtar", "."), ".")
	got := make(map[string]string)
	for _, f := range rendered(t, c, Options{}) {
		if f.Path != "charts/cache/templates/cache.yaml" {
			continue
		}
		_, name := field(t, []File{f}, f.Path, "metadata", "name")
		_, size := field(t, []File{f}, f.Path, "spec", "size")
		got[string(f.Text[name.Start:name.End])] = show(bare(f.Origin(size)))
	}
	want := map[string]string{"pages": "values.yaml:34:1-6", "sessions": "values.yaml:33:9-10"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
