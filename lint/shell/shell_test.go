package shell_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/shell"
)

// listing has a line for each command: its words, with what they expand outside of
// quotes.
func listing(s *shell.Script) string {
	var b strings.Builder
	if s.Fault != "" {
		fmt.Fprintf(&b, "%d: fault\n", s.Line)
	}
	if s.Errexit {
		b.WriteString("errexit\n")
	}
	for _, c := range s.Calls {
		fmt.Fprintf(&b, "%d:", c.Words[0].Line)
		for _, w := range c.Words {
			fmt.Fprintf(&b, " [%s", w.Text)
			if !w.Literal {
				b.WriteString(" ~" + w.Splits)
			}
			b.WriteString("]")
		}
		if c.Guarded {
			b.WriteString(" guarded")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"kubectl get pods", "1: [kubectl] [get] [pods]\n"},
		{"#!/bin/bash -e\nrm -rf /data/$A \"$B\" '$C'", "errexit\n2: [rm] [-rf] [/data/${A} ~A] [${B} ~] [$C]\n"},
		{"set -euo pipefail\nX=1\nX=1 run a\\ b \\\n  c", "errexit\n1: [set] [-euo] [pipefail]\n3: [run] [a b] [c]\n"},
		{
			"if kubectl get x; then a; fi\nb || c\n! d\nwhile e; do f; done",
			"1: [kubectl] [get] [x] guarded\n1: [a]\n2: [b] guarded\n2: [c] guarded\n3: [d] guarded\n4: [e] guarded\n4: [f]\n",
		},
		{"echo $(id -u) $# $? \"$@\" ${X:+-v}", "1: [echo] [$() ~] [${#} ~] [${?} ~] [${@} ~] [${X} ~]\n1: [id] [-u]\n"},
		{"f() {\n  rm \"$1\"\n}\ncat <<EOF | g\n$X\nEOF\n", "2: [rm] [${1} ~]\n4: [cat]\n4: [g]\n"},
		{"kubectl patch pod a -p='[{\"op\": \"add\"}]'", "1: [kubectl] [patch] [pod] [a] [-p=[{\"op\": \"add\"}]]\n"},
		{"if true; then\n  a\n", "1: fault\n"},
		{"set -o errexit", "errexit\n1: [set] [-o] [errexit]\n"},
	} {
		if diff := cmp.Diff(test.want, listing(shell.Parse(test.text))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
	if got := shell.Parse("#!/usr/bin/env -S bash -e\n"); got.Interpreter != "bash" || !got.Errexit {
		t.Errorf("%+v", got)
	}
}
