package lint

import (
	"bytes"
	"io/fs"

	"github.com/kubevet/kubevet/lint/files"
)

// An overlay is a tree in which some files have other texts.
type overlay struct {
	fs.FS
	// texts are the texts of files by their real name. They exist in FS too.
	texts map[string][]byte
}

// text returns the text that a file has instead of its own, whatever name leads
// to it.
func (o overlay) text(name string) ([]byte, bool) {
	if len(o.texts) == 0 {
		return nil, false
	}
	if text, ok := o.texts[name]; ok {
		return text, true
	}
	real, err := files.Real(o.FS, name)
	if err != nil || real == name {
		return nil, false
	}
	text, ok := o.texts[real]
	return text, ok
}

func (o overlay) Open(name string) (fs.File, error) {
	text, ok := o.text(name)
	if !ok {
		return o.FS.Open(name)
	}
	info, err := o.Stat(name)
	if err != nil {
		return nil, err
	}
	return &overlayFile{bytes.NewReader(text), info}, nil
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.FS, name)
	if text, ok := o.text(name); ok && err == nil {
		info = overlayInfo{info, int64(len(text))}
	}
	return info, err
}

func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	info, err := fs.Lstat(o.FS, name)
	if text, ok := o.texts[name]; ok && err == nil {
		info = overlayInfo{info, int64(len(text))}
	}
	return info, err
}

func (o overlay) ReadLink(name string) (string, error)       { return fs.ReadLink(o.FS, name) }
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// An overlayFile is an open file of an overlay.
type overlayFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *overlayFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *overlayFile) Close() error               { return nil }

// overlayInfo describes a file that has another size.
type overlayInfo struct {
	fs.FileInfo
	size int64
}

func (i overlayInfo) Size() int64 { return i.size }
