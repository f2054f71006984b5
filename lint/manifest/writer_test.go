package manifest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A writer writes random YAML documents that use all of the syntax.
type writer struct {
	*rand.Rand
	b       strings.Builder
	anchors []string // of mappings first
	maps    []string
}

func newWriter(seed uint64) *writer {
	return &writer{Rand: rand.New(rand.NewPCG(seed, 7))}
}

// document returns a document of one root value.
func (w *writer) document() string {
	switch w.IntN(6) {
	case 0:
		w.b.WriteString("--- # start\n")
	case 1:
		w.b.WriteString("# comment\n\n")
	case 2:
		w.b.WriteString("%YAML 1.1\n---\n")
	}
	w.block(0, 1, false)
	text := w.b.String()
	if w.IntN(8) == 0 {
		text = strings.TrimSuffix(text, "\n")
	}
	if w.IntN(8) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// block writes a mapping or a sequence indented by n at the beginning of a line,
// or after an indicator if inline.
func (w *writer) block(n, depth int, inline bool) {
	pad := strings.Repeat(" ", n)
	count := 1 + w.IntN(4)
	mapping := w.IntN(3) > 0
	used := map[string]bool{}
	for i := range count {
		if i > 0 || !inline {
			w.filler()
			w.b.WriteString(pad)
		}
		if !mapping {
			w.b.WriteString("-")
			w.value(n, n, depth, true)
			continue
		}
		if w.IntN(12) == 0 && len(w.maps) > 0 && !used["<<"] {
			used["<<"] = true
			a, b := w.maps[w.IntN(len(w.maps))], w.maps[w.IntN(len(w.maps))]
			fmt.Fprintf(&w.b, "%s\n", w.pick("<<: *"+a, "<<: [*"+a+", *"+b+"]", "<< : {m: 1, *"+b+" : 2}"))
			if strings.Contains(w.b.String(), "*"+b+" :") {
				// A mapping cannot be a key: leave it in now and then.
				used["<<"] = true
			}
			continue
		}
		if w.IntN(10) == 0 {
			w.b.WriteString("? ")
			w.b.WriteString(w.key(used))
			w.comment()
			w.b.WriteString("\n")
			if w.IntN(3) > 0 {
				w.b.WriteString(pad + ":")
				w.value(n, n, depth, true)
			}
			continue
		}
		w.b.WriteString(w.key(used))
		w.b.WriteString(w.pick(":", ":", ":", " :"))
		w.value(n, n, depth, false)
	}
}

// value writes a space and a value and ends the line. The value is in a
// collection that is indented by n; compact says that a block collection may
// begin on this line.
func (w *writer) value(n, parent, depth int, compact bool) {
	kind := w.IntN(12)
	if depth > 4 {
		kind = w.IntN(7)
	}
	pad := strings.Repeat(" ", n+1+w.IntN(3))
	properties := ""
	if w.IntN(10) == 0 {
		name := fmt.Sprintf("a%d", len(w.anchors))
		properties = " &" + name
		if kind > 8 {
			defer func() { w.maps = append(w.maps, name) }()
		} else {
			defer func() { w.anchors = append(w.anchors, name) }()
		}
	}
	switch kind {
	case 0: // empty
		w.b.WriteString(properties)
		w.comment()
		w.b.WriteString("\n")
	case 1, 2, 3:
		w.b.WriteString(properties + " " + w.scalar(pad, false))
		w.comment()
		w.b.WriteString("\n")
	case 4:
		w.b.WriteString(properties + " " + w.pick("", "", "!!str ") + w.literal(n))
	case 5, 6:
		w.b.WriteString(properties + " " + w.flow(pad, 1))
		w.comment()
		w.b.WriteString("\n")
	case 7:
		if all := append(w.anchors[:len(w.anchors):len(w.anchors)], w.maps...); len(all) > 0 {
			w.b.WriteString(" *" + all[w.IntN(len(all))])
		} else {
			w.b.WriteString(" |")
		}
		w.b.WriteString("\n")
	default:
		if compact && properties == "" && w.IntN(2) == 0 {
			w.b.WriteString(" ")
			w.block(n+2, depth+1, true)
			return
		}
		w.b.WriteString(properties)
		w.comment()
		w.b.WriteString("\n")
		w.block(n+1+w.IntN(3), depth+1, false)
	}
}

// key returns a key that is not in used, or rarely one that is.
func (w *writer) key(used map[string]bool) string {
	keys := []string{"a", "b", "name", "x-y", `"quoted"`, `'single ''quoted'' key'`, "two words", "1", "0x10", "1.5", "yes", "é", `"\t"`, "a.b/c", "!!str 12", "&k k", "-dash", "?q", ".inf", "2001-01-01", `"{"`, "! 7"}
	for range 20 {
		k := keys[w.IntN(len(keys))]
		if !used[k] || w.IntN(100) == 0 {
			used[k] = true
			return k
		}
	}
	return fmt.Sprintf("k%d", w.Uint32())
}

// scalar returns a plain or quoted scalar whose further lines begin with pad.
func (w *writer) scalar(pad string, flow bool) string {
	words := []string{"word", "1", "0777", "true", "off", "null", "~", "é", "日本語", "a#b", "x:y", "1.50", "10:20", "it's", `say "hi"`, "&", "*", "-x", "50%", "2001-01-01", ".inf", "0b11"}
	if !flow {
		words = append(words, "a,b", "[x]", "a?b", "{x")
	}
	line := func() string {
		n := 1 + w.IntN(3)
		out := make([]string, n)
		for i := range out {
			out[i] = words[w.IntN(len(words))]
		}
		return strings.Join(out, " ")
	}
	text := line()
	for w.IntN(6) == 0 {
		text += w.pick("\n", " \n", "\n\n", "\n  \n\n") + pad + line()
	}
	tag := w.pick("", "", "", "", "", "", "!!str ", "! ", "!x ")
	switch w.IntN(4) {
	case 0:
		return tag + `"` + strings.ReplaceAll(text, `"`, w.pick(`\"`, `\x41`, `\u00e9`, `\\`, "\\\n"+pad)) + `"`
	case 1:
		return tag + "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	if strings.IndexByte("&*[{\"-?,]}", text[0]) >= 0 {
		text = "p" + text
	}
	return tag + text
}

// literal returns a block scalar with its line break in a collection indented by
// n.
func (w *writer) literal(n int) string {
	extra := 1 + w.IntN(3)
	explicit := w.IntN(3) == 0
	header := w.pick("|", ">") + w.pick("", "-", "+")
	if explicit {
		header += fmt.Sprint(extra)
	}
	pad := strings.Repeat(" ", n+extra)
	var b strings.Builder
	b.WriteString(header + w.pick("", "", " # comment", "  ") + "\n")
	lines := w.IntN(5)
	for i := range lines {
		first := ""
		if i > 0 || explicit {
			first = w.pick("", "", "", " ", "   ")
		}
		b.WriteString(w.pick(pad+first+"text\n", pad+first+"text: # x  \n", "\n", pad+"- é\n", pad+"\ttab\n"))
		if explicit || i == lines-1 && i > 0 {
			b.WriteString(w.pick("", "", pad+"  \n", "\n\n", pad+" \n"))
		}
	}
	return b.String()
}

// flow returns a flow collection or a scalar in one.
func (w *writer) flow(pad string, depth int) string {
	gap := func() string { return w.pick("", "", " ", " ", "\n"+pad, " # c]\n"+pad) }
	n := w.IntN(4)
	item := func() string {
		switch w.IntN(6) {
		case 0:
			if depth < 4 {
				return w.flow(pad, depth+1)
			}
		case 1:
			if all := append(w.anchors[:len(w.anchors):len(w.anchors)], w.maps...); len(all) > 0 {
				return "*" + all[w.IntN(len(all))] + " "
			}
		}
		return w.scalar(pad, true)
	}
	var b strings.Builder
	if w.IntN(2) == 0 {
		b.WriteString("[" + gap())
		for i := range n {
			if i > 0 {
				b.WriteString("," + gap())
			}
			if w.IntN(8) == 0 {
				b.WriteString(w.pick("one: ", "? one : ", `"one": `))
			}
			b.WriteString(item() + gap())
		}
		if n > 0 {
			b.WriteString(w.pick("", ","))
		}
		return b.String() + gap() + "]"
	}
	b.WriteString("{" + gap())
	used := map[string]bool{}
	for i := range n {
		if i > 0 {
			b.WriteString("," + gap())
		}
		k := w.key(used)
		switch w.IntN(6) {
		case 0:
			b.WriteString(k + gap())
		case 1:
			b.WriteString(k + ": " + gap())
		case 2:
			b.WriteString("? " + k + gap() + " : " + item() + gap())
		default:
			b.WriteString(k + ": " + item() + gap())
		}
	}
	return b.String() + "}"
}

// filler now and then writes lines that mean nothing.
func (w *writer) filler() {
	if w.IntN(8) == 0 {
		w.b.WriteString(w.pick("\n", "# comment\n", "      # comment: [\n", "  \n"))
	}
}

// comment now and then writes a comment at the end of a line.
func (w *writer) comment() {
	if w.IntN(8) == 0 {
		w.b.WriteString(w.pick(" # comment", "   ", " #", " # 'x: ["))
	}
}

func (w *writer) pick(choices ...string) string {
	return choices[w.IntN(len(choices))]
}
