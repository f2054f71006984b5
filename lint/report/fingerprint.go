package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// fingerprints returns the identity of each finding. It is made of the rule, the
// file, the object and the field, and so stays the same when lines move, when the
// message is worded anew and from whatever directory kubevet runs. Findings that
// share all of these are numbered in their order.
func fingerprints(findings []Finding) []string {
	prints := make([]string, len(findings))
	seen := make(map[string]int)
	for i, f := range findings {
		group, _, ok := strings.Cut(f.Object.APIVersion, "/")
		if !ok {
			group = ""
		}
		parts := []string{f.Rule.ID, f.Location.File, group, f.Object.Kind, f.Object.Namespace, f.Object.Name, f.Path}
		sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
		prints[i] = hex.EncodeToString(sum[:16])
		seen[prints[i]]++
		if n := seen[prints[i]]; n > 1 {
			prints[i] += fmt.Sprintf(":%d", n)
		}
	}
	return prints
}
