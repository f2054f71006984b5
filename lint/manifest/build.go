package manifest

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// Bounds on one YAML document. Kubernetes objects come nowhere near them.
const (
	// maxDepth bounds how deep values nest, aliases followed.
	maxDepth = 1000
	// maxAliased bounds how many nodes a document may gain by following its
	// aliases; it is where yaml/v2 begins to refuse "excessive aliasing".
	maxAliased = 400_000
)

const tooDeep = "values are nested more than 1000 levels deep"

// A builder makes Nodes of the yaml.Nodes of one document. It adds what these
// lack: values as kubectl reads them, ends, merged fields and bounds.
type builder struct {
	scanner scanner
	// faults are what is wrong with the document, in source order.
	faults []fault
	// anchors are the anchored nodes that are complete.
	anchors map[*yaml.Node]built
	// size counts the nodes so far, aliases followed; aliased is the part of it
	// that aliases made.
	size, aliased int
	// template is set once the document looks like a template.
	template bool
	// refused is set once a bound is broken; the document is then worthless.
	refused bool
	// slab is what is left of the block that nodes are taken from, of block nodes.
	slab  []Node
	block int
}

// built is a Node with what its parent needs to know.
type built struct {
	node *Node
	// end is where the next token may begin: node.End, or the end of the alias.
	end int
	// height counts the levels of the node, 1 for a scalar; size its nodes.
	height, size int
}

// alloc returns a new Node, one of a block allocated together. The first blocks of
// a document are small, as a file may hold a hundred thousand of them.
func (b *builder) alloc() *Node {
	if len(b.slab) == 0 {
		b.block = min(2*b.block+2, 64)
		b.slab = make([]Node, b.block)
	}
	n := &b.slab[0]
	b.slab = b.slab[1:]
	return n
}

// report notes what is wrong at an offset.
func (b *builder) report(offset int, message string) {
	if !b.refused {
		b.faults = append(b.faults, fault{offset, message})
	}
}

// refuse gives up on the document.
func (b *builder) refuse(offset int, message string) {
	b.report(offset, message)
	b.refused = true
}

// build makes the Node of n, which stands at the given depth, the root at 1.
func (b *builder) build(n *yaml.Node, depth int) built {
	if n.Kind == yaml.AliasNode {
		return b.alias(n, depth)
	}
	before := b.size
	b.size++
	at := b.scanner.seek(n.Line, n.Column)
	if depth > maxDepth {
		b.refuse(at, tooDeep)
	}
	out := built{node: b.alloc(), height: 1}
	if b.refused {
		return out
	}
	switch n.Kind {
	case yaml.ScalarNode:
		b.scalar(n, out.node, at)
	case yaml.SequenceNode:
		out.height += b.sequence(n, out.node, at, depth)
	case yaml.MappingNode:
		out.height += b.mapping(n, out.node, at, depth)
	}
	out.end = out.node.End
	out.size = b.size - before
	if n.Anchor != "" {
		out.node.Anchored = true
		if b.anchors == nil {
			b.anchors = make(map[*yaml.Node]built)
		}
		b.anchors[n] = out
	}
	return out
}

// alias returns the node that an alias stands for.
func (b *builder) alias(n *yaml.Node, depth int) built {
	at := b.scanner.seek(n.Line, n.Column)
	end := at + len("*") + len(n.Value)
	target, ok := b.anchors[n.Alias]
	if !ok {
		b.refuse(at, "the alias stands inside the value of its own anchor")
		return built{node: b.alloc(), end: end, height: 1, size: 1}
	}
	b.size += target.size
	b.aliased += target.size
	if b.aliased > maxAliased {
		b.refuse(at, "aliases blow the document up to more than 400000 values")
	}
	if depth+target.height-1 > maxDepth {
		b.refuse(at, tooDeep)
	}
	target.end = end
	return target
}

// isEmpty reports whether n is a scalar that was left empty.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && isPlain(n)
}

// isPlain reports whether the scalar n is neither quoted nor a block.
func isPlain(n *yaml.Node) bool { return n.Style&^yaml.TaggedStyle == 0 }

// scalar fills out with the scalar n, whose tag, anchor or text is at offset at.
func (b *builder) scalar(n *yaml.Node, out *Node, at int) {
	p := b.scanner.properties(n, at)
	out.Start, out.End = p.start, b.scanner.scalarEnd(n, p.content)
	v, err := resolve(p.tag(n), n.Value, isPlain(n))
	if err != nil {
		b.report(p.content, err.Error())
	}
	out.Value = v
}

// sequence fills out with the sequence n and returns the height of its tallest
// item.
func (b *builder) sequence(n *yaml.Node, out *Node, at, depth int) int {
	p := b.scanner.properties(n, at)
	out.Kind, out.Start, out.End = Sequence, p.start, p.content+1
	out.Items = make([]*Node, len(n.Content))
	tallest := 0
	for i, c := range n.Content {
		item := b.build(c, depth+1)
		out.Items[i], out.End = item.node, item.end
		tallest = max(tallest, item.height)
	}
	if n.Style&yaml.FlowStyle != 0 {
		out.End = b.scanner.closing(out.End, ']')
	}
	return tallest
}

