package rule

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"
)

// Any in a rule's kinds stands for every kind of object.
const Any = "any"

// workload in a rule's kinds stands for every kind that carries a pod template.
const workload = "workload"

// secrets is the category whose rules have to say whether they lead to a secret.
const secrets = "secrets"

// workloadsFile is the one table of the kinds that carry pod templates.
const workloadsFile = "lib/workloads.json"

// A Set is a collection of rules and the policies they come from.
type Set struct {
	// Rules are sorted by ID.
	Rules []*Rule
	// FS holds the Rego files of the rules and of the libraries.
	FS fs.FS
	// Plan is the text of PlanFile if the rules were read from generated files.
	Plan string
	// Workloads is the table lib/workloads.json: from a kind to where its pod
	// templates are.
	Workloads map[string][]Workload
	// Components is the table lib/components.json.
	Components *ComponentTable
	// Mapped are compliance frameworks that rules do not name, but whose controls are
	// mapped to those they do.
	Mapped []string
	// User holds the policies of the user, whose rules are among Rules; nil if
	// there are none.
	User *Set
	// Lenient leaves out the strict checks of the compiler, which policies that
	// were not written for kubevet may fail.
	Lenient bool
}

// A Workload says where a kind of object carries pod templates.
type Workload struct {
	// Each leads to a list or mapping whose every element carries a template;
	// nil if the object itself does.
	Each []string `json:"each,omitempty"`
	// Template leads on to the pod template, an object with metadata and spec.
	Template []string `json:"template"`
	// Shape is "" for a pod template, else the name of the workload API whose
	// own shape is read as one.
	Shape string `json:"shape,omitempty"`
}

// suppliersFile is the one table of the objects that controllers make.
const suppliersFile = "lib/suppliers.json"

// A Supplied says what a controller makes of an object of some kind. In its
// texts a path in braces stands for the string it leads to in the object, or for
// each of several if it goes through a list, as in "{spec.tls[*].secretName}".
type Supplied struct {
	// Kind is that of what is made, "*" if it may be any.
	Kind string `json:"kind"`
	// Name is its name, the first that has a value; "*" in it is any text.
	Name []string `json:"name"`
	// Namespace is where it is, the first that has a value, "*" if it may be
	// anywhere; the object's own if there is none.
	Namespace []string `json:"namespace,omitempty"`
	// Annotations are those of which the object must have one.
	Annotations []string `json:"annotations,omitempty"`
}

// Suppliers reads the table lib/suppliers.json: from a kind to what controllers
// make of its objects.
func (s *Set) Suppliers() (map[string][]Supplied, error) {
	table, err := fs.ReadFile(s.FS, suppliersFile)
	if err != nil {
		return nil, fmt.Errorf("read the table of suppliers: %w", err)
	}
	var suppliers map[string][]Supplied
	dec := json.NewDecoder(bytes.NewReader(table))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&suppliers); err != nil {
		return nil, fmt.Errorf("%s: %w", suppliersFile, err)
	}
	return suppliers, nil
}

// Load reads every rule of a tree of policies: a folder a category, in it
// <rule>.rego with METADATA and <rule>.txtar with its examples. Everything that
// is wrong is in the error, with the name of the file.
func Load(fsys fs.FS) (*Set, error) {
	set, err := newSet(fsys)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, "*/*.rego")
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, file := range files {
		if strings.HasPrefix(file, "lib/") || strings.HasSuffix(file, "_test.rego") {
			continue
		}
		r, err := set.load(file, false)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		set.Rules = append(set.Rules, r)
	}
	slices.SortFunc(set.Rules, func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	for i, r := range set.Rules[min(1, len(set.Rules)):] {
		if other := set.Rules[i]; other.ID == r.ID {
			errs = append(errs, fmt.Errorf("%s: rule %s is also in %s", r.File, r.ID, other.File))
		}
	}
	return set, errors.Join(append(errs, set.checkYields())...)
}

// checkYields returns an error if a rule yields to none that there is, or in a
// circle.
func (s *Set) checkYields() error {
	byID := make(map[string]*Rule, len(s.Rules))
	for _, r := range s.Rules {
		byID[r.ID] = r
	}
	var errs []error
	// Beyond as many steps as there are rules a way comes back to one of them.
	var follow func(r *Rule, steps int) bool
	follow = func(r *Rule, steps int) bool {
		return steps <= len(s.Rules) && !slices.ContainsFunc(r.Yields, func(id string) bool {
			return byID[id] != nil && !follow(byID[id], steps+1)
		})
	}
	for _, r := range s.Rules {
		for _, id := range r.Yields {
			if byID[id] == nil {
				errs = append(errs, fmt.Errorf("%s: METADATA: yields to %q, which is no rule", r.File, id))
			}
		}
		if !follow(r, 0) {
			return fmt.Errorf("%s: METADATA: yields leads back to a rule", r.File)
		}
	}
	return errors.Join(errs...)
}

