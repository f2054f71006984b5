package manifest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFieldSet compares the set with the plainest one there is.
func TestFieldSet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var set fieldSet
		var want []Field
		merged := map[string]bool{}
		keys := 1 + r.IntN(2*smallMapping)
		for i := range r.IntN(3 * smallMapping) {
			f := Field{Key: fmt.Sprint(r.IntN(keys)), KeyStart: i, Value: &Node{}}
			old := slices.IndexFunc(want, func(g Field) bool { return g.Key == f.Key })
			if old >= 0 {
				want = slices.Delete(want, old, old+1)
			}
			want = append(want, f)
			if r.IntN(3) == 0 {
				set.merge(f)
				merged[f.Key] = true
				continue
			}
			duplicate := old >= 0 && !merged[f.Key]
			merged[f.Key] = false
			if got := set.set(f); got != duplicate {
				t.Fatalf("setting %q again: %t, want %t", f.Key, got, duplicate)
			}
		}
		if diff := cmp.Diff(want, set.compact()); diff != "" {
			t.Fatalf("fields (-want +got):\n%s", diff)
		}
	}
}
