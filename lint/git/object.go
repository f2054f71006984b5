package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A kind says what an object is.
type kind uint8

// The kinds of object, with their numbers in packs, where two more stand for
// differences to other objects.
const (
	commitKind   kind = 1
	treeKind     kind = 2
	blobKind     kind = 3
	tagKind      kind = 4
	offsetDelta  kind = 6
	namedDelta   kind = 7
	maxObject         = 64 << 20 // bytes; no manifest is as large
	maxDeltaDeep      = 4096     // more than git makes
)

var (
	kindNames = map[string]kind{"commit": commitKind, "tree": treeKind, "blob": blobKind, "tag": tagKind}

	errMissing = errors.New("object is missing: the clone is partial or damaged")
	errLarge   = fmt.Errorf("larger than the limit of %d MiB", maxObject>>20)
	errCorrupt = errors.New("object is corrupt")
)

// read returns the content of an object.
func (r *Repository) read(h hash) (kind, []byte, error) {
	if !r.isHash(string(h)) {
		return 0, nil, errCorrupt
	}
	for _, p := range r.packs {
		offset, err := p.find(h)
		if err != nil {
			return 0, nil, fmt.Errorf("read object %s: %w", h, err)
		}
		if offset >= 0 {
			k, data, err := r.unpack(p, offset)
			if err != nil {
				return 0, nil, fmt.Errorf("read object %s: %w", h, err)
			}
			return k, data, nil
		}
	}
	for _, store := range r.stores {
		f, err := os.Open(filepath.Join(store, string(h[:2]), string(h[2:])))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return 0, nil, fmt.Errorf("read object %s: %w", h, err)
		}
		k, data, err := readLoose(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return 0, nil, fmt.Errorf("read object %s: %w", h, err)
		}
		return k, data, nil
	}
	return 0, nil, fmt.Errorf("read object %s: %w", h, errMissing)
}

// readAs returns the content of an object of a kind.
func (r *Repository) readAs(h hash, want kind) ([]byte, error) {
	k, data, err := r.read(h)
	if err == nil && k != want {
		err = fmt.Errorf("read object %s: it is of another kind", h)
	}
	return data, err
}

// readLoose reads a file of one object: "kind size", a zero byte and the content.
func readLoose(f io.Reader) (kind, []byte, error) {
	z, err := zlib.NewReader(bufio.NewReader(f))
	if err != nil {
		return 0, nil, err
	}
	b := bufio.NewReader(z)
	header, err := b.ReadString(0)
	if err != nil {
		return 0, nil, errCorrupt
	}
	name, size, _ := strings.Cut(strings.TrimSuffix(header, "\x00"), " ")
	n, err := strconv.Atoi(size)
	switch {
	case err != nil || n < 0 || kindNames[name] == 0:
		return 0, nil, errCorrupt
	case n > maxObject:
		return 0, nil, errLarge
	}
	data := make([]byte, n)
	if _, err := io.ReadFull(b, data); err != nil {
		return 0, nil, errCorrupt
	}
	return kindNames[name], data, nil
}

// unpack reads the object at an offset of a pack, and those that it is the
// difference to.
func (r *Repository) unpack(p *pack, offset int64) (kind, []byte, error) {
	var deltas [][]byte
	for range maxDeltaDeep {
		e, err := p.entry(offset)
		if err != nil {
			return 0, nil, err
		}
		k, base := e.kind, e.data
		switch e.kind {
		case commitKind, treeKind, blobKind, tagKind:
		case offsetDelta:
			deltas = append(deltas, e.data)
			offset = e.base
			continue
		case namedDelta:
			deltas = append(deltas, e.data)
			at, err := p.find(e.baseName)
			if err != nil {
				return 0, nil, err
			}
			if at >= 0 {
				offset = at
				continue
			}
			if k, base, err = r.read(e.baseName); err != nil {
				return 0, nil, err
			}
		default:
			return 0, nil, errCorrupt
		}
		for _, delta := range slices.Backward(deltas) {
			if base, err = applyDelta(base, delta); err != nil {
				return 0, nil, err
			}
		}
		return k, base, nil
	}
	return 0, nil, errCorrupt
}

// applyDelta returns what a delta makes of a base, as gitformat-pack says.
func applyDelta(base, delta []byte) ([]byte, error) {
	d := bytes.NewReader(delta)
	from, err1 := size(d)
	to, err2 := size(d)
	switch {
	case err1 != nil || err2 != nil || from != int64(len(base)):
		return nil, errCorrupt
	case to > maxObject:
		return nil, errLarge
	}
	out := make([]byte, 0, to)
	for d.Len() > 0 {
		op, _ := d.ReadByte()
		if op&0x80 == 0 {
			// Insert the next op bytes.
			n := int(op)
			if n == 0 || n > d.Len() || len(out)+n > int(to) {
				return nil, errCorrupt
			}
			at := len(delta) - d.Len()
			out = append(out, delta[at:at+n]...)
			_, _ = d.Seek(int64(n), io.SeekCurrent)
			continue
		}
		// Copy from the base; the bits say which bytes of offset and size follow.
		var offset, n int
		for i := range 7 {
			if op&(1<<i) == 0 {
				continue
			}
			b, err := d.ReadByte()
			if err != nil {
				return nil, errCorrupt
			}
			if i < 4 {
				offset |= int(b) << (8 * i)
			} else {
				n |= int(b) << (8 * (i - 4))
			}
		}
		if n == 0 {
			n = 0x10000
		}
		if offset+n > len(base) || len(out)+n > int(to) {
			return nil, errCorrupt
		}
		out = append(out, base[offset:offset+n]...)
	}
	if len(out) != int(to) {
		return nil, errCorrupt
	}
	return out, nil
}

// size reads a number of seven bits a byte, the lowest first.
func size(r io.ByteReader) (int64, error) {
	var n int64
	for shift := 0; shift < 56; shift += 7 {
		b, err := r.ReadByte()
		if err != nil {
			return 0, errCorrupt
		}
		n |= int64(b&0x7f) << shift
		if b&0x80 == 0 {
			return n, nil
		}
	}
	return 0, errCorrupt
}