// newSet returns a set without rules.
func newSet(fsys fs.FS) (*Set, error) {
	set := &Set{FS: fsys}
	table, err := fs.ReadFile(fsys, workloadsFile)
	if err != nil {
		return nil, fmt.Errorf("read the table of workloads: %w", err)
	}
	if err := json.Unmarshal(table, &set.Workloads); err != nil {
		return nil, fmt.Errorf("%s: %w", workloadsFile, err)
	}
	set.Components, err = readComponents(fsys)
	return set, err
}

// load reads the rule in file. That of a user may lack references and examples.
func (s *Set) load(file string, user bool) (*Rule, error) {
	rego, err := fs.ReadFile(s.FS, file)
	if err != nil {
		return nil, err
	}
	meta, err := parseMetadata(file, rego, user)
	if err != nil {
		return nil, err
	}
	c := meta.Custom
	r := &Rule{
		ID:          strings.TrimSuffix(path.Base(file), ".rego"),
		Category:    path.Dir(file),
		Title:       meta.Title,
		Description: strings.TrimSpace(meta.Description),
		Severity:    c.Severity.value,
		Profile:     c.Profile.value,
		Components:  c.Components,
		Compliance:  c.Compliance,
		Aliases:     c.Aliases,
		Yields:      c.Yields,
		Help:        c.Help,
		Parameters:  c.Parameters,
		User:        user,
		File:        file,
	}
	for _, m := range c.Models {
		r.Models = append(r.Models, m.value)
	}
	if !kebabCase.MatchString(r.ID) {
		return nil, fmt.Errorf("%s: the name is not in kebab case", file)
	}
	for _, ref := range meta.Related {
		r.References = append(r.References, Reference(ref))
	}
	if c.Fix != nil {
		fix := Fix(*c.Fix)
		r.Fix = &fix
	}
	switch {
	case c.Masks != nil:
		r.Masks = *c.Masks
	case r.Category == secrets:
		return nil, fmt.Errorf("%s: METADATA: masks is missing, which says whether the value at the path of a finding is a secret", file)
	}
	r.Pods = slices.Contains(c.Kinds, workload)
	if r.Kinds, err = s.expand(c.Kinds); err != nil {
		return nil, fmt.Errorf("%s: METADATA: %w", file, err)
	}
	if err := s.loadExamples(r); err != nil {
		return nil, err
	}
	return r, nil
}

// expand replaces "workload" by the kinds of the table.
func (s *Set) expand(kinds []string) ([]string, error) {
	var all []string
	for _, k := range kinds {
		switch {
		case k == workload:
			for w := range s.Workloads {
				all = append(all, w)
			}
		case k == component:
			all = append(all, s.Components.Kinds()...)
		case k == Any && len(kinds) > 1:
			return nil, fmt.Errorf("kinds has more than %q", Any)
		default:
			all = append(all, k)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// loadExamples reads the examples beside the rule's Rego file.
func (s *Set) loadExamples(r *Rule) error {
	file := strings.TrimSuffix(r.File, ".rego") + ".txtar"
	data, err := fs.ReadFile(s.FS, file)
	if r.User && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: read the examples: %w", r.File, err)
	}
	for _, f := range txtar.Parse(data).Files {
		switch text := string(f.Data); f.Name {
		case "bad.yaml":
			r.Bad = text
		case "good.yaml":
			r.Good = text
		case "fixed.yaml":
			r.Fixed = text
		case "parameters.yaml":
			if err := yaml.Unmarshal(f.Data, &r.Example); err != nil {
				return fmt.Errorf("%s: %s: %w", file, f.Name, err)
			}
		default:
			return fmt.Errorf("%s: unknown file %s", file, f.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(r.Example)) {
		if _, ok := r.Parameters[name]; !ok && name != KubeVersion {
			return fmt.Errorf("%s: parameters.yaml: the rule has no parameter %q", file, name)
		}
	}
	switch {
	case r.Bad == "":
		return fmt.Errorf("%s: bad.yaml is missing", file)
	case r.Good == "":
		return fmt.Errorf("%s: good.yaml is missing", file)
	case r.Fix != nil && r.Fixed == "":
		return fmt.Errorf("%s: fixed.yaml is missing", file)
	case r.Fix == nil && r.Fixed != "":
		return fmt.Errorf("%s: fixed.yaml without a fix", file)
	}
	return nil
}
