package git

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Tree is the files of a commit, read-only: an fs.FS that follows symbolic
// links within it, with Stat, Lstat, ReadLink and ReadDir. A submodule is an
// empty directory unless it is checked out and has the commit. As in a work tree,
// there is a directory .git at the root, but an empty one. It is safe for
// concurrent use.
type Tree struct {
	root node
	mu   sync.Mutex
	// lists are the trees that were read.
	lists map[node][]item
	// blobs are files that were read last, as who opens one asks for its size
	// first, and held is how large they are together.
	blobs map[hash][]byte
	held  int
	// modules are the repositories of submodules, nil for one that is not there.
	modules map[string]*Repository
}

// A node is a tree or file of a repository.
type node struct {
	r    *Repository
	hash hash
	mode fs.FileMode
	// module is the path of the submodule whose root the node may be.
	module string
}

// An item is a node with its name.
type item struct {
	name string
	node
}

// Tree returns the files of a commit, as Resolve names it. Close it when done.
func (r *Repository) Tree(name string) (*Tree, error) {
	c, err := r.commit(hash(name))
	if err != nil {
		return nil, err
	}
	t := &Tree{root: node{r: r, hash: c.tree, mode: fs.ModeDir}, lists: make(map[node][]item), blobs: make(map[hash][]byte), modules: make(map[string]*Repository)}
	_, err = t.list(t.root)
	return t, err
}

// Close closes the repositories of submodules.
func (t *Tree) Close() error {
	var errs []error
	for _, r := range t.modules {
		if r != nil {
			errs = append(errs, r.Close())
		}
	}
	return errors.Join(errs...)
}

// list returns what is in a directory, sorted by name.
func (t *Tree) list(n node) ([]item, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if items, ok := t.lists[n]; ok {
		return items, nil
	}
	key := n
	if n.module != "" {
		if n = t.submodule(n); n.r == nil {
			return nil, nil
		}
	}
	if n.hash == "" {
		return nil, nil // the directory .git
	}
	data, err := n.r.readAs(n.hash, treeKind)
	if err != nil {
		return nil, err
	}
	items, err := n.r.parseTree(data)
	if err != nil {
		return nil, err
	}
	t.lists[key] = items
	return items, nil
}

// maxHeld is how many bytes of files are kept.
const maxHeld = 16 << 20

// blob returns the content of a file.
func (t *Tree) blob(n node) ([]byte, error) {
	t.mu.Lock()
	data, ok := t.blobs[n.hash]
	t.mu.Unlock()
	if ok {
		return data, nil
	}
	data, err := n.r.readAs(n.hash, blobKind)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.held += len(data); t.held > maxHeld {
		clear(t.blobs)
		t.held = len(data)
	}
	t.blobs[n.hash] = data
	return data, nil
}

// submodule returns the root of the tree of a submodule's commit, one without a
// repository if that is not at hand.
func (t *Tree) submodule(n node) node {
	r, known := t.modules[n.module]
	if !known {
		r, _ = Open(filepath.Join(n.r.work, filepath.FromSlash(n.module)))
		t.modules[n.module] = r
	}
	if r == nil {
		return node{}
	}
	c, err := r.commit(n.hash)
	if err != nil {
		return node{}
	}
	return node{r: r, hash: c.tree, mode: fs.ModeDir}
}

// parseTree reads a tree: "mode name", a zero byte and the hash of each entry.
func (r *Repository) parseTree(data []byte) ([]item, error) {
	var items []item
	for len(data) > 0 {
		end := bytes.IndexByte(data, 0)
		if end < 0 || len(data) < end+1+r.hashSize {
			return nil, errCorrupt
		}
		mode, name, ok := strings.Cut(string(data[:end]), " ")
		bits, err := strconv.ParseUint(mode, 8, 32)
		if !ok || err != nil {
			return nil, errCorrupt
		}
		i := item{name, node{r: r, hash: hash(hex.EncodeToString(data[end+1 : end+1+r.hashSize])), mode: 0o444}}
		switch bits &^ 0o777 {
		case 0o040000:
			i.mode = fs.ModeDir | 0o555
		case 0o120000:
			i.mode = fs.ModeSymlink | 0o777
		case 0o160000:
			i.mode, i.module = fs.ModeDir|0o555, name
		}
		items = append(items, i)
		data = data[end+1+r.hashSize:]
	}
	slices.SortFunc(items, func(a, b item) int { return strings.Compare(a.name, b.name) })
	return items, nil
}

