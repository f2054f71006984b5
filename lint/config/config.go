// Package config reads .kubevet.yaml, the configuration that a repository keeps
// beside its manifests; docs/configuration.md lists its keys.
//
// Reading is strict: an unknown key or a value of the wrong type is an error that
// says where it is and what may have been meant.
//
// It may import every package below it.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/rule"
)

// Name is the name of a configuration file.
const Name = ".kubevet.yaml"

// A Config is what a configuration file says. The zero value is that of an empty
// file. Each field is a key of the file, named in its tag yaml; the tag doc is
// its documentation, everywhere. The tag is says of what form its strings are,
// or the keys of a mapping to what is no string:
//
//	glob       as github.com/bmatcuk/doublestar has them, of files and directories
//	path       of a file or directory
//	rule       a rule, a category or another linter's name of a rule
//	rule-id    a rule
//	framework  a compliance framework
//	version    of Kubernetes, such as 1.33
//	date       such as 2027-01-31
//	name       a pattern of names: * is any text, ? any character
//	set        an assignment in the syntax of helm's --set
//
// Globs and paths are relative to the directory of the file in the file, and to
// the root of the run in a Config. A glob that names a directory stands for all
// in it. The tag need marks a key that must be given.
type Config struct {
	Profile      rule.Profile              `yaml:"profile" doc:"The rules to run: recommended, strict or optional, each with those before it."`
	Framework    string                    `yaml:"framework" is:"framework" doc:"Run the rules of this compliance framework instead of a profile."`
	Select       []string                  `yaml:"select" is:"rule" doc:"Run these rules instead of a profile: rules, categories or other linters' names."`
	Ignore       []string                  `yaml:"ignore" is:"rule" doc:"Do not run these rules."`
	Severity     map[string]rule.Severity  `yaml:"severity" is:"rule" doc:"The severity of the findings of a rule or category, instead of its own."`
	MinSeverity  rule.Severity             `yaml:"min-severity" doc:"Report findings from this severity."`
	FailOn       FailOn                    `yaml:"fail-on" doc:"Exit with 1 for findings from this severity, or none."`
	Parameters   map[string]map[string]any `yaml:"parameters" is:"rule-id" doc:"What rules can be told: by rule, then by the parameter's name."`
	Policies     []string                  `yaml:"policies" is:"path" doc:"Directories of policies of your own, run besides those of kubevet."`
	KubeVersion  string                    `yaml:"kube-version" is:"version" doc:"The version of Kubernetes to vet for, such as 1.33."`
	APIVersions  []string                  `yaml:"api-versions" doc:"API versions that charts find besides Kubernetes' own, such as monitoring.coreos.com/v1."`
	Namespaces   []Namespace               `yaml:"namespaces" doc:"Where objects that name no namespace land. The first entry for a path counts."`
	Charts       []Chart                   `yaml:"charts" doc:"How charts are rendered. The first entry for a chart counts."`
	Sources      []Source                  `yaml:"sources" doc:"Directories of the tree that stand for what is fetched: by GitOps controllers, as remote bases, as charts of helmCharts."`
	Bundles      [][]string                `yaml:"bundles" is:"path" doc:"Sets of files and directories whose plain YAML is judged together."`
	External     []External                `yaml:"external" doc:"Objects that something else supplies: no rule takes them for missing."`
	Exclude      []string                  `yaml:"exclude" is:"glob" doc:"Files and directories never to lint: testdata is the one beside the configuration file only, **/testdata any below it."`
	Ignores      []Ignore                  `yaml:"ignores" doc:"Findings that are accepted, and why."`
	Problems     []Acceptance              `yaml:"problems" doc:"Problems that are accepted, and why: what they are about is not looked at."`
	NonIgnorable []string                  `yaml:"non-ignorable" is:"rule" doc:"Rules whose findings nothing can suppress."`
	Peers        []filter.Peer             `yaml:"suppressions-of" doc:"Other linters whose comments and annotations suppress the rules that do their work: checkov, datree, kube-linter, kube-score, polaris, trivy."`
	Baseline     string                    `yaml:"baseline" is:"path" doc:"The file of findings that are known, as kubevet baseline create writes it."`
	ImageReports []string                  `yaml:"image-reports" is:"path" doc:"Reports of scanners about images: JSON of Trivy, Grype, Clair or Docker Scout (in GitLab's format), CycloneDX; and CycloneDX VEX or OpenVEX, which say what does not affect them. The rule vulnerable-image reports what they list."`

	// places are where the file says what: of a value by its path, as
	// "ignores[0].rules[1]"; of an entry of a mapping where its key is.
	places map[string]document.Location
	// flags are what was given on the command line instead, by path.
	flags map[string]string
	// faults are the mistakes that Load found, and faulty the paths of values that are
	// left out for them.
	faults []*Error
	faulty map[string]bool
}

