package rule

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A Dir is a directory of policies that a user has written.
type Dir struct {
	// Name is what the directory is called in errors, slash-separated.
	Name string
	FS   fs.FS
}

// LoadUser reads the policies in the directories, and below them, and returns the
// set with their rules besides its own.
//
// A file of the package kubevet.<category>["<rule>"] is a rule of the shape that
// kubevet's own have; it may have no examples and no references. A package with
// deny, violation or warn is a policy as Conftest has them, and a rule by itself.
// What is in other packages can be imported, as can kubevet's own libraries. The
// files *_test.rego are passed over.
func (s *Set) LoadUser(dirs []Dir) (*Set, error) {
	u := &userPolicies{
		set:   &Set{Workloads: s.Workloads, Components: s.Components},
		files: &userFS{base: s.FS, texts: make(map[string][]byte)},
		deny:  make(map[string]*conftestPackage),
	}
	u.set.FS = u.files
	var errs []error
	for _, dir := range dirs {
		errs = append(errs, u.read(dir))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	if err := u.addConftest(); err != nil {
		return nil, err
	}
	both := *s
	both.User = u.set
	both.Rules = slices.Concat(s.Rules, u.set.Rules)
	slices.SortStableFunc(both.Rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	for i, r := range both.Rules[1:] {
		if other := both.Rules[i]; other.ID == r.ID {
			errs = append(errs, fmt.Errorf("%s: there is a rule %s in %s", r.File, r.ID, other.File))
		}
	}
	for _, r := range u.set.Rules {
		if slices.ContainsFunc(both.Rules, func(other *Rule) bool { return other.Category == r.ID || other.ID == r.Category }) {
			errs = append(errs, fmt.Errorf("%s: a rule and a category cannot have the same name", r.File))
		}
	}
	return &both, errors.Join(errs...)
}

// userPolicies are those of a user while they are read.
type userPolicies struct {
	set   *Set
	files *userFS
	// deny are the packages as Conftest has them, by path, and order their paths.
	deny  map[string]*conftestPackage
	order []string
	// modules are those that are no rules of kubevet's shape.
	modules []*userModule
}

// A userModule is a module of a user, as it was read.
type userModule struct {
	file    string
	text    []byte
	module  *ast.Module
	version ast.RegoVersion
	// conftest says whether its input is the manifest itself.
	conftest bool
}

// read reads a directory.
func (u *userPolicies) read(dir Dir) error {
	var errs []error
	found := false
	err := fs.WalkDir(dir.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("read policies %s: %w", path.Join(dir.Name, name), cause(err))
		case entry.IsDir() || path.Ext(name) != ".rego":
			return nil
		}
		found = true
		text, err := fs.ReadFile(dir.FS, name)
		if err != nil {
			return fmt.Errorf("read policies %s: %w", path.Join(dir.Name, name), cause(err))
		}
		if !strings.HasSuffix(name, "_test.rego") {
			errs = append(errs, u.add(dir, name, text))
		}
		return nil
	})
	if err == nil && !found {
		err = fmt.Errorf("read policies %s: no Rego files are there", dir.Name)
	}
	return errors.Join(append(errs, err)...)
}

// cause is what went wrong, without the name of the file.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// add adds a file: a rule, a policy as Conftest has them, or a library.
func (u *userPolicies) add(dir Dir, name string, text []byte) error {
	file := path.Join(dir.Name, name)
	module, version, err := parseAny(file, text)
	if err != nil {
		return err
	}
	if category, id, ok := rulePackage(module.Package); ok {
		u.files.texts[file] = text
		return u.addRule(dir, name, category, id)
	}
	u.files.libraries = append(u.files.libraries, file)
	names, err := conftestNames(module)
	if err != nil {
		return err
	}
	u.modules = append(u.modules, &userModule{file, text, module, version, names != nil})
	if names == nil {
		return nil
	}
	return u.addPackage(dir, file, module, names)
}

// parseAny parses a file in today's Rego or, failing that, in that of OPA before
// 1.0.
func parseAny(file string, text []byte) (*ast.Module, ast.RegoVersion, error) {
	opts := ast.ParserOptions{RegoVersion: ast.RegoV1, ProcessAnnotation: true}
	module, err := ast.ParseModuleWithOpts(file, string(text), opts)
	if err == nil && module != nil {
		return module, ast.RegoV1, nil
	}
	opts.RegoVersion = ast.RegoV0
	if old, oldErr := ast.ParseModuleWithOpts(file, string(text), opts); oldErr == nil && old != nil {
		return old, ast.RegoV0, nil
	}
	if err == nil {
		err = fmt.Errorf("%s: the file is empty", file)
	}
	return nil, ast.RegoUndefined, Mistakes(err)
}

// ParsePolicy parses a file of a user, in the Rego of OPA before 1.0 if it is not
// today's.
func ParsePolicy(file string, text []byte) (*ast.Module, error) {
	module, _, err := parseAny(file, text)
	return module, err
}

// rulePackage takes a package apart that is of the form
// kubevet.<category>["<rule>"].
func rulePackage(p *ast.Package) (category, id string, ok bool) {
	if len(p.Path) != 4 || p.Path[1].Value.Compare(ast.String("kubevet")) != 0 || p.Path[2].Value.Compare(ast.String("lib")) == 0 {
		return "", "", false
	}
	c, isString := p.Path[2].Value.(ast.String)
	r, alsoString := p.Path[3].Value.(ast.String)
	return string(c), string(r), isString && alsoString
}

// addRule reads a rule of the shape that kubevet's own have.
func (u *userPolicies) addRule(dir Dir, name, category, id string) error {
	file := path.Join(dir.Name, name)
	if want := strings.TrimSuffix(path.Base(name), ".rego"); id != want {
		return fmt.Errorf("%s: the package is that of the rule %s, so the file has to be %s.rego", file, id, id)
	}
	example := strings.TrimSuffix(name, ".rego") + ".txtar"
	switch text, err := fs.ReadFile(dir.FS, example); {
	case err == nil:
		u.files.texts[path.Join(dir.Name, example)] = text
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("read policies %s: %w", path.Join(dir.Name, example), cause(err))
	}
	r, err := u.set.load(file, true)
	if err != nil {
		return err
	}
	if r.Category = category; !kebabCase.MatchString(category) {
		return fmt.Errorf("%s: the category %q is not in kebab case", file, category)
	}
	u.set.Rules = append(u.set.Rules, r)
	return nil
}

// userFS holds the files of a user, by names that need not be valid for fs, and
// those of another file system.
type userFS struct {
	base  fs.FS
	texts map[string][]byte
	// libraries are the names of the files that rules may import.
	libraries []string
}

// Open opens a file of the other file system.
func (f *userFS) Open(name string) (fs.File, error) { return f.base.Open(name) }

// ReadFile reads a file.
func (f *userFS) ReadFile(name string) ([]byte, error) {
	if text, ok := f.texts[name]; ok {
		return slices.Clone(text), nil
	}
	return fs.ReadFile(f.base, name)
}

// Glob lists files of the other file system, and among lib/*.rego the user's own.
func (f *userFS) Glob(pattern string) ([]string, error) {
	names, err := fs.Glob(f.base, pattern)
	if pattern == "lib/*.rego" {
		names = append(names, f.libraries...)
	}
	return names, err
}
