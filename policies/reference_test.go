package policies_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/distribution/reference"
	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/rego"

	"github.com/kubevet/kubevet/lint/eval"
)

// TestReferences holds data.kubevet.lib.image against the library with which
// container runtimes read references. It reads a_b.c/nginx as of no registry at
// all, which is left out here: nothing can be pulled by it.
func TestReferences(t *testing.T) {
	query, err := rego.New(
		rego.Query(`[parsed |
			some s in input
			parsed := {x | p := data.kubevet.lib.image.parse(s); x := concat(" ", [data.kubevet.lib.image.repository(p.name), data.kubevet.lib.image.registry(p.name), p.tag, p.digest])}
		]`),
		rego.Module("lib/image.rego", string(regoFiles(t)["lib/image.rego"])),
		rego.Capabilities(eval.Capabilities()),
	).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var input, want []any
	valid := 0
	for range 5000 {
		s := randomReference(rng)
		input = append(input, s)
		parsed := []any{}
		if named, err := reference.ParseNormalizedNamed(s); err == nil {
			parsed = append(parsed, readReference(named))
			valid++
		}
		want = append(want, parsed)
	}
	if valid < 500 || valid > 4500 {
		t.Errorf("%d of 5000 references are valid", valid)
	}
	results, err := query.Eval(context.Background(), rego.EvalInput(input))
	if err != nil {
		t.Fatal(err)
	}
	got := results[0].Expressions[0].Value.([]any)
	for i := range got {
		if diff := cmp.Diff(want[i], got[i]); diff != "" {
			t.Errorf("%q (-want +got):\n%s", input[i], diff)
		}
	}
}

func readReference(named reference.Named) string {
	var tag, digest string
	if tagged, ok := named.(reference.Tagged); ok {
		tag = tagged.Tag()
	}
	if digested, ok := named.(reference.Digested); ok {
		digest = digested.Digest().String()
	}
	return strings.Join([]string{named.Name(), reference.Domain(named), tag, digest}, " ")
}

// randomReference is made of parts that are right more often than not.
func randomReference(rng *rand.Rand) string {
	pick := func(parts ...string) string { return parts[rng.IntN(len(parts))] }
	var b strings.Builder
	b.WriteString(pick("", "", "", "docker.io/", "index.docker.io/", "localhost/", "host:5000/", "Host/", "quay.io/", "[::1]:80/", "-x/", "https://q/", "1.2.3.4/"))
	for range rng.IntN(3) {
		b.WriteString(pick("a/", "library/", "a-b/", "a__b/", "a--b/", "a.b/", "a..b/", "A/", "/"))
	}
	b.WriteString(pick("nginx", "nginx", "a.b", "a_b", "a___b", "x-", "N", "", strings.Repeat("ab", 32), "nginx "))
	b.WriteString(pick("", "", ":1", ":v1.0_x-y", ":latest", ":", ":-a", ":a b", ":"+strings.Repeat("t", 129)))
	b.WriteString(pick("", "", "", "@sha256:"+strings.Repeat("0a", 32), "@sha256:0a", "@sha512:"+strings.Repeat("0a", 64), "@md5:"+strings.Repeat("0a", 16)))
	return b.String()
}
