// Package policies holds kubevet's rules: a folder a category, three files a
// rule, and the Rego libraries they share.
package policies

import "embed"

// FS holds the Rego files and examples of every rule, and lib with what the
// rules share.
//
//go:embed lib */*.rego */*.txtar
var FS embed.FS
