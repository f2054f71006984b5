package helm

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"helm.sh/helm/v3/pkg/releaseutil"
)

// helmSplit returns the documents that Helm makes of a text, those that hold
// something, in their order.
func helmSplit(text string) []string {
	manifests := releaseutil.SplitManifests(text)
	keys := slices.Collect(maps.Keys(manifests))
	slices.SortFunc(keys, func(a, b string) int {
		if releaseutil.BySplitManifestsOrder([]string{a, b}).Less(0, 1) {
			return -1
		}
		return 1
	})
	var out []string
	for _, k := range keys {
		for line := range strings.Lines(manifests[k]) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				out = append(out, manifests[k])
				break
			}
		}
	}
	return out
}

func TestSplitAsHelm(t *testing.T) {
	check := func(text string) {
		t.Helper()
		var got []string
		for _, p := range split([]byte(text)) {
			got = append(got, strings.TrimSpace(text[p.Start:p.End]))
		}
		if diff := cmp.Diff(helmSplit(text), got); diff != "" {
			t.Fatalf("documents of %q (-Helm +ours):\n%s", text, diff)
		}
	}
	for _, text := range []string{
		"", "a: 1", "---apiVersion: v1\nkind: Pod\n", "a: 1\n---# comment\nb: 2\n", "a: 1\r\n---\r\nb: 2\r\n",
		"\n\n  ---\na: 1\n", "# only\n---\n# comments\n", "a: |\n  x\n  ---\n  y\n---- b\n",
	} {
		check(text)
	}
	r := rand.New(rand.NewPCG(3, 4))
	pieces := []string{"---", "-", " ", "\n", "\r\n", "#", "a: 1", "\t", "--- # x", "\u00a0", "..."}
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		check(b.String())
	}
}
