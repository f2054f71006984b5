package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLineHashes compares with what the implementation in GitHub's upload action
// computes for these texts.
func TestLineHashes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"empty", "", []string{"c129715d7a2bc9a3:1"}},
		{
			"no line break at the end", "kind: Pod\n  spec:\n\ta",
			[]string{"2ad72df392c18214:1", "78c2cc080817843:1", "53b5d4aabe50d64:1"},
		},
		{
			"line break at the end", "kind: Pod\n\n  \nspec: {}\n",
			[]string{"df3f400b734546f7:1", "9d5b1ade1a62b032:1", "c60abc13d122e4d0:1", "a76d08d73aea7fa6:1", "c129715d7a2bc9a3:1"},
		},
		{
			"CRLF", "kind: Pod\r\n\r\nspec: {}\r\n",
			[]string{"7d5eded1f13b7e7d:1", "c60abc13d122e4d0:1", "a76d08d73aea7fa6:1", "c129715d7a2bc9a3:1"},
		},
		{
			"lone CR", "kind: Pod\rspec: {}\r",
			[]string{"57f0d18225d184db:1", "a76d08d73aea7fa6:1", "c129715d7a2bc9a3:1"},
		},
		{
			"CR, space, LF", "a\r \nb",
			[]string{"67c066a59e652f5e:1", "cc4c43d77869440f:1", "8ee5a81e681643c1:1"},
		},
		{
			"equal lines", strings.Repeat("- name: registry.example.com\n", 7),
			[]string{
				"1aded0d918baf47c:1", "1aded0d918baf47c:2", "1aded0d918baf47c:3", "1aded0d918baf47c:4",
				"1e5221b13c0bbef1:1", "a31c9e7c9671562f:1", "ff17c8c16a8ec875:1", "c129715d7a2bc9a3:1",
			},
		},
		{
			"beyond ASCII", "name: é 你 🚀\nb: c\n",
			[]string{"fb56e6a898f155af:1", "969fbd48fd75ff70:1", "c129715d7a2bc9a3:1"},
		},
		{
			"longer than the window", strings.Repeat("x", 250) + "\n" + strings.Repeat("y", 120) + "\nz\n",
			[]string{"52b56201ffb58620:1", "cadd4b5b9d92c51c:1", "95de0951c928fa27:1", "c129715d7a2bc9a3:1"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, lineHashes(c.text)); diff != "" {
				t.Errorf("hashes differ (-want +got):\n%s", diff)
			}
		})
	}
}
