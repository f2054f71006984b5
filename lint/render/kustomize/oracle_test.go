package kustomize

import (
	"context"
	"encoding/base64"
	"flag"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
)

// probes is the number of fields to try in each kustomization of the corpus.
var probes = flag.Int("probes", 40, "fields to try in each kustomization of -corpus")

// A probe is a field of a built resource and the place that is said to set it.
type probe struct {
	resource int
	path     []any
	value    string
	loc      document.Location
	token    string
}

func (p probe) String() string {
	return fmt.Sprintf("%d %v = %.60q at %s:%d:%d-%d", p.resource, p.path, p.value, p.loc.File, p.loc.Line, p.loc.Column, p.loc.EndColumn)
}

// scalarsOf lists the paths and values of the scalars of a resource.
func scalarsOf(t *testing.T, text []byte) (paths [][]any, values []string) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(n *yaml.Node, path []any)
	walk = func(n *yaml.Node, path []any) {
		switch n.Kind {
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(n.Content[i+1], append(path[:len(path):len(path)], n.Content[i].Value))
			}
		case yaml.SequenceNode:
			for i, c := range n.Content {
				walk(c, append(path[:len(path):len(path)], i))
			}
		case yaml.ScalarNode:
			if n.Tag != "!!null" {
				paths, values = append(paths, path), append(values, n.Value)
			}
		}
	}
	walk(doc.Content[0], nil)
	return paths, values
}

// changedFS is a file system in which some files have other text.
type changedFS struct {
	fs.FS
	files map[string]string
}

func (c changedFS) Open(name string) (fs.File, error) {
	if text, ok := c.files[name]; ok {
		return fstest.MapFS{name: {Data: []byte(text)}}.Open(name)
	}
	return c.FS.Open(name)
}

func (c changedFS) ReadLink(name string) (string, error) {
	if l, ok := c.FS.(fs.ReadLinkFS); ok {
		return l.ReadLink(name)
	}
	return "", fs.ErrInvalid
}

func (c changedFS) Lstat(name string) (fs.FileInfo, error) {
	if l, ok := c.FS.(fs.ReadLinkFS); ok {
		return l.Lstat(name)
	}
	return fs.Stat(c, name)
}

// mutate writes a token into the scalars that probes are said to be set by.
// Probes of one place share a token.
func mutate(fsys fs.FS, list []*probe) changedFS {
	type where struct {
		file         string
		line, column int
	}
	out := changedFS{fsys, map[string]string{}}
	done := map[where]string{}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *probe) int { return b.loc.EndColumn - a.loc.EndColumn })
	for i, p := range sorted {
		at := where{p.loc.File, p.loc.Line, p.loc.EndColumn}
		if token, ok := done[at]; ok {
			p.token = token
			continue
		}
		text, ok := out.files[p.loc.File]
		if !ok {
			data, _ := fs.ReadFile(fsys, p.loc.File)
			text = string(data)
		}
		p.token = fmt.Sprintf("q%dq", i)
		done[at] = p.token
		lines := strings.Split(text, "\n")
		n := p.loc.Line - 1
		if n < 0 || n >= len(lines) {
			p.token = "no such line"
			continue
		}
		line := []rune(lines[n])
		end := min(max(p.loc.EndColumn-1, 0), len(line))
		before, after := string(line[:end]), string(line[end:])
		switch {
		case regexp.MustCompile(`^\s*:\s*[|>][-+0-9]*\s*(#.*)?$`).MatchString(after):
			for n++; n < len(lines)-1 && strings.TrimSpace(lines[n]) == ""; n++ {
			}
			lines[n] = strings.TrimSuffix(lines[n], "\r") + p.token
		case strings.HasSuffix(before, "true") && p.value == "true":
			lines[n] = strings.TrimSuffix(before, "true") + "false" + after
		case strings.HasSuffix(before, "false") && p.value == "false":
			lines[n] = strings.TrimSuffix(before, "false") + "true" + after
		case regexp.MustCompile(`^[0-9]+$`).MatchString(p.value):
			if i := len(before) - 1; strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'") {
				before, after = before[:i], before[i:]+after
			}
			lines[n] = before + "7" + after
		case strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'"):
			lines[n] = before[:len(before)-1] + p.token + before[len(before)-1:] + after
		default:
			lines[n] = before + p.token + after
		}
		out.files[p.loc.File] = strings.Join(lines, "\n")
	}
	return out
}

