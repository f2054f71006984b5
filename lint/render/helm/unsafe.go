package helm

import "unsafe"

// This file is all that the tracer takes for granted of Go beyond what is promised,
// and unsafe_test.go is the contract by itself:
//
//   - Strings, interfaces and maps are handed on without moving what they point to,
//     by assignments, by reflection, by maps and by text/template. So a value that was
//     copied once has an address that tells it from all others.
//   - text/template hands the very slice of a text node to its writer, with its
//     capacity: see markedText, which needs nothing of this file.
//
// If the first ceases to hold, text is still rendered as Helm does, and what is lost is
// where it came from; if the second does, no chart is rendered.

// An address is where a value that is not moved lies. A map of addresses keeps what
// is there alive, so that no other value can come to lie there.
type address unsafe.Pointer

// eface is the layout of an empty interface.
type eface struct{ typ, data unsafe.Pointer }

// addressOf returns the address that a value is known by, nil if it has none: that of
// the bytes of a string that is not empty, else of the data of the interface, which
// for a map is the map itself.
func addressOf(v any) address {
	if s, ok := v.(string); ok && s != "" {
		return address(unsafe.StringData(s))
	}
	return address((*eface)(unsafe.Pointer(&v)).data)
}

// box returns v in an interface whose data nothing else shares: Go keeps one
// copy of small numbers and booleans.
func box[T any](v T) any {
	p := new(T)
	*p = v
	var x any = v
	(*eface)(unsafe.Pointer(&x)).data = unsafe.Pointer(p)
	return x
}

// shared returns a string of the very bytes of b, which must not change any more.
func shared(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// within reports whether s is part of the memory of in, and where.
func within(s, in string) (int, bool) {
	a, b := uintptr(unsafe.Pointer(unsafe.StringData(s))), uintptr(unsafe.Pointer(unsafe.StringData(in)))
	if a < b || a+uintptr(len(s)) > b+uintptr(len(in)) {
		return 0, false
	}
	return int(a - b), true
}
