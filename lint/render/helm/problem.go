package helm

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// A locatedError is an error in a file.
type locatedError struct {
	file string
	err  error
}

func (e locatedError) Error() string { return e.err.Error() }
func (e locatedError) Unwrap() error { return e.err }

// fileOf returns the file that err is about, or def.
func fileOf(err error, def string) string {
	if l := (locatedError{}); errors.As(err, &l) {
		return l.file
	}
	return def
}

var (
	yamlLine = regexp.MustCompile(`\bline (\d+)`)
	// templateAt is how text/template names a place: treeName:line:column.
	templateAt = regexp.MustCompile(`template: template#(\d+):(\d+)(?::(\d+))?: `)
	executing  = regexp.MustCompile(`^executing "(?:[^"\\]|\\.)*" at <`)
	startedAt  = regexp.MustCompile(`(?: in action)? started at template#\d+:(\d+)`)
	anyTree    = regexp.MustCompile(`template#(\d+)`)
	calling    = regexp.MustCompile(`^error calling ([\w.]+): `)
)

// unreadable is how Helm's loader names a file that it cannot parse.
var unreadable = regexp.MustCompile(`^cannot load (\S+): `)

// loadError says which file of a chart Helm's loader could not parse.
func (u *unit) loadError(err error) error {
	msg := strings.ReplaceAll(err.Error(), "error converting YAML to JSON: ", "")
	if m := unreadable.FindStringSubmatch(msg); m != nil {
		return locatedError{u.where(m[1]), errors.New(strings.TrimPrefix(msg, m[0]))}
	}
	return locatedError{u.where("Chart.yaml"), errors.New(msg)}
}

// lineOf returns the line that a YAML error names, 0 if it names none.
func lineOf(err error) int {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}

// sentence makes the text of an error fit a Problem: one line of at most
// maxSentence bytes, no full stop.
func sentence(err error) string {
	msg := err.Error()
	if len(msg) > maxSentence {
		msg = strings.ToValidUTF8(msg[:maxSentence], "") + "..."
	}
	return strings.TrimRight(strings.Join(strings.Fields(msg), " "), ".")
}

// maxSentence is more than what a chart has to say, which fail and required let it
// say of all its files.
const maxSentence = 2000

// problem says where in the user's templates an error of a template is.
func (r *run) problem(tf *templateFile, err error) document.Problem {
	msg := err.Error()
	p := document.Problem{File: r.place(tf.unit).File}
	if !tf.unit.vendored {
		p.File = tf.unit.where(tf.file.Name)
	}
	at := templateAt.FindAllStringSubmatchIndex(msg, -1)
	for _, m := range at {
		id, _ := strconv.ParseUint(msg[m[2]:m[3]], 10, 32)
		owner := r.paths[uint32(id)]
		if tf.parsed == nil {
			owner = tf // it does not parse
		}
		if owner == nil || owner.unit.vendored {
			continue
		}
		p.File = owner.unit.where(owner.file.Name)
		p.Line, _ = strconv.Atoi(msg[m[4]:m[5]])
		p.Column = 0
		if m[6] >= 0 {
			n, _ := strconv.Atoi(msg[m[6]:m[7]])
			p.Column = n + 1
		}
	}
	if n := (nodeError{}); errors.As(err, &n) && n.id.file()&tplBit == 0 {
		if owner := r.paths[n.id.file()]; owner != nil && !owner.unit.vendored {
			f := owner.parsed
			loc := region(owner.unit.where(owner.file.Name), f.lines, f.nodes[n.id.node()].pos, f.nodes[n.id.node()].pos)
			p.File, p.Line, p.Column = loc.File, loc.Line, loc.Column
		}
	}
	if len(at) > 0 {
		msg = msg[at[len(at)-1][1]:]
	}
	if p.Line == 0 && tf.unit.vendored {
		loc := r.place(tf.unit)
		p.File, p.Line, p.Column = loc.File, loc.Line, loc.Column
	}
	if m := startedAt.FindStringSubmatchIndex(msg); m != nil && tf.parsed == nil {
		p.Line, _ = strconv.Atoi(msg[m[2]:m[3]])
		msg = msg[:m[0]]
	}
	if m := executing.FindStringIndex(msg); m != nil {
		if _, rest, ok := strings.Cut(msg[m[1]:], ">: "); ok {
			msg = rest
		}
	}
	limit, fail := limitError{}, failure{}
	p.OfValues = tf.parsed != nil && !errors.As(err, &limit)
	switch {
	case errors.As(err, &fail):
		msg = fail.msg
	case errors.As(err, &limit):
		msg = limit.msg
	default:
		msg = calling.ReplaceAllString(msg, "call $1: ")
	}
	msg = anyTree.ReplaceAllStringFunc(msg, func(s string) string {
		id, _ := strconv.ParseUint(s[len("template#"):], 10, 32)
		if owner := r.paths[uint32(id)]; owner != nil {
			return path.Base(owner.file.Name)
		}
		return "tpl"
	})
	what := "template"
	if name := tf.unit.where(tf.file.Name); name != p.File {
		what = name
	}
	verb := "render"
	if tf.parsed == nil {
		verb = "parse"
	}
	p.Message = fmt.Sprintf("%s does not %s: %s", what, verb, sentence(errors.New(msg)))
	return p
}
