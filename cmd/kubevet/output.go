package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/report"
)

// An output is one --format.
type output struct {
	report.Format
	// name is the file, and stdout is nil unless there is none.
	name   string
	stdout io.Writer
	// screen is what stdout is.
	screen  screen
	options report.Options
}

// distinct reports an error if one of others writes to the same file.
func (o *output) distinct(others []output) error {
	for _, other := range others {
		if o.stdout == nil && other.stdout == nil && sameFile(o.name, other.name) {
			return fmt.Errorf("--format %s=%s and %s=%s write to the same file", other.Name, other.name, o.Name, o.name)
		}
	}
	return nil
}

// sameFile reports whether two names lead to one file, there or not. A device, as
// /dev/null, takes any number.
func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB) && infoA.Mode().IsRegular()
	}
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && absA == absB
}

// overwrites reports an error if a report would be written over what the run reads:
// what the command line names, the configuration, the baseline, or a file that is a
// manifest or part of a chart or kustomization.
func (o *output) overwrites(in input, args []string) error {
	if o.stdout != nil {
		return nil
	}
	name, inside, err := files.Below(in.root, o.name)
	if err != nil {
		return err
	}
	inputs := slices.Concat(args, in.named)
	if slices.ContainsFunc(inputs, func(file string) bool { return sameFile(o.name, file) }) || inside && isInput(in.fsys, name) {
		return fmt.Errorf("--format %s=%s would overwrite an input", o.Name, o.name)
	}
	return nil
}

// isInput reports whether a file that is there is read as what is to be applied, or
// to make that.
func isInput(fsys fs.FS, name string) bool {
	info, err := fs.Lstat(fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	switch path.Ext(name) {
	case ".yaml", ".yml", ".tpl":
		return true
	case ".json":
		text, err := files.Read(fsys, name)
		var object struct{ APIVersion, Kind string }
		return err == nil && json.Unmarshal(text, &object) == nil && object.APIVersion != "" && object.Kind != ""
	}
	return path.Base(name) == "Kustomization" || path.Base(name) == baselineName || slices.Contains(strings.Split(name, "/"), ".git")
}

// write writes a report.
func (o *output) write(r report.Report, in input) error {
	o.options.Path = in.shown
	o.options.Read = func(file string) ([]byte, error) { return files.Read(in.fsys, file) }
	o.options.Checkout = func() *git.Checkout { return checkout(in.root) }
	if o.stdout != nil {
		o.options.Address = o.screen.links(in.root)
		o.options.Newcomer = o.screen.terminal && in.isNew()
		return o.Write(o.stdout, r, o.options)
	}
	var text bytes.Buffer
	if err := o.Write(&text, r, o.options); err != nil {
		return err
	}
	return files.Write(in.root, o.name, text.Bytes())
}
