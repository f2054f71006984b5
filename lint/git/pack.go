package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

// A pack is a file of objects and its index, of version 2.
type pack struct {
	index, data *os.File
	hashSize    int
	// fanout[b] is how many objects have a name whose first byte is at most b.
	fanout [256]uint32
}

// openPack opens the pack of an index.
func openPack(index string, hashSize int) (*pack, error) {
	p := &pack{hashSize: hashSize}
	var err error
	if p.index, err = os.Open(index); err != nil {
		return nil, fmt.Errorf("open a pack: %w", err)
	}
	if p.data, err = os.Open(strings.TrimSuffix(index, ".idx") + ".pack"); err != nil {
		return nil, errors.Join(fmt.Errorf("open a pack: %w", err), p.index.Close())
	}
	head := make([]byte, 8+4*256)
	if _, err := p.index.ReadAt(head, 0); err != nil || !bytes.Equal(head[:8], []byte("\xfftOc\x00\x00\x00\x02")) {
		return nil, errors.Join(fmt.Errorf("open a pack: %s is not an index of version 2", index), p.close())
	}
	for i := range p.fanout {
		p.fanout[i] = binary.BigEndian.Uint32(head[8+4*i:])
	}
	return p, nil
}

func (p *pack) close() error { return errors.Join(p.index.Close(), p.data.Close()) }

// name returns the name of the nth object.
func (p *pack) name(n int) ([]byte, error) {
	name := make([]byte, p.hashSize)
	_, err := p.index.ReadAt(name, int64(8+4*256+n*p.hashSize))
	return name, err
}

// search returns the number of the first object whose name is not less than a
// prefix of at least one byte.
func (p *pack) search(prefix []byte) (int, error) {
	low := 0
	if prefix[0] > 0 {
		low = int(p.fanout[prefix[0]-1])
	}
	var failed error
	n := sort.Search(int(p.fanout[prefix[0]])-low, func(i int) bool {
		name, err := p.name(low + i)
		if err != nil {
			failed = err
			return true
		}
		return bytes.Compare(name, prefix) >= 0
	})
	return low + n, failed
}

// find returns the offset of an object, -1 if it is not in the pack.
func (p *pack) find(h hash) (int64, error) {
	want, err := hex.DecodeString(string(h))
	if err != nil || len(want) != p.hashSize {
		return -1, errCorrupt
	}
	n, err := p.search(want)
	if err != nil {
		return -1, err
	}
	total := int(p.fanout[255])
	if n >= total {
		return -1, nil
	}
	if name, err := p.name(n); err != nil || !bytes.Equal(name, want) {
		return -1, err
	}
	offsets := int64(8 + 4*256 + total*(p.hashSize+4))
	var b [8]byte
	if _, err := p.index.ReadAt(b[:4], offsets+int64(4*n)); err != nil {
		return -1, err
	}
	offset := binary.BigEndian.Uint32(b[:4])
	if offset&(1<<31) == 0 {
		return int64(offset), nil
	}
	// The rest is a place in the table of large offsets.
	if _, err := p.index.ReadAt(b[:], offsets+int64(4*total)+8*int64(offset&^(1<<31))); err != nil {
		return -1, err
	}
	return int64(binary.BigEndian.Uint64(b[:]) &^ (1 << 63)), nil
}

// An entry is an object of a pack as it is written there.
type entry struct {
	kind kind
	// data is the object, or the difference to the object at base or of the name
	// baseName.
	data     []byte
	base     int64
	baseName hash
}

// entry reads the entry at an offset.
func (p *pack) entry(offset int64) (entry, error) {
	r := bufio.NewReader(io.NewSectionReader(p.data, offset, 1<<62))
	first, err := r.ReadByte()
	if err != nil {
		return entry{}, errCorrupt
	}
	e := entry{kind: kind(first >> 4 & 7)}
	n := int64(first & 0x0f)
	if first&0x80 != 0 {
		high, err := size(r)
		if err != nil {
			return e, err
		}
		n |= high << 4
	}
	if n > maxObject {
		return e, errLarge
	}
	switch e.kind {
	case offsetDelta:
		back, err := distance(r)
		if err != nil || back <= 0 || back > offset {
			return e, errCorrupt
		}
		e.base = offset - back
	case namedDelta:
		name := make([]byte, p.hashSize)
		if _, err := io.ReadFull(r, name); err != nil {
			return e, errCorrupt
		}
		e.baseName = hash(hex.EncodeToString(name))
	}
	z, err := zlib.NewReader(r)
	if err != nil {
		return e, errCorrupt
	}
	e.data = make([]byte, n)
	if _, err := io.ReadFull(z, e.data); err != nil {
		return e, errCorrupt
	}
	return e, nil
}

// distance reads a number of seven bits a byte, the highest first, where every
// byte but the last adds one to what follows.
func distance(r io.ByteReader) (int64, error) {
	b, err := r.ReadByte()
	n := int64(b & 0x7f)
	for i := 0; err == nil && b&0x80 != 0; i++ {
		if i == 8 {
			return 0, errCorrupt
		}
		b, err = r.ReadByte()
		n = (n+1)<<7 | int64(b&0x7f)
	}
	return n, err
}
