package filter

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A syntax says what a file is written in.
type syntax uint8

const (
	// yamlSyntax is YAML, templateSyntax YAML with the actions of text/template,
	// textSyntax anything else whose lines may be comments that begin with "#".
	yamlSyntax syntax = iota
	templateSyntax
	textSyntax
)

// A lineKind says what a line is for what stands above it.
type lineKind uint8

const (
	// blankLine holds nothing but white space and comments, boundaryLine ends a
	// YAML document, controlLine holds only template actions that print nothing,
	// continuedLine goes on with a scalar that began above.
	blankLine lineKind = iota
	contentLine
	continuedLine
	controlLine
	boundaryLine
)

// A scannedLine is what the scanner knows of a line.
type scannedLine struct {
	kind lineKind
	// indent is how far the content is indented, where a template action at its
	// start indents what it prints.
	indent int
	// item says that the line begins an item of a list, open that it ends in a
	// key without a value.
	item, open bool
	// key is the first key of the line, "" if there is none.
	key string
	// depth is how many blocks of template actions are open after the line,
	// opens that more are than before it.
	depth int
	opens bool
}

// A scannedComment is a comment and where it begins, counted from 1.
type scannedComment struct {
	text         string
	line, column int
	// trailing says that there is more than comments on its line.
	trailing bool
}

// A scanner finds the comments of a file and how its lines are nested. It reads
// YAML by its lines, since a template is no YAML before it is rendered, and
// since in YAML too what is under a key is what is indented deeper.
type scanner struct {
	syntax   syntax
	lines    []scannedLine
	comments []scannedComment

	// What goes on in the next line: a quoted scalar, the flow collections, a
	// template action and what was read of it, and a block scalar with the
	// indentation that its lines exceed, -1 for none.
	quote  byte
	flow   int
	action *strings.Builder
	block  int
	// began is the comment that an action may be.
	began scannedComment
	depth int

	// What is known of the line that is read.
	text  string
	at    int
	line  scannedLine
	found bool // content
	ctrl  bool // an action that prints nothing
	first string
	// value says that a scalar may begin here, token where the last one began,
	// parent what a block scalar here is indented against.
	value         bool
	token, parent int
	firstComment  int
}

func scan(text string, syntax syntax) ([]scannedLine, []scannedComment) {
	s := &scanner{syntax: syntax, block: -1}
	text = strings.TrimPrefix(text, "\uFEFF")
	for line := range strings.Lines(text) {
		s.scanLine(strings.TrimRight(line, "\r\n"))
	}
	return s.lines, s.comments
}

// scanLine reads the next line.
func (s *scanner) scanLine(text string) {
	s.text, s.at = text, len(text)-len(strings.TrimLeft(text, " \t"))
	s.line = scannedLine{indent: s.at, depth: s.depth}
	s.found, s.ctrl, s.first = false, false, ""
	s.token, s.parent = s.at, s.at-1
	s.firstComment = len(s.comments)
	continued := s.quote != 0 || s.action != nil
	s.value = !continued
	if s.block >= 0 && s.at < len(text) && s.at <= s.block && !s.onlyActions() {
		s.block = -1
	}
	if s.syntax == yamlSyntax || s.syntax == templateSyntax {
		if s.block < 0 && !continued && (strings.HasPrefix(text, "---") || text == "...") {
			s.lines = append(s.lines, scannedLine{kind: boundaryLine, depth: s.depth})
			return
		}
	}
	inBlock := s.block >= 0
	for s.at < len(text) {
		s.step(inBlock)
	}
	if s.action != nil && strings.TrimSpace(text) != "" {
		s.action.WriteByte(' ')
	}
	s.line.opens, s.line.depth = s.depth > s.line.depth, s.depth
	switch {
	case s.found && (continued || inBlock):
		s.line.kind = continuedLine
	case s.found:
		s.line.kind = contentLine
	case s.ctrl:
		s.line.kind = controlLine
	}
	if s.found {
		for i := range s.comments[s.firstComment:] {
			s.comments[s.firstComment+i].trailing = true
		}
	}
	if n := indentOf(s.first); n >= 0 && strings.HasPrefix(strings.TrimLeft(text, " \t"), "{{") {
		s.line.indent = n
	}
	s.lines = append(s.lines, s.line)
}

// step reads what is next on the line.
func (s *scanner) step(inBlock bool) {
	c := s.text[s.at]
	rest := s.text[s.at:]
	switch {
	case s.action != nil:
		s.inAction()
	case s.syntax == templateSyntax && strings.HasPrefix(rest, "{{"):
		s.action = new(strings.Builder)
		s.began = scannedComment{line: len(s.lines) + 1, column: utf8.RuneCountInString(s.text[:s.at]) + 1}
		s.at += 2
	case c == ' ' || c == '\t':
		s.at++
	case s.syntax == textSyntax:
		if c == '#' && !s.found {
			s.comment(rest)
			return
		}
		s.found = true
		s.at++
	case inBlock:
		s.found = true
		s.at++
	case s.quote != 0:
		s.found = true
		s.inQuote(c)
	case c == '#' && (s.at == 0 || s.text[s.at-1] == ' ' || s.text[s.at-1] == '\t'):
		s.comment(rest)
	default:
		s.inYAML(c, rest)
	}
}

