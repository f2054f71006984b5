package helm

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"sync"
	"text/template/parse"

	"github.com/kubevet/kubevet/lint/text"
)

// Names of the functions that instrument puts into parse trees. They are not
// known while a chart's templates are parsed, so that no chart can call them.
const (
	printMark = "kubevetPrint"
	guardMark = "kubevetGuard"
)

// A nodeID names a node of a parsed template: the number of the template in the
// upper half, the index into its nodes in the lower.
type nodeID uint64

func (id nodeID) file() uint32 { return uint32(id >> 32) }
func (id nodeID) node() int    { return int(uint32(id)) }

// nodeKind says what a node of a parsed template is.
type nodeKind uint8

const (
	textNode   nodeKind = iota // text, written as it stands
	actionNode                 // an action that prints
	branchNode                 // zero-length: a branch of if, with or range begins
	callNode                   // zero-length: before a template action
	returnNode                 // zero-length: after it
)

// A node is what the trace knows of a place in a template.
type node struct {
	kind nodeKind
	// taken is whether a branch is the body or, if not, what stands for its else.
	taken bool
	// pos is the byte offset in the template's text.
	pos int
	// tree holds the node: the file's own or that of a define.
	tree *parse.Tree
	// guard is the if, with or range that a branch belongs to.
	guard *guard
	pipe  *parse.PipeNode
}

// A guard is an if, with or range.
type guard struct {
	pos        int
	kind       parse.NodeType
	pipe       *parse.PipeNode
	body, none *parse.ListNode
	// outer is the guard whose branch holds this one, nil at the top.
	outer     *guard
	outerBody bool
}

// A parsedFile is the instrumented parse of one template text. It is immutable
// and shared by every chart that has the same text.
type parsedFile struct {
	id    uint32
	text  string
	lines *text.Index
	main  *parse.Tree
	names []string // of the defines, sorted
	trees map[string]*parse.Tree
	nodes []node
}

// treeName is the name that a parsed file has in the error messages of
// text/template; problem.go puts the path of the file in its place.
func treeName(id uint32) string { return fmt.Sprintf("template#%d", id) }

// A cache holds parsed templates by content. The zero value is not ready for
// use; see newCache.
type cache struct {
	mu    sync.Mutex
	byKey map[[sha256.Size]byte]*parsedFile
	count int // of files, which are numbered
	names map[string]any
}

func newCache() *cache {
	names := make(map[string]any)
	for _, name := range []string{
		"and", "break", "call", "continue", "html", "index", "slice", "js", "len", "not", "or",
		"print", "printf", "println", "urlquery", "eq", "ge", "gt", "le", "lt", "ne",
	} {
		names[name] = true
	}
	delete(names, "break") // keywords of the lexer unless a function has their name
	delete(names, "continue")
	for name := range newFuncs(nil) {
		names[name] = true
	}
	return &cache{byKey: make(map[[sha256.Size]byte]*parsedFile), names: names}
}

// file returns the parse of a template, from the cache if it is there.
func (c *cache) file(text []byte) (*parsedFile, error) {
	key := sha256.Sum256(text)
	c.mu.Lock()
	defer c.mu.Unlock()
	if f := c.byKey[key]; f != nil {
		return f, nil
	}
	f, err := parseFile(uint32(c.count), string(text), c.names)
	if err != nil {
		return nil, err
	}
	c.byKey[key] = f
	c.count++
	return f, nil
}

// parseFile parses a template and instruments its trees.
func parseFile(id uint32, source string, names map[string]any) (*parsedFile, error) {
	name := treeName(id)
	trees, err := parse.Parse(name, source, "", "", names)
	if err != nil {
		return nil, err
	}
	f := &parsedFile{id: id, text: source, lines: text.NewStringIndex(source), main: trees[name], trees: trees}
	delete(trees, name)
	f.names = slices.Sorted(maps.Keys(trees))
	if f.main != nil {
		f.instrument(f.main, f.main.Root, nil, true)
	}
	for _, name := range f.names {
		f.instrument(trees[name], trees[name].Root, nil, true)
	}
	return f, nil
}

// add registers a node and returns its ID.
func (f *parsedFile) add(n node) nodeID {
	f.nodes = append(f.nodes, n)
	return nodeID(f.id)<<32 | nodeID(len(f.nodes)-1)
}

// textMark is the number of bytes after the text of a text node, within its capacity,
// that hold its ID.
const textMark = 8

