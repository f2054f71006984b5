package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/git"
)

// trustNothing is the revision that has no settings.
const trustNothing = "none"

// addTrust adds the flags that say whose settings are obeyed.
func (f *lintFlags) addTrust(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.input.trust, "trust", "", "obey configuration, baseline, policies and suppressions only as they are in the git revision `REV`, such as origin/main; none obeys none")
	flags.BoolVar(&f.newSuppressions, "allow-new-suppressions", false, "with --trust, obey suppressions beside what they suppress that the revision does not have")
}

// trusted opens the tree that settings are read from. It is never closed, as a run
// needs it to its end.
func (f *inputFlags) trusted(fsys fs.FS, root string) (fs.FS, error) {
	switch f.trust {
	case "":
		return fsys, nil
	case trustNothing:
		return emptyTree{}, nil
	}
	repository, err := git.Open(root)
	if err != nil {
		return nil, fmt.Errorf("--trust: %w", err)
	}
	name, err := repository.Resolve(f.trust)
	var tree *git.Tree
	if err == nil {
		tree, err = repository.Tree(name)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("--trust: %w", err), repository.Close())
	}
	return tree, nil
}

// An emptyTree has no files.
type emptyTree struct{}

func (emptyTree) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// applyTrust tells the run which suppressions count.
func (f *lintFlags) applyTrust(in *input) {
	if in.trust != "" {
		in.options.Report.Trusted, in.options.Report.NewSuppressions = in.settings, f.newSuppressions
	}
}

// readSetting reads a file that a person or the configuration names, in the terms of
// the operating system.
func (in *input) readSetting(file string) ([]byte, error) {
	name, inside, err := files.Below(in.root, file)
	if err == nil && inside && in.trust != "" {
		return files.Read(in.settings, name)
	}
	return files.ReadNamed(in.root, file)
}

// changedSettings says which settings of the tree differ from those that are obeyed.
func (in *input) changedSettings() []document.Problem {
	if in.trust == "" {
		return nil
	}
	names := make(map[string]bool)
	for _, fsys := range []fs.FS{in.fsys, in.settings} {
		for _, dir := range in.options.Paths {
			for ; ; dir = path.Dir(dir) {
				names[path.Join(dir, config.Name)] = true
				if dir == "." || dir == "/" || dir == files.Stdin {
					break
				}
			}
		}
		names[baselineName] = true
		if in.config.Baseline != "" {
			names[filepath.ToSlash(in.config.Baseline)] = true
		}
		for _, dir := range in.config.Policies {
			_ = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".rego") {
					names[name] = true
				}
				return nil // what cannot be read differs or is in neither
			})
		}
	}
	var problems []document.Problem
	for name := range names {
		now, errNow := files.Read(in.fsys, name)
		old, errOld := files.Read(in.settings, name)
		if (errNow == nil) == (errOld == nil) && bytes.Equal(now, old) {
			continue
		}
		message := "this file is not as it is in " + in.trust + ", whose settings are obeyed"
		if in.trust == trustNothing {
			message = "this file is not obeyed, as nothing is trusted"
		}
		problems = append(problems, document.Problem{File: name, Level: document.Note, Message: message})
	}
	slices.SortFunc(problems, document.Problem.Compare)
	return problems
}
