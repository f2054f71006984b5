// Package config reads .kubevet.yaml, the configuration that a repository keeps
// beside its manifests:
//
//	exclude:                # globs of files and directories never to lint
//	  - "**/testdata"
//	bundles:                # sets of paths whose plain YAML is judged together
//	  - [apps/web, apps/shared, rbac.yaml]
//
// Reading is strict: an unknown key or a value of the wrong type is an error that
// says where it is and what may have been meant.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/source"
)

// Name is the name of a configuration file.
const Name = ".kubevet.yaml"

// A Config is what a configuration file says. The zero value is that of an empty
// file. Each field is a key of the file, named in its tag.
type Config struct {
	// Exclude are globs as github.com/bmatcuk/doublestar has them of files and
	// directories that are never linted: "testdata" is the one beside the
	// configuration file only, "**/testdata" any below it. In the file they are
	// relative to its directory, here to the root of the run.
	Exclude []string `yaml:"exclude"`
	// Bundles are sets of files and directories whose plain YAML is judged
	// together, as if it were one argument. They are relative as Exclude is.
	Bundles [][]string `yaml:"bundles"`
}

// Load reads the configuration file nearest to dir: in it or in a directory
// above it, up to the root of fsys. Without one it returns the zero Config.
func Load(fsys fs.FS, dir string) (Config, error) {
	for ; ; dir = path.Dir(dir) {
		file := path.Join(dir, Name)
		if exists(fsys, file) {
			text, err := source.ReadFile(fsys, file)
			if err != nil {
				return Config{}, err
			}
			return parse(file, dir, text)
		}
		if wrong := strings.TrimSuffix(file, ".yaml") + ".yml"; exists(fsys, wrong) {
			return Config{}, fmt.Errorf("read %s: the name of a configuration file is %s", wrong, Name)
		}
		if dir == "." {
			return Config{}, nil
		}
	}
}

// LoadFile reads the configuration file, a name of the operating system that
// may lead anywhere. Its paths are relative to the root of the run.
func LoadFile(name string) (Config, error) {
	text, err := source.ReadFile(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	if err != nil {
		return Config{}, fmt.Errorf("read configuration %s: %w", name, errors.Unwrap(err))
	}
	return parse(name, ".", text)
}

// exists says whether there is something of that name, be it a link that leads
// nowhere.
func exists(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return err == nil
}

// parse reads the text of the file, whose paths are relative to dir.
func parse(file, dir string, text []byte) (Config, error) {
	var c Config
	if err := decode(file, text, &c, checker(dir)); err != nil {
		return Config{}, err
	}
	for i, glob := range c.Exclude {
		c.Exclude[i] = path.Join(escape(dir), glob)
	}
	for _, bundle := range c.Bundles {
		for i, name := range bundle {
			bundle[i] = path.Join(dir, name)
		}
	}
	return c, nil
}

// checker returns a function that says what is wrong with a string below a key
// of the file, whose paths are relative to dir.
func checker(dir string) func(key, value string) error {
	return func(key, value string) error {
		switch key {
		case "exclude":
			if !doublestar.ValidatePattern(value) {
				return fmt.Errorf("%q is not a glob", value)
			}
			return local(dir, value)
		case "bundles":
			return local(dir, value)
		}
		return nil
	}
}

// local refuses a path that leads out of the root of the run.
func local(dir, name string) error {
	if name == "" || path.IsAbs(name) || !fs.ValidPath(path.Join(dir, name)) {
		return fmt.Errorf("%q is not a relative path below the root of the run", name)
	}
	return nil
}

// escape returns a glob that matches the name only.
func escape(name string) string {
	return strings.NewReplacer(
		`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`, `]`, `\]`, `{`, `\{`, `}`, `\}`,
	).Replace(name)
}
