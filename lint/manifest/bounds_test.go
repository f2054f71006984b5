package manifest

import (
	"runtime"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
)

// TestManyDocuments reads files of many tiny documents: each costs a few hundred
// bytes, broken ones are not all listed, and what is beyond the bound is a problem.
func TestManyDocuments(t *testing.T) {
	for name, test := range map[string]struct {
		text            string
		other, problems int
		last            string
	}{
		"JSON":      {strings.Repeat("{}", 50_000), 50_000, 0, ""},
		"YAML":      {strings.Repeat("---\na: 1\n", 50_000), 50_000, 0, ""},
		"broken":    {strings.Repeat("---\na: [\n", 20_000), 0, maxBroken + 1, "19800 more problems in this file"},
		"too many":  {strings.Repeat("{}", maxDocuments+1), maxDocuments, 1, "the file has more than 200000 documents, and what follows is not read"},
		"as many":   {strings.Repeat("---\na\n", maxDocuments), maxDocuments, 0, ""},
		"one break": {"a: [", 0, 1, "expected"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			got := Parse(&document.Document{File: "a.yaml", Text: []byte(test.text)})
			runtime.GC()
			runtime.ReadMemStats(&after)
			if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > int64(1000*(got.NotKubernetes+1000)) {
				t.Errorf("holds %d KiB", held>>10)
			}
			if got.NotKubernetes != test.other || len(got.Problems) != test.problems {
				t.Errorf("%d documents and %d problems", got.NotKubernetes, len(got.Problems))
			}
			if n := len(got.Problems); n > 0 && !strings.Contains(got.Problems[n-1].Message, test.last) {
				t.Errorf("last problem: %q", got.Problems[n-1].Message)
			}
			runtime.KeepAlive(got)
		})
	}
}
