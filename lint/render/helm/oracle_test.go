package helm

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/render/helm/chartutil"

	"github.com/google/go-cmp/cmp"
	"helm.sh/helm/v3/pkg/chart"
	helmutil "helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
)

var (
	probes  = flag.Int("probes", 40, "probes per scenario of each kind")
	update  = flag.Bool("update", false, "rewrite the wanted locations")
	explain = flag.Bool("explain", false, "print every probe that is wrong")
)

// An oracle compares what the trace of a rendering says with what Helm's engine
// does when the source changes.
type oracle struct {
	t    *testing.T
	name string
	run  *run
	docs map[string]*rendering
	base map[string]string
	all  map[string][]atom
	rng  *rand.Rand

	lines, linesRight, linesSkipped int
	truth, claimed, both, skipped   int
}

func newOracle(t *testing.T, c *Chart, name string, opts Options) *oracle {
	r, problems := c.prepare(context.Background(), opts)
	if r == nil {
		t.Logf("%s: %v", name, problems)
		return nil
	}
	docs, _ := r.documents()
	o := &oracle{t: t, name: name, run: r, docs: make(map[string]*rendering), all: make(map[string][]atom), rng: rand.New(rand.NewPCG(1, 2))}
	for _, d := range docs {
		o.docs[d.file.name] = d
		o.all[d.file.name] = d.atomsOf(0, len(d.text), false)
	}
	base, err := o.render(nil, nil)
	if err != nil {
		t.Logf("%s: %v", name, err)
		return nil
	}
	again, _ := o.render(nil, nil)
	for name, d := range o.docs {
		if base[name] != again[name] || base[name] != string(d.text) {
			delete(o.docs, name) // generated or in random order
		}
	}
	o.base = base
	return o
}

// render renders with Helm's engine, with some templates or values changed.
func (o *oracle) render(templates map[string]string, change func(map[string]any)) (map[string]string, error) {
	c := o.run.root
	vals, err := helmutil.ToRenderValuesWithSchemaValidation(c, o.userValues(),
		helmutil.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}, nil, true)
	if err != nil {
		return nil, err
	}
	vals["Capabilities"] = o.run.values["Capabilities"]
	if change != nil {
		change(map[string]any(vals["Values"].(helmutil.Values)))
	}
	var restore []func()
	var visit func(*chart.Chart)
	visit = func(c *chart.Chart) {
		for _, f := range c.Templates {
			if text, ok := templates[string(f.Data)]; ok {
				data := f.Data
				f.Data = []byte(text)
				restore = append(restore, func() { f.Data = data })
			}
		}
		for _, d := range c.Dependencies() {
			visit(d)
		}
	}
	visit(c)
	defer func() {
		for _, f := range restore {
			f()
		}
	}()
	return engine.Render(c, vals)
}

func (o *oracle) userValues() map[string]any {
	user, _, _ := o.run.chart.userValues(o.run.opts)
	return user
}

// probeLines appends a token to lines of text of the templates and looks where
// it comes out.
func (o *oracle) probeLines(n int) {
	const token = "kVtOkEn"
	type probe struct {
		id  uint32
		off int
	}
	var list []probe
	for _, id := range slices.Sorted(maps.Keys(o.run.paths)) {
		f := o.run.tracer.files[id]
		for _, nd := range f.nodes {
			if nd.kind != textNode {
				continue
			}
			end := len(f.text)
			if i := strings.Index(f.text[nd.pos:], "{{"); i >= 0 {
				end = nd.pos + i
			}
			for off := nd.pos + 1; off < end; off++ {
				if f.text[off] == '\n' && !strings.ContainsRune(" \n\t\r", rune(f.text[off-1])) {
					list = append(list, probe{id, off})
				}
			}
		}
	}
	o.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	done := 0
	for _, p := range list {
		if done >= n {
			break
		}
		says := make(map[string][]int)
		for name, d := range o.docs {
			for _, a := range o.all[name] {
				if l := a.hi - a.lo; a.kind == atomText && a.id.file() == p.id && a.off < p.off && p.off <= a.off+l {
					says[name] = append(says[name], lineAt(d.text, a.lo+p.off-1-a.off))
				}
			}
			slices.Sort(says[name])
		}
		total := 0
		for _, s := range says {
			total += len(s)
		}
		if total == 0 && o.rng.IntN(10) > 0 {
			continue // most lines of a library are not used
		}
		f := o.run.tracer.files[p.id]
		got, err := o.render(map[string]string{f.text: f.text[:p.off] + token + f.text[p.off:]}, nil)
		if err != nil {
			o.linesSkipped++
			continue
		}
		is := make(map[string][]int)
		structure := false
		for name := range o.docs {
			text := got[name]
			if strings.ReplaceAll(text, token, "") != o.base[name] {
				structure = true
				break
			}
			removed := 0
			for {
				i := strings.Index(text, token)
				if i < 0 {
					break
				}
				text = text[:i] + text[i+len(token):]
				is[name] = append(is[name], lineAt([]byte(o.base[name]), i-1))
				removed++
			}
			if says[name] != nil && is[name] == nil {
				is[name] = []int{}
			}
		}
		if structure {
			o.linesSkipped++
			continue
		}
		for name := range says {
			if len(says[name]) == 0 && len(is[name]) == 0 {
				delete(says, name)
				delete(is, name)
			}
		}
		if len(says) == 0 && len(is) == 0 {
			continue
		}
		done++
		o.lines++
		if diff := cmp.Diff(is, says); diff == "" {
			o.linesRight++
		} else if *explain {
			o.t.Logf("%s: template %s line %d: %s", o.name, o.run.paths[p.id].name, lineAt([]byte(f.text), p.off-1), diff)
		}
	}
}

