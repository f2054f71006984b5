package helm

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"

	"helm.sh/helm/v3/pkg/ignore"

	"github.com/kubevet/kubevet/lint/document"
	treefiles "github.com/kubevet/kubevet/lint/files"
)

// maxDirDepth bounds nested directories, and so what links that form a circle
// can do.
const maxDirDepth = 32

// A reader reads the files of a chart.
type reader struct {
	ctx      context.Context
	fsys     fs.FS
	dir      string
	limits   Limits
	rules    *ignore.Rules
	files    map[string][]byte
	bytes    int
	problems []document.Problem
	// at is the file that is being read.
	at string
}

// read returns the files of the chart by their names in it.
func (r *reader) read() (map[string][]byte, error) {
	r.files = make(map[string][]byte)
	r.rules = ignore.Empty()
	r.at = path.Join(r.dir, ignore.HelmIgnore)
	if data, err := treefiles.Read(r.fsys, r.at); err == nil {
		rules, err := ignore.Parse(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("read ignore rules: %w", err)
		}
		r.rules = rules
	}
	r.rules.AddDefaults()
	if err := r.walk("", 0); err != nil {
		return nil, err
	}
	return r.files, nil
}

func (r *reader) walk(dir string, depth int) error {
	r.at = path.Join(r.dir, dir)
	if depth > maxDirDepth {
		return fmt.Errorf("directories are nested more than %d deep", maxDirDepth)
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	entries, err := fs.ReadDir(r.fsys, r.at)
	if err != nil {
		return fmt.Errorf("read chart: %w", err)
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		r.at = path.Join(r.dir, name)
		info, err := r.info(entry)
		if err != nil {
			r.problems = append(r.problems, document.Problem{File: r.at, Message: sentence(fmt.Errorf("read chart: %w", err))})
			continue
		}
		if r.rules.Ignore(name, info) {
			continue
		}
		if info.IsDir() {
			if err := r.walk(name, depth+1); err != nil {
				return err
			}
			continue
		}
		if err := r.file(name, info); err != nil {
			return err
		}
	}
	return nil
}

// info describes an entry, or what it links to. The file system refuses links
// that leave it.
func (r *reader) info(entry fs.DirEntry) (fs.FileInfo, error) {
	if entry.Type()&fs.ModeSymlink != 0 {
		return fs.Stat(r.fsys, r.at)
	}
	return entry.Info()
}

func (r *reader) file(name string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return errors.New("read chart: not a regular file")
	}
	if info.Size() > maxFile {
		return fmt.Errorf("read chart: file is larger than Helm's limit of %d MiB", maxFile>>20)
	}
	if len(r.files) >= r.limits.Files {
		return fmt.Errorf("read chart: more than %d files", r.limits.Files)
	}
	f, err := r.fsys.Open(r.at)
	if err != nil {
		return fmt.Errorf("read chart: %w", err)
	}
	defer f.Close()
	buf := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := buf.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return fmt.Errorf("read chart: %w", err)
	}
	data := buf.Bytes()
	if r.bytes += len(data); r.bytes > r.limits.Bytes || len(data) > maxFile {
		return fmt.Errorf("read chart: more than %d MiB", r.limits.Bytes>>20)
	}
	r.files[name] = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	return nil
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
