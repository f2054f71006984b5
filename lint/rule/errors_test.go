package rule

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
)

// TestMistakes holds an error of OPA to one line that names file and line.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "a.rego: rego_parse_error: empty module"},
		{strings.Repeat("x", 1<<16), "a.rego:1: rego_parse_error: package expected"},
		{"package a\n\nb contains c if {\n", "a.rego:4: rego_parse_error: unexpected eof token"},
		{"package a\n\nb := count(1)\n", "a.rego:3: rego_type_error: count: invalid argument(s) (have: (number, ???); want: (collection: any<...>, n: number))"},
		{"package a\n\nb := c\n\nd := e\n", "a.rego:3: rego_unsafe_var_error: var c is unsafe\na.rego:5: rego_unsafe_var_error: var e is unsafe"},
	} {
		module, err := ParsePolicy("a.rego", []byte(test.text))
		if err == nil {
			compiler := ast.NewCompiler()
			if compiler.Compile(map[string]*ast.Module{"a.rego": module}); compiler.Failed() {
				err = Mistakes(compiler.Errors)
			}
		}
		got := ""
		if err != nil {
			got = err.Error()
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%.40q (-want +got):\n%s", test.text, diff)
		}
	}
}
