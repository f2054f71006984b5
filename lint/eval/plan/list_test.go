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
	const want = ``
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("listing (-want +got):\n%s", diff)
	}
	if _, err := plan.List("g0.data.p.r\tx"); err == nil {
		t.Error("a plan that is damaged is listed")
	}
}