// FailOn is the severity from which findings fail a run: a rule.Severity, or Never.
// Zero is none.
type FailOn rule.Severity

// Never is the severity that no finding reaches.
const Never = FailOn(rule.Critical) + 1

// Words returns those that UnmarshalText takes, the most severe first.
func (FailOn) Words() []string { return append(rule.Severity.Words(0), Never.String()) }

// String returns the word for f, "" for none.
func (f FailOn) String() string {
	if f == Never {
		return "none"
	}
	return rule.Severity(f).String()
}

// MarshalText returns the word for f.
func (f FailOn) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads a word. One that is no severity and not that for Never is an
// error.
func (f *FailOn) UnmarshalText(text []byte) error {
	if string(text) == Never.String() {
		*f = Never
		return nil
	}
	return (*rule.Severity)(f).UnmarshalText(text)
}

// A Namespace is where the objects of some files land that name none.
type Namespace struct {
	Path      string `yaml:"path" is:"glob" need:"yes" doc:"A glob of files of plain YAML, of kustomizations or of charts."`
	Namespace string `yaml:"namespace" need:"yes" doc:"The namespace."`
}

// A Chart says how charts are rendered. Values and Set are given to each
// rendering before what the scenario itself has.
type Chart struct {
	Path      string     `yaml:"path" is:"glob" need:"yes" doc:"A glob of directories of charts."`
	Values    []string   `yaml:"values" is:"path" doc:"Values files for every rendering; later ones win."`
	Set       []string   `yaml:"set" is:"set" doc:"Assignments for every rendering, in the syntax of helm's --set."`
	Scenarios []Scenario `yaml:"scenarios" doc:"Further renderings, besides those with the chart's own values and with each of its ci/*-values.yaml."`
}

// A Scenario is one rendering of a chart.
type Scenario struct {
	Name   string   `yaml:"name" need:"yes" doc:"What the rendering is called."`
	Values []string `yaml:"values" is:"path" doc:"Values files; later ones win."`
	Set    []string `yaml:"set" is:"set" doc:"Assignments in the syntax of helm's --set."`
}

// A Source is a directory that stands for what a GitOps controller fetches.
type Source struct {
	Name string `yaml:"name" need:"yes" doc:"The name of a GitRepository, HelmRepository, OCIRepository or Bucket of Flux, or the URL of a repository, as Argo CD, a remote base or helmCharts name it."`
	Path string `yaml:"path" is:"path" need:"yes" doc:"The directory: the root of a repository, or the one that holds the charts."`
}

// External are objects that something else supplies: an operator, another
// release, the cluster. An empty Namespace or Name is any.
type External struct {
	Kind      string `yaml:"kind" need:"yes" doc:"The kind, with its group unless that is one of Kubernetes' own: Secret, Certificate.cert-manager.io."`
	Namespace string `yaml:"namespace" is:"name" doc:"The namespace, of which * is any text; any if it is not given."`
	Name      string `yaml:"name" is:"name" doc:"The name, of which * is any text; any if it is not given."`
}

// An Ignore accepts findings. Those accepted are of one of the rules and answer
// to all the other keys that are given.
type Ignore struct {
	Rules     []string `yaml:"rules" is:"rule" need:"yes" doc:"Rules, categories or other linters' names."`
	Path      string   `yaml:"path" is:"glob" doc:"A glob of files or directories."`
	Kind      string   `yaml:"kind" doc:"The kind of the object, such as Deployment."`
	Namespace string   `yaml:"namespace" is:"name" doc:"The namespace of the object, of which * is any text."`
	Name      string   `yaml:"name" is:"name" doc:"The name of the object, of which * is any text."`
	Container string   `yaml:"container" is:"name" doc:"The name of the container, of which * is any text."`
	Reason    string   `yaml:"reason" need:"yes" doc:"Why the findings are accepted."`
	Until     string   `yaml:"until" is:"date" doc:"The last day on which they are, such as 2027-01-31."`
	// At is where the entry is.
	At document.Location `yaml:"-"`
}

