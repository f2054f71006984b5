package helm

import (
	"slices"
	"strings"
	"text/template/parse"

	"github.com/kubevet/kubevet/lint/document"
)

// missing locates a field that does not exist: at its parent, with the guard
// that would have added it and the values key to set. The key is that of the
// guard, or of the mapping in the values that the parent shows.
func (d *rendering) missing(f document.Field) document.Location {
	lo, hi := d.trim(f.Start, f.End)
	if i := strings.IndexByte(shared(d.text[lo:hi]), '\n'); i >= 0 {
		hi = lo + i
	}
	atoms := d.atomsOf(lo, hi, false)
	if len(atoms) == 0 {
		atoms = d.atomsOf(lo, min(lo+1, len(d.text)), false)
	}
	parent := f.Path[:len(f.Path)-min(len(f.Missing), len(f.Path))]
	item := false
	if len(parent) > 0 {
		_, item = parent[len(parent)-1].(int)
	}
	loc := d.locate(atoms, lo, false)
	end := d.blockEnd(lo, item, len(parent) == 0)
	if at, ok := d.container(lo, hi, end, item); ok {
		return d.addTo(loc, atoms, append(slices.Clone(at), f.Missing...))
	}
	guard, ok := d.untakenGuard(hi, end, f.Missing)
	if name, isKey := last(parent); !ok && isKey {
		// The branch may show a mapping of the values as the parent.
		guard, ok = d.untakenGuard(hi, end, append([]any{name}, f.Missing...))
	}
	if !ok {
		loc.Key = ""
		return loc
	}
	related := guard.Related
	if guard.File != "" { // else it is in an archive, whose lines nobody edits
		guard.Related = nil
		related = append([]document.Related{{Location: guard, Role: document.Guard, Message: guardNotTaken}}, related...)
	}
	loc.Related = append(related, loc.Related...)
	loc.Key = guard.Key
	return settable(loc)
}

// last is the last step of a path, if it is a key.
func last(path []any) (string, bool) {
	if len(path) == 0 {
		return "", false
	}
	key, isKey := path[len(path)-1].(string)
	return key, isKey
}

// settable returns the location of a missing field as that of the values key to set,
// if the values have it or a mapping to set it in; the template is related then.
func settable(loc document.Location) document.Location {
	i := slices.IndexFunc(loc.Related, func(r document.Related) bool { return r.Role == document.Settable })
	if i < 0 || loc.Related[i].Line <= 1 && loc.Related[i].Column <= 1 && loc.Related[i].EndColumn <= 1 {
		return loc // at the head of a file, which does not have it
	}
	out, template := loc.Related[i].Location, loc
	related := slices.Delete(slices.Clone(loc.Related), i, i+1)
	template.Key, template.Related = "", nil
	out.Key = loc.Key
	if template.File != "" {
		out.Related = append(out.Related, document.Related{Location: template, Role: document.Rendered, Message: renderedHere})
	}
	out.Related = append(out.Related, related...)
	return out
}

// addTo makes the location of a field that would be added at a values path.
func (d *rendering) addTo(loc document.Location, atoms []atom, path []any) document.Location {
	at := d.run.index().nearest(path)
	if len(atoms) > 0 && atoms[len(atoms)-1].kind == atomValue && loc.Key != "" {
		// The parent itself stands in the values.
		loc.Key = keyOf(path)
		return loc
	}
	loc.Key = keyOf(path)
	if !sameRegion(at, loc) {
		loc.Related = append([]document.Related{{Location: at, Role: document.Settable, Message: setHere}}, loc.Related...)
	}
	return settable(loc)
}

// blockEnd returns where the block ends whose key or list item begins at lo.
func (d *rendering) blockEnd(lo int, item, root bool) int {
	text := shared(d.text)
	start := strings.LastIndexByte(text[:lo], '\n') + 1
	column := lo - start
	if item {
		line := text[start:]
		column = len(line) - len(strings.TrimLeft(line, " "))
	}
	at := lo
	for {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return len(text)
		}
		next := at + i + 1
		line, _, _ := strings.Cut(text[next:], "\n")
		content := strings.TrimLeft(line, " ")
		indent := len(line) - len(content)
		switch content = strings.TrimRight(content, "\r"); {
		case strings.HasPrefix(line, "---"):
			return at + i
		case content == "" || root || strings.HasPrefix(content, "#"):
		case indent > column:
		case indent == column && !item && strings.HasPrefix(content, "- "):
		default:
			return at + i
		}
		at = next
	}
}

