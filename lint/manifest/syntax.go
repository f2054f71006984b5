package manifest

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	yamlv2 "go.yaml.in/yaml/v2"
)

// A fault is something wrong at an offset into a document's text.
type fault struct {
	offset  int
	message string
}

// diagnose says in plain words what is wrong with a YAML document that the
// parser refused with err, and that begins on a line of its file.
//
// The parsers give a line and no column, they count it differently for different
// errors, leave it out when it is the first, and yaml/v3 names the line where the
// construct began and yaml/v2 the one where it went wrong. So the document is
// parsed again by both below a line of our own, and the offset is found in the
// line by what the message is about.
func diagnose(text []byte, at span, firstLine int, err error) fault {
	body := text[at.start:at.end]
	if f, ok := strayByte(body); ok {
		return fault{at.start + f.offset, f.message}
	}
	complaint := strings.TrimPrefix(err.Error(), "yaml: ")
	if name, ok := strings.CutPrefix(complaint, "unknown anchor '"); ok {
		name = strings.TrimSuffix(name, "' referenced")
		// The name is not repeated: it may be a password that lacks quotes.
		return fault{at.start + findAlias(body, name), `the alias has no anchor before it; quote a value that begins with "*"`}
	}

	below := append([]byte("#\n"), body...)
	_, err = decode(below)
	complaint, began := complaintLine(err)
	wrong := began
	var nothing struct{}
	err = guard(func() error { return yamlv2.Unmarshal(below, &nothing) })
	if c, line := complaintLine(err); c == complaint {
		wrong = line
	}
	s := newScanner(text, at)
	lineAt := func(line int) (offset int, content []byte) {
		offset = s.seek(max(line, 1), 1)
		return offset, text[offset:s.lineEnd(offset)]
	}
	start, startLine := lineAt(began)
	stop, stopLine := lineAt(wrong)
	from := func() string { return fmt.Sprintf(" that begins on line %d", firstLine+began-1) }

	var f fault
	switch complaint {
	case "found character that cannot start any token":
		i := indexBadStart(stopLine)
		f = fault{stop + i, "a value cannot begin with this character unless it is quoted"}
		if i < len(stopLine) && stopLine[i] == '\t' {
			f.message = tabMessage
		}
	case "found a tab character that violates indentation",
		"found a tab character where an indentation space is expected":
		f = fault{stop + max(bytes.IndexByte(stopLine, '\t'), 0), tabMessage}
	case "found unexpected end of stream", "found unexpected document indicator":
		f = fault{start + indexOpenQuote(startLine), "the quote that opens here is never closed"}
	case "could not find expected ':'":
		f = fault{start + indent(startLine), `this is neither "key: value" nor the continuation of the value above; a ":" is missing or the indentation is wrong`}
	case "did not find expected key":
		f = fault{stop + indent(stopLine), "this does not fit the mapping" + from() + "; the indentation differs or the line above is not complete"}
	case "did not find expected '-' indicator":
		f = fault{stop + indent(stopLine), `this does not fit the list` + from() + `; the indentation differs or a "-" is missing`}
	case "did not find expected ',' or ']'":
		f = fault{stop + indent(stopLine), `expected "," or "]" in the list` + from()}
	case "did not find expected ',' or '}'":
		f = fault{stop + indent(stopLine), `expected "," or "}" in the mapping` + from()}
	case "did not find expected node content":
		f = fault{stop + indent(stopLine), "expected a value"}
	case "mapping values are not allowed in this context":
		f = fault{stop + indent(stopLine), `a "key: value" is not allowed here; quote a value that holds ": ", or correct the indentation`}
	case "block sequence entries are not allowed in this context":
		f = fault{stop + indent(stopLine), `a "- " is not allowed here; a list begins on the line after its key`}
	case "found unknown escape character":
		f = fault{stop + max(indexBadEscape(stopLine), 0), `unknown escape in a double-quoted string; a backslash itself is written "\\"`}
	case "did not find expected <document start>":
		f = fault{stop + indent(stopLine), `expected "---" after the directives`}
	case "exceeded max depth of 10000":
		f = fault{start + indent(startLine), tooDeep}
	default:
		f = fault{stop + indent(stopLine), "this is not valid YAML: " + complaint}
	}
	const template = `this is not valid YAML; "{{" looks like a template that has not been rendered`
	if i := bytes.Index(stopLine, []byte("{{")); i >= 0 {
		f = fault{stop + i, template}
	} else if i := bytes.Index(startLine, []byte("{{")); i >= 0 {
		f = fault{start + i, template}
	}
	return f
}