// markedText returns a copy of s that has the ID of its node in the bytes after it.
// text/template hands the very slice of a text node to the writer, which is how
// the trace knows, without a marker in the text, what is written.
func markedText(id nodeID, s []byte) []byte {
	b := make([]byte, len(s)+textMark)
	copy(b, s)
	binary.NativeEndian.PutUint64(b[len(s):], uint64(id))
	return b[:len(s)]
}

// markOf returns the ID of the text node whose slice p is, false if p is none.
func markOf(p []byte) (nodeID, bool) {
	if cap(p) != len(p)+textMark {
		return 0, false
	}
	return nodeID(binary.NativeEndian.Uint64(p[len(p):cap(p)])), true
}

// marker makes the text node of length zero that stands for a node.
func (f *parsedFile) marker(id nodeID) parse.Node {
	pos := parse.Pos(f.nodes[id.node()].pos)
	return &parse.TextNode{NodeType: parse.NodeText, Pos: pos, Text: markedText(id, nil)}
}

// instrument marks texts, printing actions, branches and calls of a list.
// Errors are reported by text/template relative to nodes; those added here have
// the position of their neighbour.
func (f *parsedFile) instrument(tree *parse.Tree, list *parse.ListNode, outer *guard, body bool) {
	var nodes []parse.Node
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			n.Text = markedText(f.add(node{kind: textNode, pos: int(n.Pos), tree: tree}), n.Text)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				id := f.add(node{kind: actionNode, pos: int(n.Pos), tree: tree, pipe: n.Pipe})
				n.Pipe.Cmds = append(n.Pipe.Cmds, command(tree, n.Pos, printMark, number(n.Pos, id)))
			}
		case *parse.IfNode:
			f.branch(tree, &n.BranchNode, outer, body)
		case *parse.WithNode:
			f.branch(tree, &n.BranchNode, outer, body)
		case *parse.RangeNode:
			f.branch(tree, &n.BranchNode, outer, body)
		case *parse.TemplateNode:
			pos := int(n.Pos)
			nodes = append(nodes, f.marker(f.add(node{kind: callNode, pos: pos, tree: tree})), n,
				f.marker(f.add(node{kind: returnNode, pos: pos, tree: tree})))
			continue
		}
		nodes = append(nodes, n)
	}
	list.Nodes = nodes
}

// branch marks both branches of an if, with or range, and makes an else that is
// not there.
func (f *parsedFile) branch(tree *parse.Tree, n *parse.BranchNode, outer *guard, body bool) {
	pos := int(n.Pos)
	g := &guard{pos: pos, kind: n.NodeType, pipe: n.Pipe, body: n.List, outer: outer, outerBody: body}
	f.instrument(tree, n.List, g, true)
	if n.ElseList == nil {
		n.ElseList = &parse.ListNode{NodeType: parse.NodeList, Pos: n.Pos}
	} else {
		g.none = n.ElseList
		f.instrument(tree, n.ElseList, g, false)
	}
	taken := f.add(node{kind: branchNode, taken: true, pos: pos, tree: tree, guard: g})
	none := f.add(node{kind: branchNode, pos: pos, tree: tree, guard: g})
	n.List.Nodes = slices.Insert(n.List.Nodes, 0, f.marker(taken))
	n.ElseList.Nodes = slices.Insert(n.ElseList.Nodes, 0, f.marker(none))
	n.Pipe.Cmds = append(n.Pipe.Cmds, command(tree, n.Pos, guardMark, number(n.Pos, none),
		&parse.DotNode{NodeType: parse.NodeDot, Pos: n.Pos},
		&parse.VariableNode{NodeType: parse.NodeVariable, Pos: n.Pos, Ident: []string{"$"}}))
}

// command makes a call of a marking function.
func command(tree *parse.Tree, pos parse.Pos, name string, args ...parse.Node) *parse.CommandNode {
	ident := parse.NewIdentifier(name).SetTree(tree).SetPos(pos)
	return &parse.CommandNode{NodeType: parse.NodeCommand, Pos: pos, Args: append([]parse.Node{ident}, args...)}
}

// number makes the constant that names a node.
func number(pos parse.Pos, id nodeID) *parse.NumberNode {
	return &parse.NumberNode{
		NodeType: parse.NodeNumber, Pos: pos, IsInt: true, IsUint: true,
		Int64: int64(id), Uint64: uint64(id), Text: fmt.Sprint(uint64(id)),
	}
}