// container returns the values path of the mapping that the block shows, if
// one of its entries is a key of the values.
func (d *rendering) container(lo, hi, end int, item bool) ([]any, bool) {
	text := shared(d.text)
	from, indent := hi, d.firstEntry(hi, end)
	if item {
		from = lo
		start := strings.LastIndexByte(text[:lo], '\n') + 1
		line, _, _ := strings.Cut(text[start:], "\n")
		indent = len(line) - len(strings.TrimLeft(line, " -"))
	}
	for _, a := range d.atomsOf(from, end, false) {
		if a.kind != atomValue || a.lo >= end {
			continue
		}
		before := text[strings.LastIndexByte(text[:a.lo], '\n')+1 : a.lo]
		switch {
		case a.leaf.isKey && strings.Trim(before, " -") == "" && len(before) == indent:
			path := a.leaf.path()
			return path[:len(path)-1], true
		case !a.leaf.isKey && a.lo >= hi && strings.Trim(text[hi:a.lo], ": \n") == "" && strings.HasPrefix(text[a.lo:], "{"):
			return a.leaf.path(), true // {} or an inline mapping
		}
	}
	return nil, false
}

// firstEntry returns the indent of the first line of a block after its key, -1
// if it has none.
func (d *rendering) firstEntry(from, end int) int {
	text := shared(d.text[:end])
	for {
		i := strings.IndexByte(text[from:], '\n')
		if i < 0 {
			return -1
		}
		from += i + 1
		line, _, _ := strings.Cut(text[from:], "\n")
		if content := strings.TrimLeft(line, " "); content != "" && content[0] != '#' {
			return len(line) - len(content)
		}
	}
}

// untakenGuard finds the guard in a block that would have added a field. The
// location has the values key to set and, related, where to set it.
func (d *rendering) untakenGuard(from, end int, missing []any) (document.Location, bool) {
	if len(missing) == 0 {
		return document.Location{}, false
	}
	name, _ := missing[0].(string)
	best, score := atom{}, 0
	for _, a := range d.atomsOf(from, end, true) {
		if a.kind != atomUntaken || a.lo < from || a.lo > end {
			continue
		}
		if s := d.likelihood(a, name); s > score {
			best, score = a, s
		}
	}
	if score == 0 {
		return document.Location{}, false
	}
	n := d.run.tracer.node(best.id)
	var loc document.Location
	if tf := d.owner(best.id); tf != nil && !tf.unit.vendored {
		lo, hi := braces(tf.parsed.text, n.pos)
		loc = region(tf.unit.where(tf.file.Name), tf.parsed.lines, lo, hi)
	} else {
		loc, _ = d.templateLine(best)
	}
	if path, val := d.guardPath(n, best.untaken); path != nil {
		// A mapping that the branch shows whole is where the field is added.
		if _, mapping := val.(map[string]any); mapping || val == nil && n.guard.kind == parse.NodeWith {
			path = append(path, missing[1:]...)
		}
		at := d.run.index().nearest(path)
		loc.Key = at.Key
		loc.Related = append(loc.Related, document.Related{Location: at, Role: document.Settable, Message: setHere})
	}
	return loc, true
}

// likelihood rates how likely a guard's branch has a field: it is for certain if
// the field's key stands in it.
func (d *rendering) likelihood(a atom, name string) int {
	n := d.run.tracer.node(a.id)
	if n.guard == nil || name == "" {
		return 0
	}
	body := n.guard.body.String()
	for rest := body; ; {
		i := strings.Index(rest, name+":")
		if i < 0 {
			break
		}
		if i == 0 || strings.IndexByte(" \n\t}-\"", rest[i-1]) >= 0 {
			return 3
		}
		rest = rest[i+1:]
	}
	pipe := strings.ToLower(n.pipeString())
	if strings.Contains(pipe, strings.ToLower(name)) {
		return 2
	}
	if strings.Contains(strings.ToLower(body), strings.ToLower(name)) {
		return 1
	}
	return 0
}

func (n node) pipeString() string {
	if n.guard != nil {
		return n.guard.pipe.String()
	}
	return ""
}
