package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

type kindKey struct{ group, version, kind string }

// A cycle says in which minors a kind was introduced, deprecated and removed, 0 if
// it is not known or has not happened, and what replaces it ("apps/v1 Deployment").
type cycle struct {
	introduced, deprecated, removed int
	replacement                     string
}

// readCycles adds the lifecycles that the generated methods of a module state. What
// a newer module says replaces what an older one said.
func readCycles(dir string, cycles map[kindKey]cycle) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "zz_generated.prerelease-lifecycle.go" {
			return err
		}
		group, version, err := groupVersion(filepath.Dir(path))
		if err != nil || group == "testapigroup.apimachinery.k8s.io" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv == nil || len(f.Body.List) != 1 {
				continue
			}
			key := kindKey{group, version, f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name}
			if strings.HasSuffix(key.kind, "List") {
				continue
			}
			results := f.Body.List[0].(*ast.ReturnStmt).Results
			c := cycles[key]
			switch f.Name.Name {
			case "APILifecycleIntroduced":
				c.introduced = literal(results[1])
			case "APILifecycleDeprecated":
				c.deprecated = literal(results[1])
			case "APILifecycleRemoved":
				c.removed = literal(results[1])
			case "APILifecycleReplacement":
				c.replacement = groupVersionKind(results[0].(*ast.CompositeLit))
			}
			cycles[key] = c
		}
		return nil
	})
}

func literal(e ast.Expr) int {
	n, _ := strconv.Atoi(e.(*ast.BasicLit).Value)
	return n
}

// groupVersionKind reads a literal of schema.GroupVersionKind.
func groupVersionKind(lit *ast.CompositeLit) string {
	parts := make(map[string]string)
	for _, e := range lit.Elts {
		pair := e.(*ast.KeyValueExpr)
		parts[pair.Key.(*ast.Ident).Name], _ = strconv.Unquote(pair.Value.(*ast.BasicLit).Value)
	}
	return strings.TrimPrefix(parts["Group"]+"/"+parts["Version"], "/") + " " + strings.TrimSuffix(parts["Kind"], "List")
}

// groupVersion reads the group from the constant that every package of types
// declares; the version is the name of the directory.
func groupVersion(dir string) (group, version string, err error) {
	version = filepath.Base(dir)
	for _, name := range []string{"register.go", "doc.go"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if after, ok := strings.CutPrefix(strings.TrimSpace(line), "const GroupName = "); ok {
				group, err := strconv.Unquote(after)
				return group, version, err
			}
			if after, ok := strings.CutPrefix(line, "// +groupName="); ok {
				return strings.TrimSpace(after), version, nil
			}
		}
	}
	return "", "", fmt.Errorf("%s: no name of the group", dir)
}

// readTable adds the lifecycles that no module states.
func readTable(name string, cycles map[kindKey]cycle) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") || lines.Text() == "" {
			continue
		}
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) < 6 {
			return fmt.Errorf("%s: %q has not six columns", name, lines.Text())
		}
		key := kindKey{version: columns[0], kind: columns[1]}
		if group, version, ok := strings.Cut(columns[0], "/"); ok {
			key.group, key.version = group, version
		}
		c := cycles[key]
		for i, to := range []*int{&c.introduced, &c.deprecated, &c.removed} {
			if n, err := strconv.Atoi(columns[2+i]); err == nil {
				*to = n
			}
		}
		if columns[5] != "-" {
			c.replacement = columns[5]
		}
		cycles[key] = c
	}
	return lines.Err()
}
