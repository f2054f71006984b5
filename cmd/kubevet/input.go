package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/render/helm"
	"github.com/kubevet/kubevet/lint/rule"
)

// inputFlags are the flags that say what is looked at and how charts are
// rendered.
type inputFlags struct {
	values, set []string
	scenario    string
	config      string
	// reports are of scanners, about images.
	reports []string
	// trust is the revision whose configuration, baseline and policies are obeyed, ""
	// if it is what is checked out.
	trust string
	configFlags
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.values, "values", nil, "render charts with the values in `FILE`; may be repeated")
	flags.StringArrayVar(&f.set, "set", nil, "render charts with `KEY=VALUE`; may be repeated")
	flags.StringArrayVar(&f.reports, "image-report", nil, "report what a scanner's JSON `FILE` says of images, or VEX of that; may be repeated")
	flags.StringVar(&f.scenario, "scenario", "", "render charts with `SCENARIO` only, such as ci/prod-values.yaml")
	f.addTarget(cmd)
	f.addConfig(cmd)
}

// addConfig adds the flag that names the configuration.
func (f *inputFlags) addConfig(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.config, "config", "", "read the configuration in `FILE` (default the nearest .kubevet.yaml)")
	f.addPolicies(cmd)
}

// input is what the flags and arguments lead to: options with everything set
// but the rules, the configuration with what flags override, the root and the tree
// below it, and how its files are called from here.
type input struct {
	options lint.Options
	config  config.Config
	// root is the directory that fsys is the tree of.
	root string
	fsys fs.FS
	// settings is the tree that configuration, baseline and policies are read from:
	// fsys, unless another revision is trusted, which is named in trust.
	settings fs.FS
	trust    string
	// named are the files that flags name.
	named []string
	shown func(file string) string
}

// open finds the root of the arguments and reads the configuration.
func (f *inputFlags) open(cmd *cobra.Command, args []string) (input, error) {
	if err := f.check(); err != nil {
		return input{}, err
	}
	cwd, err := os.Getwd()
	if err != nil {
		return input{}, err
	}
	root, paths, err := files.Root(cwd, args)
	if err != nil {
		return input{}, err
	}
	values, err := below(root, cwd, f.values)
	if err != nil {
		return input{}, err
	}
	fsys, err := files.Open(root)
	if err != nil {
		return input{}, err
	}
	shown := shownFrom(root, cwd)
	settings, err := f.trusted(fsys, root)
	if err != nil {
		return input{}, err
	}
	conf, err := f.loadConfig(settings, root, cwd)
	if faults := config.Errors(nil); errors.As(err, &faults) {
		err = allFaults(&conf, faults)
	}
	if err != nil {
		return input{}, placed(err, shown)
	}
	for _, assign := range f.set {
		if err := helm.CheckSet(assign); err != nil {
			return input{}, fmt.Errorf("--set %w", err)
		}
	}
	if err := f.override(&conf, cmd.Flags(), root); err != nil {
		return input{}, err
	}
	options := conf.Options()
	options.FS, options.Paths, options.Discover.Stdin = fsys, paths, cmd.InOrStdin()
	options.Render.Values, options.Render.Set, options.Render.Scenario = values, f.set, f.scenario
	options.Report.Version = version()
	if options.Eval.Parameters, err = f.withReports(&conf, settings, root); err != nil {
		return input{}, err
	}
	return input{
		options:  options,
		config:   conf,
		named:    slices.Concat(f.values, f.reports, []string{f.config}),
		root:     root,
		fsys:     fsys,
		settings: settings, trust: f.trust,
		shown: shown,
	}, nil
}

// openWithRules does what open does, and loads the rules.
func (f *inputFlags) openWithRules(cmd *cobra.Command, args []string) (input, error) {
	in, err := f.open(cmd, args)
	if err != nil {
		return input{}, err
	}
	err = in.loadRules()
	return in, err
}

// loadRules adds the rules to the options, and holds the configuration against
// them.
func (in *input) loadRules() error {
	rules, err := loadRules()
	if err != nil {
		return err
	}
	if len(in.config.Policies) > 0 {
		if rules, err = rules.LoadUser(in.policies()); err != nil {
			return err
		}
	}
	if in.config.Framework != "" {
		if rules, err = framework.Extend(rules, in.config.Framework); err != nil {
			return err
		}
	}
	in.options.Rules.Set = rules
	return placed(in.config.Check(rules), in.shown)
}

// policies are the directories of the user's own.
func (in *input) policies() []rule.Dir {
	var dirs []rule.Dir
	for _, name := range in.config.Policies {
		dir := rule.Dir{Name: filepath.ToSlash(in.shown(name)), FS: os.DirFS(filepath.Join(in.root, filepath.FromSlash(name)))}
		if sub, err := fs.Sub(in.settings, name); err == nil {
			dir.FS = sub
		}
		dirs = append(dirs, dir)
	}
	return dirs
}

// isNew reports whether nothing in the repository says how it is linted: neither a
// configuration nor a baseline.
func (in *input) isNew() bool {
	return !in.config.Given() && in.options.Report.Baseline == nil
}

// allFaults adds to the mistakes in the form of a configuration those in what it says of
// rules, if it could be read at all.
func allFaults(conf *config.Config, faults config.Errors) error {
	rules, err := loadRules()
	switch {
	case err != nil:
		return err
	case len(conf.Policies) > 0 || !conf.Given():
		return faults // rules of the user are not known yet
	}
	return conf.Check(rules)
}

// placed calls the file of mistakes in a configuration file as it is called from here.
func placed(err error, shown func(string) string) error {
	faults := config.Errors(nil)
	if !errors.As(err, &faults) {
		return err
	}
	out := make(config.Errors, len(faults))
	for i, e := range faults {
		at := *e
		at.File = shown(e.File)
		out[i] = &at
	}
	return out
}

// below returns files named from the working directory as names below root.
func below(root, cwd string, files []string) ([]string, error) {
	var names []string
	for _, file := range files {
		abs := file
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(cwd, abs)
		}
		if _, err := os.Stat(abs); err != nil {
			return nil, fmt.Errorf("values file %s: %w", file, errors.Unwrap(err))
		}
		name, err := filepath.Rel(root, abs)
		if err != nil || !filepath.IsLocal(name) {
			return nil, fmt.Errorf("values file %s is outside of %s, where the paths to lint are", file, root)
		}
		names = append(names, filepath.ToSlash(name))
	}
	return names, nil
}

// loadConfig reads the configuration named by --config, else the nearest one.
func (f *inputFlags) loadConfig(fsys fs.FS, root, cwd string) (config.Config, error) {
	if f.config != "" {
		abs, err := filepath.Abs(f.config)
		if err != nil {
			return config.Config{}, err
		}
		file, err := filepath.Rel(root, abs)
		if err != nil {
			return config.Config{}, err
		}
		if f.trust != "" && filepath.IsLocal(file) {
			return config.LoadFrom(fsys, filepath.ToSlash(file))
		}
		return config.LoadFile(f.config, filepath.ToSlash(file))
	}
	dir, err := filepath.Rel(root, cwd)
	if err != nil || !filepath.IsLocal(dir) {
		dir = "."
	}
	return config.Load(fsys, filepath.ToSlash(dir))
}

// shownFrom returns how a file below root is called from the working directory.
func shownFrom(root, cwd string) func(string) string {
	return func(file string) string {
		abs := filepath.Join(root, filepath.FromSlash(file))
		if rel, err := filepath.Rel(cwd, abs); err == nil && !strings.HasPrefix(file, "<") {
			return rel
		}
		return file
	}
}
