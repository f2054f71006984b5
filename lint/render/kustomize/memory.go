package kustomize

import (
	"bytes"
	"io/fs"
	"time"
)

// A memoryFile is an open file whose text is in memory.
type memoryFile struct {
	*bytes.Reader
	name string
}

func newMemoryFile(name string, text []byte) *memoryFile {
	return &memoryFile{bytes.NewReader(text), name}
}

// Stat implements fs.File.
func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }

// Close implements fs.File.
func (f *memoryFile) Close() error { return nil }

// Name implements fs.FileInfo.
func (f *memoryFile) Name() string { return f.name }

// Mode implements fs.FileInfo.
func (f *memoryFile) Mode() fs.FileMode { return 0o444 }

// ModTime implements fs.FileInfo.
func (f *memoryFile) ModTime() time.Time { return time.Time{} }

// IsDir implements fs.FileInfo.
func (f *memoryFile) IsDir() bool { return false }

// Sys implements fs.FileInfo.
func (f *memoryFile) Sys() any { return nil }
