// Package shell reads shell scripts: the commands they run, with their words as far
// as those are known without running them.
//
// It imports no other package of lint.
package shell

import (
	"errors"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxText is how much of a script is read, in bytes.
const maxText = 1 << 18

// A Script is what a shell script does.
type Script struct {
	// Interpreter is the shell of the first line, as "bash", "" if there is none.
	Interpreter string
	// Errexit says that the script ends at the first command that fails.
	Errexit bool
	// Calls are the simple commands in the order of the text, those of functions,
	// conditions and substitutions included.
	Calls []Call
	// Fault is what is wrong with its syntax, "" if nothing is, and Line where.
	Fault string
	Line  int
}

// A Call is a simple command.
type Call struct {
	Words []Word
	// Guarded says that the script goes on by intent if the command fails: it is a
	// condition, negated, or followed by || or &&.
	Guarded bool
}

// A Word is one of a command.
type Word struct {
	// Text is the word without quotes, with each expansion as it is written.
	Text string
	// Literal says that the word holds no expansion.
	Literal bool
	// Splits is the first variable that stands outside of quotes, whose value is
	// split into words and expanded to file names; "" if none does.
	Splits string
	// Line is the one the word begins on, from 1.
	Line int
}

// Parse reads a script. One that is too long has no calls.
func Parse(text string) *Script {
	s := new(Script)
	if len(text) > maxText {
		return s
	}
	variant := syntax.LangBash
	if strings.Contains(text, "\n@test ") {
		variant = syntax.LangBats
	}
	if first, _, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "#!") {
		words := strings.Fields(first[2:])
		for i, w := range words {
			name := w[strings.LastIndexByte(w, '/')+1:]
			if name == "env" {
				continue
			}
			if i > 0 && strings.HasPrefix(w, "-") {
				s.Errexit = s.Errexit || strings.Contains(w, "e")
				continue
			}
			s.Interpreter = name
		}
	}
	file, err := syntax.NewParser(syntax.Variant(variant)).Parse(strings.NewReader(text), "")
	if err != nil {
		var fault syntax.ParseError
		var variant syntax.LangError
		switch {
		case errors.As(err, &fault):
			s.Fault, s.Line = fault.Text, int(fault.Pos.Line())
		case errors.As(err, &variant):
			s.Fault, s.Line = "not a script of bash", int(variant.Pos.Line())
		}
		return s
	}
	guarded := make(map[syntax.Node]bool)
	guard := func(stmts ...*syntax.Stmt) {
		for _, st := range stmts {
			guarded[st.Cmd] = true
		}
	}
	syntax.Walk(file, func(n syntax.Node) bool {
		switch n := n.(type) {
		case *syntax.IfClause:
			guard(n.Cond...)
		case *syntax.WhileClause:
			guard(n.Cond...)
		case *syntax.BinaryCmd:
			if n.Op == syntax.AndStmt || n.Op == syntax.OrStmt {
				guard(n.X, n.Y)
			}
		case *syntax.Stmt:
			if n.Negated {
				guard(n)
			}
		case *syntax.CallExpr:
			s.call(n, guarded[n])
		}
		return true
	})
	return s
}

func (s *Script) call(n *syntax.CallExpr, guarded bool) {
	c := Call{Guarded: guarded}
	for _, w := range n.Args {
		c.Words = append(c.Words, word(w))
	}
	if len(c.Words) == 0 {
		return
	}
	if c.Words[0].Text == "set" {
		for _, w := range c.Words[1:] {
			if w.Text == "errexit" || strings.HasPrefix(w.Text, "-") && !strings.HasPrefix(w.Text, "--") && strings.Contains(w.Text, "e") {
				s.Errexit = true
			}
		}
	}
	s.Calls = append(s.Calls, c)
}

func word(w *syntax.Word) Word {
	out := Word{Literal: true, Line: int(w.Pos().Line())}
	var b strings.Builder
	out.add(&b, w.Parts, false)
	out.Text = b.String()
	return out
}

// add appends parts of a word.
func (w *Word) add(b *strings.Builder, parts []syntax.WordPart, quoted bool) {
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Lit:
			b.WriteString(unescape(part.Value, quoted))
		case *syntax.SglQuoted:
			b.WriteString(part.Value)
		case *syntax.DblQuoted:
			w.add(b, part.Parts, true)
		case *syntax.ParamExp:
			w.Literal = false
			name := ""
			if part.Param != nil {
				name = part.Param.Value
			}
			b.WriteString("${" + name + "}")
			if !quoted && w.Splits == "" && !harmless(part, name) {
				w.Splits = name
			}
		default:
			w.Literal = false
			b.WriteString("$()")
		}
	}
}

// harmless reports whether the expansion of a parameter is one word by itself, as a
// number is, or is split by intent.
func harmless(p *syntax.ParamExp, name string) bool {
	return p.Length || name == "#" || name == "?" || name == "$" || name == "!" || name == "@" || name == "*" || p.Index != nil || p.Exp != nil && (p.Exp.Op == syntax.AlternateUnset || p.Exp.Op == syntax.AlternateUnsetOrNull)
}

// unescape is a literal without its backslashes, of which those in double quotes
// stand for themselves except before what they escape.
func unescape(s string, quoted bool) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (!quoted || strings.IndexByte("$`\"\\\n", s[i+1]) >= 0) {
			if i++; s[i] == '\n' {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