// find returns what is at a path. Symbolic links on the way are followed, one at
// the end if asked.
func (t *Tree) find(name string, follow bool) (item, error) {
	if !fs.ValidPath(name) {
		return item{}, fs.ErrInvalid
	}
	const maxLinks = 40
	at, here, rest := ".", item{".", t.root}, name
	if rest == "." {
		rest = ""
	}
	for links := 0; rest != ""; {
		element, tail, _ := strings.Cut(rest, "/")
		if element == ".." || element == "." {
			// Of a link's target.
			rest = tail
			if element == ".." {
				if at == "." {
					return item{}, fs.ErrNotExist // out of the tree
				}
				at = path.Dir(at)
				above, err := t.find(at, true)
				if err != nil {
					return item{}, err
				}
				here = above
			}
			continue
		}
		next, err := t.step(here, at, element)
		if err != nil {
			return item{}, err
		}
		if next.mode&fs.ModeSymlink != 0 && (tail != "" || follow) {
			if links++; links > maxLinks {
				return item{}, fs.ErrInvalid
			}
			target, err := t.blob(next.node)
			if err != nil {
				return item{}, err
			}
			if path.IsAbs(string(target)) {
				return item{}, fs.ErrNotExist
			}
			rest = path.Join(string(target), tail)
			continue
		}
		here, at, rest = next, path.Join(at, element), tail
	}
	return here, nil
}

// step returns an entry of a directory.
func (t *Tree) step(dir item, at, name string) (item, error) {
	if !dir.mode.IsDir() {
		return item{}, fs.ErrNotExist
	}
	items, err := t.list(dir.node)
	if err != nil {
		return item{}, err
	}
	i, found := slices.BinarySearchFunc(items, name, func(i item, name string) int { return strings.Compare(i.name, name) })
	if !found {
		if at == "." && name == ".git" {
			return item{name, node{r: t.root.r, mode: fs.ModeDir | 0o555}}, nil
		}
		return item{}, fs.ErrNotExist
	}
	next := items[i]
	if next.module != "" {
		next.module = path.Join(at, name)
	}
	return next, nil
}

// Open opens a file or directory.
func (t *Tree) Open(name string) (fs.File, error) {
	i, err := t.find(name, true)
	if err == nil && i.mode.IsDir() {
		var entries []fs.DirEntry
		if entries, err = t.entries(i); err == nil {
			i.name = path.Base(name)
			return &openDir{info{i, 0}, entries}, nil
		}
	}
	var data []byte
	if err == nil {
		data, err = t.blob(i.node)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	i.name = path.Base(name)
	return &openFile{bytes.NewReader(data), info{i, int64(len(data))}}, nil
}

// Stat describes what a name leads to, Lstat what it is.
func (t *Tree) Stat(name string) (fs.FileInfo, error) { return t.stat(name, true) }

// Lstat describes a file without following it if it is a symbolic link.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) { return t.stat(name, false) }

func (t *Tree) stat(name string, follow bool) (fs.FileInfo, error) {
	i, err := t.find(name, follow)
	var size int
	if err == nil && !i.mode.IsDir() {
		var data []byte
		data, err = t.blob(i.node)
		size = len(data)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	i.name = path.Base(name)
	return info{i, int64(size)}, nil
}

// ReadLink returns where a symbolic link leads.
func (t *Tree) ReadLink(name string) (string, error) {
	i, err := t.find(name, false)
	if err == nil && i.mode&fs.ModeSymlink == 0 {
		err = fs.ErrInvalid
	}
	var target []byte
	if err == nil {
		target, err = t.blob(i.node)
	}
	if err != nil {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: err}
	}
	return string(target), nil
}

// ReadDir lists a directory.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	i, err := t.find(name, true)
	if err == nil && !i.mode.IsDir() {
		err = errors.New("not a directory")
	}
	var entries []fs.DirEntry
	if err == nil {
		entries, err = t.entries(i)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: err}
	}
	return entries, nil
}

func (t *Tree) entries(dir item) ([]fs.DirEntry, error) {
	items, err := t.list(dir.node)
	entries := make([]fs.DirEntry, len(items))
	for i, it := range items {
		entries[i] = dirEntry{t, it}
	}
	return entries, err
}

// A dirEntry is an item of a directory, whose size is found when it is asked for.
type dirEntry struct {
	t *Tree
	item
}

func (e dirEntry) Name() string      { return e.name }
func (e dirEntry) IsDir() bool       { return e.mode.IsDir() }
func (e dirEntry) Type() fs.FileMode { return e.mode.Type() }
func (e dirEntry) String() string    { return fs.FormatDirEntry(e) }

func (e dirEntry) Info() (fs.FileInfo, error) {
	if e.IsDir() {
		return info{e.item, 0}, nil
	}
	data, err := e.t.blob(e.node)
	return info{e.item, int64(len(data))}, err
}

// info describes an item.
type info struct {
	item
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return i.size }
func (i info) Mode() fs.FileMode  { return i.mode }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.mode.IsDir() }
func (i info) Sys() any           { return nil }

// An openFile is a file, an openDir a directory that is read.
type openFile struct {
	*bytes.Reader
	info info
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

type openDir struct {
	info    info
	entries []fs.DirEntry
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }
func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(d.entries) {
		if n > 0 && len(d.entries) == 0 {
			return nil, io.EOF
		}
		n = len(d.entries)
	}
	out := d.entries[:n]
	d.entries = d.entries[n:]
	return out, nil
}
