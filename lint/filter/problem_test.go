package filter

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
)

func TestAccept(t *testing.T) {
	remote := document.Problem{File: "a/kustomization.yaml", Line: 3, Message: `"https://example.com/x" is remote and not fetched: kubevet works offline`}
	missing := document.Problem{File: "b/kustomization.yaml", Line: 2, Message: `"c" does not exist`}
	note := document.Problem{File: "a/kustomization.yaml", Level: document.Note, Message: "worth saying"}
	all := []document.Problem{remote, missing, note}
	one := document.Problem{Level: document.Note, Message: "1 problem is accepted, and what it is about was not looked at"}
	moved := remote
	moved.Line = 9
	for _, test := range []struct {
		name     string
		entry    Acceptance
		known    []document.Problem
		problems []document.Problem
		want     []document.Problem
	}{
		{"nothing", Acceptance{Path: "c"}, nil, all, all},
		{"by path", Acceptance{Path: "a"}, nil, all, []document.Problem{missing, note, one}},
		{"by message", Acceptance{Message: "*is remote and not fetched*"}, nil, all, []document.Problem{missing, note, one}},
		{"by another message", Acceptance{Message: "*is remote*fetched"}, nil, all, all},
		{"by both", Acceptance{Path: "a", Message: `"c" does not exist`}, nil, all, all},
		{"known, on another line", Acceptance{Path: "c"}, []document.Problem{remote}, []document.Problem{moved, missing}, []document.Problem{missing, one}},
		{"known once", Acceptance{Path: "c"}, []document.Problem{remote}, []document.Problem{remote, moved}, []document.Problem{moved, one}},
		{"expired", Acceptance{Path: "a", Until: "2026-01-31", At: document.Location{File: ".kubevet.yaml", Line: 4}}, nil, []document.Problem{remote}, []document.Problem{
			{File: ".kubevet.yaml", Line: 4, Level: document.Warning, Message: "this entry of problems expired on 2026-01-31 and accepts none"}, remote,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var ids []Identity
			for _, p := range test.known {
				ids = append(ids, ProblemIdentity(p))
			}
			var written bytes.Buffer
			if err := WriteBaseline(&written, Entries(ids)); err != nil {
				t.Fatal(err)
			}
			baseline, err := ReadBaseline("known.txt", written.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			got, _ := Accept(test.problems, []Acceptance{test.entry}, baseline, "2026-12-01")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
