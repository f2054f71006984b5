package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/git"
	"github.com/kubevet/kubevet/lint/workspace"
)

// baselineName is the baseline of a repository, at its root, unless the
// configuration names another.
const baselineName = ".kubevet-baseline"

// suppressFlags are the flags that say which findings are accepted.
type suppressFlags struct {
	noSuppress bool
	today      string
	baseline   string
}

func (f *suppressFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.noSuppress, "no-suppress", false, "obey no suppression and no baseline")
	f.addToday(cmd)
	f.addBaseline(cmd)
}

func (f *suppressFlags) addToday(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.today, "today", "", "the `DATE` that suppressions expire by, such as 2027-01-31 (default today)")
}

func (f *suppressFlags) addBaseline(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.baseline, "baseline", "", "the `FILE` of known findings (default "+baselineName+" at the root of the repository)")
}

// apply sets the options that the flags are about. Without a baseline none is
// needed, unless one is named.
func (f *suppressFlags) apply(in *input) error {
	in.options.Report.NoSuppress = f.noSuppress
	if err := f.applyToday(in); err != nil {
		return err
	}
	known, err := f.readBaseline(in)
	if errors.Is(err, fs.ErrNotExist) && f.baseline == "" && in.config.Baseline == "" {
		return nil
	}
	in.options.Report.Baseline = known
	return err
}

// applyToday sets the date.
func (f *suppressFlags) applyToday(in *input) error {
	in.options.Filter.Today = f.today
	if f.today == "" {
		in.options.Filter.Today = time.Now().UTC().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, f.today); err != nil {
		return fmt.Errorf("--today %q is not a date such as 2027-01-31", f.today)
	}
	return nil
}

// baselineFile returns the name of the baseline in the operating system and, for
// people, relative to the root if it is below that.
func (f *suppressFlags) baselineFile(in *input) (file, shown string, err error) {
	switch {
	case f.baseline != "":
		if file, err = filepath.Abs(f.baseline); err != nil {
			return "", "", err
		}
	case in.config.Baseline != "":
		file = filepath.Join(in.root, filepath.FromSlash(in.config.Baseline))
	default:
		file = filepath.Join(in.root, baselineName)
	}
	if rel, err := filepath.Rel(in.root, file); err == nil && filepath.IsLocal(rel) {
		return file, filepath.ToSlash(rel), nil
	}
	return file, file, nil
}

// readBaseline reads the baseline.
func (f *suppressFlags) readBaseline(in *input) (*filter.Known, error) {
	file, shown, err := f.baselineFile(in)
	if err != nil {
		return nil, err
	}
	text, err := in.readSetting(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w; kubevet baseline create makes it", err)
	case err != nil:
		return nil, err
	}
	known, err := filter.ReadBaseline(shown, text)
	if err != nil {
		return nil, fmt.Errorf("read the baseline: %w", err)
	}
	return known, nil
}

// openSince reads a revision of the repository for comparison. What it returns is
// to be called in the end.
func (in *input) openSince(revision string) (func(), error) {
	if slices.Contains(in.options.Paths, files.Stdin) {
		return nil, errors.New("--since compares files, and standard input is none")
	}
	repository, err := git.Open(in.root)
	if err != nil {
		return nil, fmt.Errorf("--since: %w", err)
	}
	name, err := repository.Resolve(revision)
	var tree *git.Tree
	if err == nil {
		tree, err = repository.Tree(name)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("--since: %w", err), repository.Close())
	}
	in.options.Since = &workspace.Revision{FS: tree, Name: revision}
	return func() {
		_ = tree.Close() // they were only read
		_ = repository.Close()
	}, nil
}
