package helm

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"log"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

func TestMain(m *testing.M) {
	log.SetOutput(io.Discard) // Helm warns about values that do not fit
	os.Exit(m.Run())
}

// fixtures are the charts that are compared with Helm.
var fixtures = []string{"shop.txtar", "functions.txtar"}

// onDisk writes a file system to a folder, for Helm to read.
func onDisk(t *testing.T, fsys fs.FS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestSameBytesAsHelm compares every scenario of the fixtures with Helm's
// engine, but for lines that chance makes.
func TestSameBytesAsHelm(t *testing.T) {
	for _, name := range fixtures {
		fsys := archive(t, name, ".")
		sameAsHelm(t, name, fsys)
	}
}

var random = regexp.MustCompile(`(?m)^  random: .*$`)

func sameAsHelm(t *testing.T, name string, fsys fstest.MapFS) {
	t.Helper()
	dir := onDisk(t, fsys)
	c := load(t, fsys, ".")
	for _, s := range c.Scenarios() {
		opts, helm := Options{}, Options{}
		if s != "" {
			opts.ValuesFiles, helm.ValuesFiles = []string{s}, []string{path.Join(dir, s)}
		}
		want, err := helmRender(dir, helm)
		if err != nil {
			t.Fatalf("%s %s: %v", name, s, err)
		}
		docs, problems := ours(t, c, opts)
		if problems != nil {
			t.Errorf("%s %s: %v", name, s, problems)
		}
		got := make(map[string]string)
		for name, d := range docs {
			got[name] = random.ReplaceAllString(string(d.text), "")
		}
		maps.DeleteFunc(want, func(name, _ string) bool { return strings.HasSuffix(name, "NOTES.txt") })
		for name := range want {
			want[name] = random.ReplaceAllString(want[name], "")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %s: %s", name, s, diff)
		}
	}
}

// TestEveryFunctionIsCompared keeps functions.txtar complete.
func TestEveryFunctionIsCompared(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "functions.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	chance := []string{ // no right result, or one that says nothing
		"randAlphaNum", "randAlpha", "randAscii", "randNumeric", "randBytes", "randInt", "shuffle", "uuidv4",
		"bcrypt", "htpasswd", "encryptAES", "genPrivateKey", "genCA", "genCAWithKey", "genSelfSignedCert",
		"genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "buildCustomCert",
		"now", "ago", "date", "htmlDate", "fail",
	}
	var missing []string
	for name := range newFuncs(nil) {
		if !slices.Contains(chance, name) && !regexp.MustCompile(`[ ({]`+name+`[ })]`).Match(text) {
			missing = append(missing, name)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("functions.txtar does not call %v", missing)
	}
}

// TestOracle changes lines and values of the fixtures and looks whether what
// Helm renders changes where the trace says.
func TestOracle(t *testing.T) {
	for _, name := range fixtures {
		fsys := archive(t, name, ".")
		c := load(t, fsys, ".")
		for _, s := range c.Scenarios() {
			opts := Options{}
			if s != "" {
				opts.ValuesFiles = []string{s}
			}
			o := newOracle(t, c, name+s, opts)
			if o == nil {
				t.FailNow()
			}
			o.probeLines(15)
			o.probeValues(30)
			if o.linesRight != o.lines || o.lines == 0 {
				t.Errorf("%s: template lines: %s right", name+s, percent(o.linesRight, o.lines))
			}
			t.Logf("%s: values keys: recall %s, precision %s", name, percent(o.both, o.truth), percent(o.both, o.claimed))
		}
	}
}

// tgz packs the chart of a file system under a name.
func tgz(t *testing.T, fsys fstest.MapFS, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, file := range slices.Sorted(maps.Keys(fsys)) {
		data := fsys[file].Data
		if err := w.WriteHeader(&tar.Header{Name: path.Join(name, file), Mode: 0o644, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestArchive has a subchart in a .tgz: its locations are lines of the user's.
func TestArchive(t *testing.T) {
	fsys := chartOf(`
-- Chart.yaml --
apiVersion: v2
name: app
version: 0.1.0
dependencies:
  - name: db
    version: 1.0.0
    repository: https://charts.example.com
-- values.yaml --
db:
  size: 5
-- templates/empty.yaml --
`)
	db := chartOf(`
-- Chart.yaml --
apiVersion: v2
name: db
version: 1.0.0
-- values.yaml --
size: 1
-- crds/db.yaml --
kind: CustomResourceDefinition
-- templates/db.yaml --
kind: DB
size: {{ .Values.size }}
privileged: true
`)
	inner := make(fstest.MapFS)
	for name, f := range db {
		inner[strings.TrimPrefix(name, "app/")] = f
	}
	fsys["app/charts/db-1.0.0.tgz"] = &fstest.MapFile{Data: tgz(t, inner, "db"), Mode: 0o644}
	files := rendered(t, load(t, fsys, "app"), Options{})
	const at = "app/charts/db-1.0.0.tgz/templates/db.yaml"
	got := make(map[string]string)
	for _, name := range []string{"size", "privileged", "readOnly"} {
		f, field := field(t, files, at, name)
		got[name] = show(f.Origin(field))
	}
	crd, field := field(t, files, "app/charts/db-1.0.0.tgz/crds/db.yaml", "kind")
	got["crd"] = show(crd.Origin(field))
	want := map[string]string{
		"size":       "app/values.yaml:2:9-10 key db.size",
		"privileged": "app/values.yaml:1:1-3",
		"readOnly":   "app/values.yaml:1:1-3",
		"crd":        "app/Chart.yaml:5:11-13",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCRLF has templates and values with CRLF.
func TestCRLF(t *testing.T) {
	fsys := archive(t, "shop.txtar", "apps/storefront")
	unix := rendered(t, load(t, fsys, "apps/storefront"), Options{})
	for name, f := range fsys {
		if ext := path.Ext(name); ext == ".yaml" || ext == ".tpl" {
			f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))
		}
	}
	windows := rendered(t, load(t, fsys, "apps/storefront"), Options{})
	const deploy = "apps/storefront/templates/web/deployment.yaml"
	for _, p := range [][]any{
		{"spec", "replicas"},
		{"spec", "template", "spec", "hostNetwork"},
		{"metadata", "annotations", "outer", "labels", "fixed"},
		{"spec", "template", "spec", "containers", 0, "ports", 1, "containerPort"},
		{"spec", "template", "spec", "securityContext", "runAsNonRoot"},
	} {
		a, at := field(t, unix, deploy, p...)
		b, bt := field(t, windows, deploy, p...)
		if diff := cmp.Diff(show(a.Origin(at)), show(b.Origin(bt))); diff != "" {
			t.Errorf("%v: %s", p, diff)
		}
	}
}

func problemsOf(t *testing.T, fsys fs.FS, dir string, opts Options) []string {
	t.Helper()
	c, problems := Load(context.Background(), fsys, dir)
	if c != nil {
		_, more := c.Render(context.Background(), opts)
		problems = append(problems, more...)
	}
	return lines(problems)
}

// lines writes problems as file:line:message.
func lines(problems []document.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s:%d:%s", p.File, p.Line, p.Message))
	}
	return out
}

// TestConcurrent renders scenarios of one chart and asks for locations from
// several goroutines, as a run does.
func TestConcurrent(t *testing.T) {
	fsys := archive(t, "shop.txtar", "apps/storefront")
	c := load(t, fsys, "apps/storefront")
	const deploy = "apps/storefront/templates/web/deployment.yaml"
	results := make(chan string)
	for i := range 8 {
		go func() {
			opts := Options{ValuesFiles: c.Scenarios()[1 : 1+i%2]}
			files, _ := c.Render(context.Background(), opts)
			n := slices.IndexFunc(files, func(f File) bool { return f.Path == deploy })
			at := strings.Index(string(files[n].Text), "replicas: ") + len("replicas: ")
			results <- show(bare(files[n].Origin(document.Field{Path: []any{"spec", "replicas"}, Start: at, End: at + 1})))
		}()
	}
	got := make(map[string]int)
	for range 8 {
		got[<-results]++
	}
	want := map[string]int{"apps/storefront/values.yaml:9:11-12": 4, "apps/storefront/ci/big-values.yaml:1:11-12": 4}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