// mapping fills out with the mapping n and returns the height of its tallest
// value.
func (b *builder) mapping(n *yaml.Node, out *Node, at, depth int) int {
	out.Kind, out.Start, out.End = Mapping, at, at+1
	flow := n.Style&yaml.FlowStyle != 0
	if flow {
		p := b.scanner.properties(n, at)
		out.Start, out.End = p.start, p.content+1
		flow = b.scanner.at(p.content, '{')
	} else if !b.scanner.at(at, '?') {
		// A tag or anchor at the mark may be the mapping's or the first key's.
		out.Start = b.scanner.seek(n.Content[0].Line, n.Content[0].Column)
	}
	fields := fieldSet{fields: make([]Field, 0, len(n.Content)/2)}
	tallest := 0
	for i := 0; i+1 < len(n.Content) && !b.refused; i += 2 {
		key := b.key(n.Content[i], depth+1)
		value := b.value(n.Content[i+1], depth+1, key.KeyEnd)
		out.End = value.end
		tallest = max(tallest, value.height)
		switch {
		case key.refused:
		case key.merge:
			out.Merges = true
			b.merge(&fields, n.Content[i+1], value.node, key.KeyStart)
		default:
			key.Value = value.node
			if fields.set(key.Field) {
				out.Repeats = true
				fields.fields[len(fields.fields)-1].Repeats = true
			}
		}
	}
	out.Fields = fields.compact()
	if flow {
		out.End = b.scanner.closing(out.End, '}')
	}
	return tallest
}

// value makes the Node of n, the value of the key that ends at keyEnd.
func (b *builder) value(n *yaml.Node, depth, keyEnd int) built {
	if isEmpty(n) {
		end, colon := b.scanner.colon(keyEnd)
		at := b.scanner.seek(n.Line, n.Column)
		// The parser has an empty value begin at its tag or anchor, else anywhere.
		if !colon || n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 && !b.scanner.at(at, '!') {
			b.size++
			node := b.alloc()
			node.Start, node.End = end, end
			return built{node: node, end: end, height: 1, size: 1}
		}
	}
	return b.build(n, depth)
}

// A key is a Field that has no value yet.
type key struct {
	Field
	merge   bool // the key is "<<"
	refused bool // the key has no string form
}

// key reads the key n.
func (b *builder) key(n *yaml.Node, depth int) key {
	at := b.scanner.seek(n.Line, n.Column)
	if n.Kind != yaml.ScalarNode {
		return b.oddKey(n, at, depth)
	}
	if n.Anchor != "" {
		b.build(n, depth)
	}
	p := b.scanner.properties(n, at)
	tag, plain := p.tag(n), isPlain(n)
	k := key{Field: Field{KeyStart: p.start, KeyEnd: b.scanner.scalarEnd(n, p.content)}}
	if n.Value == "<<" && (tag == "" && plain || tag == "!" || tag == "!!merge") {
		k.merge = true
		return k
	}
	var err error
	if k.Key, err = resolveKey(tag, n.Value, plain); err != nil {
		b.report(p.start, err.Error())
		k.refused = true
	}
	return k
}

// oddKey reads the key n that is an alias, a mapping or a sequence.
func (b *builder) oddKey(n *yaml.Node, at, depth int) key {
	target := b.build(n, depth)
	k := key{Field: Field{KeyStart: at, KeyEnd: target.end}}
	if target.node.Kind == Scalar {
		var ok bool
		if k.Key, ok = keyString(target.node.Value); !ok {
			b.report(at, errKey.Error())
		}
		k.refused = !ok
		return k
	}
	message := "a mapping or a list cannot be a key"
	if b.scanner.at(at, '{') && b.scanner.at(at-1, '{') {
		at--
		message = `"{{" begins a mapping in YAML, which cannot be a key; this looks like a template that has not been rendered`
		// One cause, however often it shows.
		if b.template {
			k.refused = true
			return k
		}
		b.template = true
	}
	b.report(at, message)
	k.refused = true
	return k
}

// merge adds the fields that the merge key at offset at brings in. Its value is
// value, made of n: a mapping, an alias of one, or a list of these, the first of
// which prevails. As in yaml/v2 the merged fields replace those above the merge
// key and give way to those below it.
func (b *builder) merge(fields *fieldSet, n *yaml.Node, value *Node, at int) {
	sources := []*Node{value}
	mergeable := value.Kind == Mapping
	if n.Kind == yaml.SequenceNode {
		sources = value.Items
		mergeable = !slices.ContainsFunc(sources, func(item *Node) bool { return item.Kind != Mapping })
	}
	if !mergeable {
		b.report(at, "the value of a merge key must be a mapping or a list of mappings")
		return
	}
	for _, source := range slices.Backward(sources) {
		for _, f := range source.Fields {
			fields.merge(f)
		}
	}
}