func lineAt(text []byte, off int) int {
	return 1 + strings.Count(string(text[:max(0, min(off, len(text)))]), "\n")
}

// probeValues changes leaves of the values and looks which lines change.
func (o *oracle) probeValues(n int) {
	var leaves [][]any
	lengths := make(map[string]int)
	var visit func(v any, at []any)
	visit = func(v any, at []any) {
		switch v := v.(type) {
		case chartutil.Values:
			visit(map[string]any(v), at)
		case map[string]any:
			for _, k := range sortedKeys(v) {
				visit(v[k], append(slices.Clone(at), k))
			}
		case []any:
			for i, x := range v {
				visit(x, append(slices.Clone(at), i))
			}
		case string:
			if v != "" {
				leaves = append(leaves, at)
				lengths[keyOf(at)] = len(strings.TrimRight(v, "\n"))
			}
		case float64, int64:
			leaves = append(leaves, at)
		}
	}
	visit(o.run.values["Values"], nil)
	o.rng.Shuffle(len(leaves), func(i, j int) { leaves[i], leaves[j] = leaves[j], leaves[i] })
	used := make(map[string]map[string]map[int]bool)
	digests := make(map[string]map[int]bool)
	for name, d := range o.docs {
		digests[name] = make(map[int]bool)
		for _, a := range o.all[name] {
			switch a.kind {
			case atomDigest:
				digests[name][lineAt(d.text, a.lo)] = true
			case atomValue:
				if a.leaf.isKey {
					continue
				}
				key := keyOf(a.leaf.path())
				if used[key] == nil {
					used[key] = make(map[string]map[int]bool)
				}
				if used[key][name] == nil {
					used[key][name] = make(map[int]bool)
				}
				// The change is at the end of a string: only its last byte tells.
				if n := lengths[key]; a.exact && n > 0 {
					if a.off < n && n <= a.off+a.hi-a.lo {
						used[key][name][lineAt(d.text, a.lo+n-1-a.off)] = true
					}
					continue
				}
				for l := lineAt(d.text, a.lo); l <= lineAt(d.text, max(a.lo, a.hi-1)); l++ {
					used[key][name][l] = true
				}
			}
		}
	}
	done := 0
	for _, at := range leaves {
		if done >= n {
			break
		}
		key := keyOf(at)
		if len(used[key]) == 0 && o.rng.IntN(4) > 0 {
			continue
		}
		got, err := o.render(nil, func(vals map[string]any) { mutate(vals, at) })
		if err != nil {
			o.skipped++
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(o.docs)) {
			before, after := strings.Split(o.base[name], "\n"), strings.Split(got[name], "\n")
			if len(before) != len(after) {
				o.skipped++
				continue
			}
			for i := range before {
				l := i + 1
				if digests[name][l] {
					continue
				}
				changed, said := before[i] != after[i], used[key][name][l]
				if changed || said {
					done++
				}
				if changed {
					o.truth++
				}
				if said {
					o.claimed++
				}
				if changed && said {
					o.both++
				} else if (changed || said) && *explain {
					o.t.Logf("%s: %s %s:%d changed=%v said=%v\n   %q\n   %q", o.name, key, name, l, changed, said, before[i], after[i])
				}
			}
		}
	}
}

// mutate changes the leaf at a path.
func mutate(v any, at []any) {
	for i, k := range at {
		var x any
		switch c := v.(type) {
		case map[string]any:
			x = c[k.(string)]
		case helmutil.Values:
			x = c[k.(string)]
		case []any:
			x = c[k.(int)]
		}
		if i < len(at)-1 {
			v = x
			continue
		}
		switch old := x.(type) {
		case string:
			body := strings.TrimRight(old, "\n")
			x = body + "kvz" + old[len(body):]
		case float64:
			x = float64(54321)
		case int64:
			x = int64(54321)
		}
		switch c := v.(type) {
		case map[string]any:
			c[k.(string)] = x
		case helmutil.Values:
			c[k.(string)] = x
		case []any:
			c[k.(int)] = x
		}
	}
}

func percent(a, b int) string {
	if b == 0 {
		return "none"
	}
	return fmt.Sprintf("%.2f %% of %d", 100*float64(a)/float64(b), b)
}

func TestCorpusOracle(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -charts")
	}
	log.SetOutput(io.Discard)
	l := NewLoader()
	var sum oracle
	for _, dir := range charts(*corpus) {
		c, _ := l.Load(context.Background(), os.DirFS(dir), ".")
		if c == nil || c.broken {
			continue
		}
		scenarios := c.Scenarios()
		if len(scenarios) > 4 {
			scenarios = scenarios[:4]
		}
		for _, s := range scenarios {
			opts := Options{}
			if s != "" {
				opts.ValuesFiles = []string{s}
			}
			o := newOracle(t, c, path.Join(filepath.Base(dir), s), opts)
			if o == nil {
				continue
			}
			o.probeLines(*probes)
			o.probeValues(2 * *probes)
			sum.lines += o.lines
			sum.linesRight += o.linesRight
			sum.linesSkipped += o.linesSkipped
			sum.truth += o.truth
			sum.claimed += o.claimed
			sum.both += o.both
			sum.skipped += o.skipped
		}
	}
	t.Logf("template lines: %s right, %d change the structure", percent(sum.linesRight, sum.lines), sum.linesSkipped)
	t.Logf("values keys: recall %s, precision %s, %d change the structure", percent(sum.both, sum.truth), percent(sum.both, sum.claimed), sum.skipped)
}
