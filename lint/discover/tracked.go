package discover

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/kubevet/kubevet/lint/files"
)

// tracked reports whether git tracks the file, or a file in the directory. What
// is tracked is not ignored, whatever .gitignore says. Nothing is tracked where
// .git is not a directory with an index that can be read.
func (w *walker) tracked(name string) bool {
	if w.index == nil {
		w.index = make(map[string]bool)
		names, err := readIndex(w.fsys)
		if err != nil {
			names = nil
		}
		for _, name := range names {
			for ; name != "." && !w.index[name]; name = path.Dir(name) {
				w.index[name] = true
			}
		}
	}
	return w.index[name]
}

var errIndex = errors.New("not an index that git writes")

// readIndex returns the names in the index of the repository at the root, as
// gitformat-index(5) has it, versions 2 to 4.
func readIndex(fsys fs.FS) ([]string, error) {
	data, err := files.Read(fsys, ".git/index")
	if err != nil {
		return nil, err
	}
	hashSize := 20
	if config, err := files.Read(fsys, ".git/config"); err == nil && bytes.Contains(bytes.ToLower(config), []byte("sha256")) {
		hashSize = 32
	}
	if len(data) < 12 || string(data[:4]) != "DIRC" {
		return nil, errIndex
	}
	version := binary.BigEndian.Uint32(data[4:])
	count := int(binary.BigEndian.Uint32(data[8:]))
	fixed := 40 + hashSize
	if version < 2 || version > 4 || count > len(data)/fixed {
		return nil, errIndex
	}
	names := make([]string, 0, count)
	before := ""
	at := 12
	for range count {
		if at+fixed+2 > len(data) {
			return nil, errIndex
		}
		start := at
		flags := binary.BigEndian.Uint16(data[at+fixed:])
		at += fixed + 2
		if version >= 3 && flags&0x4000 != 0 {
			at += 2
		}
		if version == 4 {
			cut, n := prefixLength(data[min(at, len(data)):])
			if n == 0 || cut > len(before) {
				return nil, errIndex
			}
			at += n
			before = before[:len(before)-cut]
		} else {
			before = ""
		}
		end := bytes.IndexByte(data[min(at, len(data)):], 0)
		if end < 0 {
			return nil, errIndex
		}
		before += string(data[at : at+end])
		names = append(names, before)
		at += end + 1
		if version < 4 {
			at = start + (at-1-start+8)/8*8
		}
	}
	return names, nil
}

// prefixLength reads how many bytes of the name before are taken off, in the
// variable width of pack files, and how many bytes say so; 0 if none do.
func prefixLength(data []byte) (value, n int) {
	for n < len(data) && n < 5 {
		b := data[n]
		n++
		value |= int(b & 0x7f)
		if b&0x80 == 0 {
			return value, n
		}
		value = (value + 1) << 7
	}
	return 0, 0
}

// ownStore reports whether a directory is where a version control system keeps
// its own files. git never tracks its own; of the others only what it does not
// track is passed over.
func (w *walker) ownStore(name string) bool {
	switch base := path.Base(name); base {
	case ".git":
		return true
	case ".hg", ".svn", ".jj":
		return !w.tracked(name) && w.looksLikeStore(name, strings.TrimPrefix(base, "."))
	}
	return false
}

// looksLikeStore reports whether a directory has what its system always writes.
func (w *walker) looksLikeStore(name, system string) bool {
	marks := map[string]string{"hg": "requires", "svn": "entries", "jj": "repo"}
	_, err := fs.Stat(w.fsys, path.Join(name, marks[system]))
	return err == nil
}
