package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOneDeployment is a whole run over one file, rules loaded and
// compiled: what a pre-commit hook waits for.
func BenchmarkOneDeployment(b *testing.B) {
	file := filepath.Join(trees, "shop", "manifests", "storefront.yaml")
	for b.Loop() {
		run(b, absolute(b, "."), []string{file})
	}
}

// BenchmarkDocuments is a run over one directory of so many documents: the time
// is to grow with their number and not faster.
func BenchmarkDocuments(b *testing.B) {
	storefront, err := os.ReadFile(filepath.Join(trees, "shop", "manifests", "storefront.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{300, 3000, 30000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range n / 3 { // the file holds three documents
				text := strings.ReplaceAll(string(storefront), "storefront", fmt.Sprintf("storefront-%d", i))
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.yaml", i)), []byte(text), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				run(b, dir, []string{"."})
			}
		})
	}
}
