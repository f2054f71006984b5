package workspace

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// shows match the names of directories whose manifests run nowhere, and say what they
// are there for.
var shows = []struct {
	names *regexp.Regexp
	as    string
}{
	{regexp.MustCompile(`^[._]?((.*-)?examples?|(.*-)?samples?|snippets)$`), "in an example"},
	{regexp.MustCompile(`^(docs?|documentation)$`), "in documentation"},
	{regexp.MustCompile(`^([._]?(test-?(data|resources)|fixtures?|fakes?|mocks?)|__(fixtures|snapshots?|tests)__)$`), "in a test"},
	{regexp.MustCompile(`^[._-]?(archived?|archives)$`), "in an archive"},
	{regexp.MustCompile(`^(node_modules|third[-_]?party)$`), "in what is not of this project"},
}

// suiteDir matches the names of directories that are of tests if there are programs
// of tests in them: an environment is called test too.
var suiteDir = regexp.MustCompile(`^(.*[-_.])?(tests?|testing|e2e|systemtest)([-_.].*)?$`)

// testProgram matches the names of files with tests, as the tools that run them want
// them named.
var testProgram = regexp.MustCompile(`_test\.(go|py|rs|rb|exs|cc)$` +
	`|^test_.*\.py$|_spec\.rb$|\.(test|spec)\.[cm]?[jt]sx?$|\.bats$` +
	`|(Test|Tests|IT|ST)\.(java|kt|cs|scala)$` +
	`|^(chainsaw|kuttl|kyverno)-test\.ya?ml$`)

// maxSuiteDirs bounds the directories that are searched for one program of a test.
const maxSuiteDirs = 500

// examples tells which files of a tree are examples, and remembers which directories
// hold programs of tests.
type examples struct {
	fsys   fs.FS
	paths  []string
	suites map[string]bool
	// newest are the newest versions of the files of a directory, by what their names
	// are but for it.
	newest map[string]map[string][3]int
}

// of says in which respect what an object is rendered from runs nowhere, as far as the
// tree tells: it is below a directory of examples that no argument names, and no
// GitOps object elsewhere applies it. It is "" for all else.
func (e *examples) of(src *document.Source, doc *document.Document) string {
	switch {
	case len(src.Values) > 0:
		return "" // an argument names what to render it with
	case src.By != "":
		return e.ofFile(src.ByFile)
	case src.Kind != document.Plain:
		return e.ofFile(path.Join(src.Dir, "-"))
	}
	return e.ofFile(doc.File)
}

// InExample reports whether a file is below a directory of examples, of tests or of
// what is out of service, that no argument names.
func (w *Workspace) InExample(file string) bool {
	if w.examples == nil {
		w.examples = &examples{fsys: w.Tree(), paths: w.opts.Paths}
	}
	return w.examples.ofFile(file) != ""
}

func (e *examples) ofFile(file string) string {
	below := file
	for _, arg := range e.paths {
		if rest, ok := strings.CutPrefix(file, path.Clean(arg)+"/"); ok && len(rest) < len(below) {
			below = rest
		}
	}
	dir, parent := strings.TrimSuffix(file, below), ""
	for {
		name, rest, more := strings.Cut(below, "/")
		if !more {
			if e.superseded(file) {
				return "in an older release"
			}
			return ""
		}
		dir = path.Join(dir, name)
		if as := e.ofDir(dir, parent, name); as != "" {
			return as
		}
		parent, below = name, rest
	}
}

// ofDir says what a directory called name in one called parent is there for.
func (e *examples) ofDir(dir, parent, name string) string {
	for _, s := range shows {
		if s.names.MatchString(name) {
			return s.as
		}
	}
	switch {
	case name == "vendor" && e.exists(path.Join(dir, "modules.txt")):
		return "in what is not of this project"
	case parent == "src" && name == "test", suiteDir.MatchString(name) && e.suite(dir):
		return "in a test"
	}
	return ""
}

func (e *examples) exists(file string) bool {
	_, err := fs.Stat(e.fsys, file)
	return err == nil
}

// released matches the name of a file that is published for a version.
var released = regexp.MustCompile(`^(.*?)(\d+)[._](\d+)[._](\d+)(.*)$`)

// superseded reports whether a file is what was published for a version, and one for a
// later version is beside it.
func (e *examples) superseded(file string) bool {
	m := released.FindStringSubmatch(path.Base(file))
	if m == nil {
		return false
	}
	dir, name := path.Dir(file), m[1]+"*"+m[5]
	newest, done := e.newest[dir]
	if !done {
		newest = make(map[string][3]int)
		// What cannot be read has nothing beside it.
		entries, _ := fs.ReadDir(e.fsys, dir)
		for _, entry := range entries {
			if m := released.FindStringSubmatch(entry.Name()); m != nil {
				name, version := m[1]+"*"+m[5], versionOf(m)
				if now, found := newest[name]; !found || slices.Compare(version[:], now[:]) > 0 {
					newest[name] = version
				}
			}
		}
		if e.newest == nil {
			e.newest = make(map[string]map[string][3]int)
		}
		e.newest[dir] = newest
	}
	version, latest := versionOf(m), newest[name]
	return slices.Compare(version[:], latest[:]) < 0
}

// versionOf is the version in a match of released.
func versionOf(m []string) (version [3]int) {
	for i := range version {
		version[i], _ = strconv.Atoi(m[i+2]) // more digits than a number has are no version's
	}
	return version
}

// suite reports whether there is a program of a test in or below a directory.
func (e *examples) suite(dir string) bool {
	found, done := e.suites[dir]
	if done {
		return found
	}
	left := maxSuiteDirs
	// What cannot be read holds no test.
	_ = fs.WalkDir(e.fsys, dir, func(_ string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fs.SkipDir
		case entry.IsDir():
			if left--; left < 0 {
				return fs.SkipAll
			}
		case testProgram.MatchString(entry.Name()):
			found = true
			return fs.SkipAll
		}
		return nil
	})
	if e.suites == nil {
		e.suites = make(map[string]bool)
	}
	e.suites[dir] = found
	return found
}
