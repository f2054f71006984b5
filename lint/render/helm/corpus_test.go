package helm

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
)

var corpus = flag.String("charts", "", "folder of charts to compare with Helm's engine")

// helmRender renders a chart as helm template does.
func helmRender(dir string, opts Options) (map[string]string, error) {
	chrt, err := loader.LoadDir(dir)
	if err != nil {
		return nil, err
	}
	in := &Chart{fsys: os.DirFS("/")}
	for i, name := range opts.ValuesFiles {
		abs, _ := filepath.Abs(name)
		opts.ValuesFiles[i] = strings.TrimPrefix(abs, "/")
	}
	user, _, problems := in.userValues(opts)
	if problems != nil {
		return nil, fmt.Errorf("%v", problems)
	}
	if err := chartutil.ProcessDependenciesWithMerge(chrt, user); err != nil {
		return nil, err
	}
	caps, err := capabilities(opts)
	if err != nil {
		return nil, err
	}
	vals, err := chartutil.ToRenderValuesWithSchemaValidation(chrt, user,
		chartutil.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}, nil, true)
	if err != nil {
		return nil, err
	}
	vals["Capabilities"] = caps
	return engine.Render(chrt, vals)
}

// charts lists the folders below root that hold a Chart.yaml, but not those in
// the charts/ of another.
func charts(root string) []string {
	var out []string
	filepath.WalkDir(root, func(p string, e os.DirEntry, err error) error {
		if err != nil || !e.IsDir() {
			return err
		}
		if _, err := os.Stat(filepath.Join(p, "Chart.yaml")); err == nil {
			out = append(out, p)
			return filepath.SkipDir
		}
		return nil
	})
	return out
}

// ours renders a chart and returns the files by Helm's names for them.
func ours(t *testing.T, c *Chart, opts Options) (map[string]*rendering, []string) {
	t.Helper()
	r, problems := c.prepare(context.Background(), opts)
	var msgs []string
	for _, p := range problems {
		msgs = append(msgs, fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message))
	}
	if r == nil {
		return nil, msgs
	}
	docs, more := r.documents()
	if b := r.tracer.budget; *explain {
		t.Logf("%s: %d steps, %d bytes", c.root.chart.Name(), b.spent+b.steps, b.bytes)
	}
	for _, p := range more {
		msgs = append(msgs, fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message))
	}
	out := make(map[string]*rendering)
	for _, d := range docs {
		out[d.file.name] = d
	}
	return out, msgs
}

func TestCorpusBytes(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -charts")
	}
	log.SetOutput(io.Discard)
	l := NewLoader()
	same, failed, differ := 0, 0, 0
	for _, dir := range charts(*corpus) {
		c, problems := l.Load(context.Background(), os.DirFS(dir), ".")
		if c == nil || c.broken {
			t.Logf("%s: not rendered: %v", dir, problems)
			continue
		}
		for _, s := range c.Scenarios() {
			opts, helmOpts := Options{}, Options{}
			if s != "" {
				opts.ValuesFiles = []string{s}
				helmOpts.ValuesFiles = []string{path.Join(dir, s)}
			}
			want, err := helmRender(dir, helmOpts)
			again, _ := helmRender(dir, helmOpts)
			got, msgs := ours(t, c, opts)
			if err != nil {
				failed++
				if len(msgs) == 0 {
					t.Errorf("%s %s: Helm fails, we do not: %v", dir, s, err)
				}
				t.Logf("%s %s: Helm fails: %v\n   ours: %s", dir, s, err, strings.Join(msgs, "\n   "))
				continue
			}
			if len(msgs) > 0 {
				t.Errorf("%s %s: %v", dir, s, msgs)
			}
			bad := false
			for name, text := range want {
				if strings.HasSuffix(name, "NOTES.txt") {
					continue
				}
				if got[name] == nil {
					t.Errorf("%s %s: %s is missing", dir, s, name)
					continue
				}
				if have := string(got[name].text); have != text && again[name] == text {
					bad = true
					t.Errorf("%s %s: %s differs:\n%s", dir, s, name, firstDiff(text, have))
				}
			}
			if bad {
				differ++
			} else {
				same++
			}
		}
	}
	t.Logf("%d scenarios equal, %d differ, %d fail in Helm too", same, differ, failed)
}

func firstDiff(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			have := "(end)"
			if i < len(b) {
				have = b[i]
			}
			return fmt.Sprintf("line %d\nhelm: %q\nours: %q", i+1, a[i], have)
		}
	}
	return "ours is longer"
}
