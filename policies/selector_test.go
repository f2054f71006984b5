package policies_test

import (
	"context"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/rego"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/eval"
)

// TestSelects holds data.kubevet.lib.network.selects against the label
// selectors of Kubernetes.
func TestSelects(t *testing.T) {
	files := regoFiles(t)
	query, err := rego.New(
		rego.Query("[b | some c in input; b := {true | data.kubevet.lib.network.selects(c.selector, c.labels)} != set()]"),
		rego.Module("lib/manifest.rego", string(files["lib/manifest.rego"])),
		rego.Module("lib/network.rego", string(files["lib/network.rego"])),
		rego.Capabilities(eval.Capabilities()),
	).PrepareForEval(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var input []any
	var want []any
	for range 2000 {
		selector, set := randomSelector(rng), randomLabels(rng)
		// An invalid selector is refused by the API server; it selects nothing.
		matches := false
		if s, err := metav1.LabelSelectorAsSelector(selector); err == nil {
			matches = s.Matches(labels.Set(set))
		}
		want = append(want, matches)
		input = append(input, map[string]any{"selector": selector, "labels": set})
	}
	results, err := query.Eval(context.Background(), rego.EvalInput(input))
	if err != nil {
		t.Fatal(err)
	}
	got := results[0].Expressions[0].Value.([]any)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("selects (-want +got):\n%s", diff)
	}
}

func randomLabels(rng *rand.Rand) map[string]string {
	set := make(map[string]string)
	for range rng.IntN(3) {
		set[randomWord(rng, "k")] = randomWord(rng, "")
	}
	return set
}

func randomSelector(rng *rand.Rand) *metav1.LabelSelector {
	selector := &metav1.LabelSelector{}
	if rng.IntN(2) == 0 {
		selector.MatchLabels = randomLabels(rng)
	}
	operators := []metav1.LabelSelectorOperator{
		metav1.LabelSelectorOpIn, metav1.LabelSelectorOpNotIn, metav1.LabelSelectorOpExists, metav1.LabelSelectorOpDoesNotExist, "Equals",
	}
	for range rng.IntN(3) {
		requirement := metav1.LabelSelectorRequirement{Key: randomWord(rng, "k"), Operator: operators[rng.IntN(len(operators))]}
		switch requirement.Operator {
		case metav1.LabelSelectorOpIn, metav1.LabelSelectorOpNotIn:
			for range 1 + rng.IntN(2) {
				requirement.Values = append(requirement.Values, randomWord(rng, ""))
			}
		}
		selector.MatchExpressions = append(selector.MatchExpressions, requirement)
	}
	return selector
}

// randomWord is one of few, so that selectors match often enough.
func randomWord(rng *rand.Rand, prefix string) string {
	return prefix + strconv.Itoa(rng.IntN(3))
}
