package kustomize

import (
	"context"
	"encoding/json"
	"maps"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/text"
)

// A trace is a second build of a tree, in which every field carries a shadow that
// says where it is written. It is made when the first field is asked for.
type trace struct {
	t    *tree
	once sync.Once

	places []place
	// mu guards files.
	mu    sync.Mutex
	files map[string]*sourceFile
	// companions says whether operations of JSON patches on lists of scalars are
	// repeated on their shadows. Where a list has no shadow that fails the build,
	// which is then repeated without.
	companions bool
	resources  []*traced
	byIdentity map[string][]*traced
}

// A traced resource is what became of a resource in the second build.
type traced struct {
	once sync.Once
	r    *resource.Resource
	// root is the object with shadows, as encoding/json decodes it.
	root map[string]any
	// steps are the transformers that it went through, in order.
	steps []step
	// origin is the file or generator that it comes from.
	file, configuredIn string
}

// A step is one transformer that a resource went through.
type step struct {
	// k is the kustomization that configures it. For an entry of transformers it
	// is nil, and file is where its configuration is.
	k    *kustomization
	file string
	kind string
	// n is the how-manieth of its kind in k it is; name is that of the
	// configuration of an entry of transformers.
	n    int
	name string
}

func newTrace(t *tree) *trace { return &trace{t: t, files: map[string]*sourceFile{}} }

// load makes the second build. Without it every location is that of the object.
func (tr *trace) load() {
	for _, tr.companions = range []bool{true, false} {
		tr.places = nil
		o := newOverlay(tr.t.o.FS, maps.Clone(tr.t.o.Texts))
		tr.shadow(o)
		// The context of the first build may be over by now.
		t := *tr.t
		t.ctx = context.Background()
		if m, err := build(&t, o, t.top); err == nil {
			tr.index(m)
			return
		}
	}
}

// index takes the resources of the second build.
func (tr *trace) index(m resmap.ResMap) {
	tr.byIdentity = map[string][]*traced{}
	for _, r := range m.Resources() {
		x := &traced{r: r}
		tr.resources = append(tr.resources, x)
		tr.byIdentity[identity(r)] = append(tr.byIdentity[identity(r)], x)
	}
}

// find returns resource i of the first build, nil if it is not in the second. A
// hash in a name may differ between the two, so it is found by its position,
// unless another has its name.
func (tr *trace) find(i int, id string) *traced {
	tr.once.Do(tr.load)
	if i < len(tr.resources) && identity(tr.resources[i].r) == id {
		return tr.resources[i]
	}
	if same := tr.byIdentity[id]; len(same) > 0 {
		return same[0]
	}
	if i < len(tr.resources) {
		return tr.resources[i]
	}
	return nil
}

// open decodes a traced resource on its first use.
func (tr *trace) open(x *traced) *traced {
	x.once.Do(func() {
		origin, _ := x.r.GetOrigin()
		if origin != nil {
			x.file = path.Join(tr.t.top, origin.Path)
			if origin.ConfiguredIn != "" {
				x.file, x.configuredIn = "", path.Join(tr.t.top, origin.ConfiguredIn)
			}
		}
		transformations, _ := x.r.GetTransformations()
		type counter struct{ file, kind string }
		counts := map[counter]int{}
		for _, o := range transformations {
			s := step{file: path.Join(tr.t.top, o.ConfiguredIn), kind: o.ConfiguredBy.Kind, name: o.ConfiguredBy.Name}
			if k := tr.t.kusts[path.Dir(s.file)]; k != nil && k.file == s.file && o.ConfiguredBy.Name == "" {
				s.k = k
				s.n = counts[counter{s.file, s.kind}]
				counts[counter{s.file, s.kind}]++
			}
			x.steps = append(x.steps, s)
		}
		if raw, err := x.r.MarshalJSON(); err == nil {
			_ = json.Unmarshal(raw, &x.root)
		}
	})
	return x
}

// shadow puts the shadows into the overlay: into the resource files, the patch
// files and the patches within kustomizations.
func (tr *trace) shadow(o *overlay) {
	t := tr.t
	done := map[string]bool{}
	file := func(k *kustomization, ref, mark string, from *patchRef) {
		name, ok := o.name(path.Join(mount, k.dir, ref))
		if !ok {
			return
		}
		if name, ok = resolved(o, name); !ok || done[name] {
			return
		}
		text, err := t.o.read(name)
		if err != nil {
			return
		}
		s := &shadower{tr: tr, src: tr.source(name), from: from, mark: mark, budget: maxNodes}
		if out, err := s.stream(text); err == nil {
			done[name] = true
			o.Texts[name] = out
		}
	}
	for _, dir := range t.order {
		k := t.kusts[dir]
		for _, ref := range k.spec.Resources {
			name := path.Join(dir, ref)
			if c := t.charts[name]; c != nil {
				o.Texts[name] = tr.chart(c)
				continue
			}
			file(k, ref, baseMark, nil)
		}
		shown := *k
		shown.fields = maps.Clone(k.fields)
		sm := len(k.spec.PatchesStrategicMerge) //lint:ignore SA1019 kustomizations still have it
		for i, ref := range stringsIn(k.fields["patchesstrategicmerge"]) {
			// They are shown to kustomize as the first of patches.
			from := &patchRef{k: k, kind: "PatchTransformer", n: i}
			if isInlinePatch(ref) {
				shown.fields["patchesstrategicmerge"] = replaceEntry(shown.fields["patchesstrategicmerge"], i, tr.inline(k, "patchesstrategicmerge", i, ref, from))
			} else {
				file(k, ref, patchMark, from)
			}
		}
		for _, field := range []string{"patches", "patchesjson6902"} {
			list, _ := k.fields[field].([]any)
			for i, entry := range list {
				from := &patchRef{k: k, kind: "PatchTransformer", n: sm + i}
				if field == "patchesjson6902" {
					from = &patchRef{k: k, kind: "PatchJson6902Transformer", n: i}
				}
				args, _ := entry.(map[string]any)
				for _, key := range sortedKeys(args) {
					text, _ := args[key].(string)
					switch strings.ToLower(key) {
					case "path":
						file(k, text, patchMark, from)
					case "patch":
						args := maps.Clone(args)
						args[key] = tr.inline(k, field, i, text, from)
						shown.fields[field] = replaceEntry(shown.fields[field], i, args)
					}
				}
			}
		}
		if dir == t.top {
			o.Texts[k.file] = shown.shown(append(t.metadata(), types.OriginAnnotations, types.TransformerAnnotations))
		} else {
			o.Texts[k.file] = shown.shown(nil)
		}
	}
}

