package manifest

import "bytes"

// helmValues reads the values that an Argo CD Application gives a chart as text as the
// mapping that they are, so that what is in them has a place of its own. Text that is
// quoted or folded, or no mapping, stays text.
func (p *parser) helmValues(o *Object) {
	spec := o.Root.Field("spec")
	switch o.GroupKind() {
	case "Application.argoproj.io":
	case "ApplicationSet.argoproj.io":
		for _, key := range []string{"template", "spec"} {
			if spec == nil {
				return
			}
			spec = spec.Value.Field(key)
		}
	default:
		return
	}
	if spec == nil {
		return
	}
	var sources []*Node
	if f := spec.Value.Field("source"); f != nil {
		sources = append(sources, f.Value)
	}
	if f := spec.Value.Field("sources"); f != nil {
		sources = append(sources, f.Value.Items...)
	}
	for _, source := range sources {
		helm := source.Field("helm")
		if helm == nil {
			continue
		}
		if f := helm.Value.Field("values"); f != nil {
			if root := p.block(f.Value); root != nil {
				f.Value = root
			}
		}
	}
}

// block reads the mapping that a literal block holds, nil if it holds none.
func (p *parser) block(n *Node) *Node {
	text := p.doc.Text
	if _, ok := n.Value.(string); !ok || n.Start >= n.End || n.End > len(text) || text[n.Start] != '|' {
		return nil
	}
	line := bytes.IndexByte(text[n.Start:n.End], '\n')
	if line < 0 {
		return nil
	}
	at := span{n.Start + line + 1, n.End}
	root := parseQuick(text, at)
	if root == nil {
		decoded, err := decode(text[at.start:at.end])
		if err != nil || decoded == nil {
			return nil
		}
		b := builder{scanner: newScanner(text, at)}
		built := b.build(decoded, 1)
		if b.refused || len(b.faults) > 0 {
			return nil
		}
		root = built.node
	}
	if root.Kind != Mapping {
		return nil
	}
	return root
}
