// Package policies holds kubevet's rules: a folder a category, three files a
// rule, and the Rego libraries they share.
package policies

import "embed"

// FS holds the Rego files and examples of every rule, lib with what the rules
// share, and the files generated from them all.
//
//go:embed lib */*.rego */*.txtar index.txt plan.txt
var FS embed.FS
