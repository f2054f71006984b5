package report

import "bytes"

// prune returns JSON without the members of objects that say nothing: null, "",
// -1, and lists and objects that are empty or become so. go-sarif writes these for
// every property of SARIF that is not set; their absence means the same, at half
// the size. The lists of results and rules stay when they are empty: without
// results nothing was scanned, and GitHub wants rules.
//
// The JSON must be as encoding/json writes it, valid and without white space.
func prune(compact []byte) []byte {
	p := pruner{src: compact, dst: make([]byte, 0, len(compact))}
	p.value()
	return p.dst
}

type pruner struct {
	// src is what is still to be read.
	src, dst []byte
}

// value copies the next value and reports whether it says nothing.
func (p *pruner) value() (nothing bool) {
	if p.src[0] == '{' || p.src[0] == '[' {
		return p.composite()
	}
	switch string(p.scalar()) {
	case "null", `""`, "-1":
		return true
	default:
		return false
	}
}

// composite copies the next object or list.
func (p *pruner) composite() (nothing bool) {
	isObject := p.src[0] == '{'
	p.copy(1)
	nothing = true
	for p.src[0] != '}' && p.src[0] != ']' {
		mark := len(p.dst)
		if !nothing {
			p.dst = append(p.dst, ',')
		}
		prunable := false
		if isObject {
			key := string(p.scalar())
			prunable = key != `"results"` && key != `"rules"`
			p.copy(1) // the colon
		}
		if p.value() && prunable {
			p.dst = p.dst[:mark]
		} else {
			nothing = false
		}
		if p.src[0] == ',' {
			p.src = p.src[1:]
		}
	}
	p.copy(1)
	return nothing
}

// scalar copies the next string, number or literal and returns it.
func (p *pruner) scalar() []byte {
	if p.src[0] != '"' {
		return p.copy(bytes.IndexAny(p.src, ",}]"))
	}
	end := 1
	for p.src[end] != '"' {
		if p.src[end] == '\\' {
			end++
		}
		end++
	}
	return p.copy(end + 1)
}

// copy copies the next n bytes and returns them.
func (p *pruner) copy(n int) []byte {
	text := p.src[:n]
	p.dst = append(p.dst, text...)
	p.src = p.src[n:]
	return text
}
