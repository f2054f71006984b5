package lint_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// order is that of the packages: each may import only those before it. One that is not
// here has no place yet.
var order = []string{
	"lint/text", "lint/schema", "lint/rule", "lint/document", "lint/files", "lint/discover", "lint/manifest", "lint/scan", "lint/settings", "lint/shell", "lint/validate",
	"lint/render/helm/chartutil", "lint/render/helm", "lint/render/kustomize", "lint/render/gitops", "lint/render",
	"lint/model", "lint/query", "lint/graph", "lint/diagram", "lint/eval/plan", "lint/eval", "lint/catalogue", "lint/git", "lint/mask", "lint/filter", "lint/fix/edit", "lint/report",
	"lint/framework", "lint/workspace", "lint/fix", "lint/policytest", "lint/lsp", "lint/survey", "lint/config", "lint", "policies", "cmd/kubevet",
}

// light are the packages that link neither Helm nor kustomize.
var light = []string{"lint/manifest", "lint/fix/edit", "lint/report", "lint/model", "lint/query", "lint/graph", "lint/diagram", "lint/eval"}

const module = "github.com/kubevet/kubevet/"

// TestImports holds what packages import against their order, against what the doc of
// each says that it may import, and against what must not be linked.
func TestImports(t *testing.T) {
	imports, docs := readImports(t)
	for _, pkg := range slices.Sorted(maps.Keys(imports)) {
		place := slices.Index(order, pkg)
		if place < 0 {
			t.Errorf("%s has no place in the order of packages", pkg)
			continue
		}
		allowed, every := mayImport(docs[pkg])
		for _, path := range imports[pkg] {
			other, own := strings.CutPrefix(path, module)
			switch {
			case !own:
			case !slices.Contains(order[:place], other):
				t.Errorf("%s imports %s, which is not before it", pkg, other)
			case strings.HasPrefix(pkg, "lint") && !every && !slices.Contains(allowed, other):
				t.Errorf("%s imports %s; its package doc says that it may import %q", pkg, other, allowed)
			}
		}
	}
	for _, pkg := range light {
		if len(imports[pkg]) == 0 {
			t.Errorf("%s imports nothing at all", pkg)
		}
		for path := range linked(imports, pkg, make(map[string]bool)) {
			if strings.HasPrefix(path, "helm.sh/") || strings.HasPrefix(path, "sigs.k8s.io/kustomize/") {
				t.Errorf("%s links %s", pkg, path)
			}
		}
	}
}

// readImports returns what the packages of the module import, tests aside, and their
// docs.
func readImports(t *testing.T) (imports map[string][]string, docs map[string]string) {
	t.Helper()
	imports, docs = make(map[string][]string), make(map[string]string)
	for _, root := range []string{"lint", "policies", "cmd"} {
		err := filepath.WalkDir(filepath.Join("..", root), func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || isModule(name) || strings.HasSuffix(d.Name(), "test") && d.Name() != "policytest"):
				return fs.SkipDir // what no program links
			case filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
			if err != nil {
				return err
			}
			dir, err := filepath.Rel("..", filepath.Dir(name))
			if err != nil {
				return err
			}
			pkg := filepath.ToSlash(dir)
			docs[pkg] += file.Doc.Text()
			for _, spec := range file.Imports {
				path, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					return err
				}
				imports[pkg] = append(imports[pkg], path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return imports, docs
}

// isModule reports whether a directory is a module of its own.
func isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

var (
	mayImportWhat = regexp.MustCompile(`(?s)It may import (.*?)\.(?:\s|$)`)
	packageName   = regexp.MustCompile(`lint[/\w]*`)
)

// mayImport returns the packages that a doc says may be imported, and whether it says
// every one that is before.
func mayImport(doc string) (allowed []string, every bool) {
	m := mayImportWhat.FindStringSubmatch(doc)
	if m == nil {
		return nil, false
	}
	return packageName.FindAllString(m[1], -1), strings.HasPrefix(m[1], "every package")
}

// linked returns what a package imports, and what that does.
func linked(imports map[string][]string, pkg string, seen map[string]bool) map[string]bool {
	for _, path := range imports[pkg] {
		if !seen[path] {
			seen[path] = true
			if other, own := strings.CutPrefix(path, module); own {
				linked(imports, other, seen)
			}
		}
	}
	return seen
}
