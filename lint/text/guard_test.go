package text

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
)

// obeyed are lines that a runner of GitHub, Azure or TeamCity obeys.
func obeyed() []string {
	return []string{
		"##[stop-commands]x", "a ##[add-mask]b", "##vso[task.setvariable variable=PATH]/evil", "x##teamcity[buildStatus text='ok']",
		"###[error]x", "::error::x", "  ::add-mask::x", "\t::set-output name=a::b", "\x1b[1m::error::x", "\u00a0::error::x",
	}
}

func TestGuard(t *testing.T) {
	for _, line := range obeyed() {
		for _, form := range []Form{Screen, Bare, XML, Markdown} {
			got := guardedText(t, form, line+"\n"+line)
			for _, l := range strings.Split(got, "\n") {
				if runnerCommand.MatchString(l) || lineCommand.MatchString(l) {
					t.Errorf("form %d lets %q through", form, l)
				}
			}
		}
		text, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		var back string
		got := guardedText(t, JSON, string(text))
		if err := json.Unmarshal([]byte(got), &back); err != nil || back != line || runnerCommand.MatchString(got) {
			t.Errorf("JSON %s says %q, %v", got, back, err)
		}
		if strings.Contains(line, "\x1b") {
			continue
		}
		var chars struct {
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte("<a>"+guardedText(t, XML, line)+"</a>"), &chars); err != nil || chars.Text != line {
			t.Errorf("XML says %q, %v", chars.Text, err)
		}
	}
	const own = "::error file=a.yaml::x\n"
	if got := guardedText(t, Commands, own); got != own {
		t.Errorf("own command: %q", got)
	}
	const plain = "a: b # c ## d [e]\n  - ::\u202a\x1b[31m"
	if got := guardedText(t, Screen, plain); got != plain {
		t.Errorf("nothing to guard: %q", got)
	}
	if got, want := guardedText(t, Bare, plain), "a: b # c ## d [e]\n  - ::<U+202A>\u241b[31m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// guardedText writes a text in pieces.
func guardedText(t *testing.T, form Form, text string) string {
	t.Helper()
	var b strings.Builder
	g := NewGuard(&b, form)
	for i := range len(text) {
		if _, err := g.Write([]byte{text[i]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
