package lint

import (
	"maps"
	"slices"

	"github.com/aymanbagabas/go-udiff"
)

// unified returns the difference of two texts of a file as a unified diff.
func unified(name, before, after string) string {
	return udiff.Unified("a/"+name, "b/"+name, before, after)
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