// lookup follows a path.
func lookup(v any, path []any) (any, bool) {
	for _, elem := range path {
		switch elem := elem.(type) {
		case string:
			m, _ := v.(map[string]any)
			next, ok := m[elem]
			if !ok {
				return nil, false
			}
			v = next
		case int:
			l, _ := v.([]any)
			if elem < 0 || elem >= len(l) {
				return nil, false
			}
			v = l[elem]
		}
	}
	return v, true
}

// right says whether the field of a probe changed in the way it should.
func (p *probe) right(text []byte) bool {
	var v any
	if yaml.Unmarshal(text, &v) != nil {
		return false
	}
	got, ok := lookup(v, p.path)
	if !ok {
		return false
	}
	now := fmt.Sprint(got)
	if raw, err := base64.StdEncoding.DecodeString(now); err == nil && strings.Contains(string(raw), p.token) {
		return true
	}
	if p.value == "true" || p.value == "false" || regexp.MustCompile(`^[0-9.e+]+$`).MatchString(p.value) {
		return now != p.value
	}
	return strings.Contains(now, p.token)
}

// judge tries probes together, then those that fail by themselves. Probes whose
// change kustomize refuses cannot be judged.
func judge(fsys fs.FS, dir string, size int, list []*probe) (wrong, unjudged []*probe) {
	if len(list) == 0 {
		return nil, nil
	}
	built, problems := Build(context.Background(), mutate(fsys, list), dir, Options{})
	if len(problems) > 0 || len(built) != size {
		if len(list) == 1 {
			return nil, list
		}
		half := len(list) / 2
		w1, u1 := judge(fsys, dir, size, list[:half])
		w2, u2 := judge(fsys, dir, size, list[half:])
		return append(w1, w2...), append(u1, u2...)
	}
	var failed []*probe
	for _, p := range list {
		if !p.right(built[p.resource].Text) {
			failed = append(failed, p)
		}
	}
	if len(list) == 1 {
		return failed, nil
	}
	for _, p := range failed {
		w, u := judge(fsys, dir, size, []*probe{p})
		wrong, unjudged = append(wrong, w...), append(unjudged, u...)
	}
	return wrong, unjudged
}

// probesOf picks fields of what is built in dir, all if limit is 0.
func probesOf(t *testing.T, resources []Resource, dir string, limit int) []*probe {
	t.Helper()
	var all []*probe
	for i, r := range resources {
		paths, values := scalarsOf(t, r.Text)
		for j, path := range paths {
			// No line says which kind a generator makes.
			constant := len(path) == 1 && strings.Contains(strings.ToLower(r.File), "kustomization")
			if values[j] != "" && !constant {
				all = append(all, &probe{resource: i, path: path, value: values[j]})
			}
		}
	}
	rank := func(p *probe) uint32 {
		h := fnv.New32a()
		fmt.Fprint(h, dir, p.resource, p.path)
		return h.Sum32()
	}
	if limit > 0 && len(all) > limit {
		slices.SortFunc(all, func(a, b *probe) int { return int(int64(rank(a)) - int64(rank(b))) })
		all = all[:limit]
	}
	for _, p := range all {
		p.loc = resources[p.resource].Origin(document.Field{Path: p.path})
	}
	return all
}

// TestCorpusLocations changes what the locations name and looks for the change.
func TestCorpusLocations(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -corpus")
	}
	root, err := os.OpenRoot(*corpus)
	if err != nil {
		t.Fatal(err)
	}
	var total, missed, open int
	for _, dir := range kustomizationDirs(t, root.FS()) {
		resources, problems := Build(context.Background(), root.FS(), dir, Options{})
		if len(problems) > 0 {
			continue
		}
		list := probesOf(t, resources, dir, *probes)
		wrong, unjudged := judge(root.FS(), dir, len(resources), list)
		total, missed, open = total+len(list), missed+len(wrong), open+len(unjudged)
		for _, p := range wrong {
			t.Logf("wrong: %s: %v", dir, p)
		}
		for _, p := range unjudged {
			t.Logf("unjudged: %s: %v", dir, p)
		}
	}
	t.Logf("fields %d, wrong %d, not judged %d: %.2f %% right", total, missed, open, 100*float64(total-open-missed)/float64(max(total-open, 1)))
}