// Acceptance accepts problems that answer to all that it says.
type Acceptance struct {
	Path    string `yaml:"path" is:"glob" doc:"A glob of files or directories."`
	Message string `yaml:"message" doc:"The text of the problem, of which * is any text."`
	Reason  string `yaml:"reason" need:"yes" doc:"Why the problems are accepted."`
	Until   string `yaml:"until" is:"date" doc:"The last day on which they are, such as 2027-01-31."`
	// At is where the entry is.
	At document.Location `yaml:"-"`
}

// At returns where the file says what has the path, such as "profile" or
// "ignores[0].rules[1]", and whether it does.
func (c *Config) At(path string) (document.Location, bool) {
	loc, ok := c.places[path]
	return loc, ok
}

// Given reports whether there is a configuration file that says something.
func (c *Config) Given() bool { return len(c.places) > 0 }

// Override notes that what has the path comes from a flag, not from the file.
func (c *Config) Override(path, flag string) {
	if c.flags == nil {
		c.flags = make(map[string]string)
	}
	c.flags[path] = flag
}

// flag returns the flag that what has the path comes from, "" if none.
func (c *Config) flag(path string) string {
	key, _, _ := strings.Cut(path, "[")
	return cmp.Or(c.flags[path], c.flags[key])
}

// An Error is a mistake in a configuration file, or what keeps it from being
// read.
type Error struct {
	// Location has no line if there is none.
	document.Location
	Message string
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return e.File + ": " + e.Message
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Errors are all mistakes in a configuration file, in the order of its text; at least
// one.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each of the mistakes.
func (e Errors) Unwrap() []error {
	out := make([]error, len(e))
	for i, err := range e {
		out[i] = err
	}
	return out
}

// fault notes a mistake.
func (c *Config) fault(at document.Location, message string) {
	c.faults = append(c.faults, &Error{at, message})
}

// errors returns the mistakes that were noted, nil if there are none.
func (c *Config) errors() error {
	if len(c.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(c.faults, func(a, b *Error) int { return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) })
	return Errors(c.faults)
}

// Load reads the configuration file nearest to dir: in it or in a directory
// above it, up to the root of fsys. Without one it returns the zero Config. Mistakes in
// the file are Errors, and the Config is then good for Check only.
func Load(fsys fs.FS, dir string) (Config, error) {
	for ; ; dir = path.Dir(dir) {
		file := path.Join(dir, Name)
		if exists(fsys, file) {
			text, err := files.Read(fsys, file)
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

// LoadText reads a configuration from its text, its paths relative to the root.
func LoadText(file string, text []byte) (Config, error) { return parse(file, ".", text) }

// LoadFrom reads the configuration file in a tree, its paths relative to the root.
func LoadFrom(fsys fs.FS, file string) (Config, error) {
	text, err := files.Read(fsys, file)
	if err != nil {
		return Config{}, err
	}
	return parse(file, ".", text)
}

// LoadFile reads the configuration file, a name of the operating system that
// may lead anywhere; file is what errors and places call it. Its paths are
// relative to the root of the run.
func LoadFile(name, file string) (Config, error) {
	text, err := files.Read(os.DirFS(filepath.Dir(name)), filepath.Base(name))
	if err != nil {
		return Config{}, fmt.Errorf("read configuration %s: %w", name, errors.Unwrap(err))
	}
	return parse(file, ".", text)
}

// exists says whether there is something of that name, be it a link that leads
// nowhere.
func exists(fsys fs.FS, name string) bool {
	_, err := fs.Lstat(fsys, name)
	return err == nil
}

// parse reads the text of the file, whose paths are relative to dir.
func parse(file, dir string, text []byte) (Config, error) {
	c := Config{places: make(map[string]document.Location), faulty: make(map[string]bool)}
	if err := c.decode(file, text); err != nil {
		return Config{}, err
	}
	if len(c.places) == 0 && len(c.faults) == 0 {
		return Config{}, nil
	}
	c.settle(dir)
	return c, c.errors()
}
