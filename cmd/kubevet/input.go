package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/source"
)

// inputFlags are the flags that say what is looked at and how charts are
// rendered.
type inputFlags struct {
	render render.Options
	values []string
	config string
}

func (f *inputFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.values, "values", nil, "render charts with this values `file`; may be repeated")
	flags.StringArrayVar(&f.render.Set, "set", nil, "render charts with this `key=value`; may be repeated")
	flags.StringVar(&f.render.Scenario, "scenario", "", "render charts with this `scenario` only, such as ci/prod-values.yaml")
	flags.StringVar(&f.render.KubeVersion, "kube-version", "", "vet for this Kubernetes `version` (default 1."+strconv.Itoa(eval.NewestMinor)+")")
	flags.StringSliceVar(&f.render.APIVersions, "api-versions", nil, "API `versions` that charts find besides Kubernetes' own")
	flags.StringVar(&f.render.Namespace, "namespace", "", "`namespace` of chart releases (default \"default\")")
	flags.StringVar(&f.config, "config", "", "configuration `file` (default the nearest .kubevet.yaml)")
}

// input is what the flags and arguments lead to: options with everything set
// but the rules, the tree, and how its files are called from here.
type input struct {
	options lint.Options
	fsys    fs.FS
	shown   func(file string) string
}

// open finds the root of the arguments and reads the configuration.
func (f *inputFlags) open(cmd *cobra.Command, args []string) (input, error) {
	minor, err := parseKubeVersion(f.render.KubeVersion)
	if err != nil {
		return input{}, err
	}
	cwd, err := os.Getwd()
	if err != nil {
		return input{}, err
	}
	root, paths, err := source.Root(cwd, args)
	if err != nil {
		return input{}, err
	}
	if f.render.Values, err = below(root, cwd, f.values); err != nil {
		return input{}, err
	}
	fsys, err := source.Open(root)
	if err != nil {
		return input{}, err
	}
	conf, err := f.loadConfig(fsys, root, cwd)
	if err != nil {
		return input{}, err
	}
	return input{
		options: lint.Options{
			FS:      fsys,
			Paths:   paths,
			Stdin:   cmd.InOrStdin(),
			Exclude: conf.Exclude,
			Bundles: conf.Bundles,
			Minor:   minor,
			Render:  f.render,
			Version: version(),
		},
		fsys:  fsys,
		shown: shownFrom(root, cwd),
	}, nil
}

// kubeVersion matches a version of Kubernetes, of which the minor counts.
var kubeVersion = regexp.MustCompile(`^v?1\.(\d{1,3})(\.\d+)?$`)

// parseKubeVersion returns the minor version of s, 0 for "".
func parseKubeVersion(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	m := kubeVersion.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("--kube-version %q is not a Kubernetes version such as 1.%d", s, eval.NewestMinor)
	}
	return strconv.Atoi(m[1])
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
		return config.LoadFile(f.config)
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
