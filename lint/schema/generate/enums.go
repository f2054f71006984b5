package main

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// readEnums returns the values that fields are enumerated with, by type and field
// ("core.v1.Container/imagePullPolicy"), from the Go code that serves the OpenAPI
// documents: those that are published leave them out. Versions before 1.24 have
// none.
func readEnums(dir string) (map[string][]string, error) {
	enums := make(map[string][]string)
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, "pkg/generated/openapi/zz_generated.openapi.go"), nil, parser.SkipObjectResolution)
	if errors.Is(err, fs.ErrNotExist) {
		return enums, nil
	}
	if err != nil {
		return nil, err
	}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || !strings.HasPrefix(f.Name.Name, "schema_") {
			continue
		}
		parts := strings.Split(f.Name.Name, "_")
		name := strings.Join(parts[max(1, len(parts)-3):], ".")
		ast.Inspect(f, func(n ast.Node) bool {
			pair, ok := n.(*ast.KeyValueExpr)
			if !ok {
				return true
			}
			key, ok := pair.Key.(*ast.BasicLit)
			if !ok {
				return true
			}
			if field, err := strconv.Unquote(key.Value); err == nil {
				if values := enumIn(pair.Value); values != nil {
					enums[name+"/"+field] = values
				}
			}
			return false
		})
	}
	return enums, nil
}

// enumIn returns the values of the enumeration in an expression, nil if it has
// none.
func enumIn(e ast.Node) []string {
	var values []string
	ast.Inspect(e, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		if id, ok := pair.Key.(*ast.Ident); !ok || id.Name != "Enum" {
			return true
		}
		for _, e := range pair.Value.(*ast.CompositeLit).Elts {
			if lit, ok := e.(*ast.BasicLit); ok {
				if value, err := strconv.Unquote(lit.Value); err == nil {
					values = append(values, value)
				}
			}
		}
		return false
	})
	return values
}