// resolved follows symbolic links.
func resolved(o *overlay, name string) (string, bool) {
	info, name, err := o.stat(path.Join(mount, name))
	return name, err == nil && info.Mode().IsRegular()
}

// replaceEntry returns list with another entry i.
func replaceEntry(list any, i int, entry any) []any {
	old, _ := list.([]any)
	out := append([]any{}, old...)
	out[i] = entry
	return out
}

// inline returns a patch that is written in a kustomization with shadows.
func (tr *trace) inline(k *kustomization, field string, i int, text string, from *patchRef) string {
	at := k.entry(field, i)
	key := at
	if k2, value := child(at, "patch"); k2 != nil {
		key, at = k2, value
	}
	src := tr.source(k.file)
	s := &shadower{tr: tr, src: src, from: from, mark: patchMark, shift: src.embedded(key, at), budget: maxNodes}
	out, err := s.stream([]byte(at.Value))
	if err != nil || at.Value != text {
		return text
	}
	return string(out)
}

// source returns the text of a file, for positions.
func (tr *trace) source(name string) *sourceFile {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if f, ok := tr.files[name]; ok {
		return f
	}
	// Not the overlay: what a person sees.
	o := newOverlay(tr.t.o.FS, nil)
	content, _ := o.read(name)
	f := newSourceFile(name, content)
	tr.files[name] = f
	return f
}

// A sourceFile is a file that fields are written in.
type sourceFile struct {
	name  string
	lines *text.Index
	ends  *manifest.Ends
	// chart is set for what a template rendered.
	chart *chartFile
}

func newSourceFile(name string, content []byte) *sourceFile {
	return &sourceFile{name: name, lines: text.NewIndex(content), ends: manifest.NewEnds(content)}
}

// line returns line n from 1, "" if there is none.
func (f *sourceFile) line(n int) string {
	span, _ := f.lines.Line(n)
	return string(f.lines.Text()[span.Start:span.End])
}

// embedded says where the text of a block scalar lies in its file.
func (f *sourceFile) embedded(key, n *yaml.Node) shift {
	whole := shift{whole: n, key: key}
	if n.Style&yaml.LiteralStyle == 0 {
		return whole
	}
	content := strings.Split(n.Value, "\n")
	indent := -1
	for i, want := range content {
		if strings.TrimSpace(want) == "" {
			continue
		}
		got := f.line(n.Line + 1 + i)
		rest, ok := strings.CutSuffix(got, want)
		if !ok || strings.TrimSpace(rest) != "" || indent >= 0 && len(rest) != indent {
			return whole
		}
		indent = len(rest)
	}
	return shift{line: n.Line, column: max(indent, 0)}
}

// location turns a place into the region of its field: the key and the value if
// both are on one line, else the key.
func (p *place) location(container bool) document.Location {
	if p.src.chart != nil {
		return p.src.chart.locate(p.src, p.path, nil, p.key, p.value)
	}
	key, value := p.key, p.value
	if p.shift.whole != nil {
		key, value = p.shift.key, p.shift.whole
	}
	if key == nil {
		return p.src.region(value, value, p.shift)
	}
	if container || deref(value).Kind != yaml.ScalarNode {
		return p.src.region(key, key, p.shift)
	}
	if value.Line != key.Line {
		if value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			// An anchor: its text is what to change.
			return p.src.region(value, value, p.shift)
		}
		return p.src.region(key, key, p.shift)
	}
	return p.src.region(key, value, p.shift)
}

// region reaches from the start of one node to the end of another on its line.
func (f *sourceFile) region(from, to *yaml.Node, by shift) document.Location {
	line, column := from.Line+by.line, from.Column+by.column
	end := f.end(to.Line+by.line, to.Column+by.column, to)
	if to.Line != from.Line || end < column {
		end = f.end(line, column, from)
	}
	return document.Location{File: f.name, Line: line, Column: column, EndLine: line, EndColumn: end}
}

// end returns the column after a scalar that starts at a line and column, after
// the first line of one that has several; of what is no scalar, and of a block, that
// after its first character.
func (f *sourceFile) end(line, column int, n *yaml.Node) int {
	span, ok := f.lines.Line(line)
	start := f.lines.Offset(line, column)
	switch {
	case !ok || column < 1 || start >= span.End:
		return column
	case n.Kind != yaml.ScalarNode, n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return column + 1
	}
	end := f.ends.Scalar(n, start)
	if end > span.End {
		end = span.Start + len(strings.TrimRight(f.line(line), " \t"))
	}
	_, after := f.lines.Position(end)
	return after
}