const tabMessage = "a tab is used for indentation; YAML indents with spaces"

// complaintLine returns what a parser complains of in a document that stands
// below one line of our own, and the line in the document, from 1. The line is 0
// if there is none.
func complaintLine(err error) (complaint string, line int) {
	if err == nil {
		return "", 0
	}
	complaint = strings.TrimPrefix(err.Error(), "yaml: ")
	rest, ok := strings.CutPrefix(complaint, "line ")
	if !ok {
		return complaint, 0
	}
	number, rest, _ := strings.Cut(rest, ": ")
	line, _ = strconv.Atoi(number)
	if !isParserComplaint(rest) {
		line-- // our own line
	}
	return rest, line
}

// isParserComplaint reports whether a complaint comes from the parser, which
// counts lines from 0, and not from its scanner, which counts them from 1.
func isParserComplaint(complaint string) bool {
	switch complaint {
	case "did not find expected <document start>",
		"did not find expected node content",
		"did not find expected '-' indicator",
		"did not find expected key",
		"did not find expected ',' or ']'",
		"did not find expected ',' or '}'",
		"found undefined tag handle",
		"found duplicate %YAML directive",
		"found incompatible YAML document",
		"found duplicate %TAG directive":
		return true
	}
	return false
}

// strayByte finds the first byte that YAML allows nowhere in a stream.
func strayByte(text []byte) (fault, bool) {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			return fault{i, "this is not valid UTF-8"}, true
		case r == '\t', r == '\n', r == '\r', r == 0x85:
		case r < 0x20, 0x7F <= r && r < 0xA0, r == 0xFFFE, r == 0xFFFF:
			return fault{i, fmt.Sprintf("the control character U+%04X is not allowed", r)}, true
		}
		i += n
	}
	return fault{}, false
}

// findAlias returns the offset of the first alias with the given name.
func findAlias(text []byte, name string) int {
	alias := []byte("*" + name)
	for i := 0; ; {
		n := bytes.Index(text[i:], alias)
		if n < 0 {
			return 0
		}
		i += n
		end := i + len(alias)
		if (i == 0 || strings.IndexByte(" \t\r\n[{,:", text[i-1]) >= 0) &&
			(end == len(text) || strings.IndexByte(" \t\r\n]},:?%@`", text[end]) >= 0) {
			return i
		}
		i = end
	}
}

// indent returns the number of spaces and tabs that a line begins with.
func indent(line []byte) int {
	return len(line) - len(bytes.TrimLeft(line, " \t"))
}

// indexBadStart returns the index in a line of a tab that indents it or of the
// first character that begins a value and must not.
func indexBadStart(line []byte) int {
	if tab := bytes.IndexByte(line[:indent(line)], '\t'); tab >= 0 {
		return tab
	}
	for i, c := range line {
		if strings.IndexByte("@`%", c) >= 0 && (i == 0 || strings.IndexByte(" \t[{,:", line[i-1]) >= 0) {
			return i
		}
	}
	return indent(line)
}

// indexOpenQuote returns the index in a line of the quote that opens last and is
// not closed in the line.
func indexOpenQuote(line []byte) int {
	open := -1
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case open >= 0 && line[open] == '"' && c == '\\':
			i++
		case open >= 0 && c == line[open]:
			open = -1
		case open < 0 && (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" \t[{,:", line[i-1]) >= 0):
			open = i
		}
	}
	if open < 0 {
		return indent(line)
	}
	return open
}

// indexBadEscape returns the index in a line of the first backslash that begins
// no escape of YAML, -1 if there is none.
func indexBadEscape(line []byte) int {
	for i := 0; i+1 < len(line); i++ {
		if line[i] == '\\' {
			if strings.IndexByte("0abtnvfre \"'\\N_LPxuU\t", line[i+1]) < 0 {
				return i
			}
			i++
		}
	}
	return -1
}
