package plan_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/eval/plan"
)

// TestList lists a small plan.
func TestList(t *testing.T) {
	functions, _ := compile(t, `r contains upper(x) if {
	some x in input.names
	not _short(x)
}

_short(x) if count(x) < 3`)
	text, err := functions.File()
	if err != nil {
		t.Fatal(err)
	}
	got, err := plan.List(text)
	if err != nil {
		t.Fatal(err)
	}
	const want = `data.p._short: 3 parameters, 7 variables, reads []
      reset $3
      builtin count $4 $2 else 1
      builtin lt $5 $4 3 else 1
      not-equal $5 false else 1
      return true
   1: is-defined $3 else 2
      move-once $3 $6
   2: return $6

data.p.r: 2 parameters, 9 variables, reads [names]
      make set() $2
      reset $3
      dot $0 "names" $4 else 3
      scan $4 loop 0 else 3
   1: next loop 0 $5 $6 else 3
      call data.p._short $7 $0 $1 $6 else 2
      not-equal $7 false else 2
      jump else 1
   2: builtin upper $8 $6 else 1
      add $8 $2
      jump else 1
   3: return $2

`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("listing (-want +got):\n%s", diff)
	}
	if _, err := plan.List("g0.data.p.r\tx"); err == nil {
		t.Error("a plan that is damaged is listed")
	}
}
