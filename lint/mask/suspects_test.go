package mask

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files/filestest"
)

// TestProblemsKeepFileNames holds that a value is hidden in a problem, but not where it
// is a word of the name of a file that was read.
func TestProblemsKeepFileNames(t *testing.T) {
	tree := filestest.Tree("-- values.yaml --\nauth:\n  secretName: argocd\n-- templates/argocd-server.yaml --\nx\n")
	src := &document.Source{Kind: document.Chart, FS: tree, Dir: "."}
	problems := []document.Problem{{Message: "templates/argocd-server.yaml: the name argocd is taken"}}
	got := Problems(problems, src, []string{"values.yaml", "templates/argocd-server.yaml"}, nil)
	const want = "templates/argocd-server.yaml: the name [redacted] is taken"
	if got[0].Message != want {
		t.Errorf("%q, want %q", got[0].Message, want)
	}
}
