package eval

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A memo remembers of objects what those rules say of them that look at nothing else:
// most objects of a bundle are the same when it is judged again, or with other values
// of a chart. It holds as many objects as it was made for, or twice that.
type memo struct {
	size int
	mu   sync.Mutex
	// now are the objects seen last, and before those seen before them.
	now, before map[memoKey][]said
}

// A memoKey is an object and all else that a rule sees which looks at it alone.
type memoKey [sha256.Size]byte

// said are the verdicts of a rule, by its place among those of the object's kind.
type said struct {
	rule     int
	verdicts []verdict
}

// alone are the keys of the input by which a rule sees nothing but the object, and what
// is the same for all that an engine judges.
var alone = []string{"object", "namespace", "source", "pods", "target", "parameters", "external", "project"}

// find returns what is remembered of an object, false if nothing is.
func (m *memo) find(key memoKey) ([]said, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.now[key]
	if !ok {
		if known, ok = m.before[key]; ok {
			m.put(key, known)
		}
	}
	return known, ok
}

// add remembers an object.
func (m *memo) add(key memoKey, known []said) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.put(key, known)
}

func (m *memo) put(key memoKey, known []said) {
	if m.now == nil || len(m.now) >= m.size {
		m.before, m.now = m.now, make(map[memoKey][]said)
	}
	m.now[key] = known
}

// keyOf returns the key of an object.
func keyOf(o *manifest.Object) memoKey {
	var text []byte
	for _, s := range []string{o.APIVersion, o.Kind, o.JudgedKind(), o.Namespace, sourceKind(o)} {
		text = appendText(text, s)
	}
	return sha256.Sum256(appendNode(text, o.Root))
}

func appendText(text []byte, s string) []byte {
	return append(binary.AppendUvarint(text, uint64(len(s))), s...)
}

// appendNode writes a value so that no two have the same text.
func appendNode(text []byte, n *manifest.Node) []byte {
	switch n.Kind {
	case manifest.Mapping:
		text = binary.AppendUvarint(append(text, 'm'), uint64(len(n.Fields)))
		for _, f := range n.Fields {
			text = appendNode(appendText(text, f.Key), f.Value)
		}
		return text
	case manifest.Sequence:
		text = binary.AppendUvarint(append(text, 's'), uint64(len(n.Items)))
		for _, item := range n.Items {
			text = appendNode(text, item)
		}
		return text
	}
	switch v := n.Value.(type) {
	case string:
		return appendText(append(text, 't'), v)
	case float64:
		return binary.BigEndian.AppendUint64(append(text, 'f'), math.Float64bits(v))
	}
	return appendText(append(text, 'o'), fmt.Sprintf("%T %v", n.Value, n.Value))
}
