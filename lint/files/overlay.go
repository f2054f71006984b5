package files

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// An Overlay is a tree in which some files have other texts, or exist only there:
// what an editor has open, what a fix would make of a file, what a renderer adds.
// The zero Overlay is an empty tree.
type Overlay struct {
	// FS is the tree below; nil is empty.
	FS fs.FS
	// Texts are the texts of files by their real name, see Real. A nil text counts.
	Texts map[string][]byte
}

// Text returns the text that a file has instead of its own, whatever name leads
// to it.
func (o Overlay) Text(name string) ([]byte, bool) {
	if len(o.Texts) == 0 {
		return nil, false
	}
	if text, ok := o.Texts[name]; ok {
		return text, true
	}
	real, err := Real(o, name)
	if err != nil || real == name {
		return nil, false
	}
	text, ok := o.Texts[real]
	return text, ok
}

func (o Overlay) base() fs.FS {
	if o.FS == nil {
		return nothing{}
	}
	return o.FS
}

// Open implements fs.FS.
func (o Overlay) Open(name string) (fs.File, error) {
	text, ok := o.Text(name)
	if !ok {
		return o.base().Open(name)
	}
	info, err := o.Stat(name)
	if err != nil {
		return nil, err
	}
	return &memoryFile{bytes.NewReader(text), info}, nil
}

// Stat implements fs.StatFS.
func (o Overlay) Stat(name string) (fs.FileInfo, error) {
	text, ok := o.Text(name)
	if !ok {
		return fs.Stat(o.base(), name)
	}
	return o.info(name, text, fs.Stat)
}

// Lstat implements fs.ReadLinkFS.
func (o Overlay) Lstat(name string) (fs.FileInfo, error) {
	text, ok := o.Texts[name]
	if !ok {
		return fs.Lstat(o.base(), name)
	}
	return o.info(name, text, fs.Lstat)
}

// info describes a file with another text, as what it is below if it is there.
func (o Overlay) info(name string, text []byte, stat func(fs.FS, string) (fs.FileInfo, error)) (fs.FileInfo, error) {
	info, err := stat(o.base(), name)
	switch {
	case err == nil && info.Mode().IsRegular():
		return sized{info, int64(len(text))}, nil
	case err == nil || errors.Is(err, fs.ErrNotExist):
		return memoryInfo{path.Base(name), int64(len(text))}, nil
	}
	return nil, err
}

// ReadLink implements fs.ReadLinkFS.
func (o Overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.base(), name) }

// ReadDir implements fs.ReadDirFS.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.base(), name)
	if err != nil {
		return entries, err
	}
	entries = slices.Clone(entries)
	for file, text := range o.Texts {
		if path.Dir(file) == name && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(file) }) {
			entries = append(entries, fs.FileInfoToDirEntry(memoryInfo{path.Base(file), int64(len(text))}))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// A memoryFile is an open file whose text is in memory.
type memoryFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

// sized describes a file that has another size.
type sized struct {
	fs.FileInfo
	size int64
}

func (i sized) Size() int64 { return i.size }

// memoryInfo describes a file that is in memory only.
type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }

// nothing is a tree without files.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
