package plan

import (
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// TestPrepared holds what is prepared against OPA's own functions, for arguments
// that match, that do not, and that are no texts.
func TestPrepared(t *testing.T) {
	text := func(s string) *ast.Term { return ast.StringTerm(s) }
	pairs := []*ast.Term{
		ast.MustParseTerm(`{"a": "x", "ab": "y"}`), ast.MustParseTerm(`{"a": 1}`), ast.MustParseTerm(`{}`),
		text("a+"), text("^(b)$"), text("("), text("aab"), text(""), text("é"), ast.IntNumberTerm(7), ast.NullTerm(),
	}
	thirds := []*ast.Term{nil, text("$1-"), ast.IntNumberTerm(-1), ast.IntNumberTerm(1), ast.MustParseTerm("1.5"), ast.NullTerm()}
	decided := 0
	for name, prepare := range prepared {
		short, call := prepare(), topdown.GetBuiltin(name)
		for _, a := range pairs {
			for _, b := range pairs {
				for _, c := range thirds {
					args := []*ast.Term{a, b}
					if (c != nil) != (name != ast.RegexMatch.Name && name != ast.ReplaceN.Name) {
						continue
					}
					if c != nil {
						args = append(args, c)
					}
					got, ok := short(args)
					if !ok {
						continue
					}
					decided++
					var want *ast.Term
					err := call(topdown.BuiltinContext{}, args, func(t *ast.Term) error {
						want = t
						return nil
					})
					if err != nil || !equal(got, want) {
						t.Errorf("%s%v is %v, not %v: %v", name, args, got, want, err)
					}
				}
			}
		}
	}
	if decided < 50 {
		t.Errorf("%d calls", decided)
	}
}
