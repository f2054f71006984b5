// Package git reads commits of a git repository from its object store. Nothing is
// written or executed and the work tree is not looked at.
//
// It reads what git writes: loose objects, packs with deltas (pack and index
// version 2), alternates, packed references, linked work trees, submodules that
// are checked out, shallow and partial clones as far as they go, and both SHA-1
// and SHA-256. References in reftables are refused.
//
// It may import lint/text.
package git

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Repository is an object store with the references into it. It is safe for
// concurrent use.
type Repository struct {
	// dir is the repository's directory, common the one that its objects and
	// branches are in: another one in a linked work tree.
	dir, common string
	// work is the work tree.
	work string
	// hashSize is the length of an object's name in bytes.
	hashSize int
	// stores are directories of objects: its own and the alternates.
	stores []string
	packs  []*pack
	// shallow are the commits whose parents were not cloned.
	shallow map[hash]bool
}

// A hash names an object, in lower-case hexadecimal.
type hash string

// Open opens the repository whose work tree has the root dir. Close it.
func Open(dir string) (*Repository, error) {
	r := &Repository{dir: filepath.Join(dir, ".git"), work: dir, hashSize: 20}
	info, err := os.Stat(r.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s is not the root of a git repository", dir)
	case err != nil:
		return nil, fmt.Errorf("open the git repository: %w", err)
	case !info.IsDir():
		// A linked work tree or a submodule.
		text, err := os.ReadFile(r.dir)
		target, ok := strings.CutPrefix(strings.TrimSpace(string(text)), "gitdir: ")
		if err != nil || !ok {
			return nil, fmt.Errorf("open the git repository: %s does not say where it is", r.dir)
		}
		r.dir = within(dir, target)
	}
	r.common = r.dir
	if text, err := os.ReadFile(filepath.Join(r.dir, "commondir")); err == nil {
		r.common = within(r.dir, strings.TrimSpace(string(text)))
	}
	if err := r.readConfig(); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(r.dir, "HEAD")); err != nil {
		return nil, fmt.Errorf("open the git repository: %w", err)
	}
	r.shallow = make(map[hash]bool)
	if text, err := os.ReadFile(filepath.Join(r.common, "shallow")); err == nil {
		for _, line := range strings.Fields(string(text)) {
			r.shallow[hash(line)] = true
		}
	}
	r.addStore(filepath.Join(r.common, "objects"))
	for _, store := range r.stores {
		indexes, err := filepath.Glob(filepath.Join(escape(filepath.Join(store, "pack")), "*.idx"))
		if err != nil {
			return nil, fmt.Errorf("list packs: %w", err)
		}
		for _, index := range indexes {
			p, err := openPack(index, r.hashSize)
			if err != nil {
				return nil, errors.Join(err, r.Close())
			}
			r.packs = append(r.packs, p)
		}
	}
	return r, nil
}

// Close closes the files that are open.
func (r *Repository) Close() error {
	var errs []error
	for _, p := range r.packs {
		errs = append(errs, p.close())
	}
	return errors.Join(errs...)
}

// within returns the name itself if it is absolute, else it below dir.
func within(dir, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}

// escape returns a pattern that matches the name only.
func escape(name string) string {
	if filepath.Separator == '\\' {
		return name
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(name)
}

// readConfig reads which extensions the repository has.
func (r *Repository) readConfig() error {
	text, err := os.ReadFile(filepath.Join(r.common, "config"))
	if err != nil {
		return nil // all defaults
	}
	section := ""
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := strings.ToLower(strings.TrimSpace(lines.Text()))
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[] ")
			continue
		}
		key, value, _ := strings.Cut(line, "=")
		if section != "extensions" {
			continue
		}
		switch key, value := strings.TrimSpace(key), strings.TrimSpace(value); {
		case key == "objectformat" && value == "sha256":
			r.hashSize = 32
		case key == "objectformat" && value != "sha1", key == "refstorage" && value != "files":
			return fmt.Errorf("open the git repository: its %s is %s, which is not supported", key, value)
		}
	}
	return nil
}

// addStore adds a directory of objects and its alternates, each once.
func (r *Repository) addStore(dir string) {
	for _, known := range r.stores {
		if known == dir {
			return
		}
	}
	r.stores = append(r.stores, dir)
	text, err := os.ReadFile(filepath.Join(dir, "info", "alternates"))
	if err != nil {
		return
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			r.addStore(within(dir, line))
		}
	}
}
