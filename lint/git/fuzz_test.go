package git

import (
	"bytes"
	"compress/zlib"
	"os"
	"path/filepath"
	"testing"
)

// FuzzLoose reads files of objects: what is not one is an error, and no object is
// larger than the limit.
func FuzzLoose(f *testing.F) {
	for _, text := range []string{"blob 3\x00abc", "tree 0\x00", "commit 99999999999\x00", "blob -1\x00", "tag 1"} {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		if _, err := z.Write([]byte(text)); err != nil {
			f.Fatal(err)
		}
		if err := z.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		k, object, err := readLoose(bytes.NewReader(data))
		if err == nil && (k == 0 || len(object) > maxObject) {
			t.Errorf("kind %d, %d bytes", k, len(object))
		}
	})
}

// FuzzDelta applies differences: what it makes is as long as it says.
func FuzzDelta(f *testing.F) {
	f.Add([]byte("abcdef"), []byte{6, 3, 0x91, 0, 3})
	f.Add([]byte("abcdef"), []byte{6, 3, 3, 'x', 'y', 'z'})
	f.Add([]byte(""), []byte{0, 0xff, 0xff, 0xff, 0xff, 0x7f})
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		out, err := applyDelta(base, delta)
		if err != nil {
			return
		}
		r := bytes.NewReader(delta)
		if n, err := size(r); err != nil || n != int64(len(base)) {
			t.Errorf("the base has %d bytes, %d said", len(base), n)
		}
		if n, err := size(r); err != nil || n != int64(len(out)) {
			t.Errorf("%d bytes made, %d said", len(out), n)
		}
	})
}

// FuzzPack reads a pack of any bytes by an index of any bytes.
func FuzzPack(f *testing.F) {
	index := append([]byte("\xfftOc\x00\x00\x00\x02"), make([]byte, 4*256)...)
	f.Add(index, []byte("PACK\x00\x00\x00\x02\x00\x00\x00\x00"), int64(12))
	f.Add(index, []byte("\x63\x01x"), int64(0))
	f.Fuzz(func(t *testing.T, index, data []byte, offset int64) {
		dir := t.TempDir()
		name := filepath.Join(dir, "p.idx")
		for file, text := range map[string][]byte{name: index, filepath.Join(dir, "p.pack"): data} {
			if err := os.WriteFile(file, text, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		p, err := openPack(name, 20)
		if err != nil {
			return
		}
		defer p.close()
		if at, err := p.find(hash("0123456789abcdef0123456789abcdef01234567")); err == nil && at < -1 {
			t.Errorf("found at %d", at)
		}
		if offset < 0 {
			return
		}
		if e, err := p.entry(offset); err == nil && len(e.data) > maxObject {
			t.Errorf("%d bytes", len(e.data))
		}
	})
}
