package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// BenchmarkSupply makes the supply of bundles of which one is ten times the
// other.
func BenchmarkSupply(b *testing.B) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	suppliers, err := set.Suppliers()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1000, 10000} {
		var text strings.Builder
		for i := range n / 2 {
			fmt.Fprintf(&text, "---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: s%d}\n", i)
			fmt.Fprintf(&text, "---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: d%d}\nspec: {volumeClaimTemplates: [{metadata: {name: data}}]}\n", i)
		}
		bundle := &model.Bundle{Objects: manifest.Parse(&document.Document{Text: []byte(text.String())}).Objects, Suppliers: suppliers}
		b.Run(fmt.Sprintf("objects=%d", n), func(b *testing.B) {
			for b.Loop() {
				model.NewSupply(bundle).Term()
			}
		})
	}
}
