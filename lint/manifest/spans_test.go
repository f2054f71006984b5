package manifest

import (
	"strings"
	"testing"
)

// checkSpans checks that the spans of root, read of text, are exact: whatever
// stands in them is replaced by another scalar, which must change that one value
// and nothing else. It holds for keys too.
func checkSpans(t testing.TB, text string, root *Node) {
	t.Helper()
	checkBounds(t, text, root)
	if strings.Contains(text, "<<") {
		return // replacing a merged mapping changes more than one value
	}
	const marker = "\"\u00a7\""
	// A value may need space before it: in "a:", after an anchor as in &a:b, and
	// where a block scalar stands in the column of its key.
	replaceValue := func(n *Node) string {
		before := text[:n.Start]
		line := before[strings.LastIndexAny(before, "\r\n")+1:]
		if n.Start == n.End || strings.Trim(line, " ") == "" || strings.IndexByte(" \t[{,", line[len(line)-1]) < 0 {
			before += " "
		}
		return before + marker + text[n.End:]
	}
	replaceKey := func(f *Field) string {
		before := text[:f.KeyStart]
		if before != "" && strings.IndexByte(" \t[{,\r\n", before[len(before)-1]) < 0 {
			before += " "
		}
		return before + marker + text[f.KeyEnd:]
	}
	want := func(of *Node, key *Field) string {
		return toJSON(t, replaced(root, of, key))
	}
	seen := map[*Node]bool{}
	var walk func(n *Node)
	walk = func(n *Node) {
		if seen[n] {
			return
		}
		seen[n] = true
		whole := n.Kind == Scalar || n.Start < len(text) && strings.IndexByte("[{", text[n.Start]) >= 0
		if whole && !isPair(text, n) {
			check(t, text, replaceValue(n), want(n, nil))
		}
		for i := range n.Fields {
			f := &n.Fields[i]
			if text[f.KeyStart] != '*' {
				check(t, text, replaceKey(f), want(nil, f))
			}
			// Without a colon there is no place for a value.
			if f.Value.Start != f.KeyEnd || f.Value.End != f.KeyEnd {
				walk(f.Value)
			}
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	walk(root)
}

func check(t testing.TB, text, edited, want string) {
	t.Helper()
	root, faults := parseOne(edited)
	if root == nil && strings.Contains(edited, "\t") {
		return // a tab that a plain scalar swallowed is an error behind a quoted one
	}
	if root == nil {
		t.Errorf("%q edited to %q cannot be parsed: %v", text, edited, faults)
		return
	}
	if got := toJSON(t, root); got != want {
		t.Errorf("%q edited to %q is\n%s, want\n%s", text, edited, got, want)
	}
}

// isPair reports whether n is the mapping of a flow sequence's [a: b], which has
// no brackets of its own.
func isPair(text string, n *Node) bool {
	return n.Kind == Mapping && len(n.Fields) == 1 && n.Fields[0].KeyStart == n.Start
}

// replaced returns n with a marker in place of a node, or of a field's key.
func replaced(n, node *Node, key *Field) *Node {
	if n == node {
		return &Node{Value: "\u00a7"}
	}
	out := &Node{Kind: n.Kind, Value: n.Value}
	for i := range n.Fields {
		f := n.Fields[i]
		if &n.Fields[i] == key {
			f.Key = "\u00a7"
		}
		f.Value = replaced(f.Value, node, key)
		out.Fields = append(out.Fields, f)
	}
	for _, item := range n.Items {
		out.Items = append(out.Items, replaced(item, node, key))
	}
	return out
}

// checkBounds checks that every span lies in the text, and within the span of its
// parent unless an alias or a merge key leads to it.
func checkBounds(t testing.TB, text string, n *Node) {
	t.Helper()
	aliases := strings.Contains(text, "*")
	var walk func(n *Node, depth int)
	walk = func(n *Node, depth int) {
		if n.Start < 0 || n.Start > n.End || n.End > len(text) {
			t.Fatalf("%q: span %d..%d", text, n.Start, n.End)
		}
		if depth > 30 {
			return
		}
		within := func(start, end int) {
			if !aliases && (start < n.Start || end > n.End || start > end) {
				t.Errorf("%q: %q is not in %q", text, text[start:end], text[n.Start:n.End])
			}
		}
		last := n.Start
		for _, f := range n.Fields {
			within(f.KeyStart, f.KeyEnd)
			within(f.Value.Start, f.Value.End)
			if !aliases && (f.KeyStart < last || f.KeyEnd > f.Value.Start) {
				t.Errorf("%q: field %q is out of order", text, f.Key)
			}
			last = f.Value.End
			walk(f.Value, depth+1)
		}
		for _, item := range n.Items {
			within(item.Start, item.End)
			walk(item, depth+1)
		}
	}
	walk(n, 0)
}
