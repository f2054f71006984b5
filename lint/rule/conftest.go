package rule

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"
)

// A conftestPackage is a package with rules as Conftest has them: deny,
// violation and warn, also with a suffix as in deny_root, sets or lists of messages
// or of objects with a msg. https://www.conftest.dev
type conftestPackage struct {
	path  string
	dir   Dir
	files []string
	// names are those of the rules, sorted.
	names []string
	// title and description are those of the METADATA of the package, if any.
	title, description string
}

var conftestName = regexp.MustCompile(`^(deny|violation|warn)(_[a-zA-Z0-9]+)*$`)

// conftestNames returns the names of the rules of a module that Conftest would
// ask for, sorted.
func conftestNames(module *ast.Module) ([]string, error) {
	var names []string
	for _, r := range module.Rules {
		name := string(r.Head.Ref()[0].Value.(ast.Var))
		if !conftestName.MatchString(name) {
			continue
		}
		if r.Head.RuleKind() != ast.MultiValue && scalar(r.Head.Value) {
			return nil, fmt.Errorf("%s: %s is not a set of messages, as in deny contains message if", r.Location, name)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// scalar reports whether a value is certainly neither a list nor a set.
func scalar(value *ast.Term) bool {
	switch value.Value.(type) {
	case ast.Boolean, ast.String, ast.Number, ast.Null, ast.Object, *ast.ObjectComprehension:
		return true
	}
	return false
}

// addPackage notes a file of a package.
func (u *userPolicies) addPackage(dir Dir, file string, module *ast.Module, names []string) error {
	pkg := module.Package.Path.String()
	p := u.deny[pkg]
	if p == nil {
		p = &conftestPackage{path: pkg, dir: dir}
		u.deny[pkg] = p
		u.order = append(u.order, pkg)
	}
	if p.dir.Name != dir.Name {
		return fmt.Errorf("%s: the package %s is also in %s", file, strings.TrimPrefix(pkg, "data."), p.dir.Name)
	}
	p.files = append(p.files, file)
	p.names = append(p.names, names...)
	for _, a := range module.Annotations {
		if a.Scope == "package" && a.Title != "" {
			p.title, p.description = strings.TrimSuffix(strings.TrimSpace(a.Title), "."), strings.TrimSpace(a.Description)
		}
	}
	return nil
}

// notKebab matches what cannot be in a name in kebab case.
var notKebab = regexp.MustCompile(`[^a-z0-9]+`)

func kebab(s string) string {
	return strings.Trim(notKebab.ReplaceAllString(strings.ToLower(s), "-"), "-")
}

// addConftest makes a rule of each package, whose module asks the package, and
// readies the modules for it.
func (u *userPolicies) addConftest() error {
	u.spread()
	for _, m := range u.modules {
		text, err := m.text, error(nil)
		if m.conftest {
			u.set.Lenient = true
			text, err = aboutObject(m.file, m.text, m.module)
		}
		if err == nil {
			u.files.texts[m.file], err = asV1(m.file, text, m.version)
		}
		if err != nil {
			return err
		}
	}
	for _, pkg := range u.order {
		p := u.deny[pkg]
		slices.Sort(p.names)
		name := strings.TrimPrefix(pkg, "data.")
		r := &Rule{
			ID:          kebab(name),
			Category:    kebab(path.Base(p.dir.Name)),
			Title:       p.title,
			Description: p.description,
			Severity:    High,
			Profile:     Recommended,
			Kinds:       []string{Any},
			User:        true,
			File:        fmt.Sprintf("%s (package %s)", p.dir.Name, name),
		}
		if r.Category == "" || r.Category == r.ID {
			r.Category = "policies"
		}
		if r.Title == "" {
			r.Title = "Policy of the package " + name
		}
		if r.Description == "" {
			r.Description = fmt.Sprintf("What the package %s denies or warns of, in %s.", name, strings.Join(p.files, ", "))
		}
		u.files.texts[r.File] = []byte(p.module(r))
		u.set.Rules = append(u.set.Rules, r)
	}
	return nil
}

// spread marks the libraries that policies of Conftest use: their input is the
// manifest too.
func (u *userPolicies) spread() {
	marked := slices.DeleteFunc(slices.Clone(u.modules), func(m *userModule) bool { return !m.conftest })
	for len(marked) > 0 {
		var refs []ast.Ref
		ast.WalkRefs(marked[0].module, func(r ast.Ref) bool {
			refs = append(refs, r)
			return false
		})
		marked = marked[1:]
		for _, m := range u.modules {
			if !m.conftest && slices.ContainsFunc(refs, func(r ast.Ref) bool { return r.HasPrefix(m.module.Package.Path) }) {
				m.conftest = true
				marked = append(marked, m)
			}
		}
	}
}

// module returns a rule that finds what the package does: high what it denies,
// low what it warns of.
func (p *conftestPackage) module(r *Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "package kubevet[%q][%q]\n\nimport %s as policy\n", r.Category, r.ID, p.path)
	for _, name := range slices.Compact(p.names) {
		severity := High
		if strings.HasPrefix(name, "warn") {
			severity = Low
		}
		fmt.Fprintf(&b, `
deny contains finding if {
	some result in policy.%s
	finding := {"path": _path(result), "message": _message(result), "severity": %q}
}
`, name, severity)
	}
	fmt.Fprintf(&b, `
_message(result) := result if {
	is_string(result)
	result != ""
} else := result.msg if {
	is_string(result.msg)
	result.msg != ""
} else := %q

_path(result) := result.path if {
	is_array(result.path)
	every step in result.path { type_name(step) in {"string", "number"} }
} else := []
`, "denied by the package "+strings.TrimPrefix(p.path, "data."))
	return b.String()
}

// aboutObject returns the text of a module whose input is the manifest itself as
// one for our input. Lines stay where they are.
func aboutObject(file string, text []byte, module *ast.Module) ([]byte, error) {
	const input = "input"
	var at []int
	ast.WalkTerms(module, func(t *ast.Term) bool {
		head := t
		if ref, ok := t.Value.(ast.Ref); ok && len(ref) > 0 {
			head = ref[0]
		}
		if v, ok := head.Value.(ast.Var); ok && v == input && t.Location != nil {
			at = append(at, t.Location.Offset)
		}
		return false
	})
	slices.Sort(at)
	at = slices.Compact(at)
	var b strings.Builder
	last := 0
	for _, offset := range at {
		end := offset + len(input)
		if end > len(text) || string(text[offset:end]) != input {
			return nil, fmt.Errorf("%s: input is used in a way that cannot be read", file)
		}
		b.Write(text[last:end])
		b.WriteString(".object")
		last = end
	}
	b.Write(text[last:])
	return []byte(b.String()), nil
}

// asV1 returns the text of a module in today's Rego, with nothing but the package
// clause on its line. Lines move only in one written before OPA 1.0.
func asV1(file string, text []byte, version ast.RegoVersion) ([]byte, error) {
	if version == ast.RegoV1 {
		return packageLine.ReplaceAll(text, []byte("package $1")), nil
	}
	formatted, err := format.SourceWithOpts(file, text, format.Opts{
		RegoVersion:   ast.RegoV1,
		ParserOptions: &ast.ParserOptions{RegoVersion: version},
	})
	if err != nil {
		return nil, fmt.Errorf("%s: read as today's Rego: %w", file, err)
	}
	return packageLine.ReplaceAll(formatted, []byte("package $1")), nil
}

// packageLine matches a package clause with what may stand around it.
var packageLine = regexp.MustCompile(`(?m)^[ \t]*package[ \t]+(\S+)[ \t\r]*(?:#.*)?$`)