// comment takes the rest of the line as a comment.
func (s *scanner) comment(rest string) {
	s.comments = append(s.comments, scannedComment{
		text: strings.TrimLeft(rest, "#"), line: len(s.lines) + 1, column: utf8.RuneCountInString(s.text[:s.at]) + 1,
	})
	s.at = len(s.text)
}

// inYAML reads a character outside of quotes, comments and template actions.
func (s *scanner) inYAML(c byte, rest string) {
	s.found = true
	blankAfter := len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t'
	defer func() { s.at++ }()
	switch {
	case c == ':' && blankAfter:
		if s.line.key == "" {
			s.line.key = strings.Trim(strings.TrimSpace(s.text[s.token:s.at]), `"'`)
		}
		s.parent = s.token
		s.value, s.line.open = true, true
		return
	case !s.value:
		if s.flow > 0 {
			s.inFlow(c)
		}
		return
	case c == '-' && blankAfter && s.flow == 0:
		if strings.TrimSpace(s.text[:s.at]) == "" {
			s.line.item = true
		}
		s.parent = s.at
		return
	case (c == '|' || c == '>') && s.flow == 0 && blockHeader.MatchString(rest):
		s.block = s.parent
		s.value = false
	case c == '"' || c == '\'':
		s.quote, s.token, s.value = c, s.at, false
	case c == '[' || c == '{':
		s.flow++
	case c == '&' || c == '!':
		s.at += max(strings.IndexAny(rest+" ", " \t")-1, 0)
		return
	default:
		s.token, s.value = s.at, false
		if s.flow > 0 {
			s.inFlow(c)
		}
	}
	s.line.open = false
}

// inFlow reads what ends a scalar in a flow collection.
func (s *scanner) inFlow(c byte) {
	switch c {
	case ']', '}':
		s.flow--
	case ',', '[', '{':
		if c != ',' {
			s.flow++
		}
		s.value = true
	}
}

// inQuote reads a character of a quoted scalar.
func (s *scanner) inQuote(c byte) {
	switch {
	case c == '\\' && s.quote == '"', c == '\'' && s.quote == '\'' && strings.HasPrefix(s.text[s.at:], "''"):
		s.at++
	case c == s.quote:
		s.quote = 0
	}
	s.at++
}

// inAction reads on in a template action, to its end if that is on the line.
func (s *scanner) inAction() {
	rest := s.text[s.at:]
	// What begins the action says what it is; an action may be as long as a file,
	// and is not to be read again for each of its lines.
	begin := s.action.String()
	if strings.TrimLeft(begin, "- \t") == "" {
		begin += rest
	}
	end := -1
	if strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(begin, "-"), " \t"), "/*") {
		// "*/" may be the end of what earlier lines hold.
		if i := commentEnd.FindStringIndex(rest); i != nil {
			end = i[1]
		}
	} else {
		end = actionEnd(rest)
	}
	if end < 0 {
		s.action.WriteString(rest)
		s.at = len(s.text)
		return
	}
	s.action.WriteString(rest[:end])
	s.at += end
	s.endAction(strings.TrimSpace(strings.Trim(strings.TrimSuffix(s.action.String(), "}}"), "-")))
	s.action = nil
}

var (
	commentEnd  = regexp.MustCompile(`\*/\s*-?\}\}`)
	blockHeader = regexp.MustCompile(`^[|>][-+0-9]*\s*(#.*)?$`)
	indentPipe  = regexp.MustCompile(`\|\s*n?indent\s+(\d+)\s*$`)
)

// actionEnd returns where the action at the start of s ends, -1 if not in s.
func actionEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '"', '`', '\'':
			for i++; i < len(s) && s[i] != c; i++ {
				if s[i] == '\\' && c != '`' {
					i++
				}
			}
		case '}':
			if strings.HasPrefix(s[i:], "}}") {
				return i + 2
			}
		}
	}
	return -1
}

// endAction notes what an action is: a comment, a part of the control flow, or
// something that prints.
func (s *scanner) endAction(body string) {
	if inner, ok := strings.CutPrefix(body, "/*"); ok {
		s.began.text = strings.Join(strings.Fields(strings.TrimSuffix(inner, "*/")), " ")
		s.comments = append(s.comments, s.began)
		return
	}
	word, _, _ := strings.Cut(body, " ")
	switch word {
	case "if", "with", "range", "define", "block":
		s.depth++
		s.ctrl = true
	case "end":
		s.depth--
		s.ctrl = true
	case "else", "break", "continue":
		s.ctrl = true
	default:
		if assignment.MatchString(body) {
			s.ctrl = true
			return
		}
		if !s.found {
			s.first = body
		}
		s.found = true
		if s.value && s.quote == 0 && s.block < 0 {
			s.token, s.value = s.at, false
		}
		s.line.open = false
	}
}

var assignment = regexp.MustCompile(`^\$\w+\s*:?=`)

// onlyActions reports whether the line that is read holds only a template
// action, which says nothing of the indentation of what it prints.
func (s *scanner) onlyActions() bool {
	text := strings.TrimSpace(s.text)
	return s.syntax == templateSyntax && strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}")
}

// indentOf returns how far an action indents what it prints, -1 if that does
// not depend on it.
func indentOf(action string) int {
	m := indentPipe.FindStringSubmatch(action)
	if m == nil {
		return -1
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return -1
	}
	return n
}
