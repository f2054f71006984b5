package model

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// Components are the parts of a cluster, such as kube-apiserver and the kubelet,
// that each object of a bundle configures, by the object's position.
type Components [][]Component

// A Component is what one object says of one part of a cluster.
type Component struct {
	// Name is the name of the program, as "kube-apiserver".
	Name string
	// Carrier is how it is said, as rule.Carrier.Form has it.
	Carrier string
	// Complete says that the whole command line is there: what is absent has the
	// program's own default. Elsewhere an installer fills it in.
	Complete bool
	// Path is where a missing setting would be added.
	Path []any
	// Container leads to the container that runs the program, nil if none does.
	Container []any
	// Settings are by flag, without its dashes. Of a repeated flag the last counts.
	Settings map[string]Setting
	// Repeated are the flags that a command line has twice, sorted.
	Repeated []string
	// Minor is the minor version that the image's tag names, -1 if it names none.
	Minor int
}

// A Setting is the value of one flag.
type Setting struct {
	// Value is as it would stand on the command line: a list joined by commas, a
	// mapping as key=value pairs. A flag without a value is "true".
	Value string
	// Path leads from the object to what says it, and Line is which line of the
	// string there, from 1; 0 is all of it.
	Path []any
	Line int
}

// programs are the components that rules know.
var programs = []string{"etcd", "kube-apiserver", "kube-controller-manager", "kube-proxy", "kube-scheduler", "kubelet"}

// NewComponents reads the configuration of components in b.
func NewComponents(b *Bundle) Components {
	all := make(Components, len(b.Objects))
	if b.Components == nil {
		return all
	}
	for i, o := range b.Objects {
		for _, c := range b.Components.Carriers[o.GroupKind()] {
			all[i] = append(all[i], componentsOf(b, o, c)...)
		}
	}
	return all
}

// Of reports whether the object at a position configures one of the components.
func (cs Components) Of(position int, names []string) bool {
	return slices.ContainsFunc(cs[position], func(c Component) bool { return slices.Contains(names, c.Name) })
}

func componentsOf(b *Bundle, o *manifest.Object, carrier rule.Carrier) []Component {
	if carrier.Form == "pod" {
		var all []Component
		for _, t := range Templates(b.Workloads[o.GroupKind()], o) {
			spec := join(t.Path, "spec")
			for _, list := range []string{"containers", "initContainers"} {
				for i, n := range items(o.Get(join(spec, list))) {
					if c, ok := commandOf(n, join(spec, list, i)); ok {
						all = append(all, c)
					}
				}
			}
		}
		return all
	}
	here := path(nil, carrier.Path)
	n := o.Get(here)
	if n == nil {
		return nil
	}
	c := Component{Name: carrier.Component, Carrier: carrier.Form, Path: here, Settings: make(map[string]Setting), Minor: -1}
	switch carrier.Form {
	case "args":
		c.addArgs(n)
	case "words":
		c.addWords(n)
	case "file":
		for field, flag := range b.Components.Fields[c.Name] {
			list, each, _ := strings.Cut(field, "[*].")
			keys := strings.Split(list, ".")
			if value, ok := fieldValue(at(n, keys...), each); ok {
				c.Settings[flag] = Setting{Value: value, Path: path(here, keys)}
			}
		}
	case "kops":
		for _, f := range n.Fields {
			if value, ok := flagValue(f.Value); ok {
				flag := b.Components.Kops[f.Key]
				if flag == "" {
					flag = kebab(f.Key)
				}
				c.Settings[flag] = Setting{Value: value, Path: join(here, f.Key)}
			}
		}
	}
	return []Component{c}
}

// addArgs reads kubeadm's extraArgs: a mapping up to v1beta3, a list of names and
// values since v1beta4.
func (c *Component) addArgs(n *manifest.Node) {
	for _, f := range n.Fields {
		if value, ok := flagValue(f.Value); ok {
			c.Settings[f.Key] = Setting{Value: value, Path: join(c.Path, f.Key)}
		}
	}
	for i, item := range n.Items {
		name := text(at(item, "name"))
		if value, ok := flagValue(at(item, "value")); ok && name != "" {
			c.add(name, Setting{Value: value, Path: join(c.Path, i, "value")})
		}
	}
}

// addWords reads a list of flag=value, or one such string.
func (c *Component) addWords(n *manifest.Node) {
	if s := text(n); s != "" {
		name, value, ok := strings.Cut(s, "=")
		if !ok {
			value = "true"
		}
		c.add(strings.TrimLeft(name, "-"), Setting{Value: value, Path: c.Path})
	}
	for i, item := range n.Items {
		name, value, ok := strings.Cut(text(item), "=")
		if !ok {
			value = "true"
		}
		if name = strings.TrimLeft(name, "-"); name != "" {
			c.add(name, Setting{Value: value, Path: join(c.Path, i)})
		}
	}
}

// accumulating are the flags that may stand several times, each adding to the
// others: those of type StringSlice, StringArray and MapStringBool.
var accumulating = []string{
	"admission-control", "allowed-unsafe-sysctls", "api-audiences", "authorization-mode", "cors-allowed-origins",
	"disable-admission-plugins", "enable-admission-plugins", "etcd-servers", "etcd-servers-overrides", "feature-gates",
	"node-labels", "oidc-groups-claim", "oidc-required-claim", "oidc-signing-algs", "register-with-taints", "runtime-config",
	"service-account-issuer", "service-account-key-file", "tls-cipher-suites", "tls-sni-cert-key", "vmodule",
}

// add sets a flag, which may be set already.
func (c *Component) add(flag string, s Setting) {
	if earlier, ok := c.Settings[flag]; ok {
		switch {
		case slices.Contains(accumulating, flag):
			s.Value = earlier.Value + "," + s.Value
		case !slices.Contains(c.Repeated, flag):
			c.Repeated = append(c.Repeated, flag)
			slices.Sort(c.Repeated)
		}
	}
	c.Settings[flag] = s
}

// fieldValue is the value of a field, or those that each of its elements has in a
// field.
func fieldValue(n *manifest.Node, each string) (string, bool) {
	if each == "" {
		return flagValue(n)
	}
	var parts []string
	for _, item := range items(n) {
		if value, ok := flagValue(at(item, each)); ok {
			parts = append(parts, value)
		}
	}
	return strings.Join(parts, ","), parts != nil
}

// flagValue is the value of a field as a command line would have it; false if
// there is none.
func flagValue(n *manifest.Node) (string, bool) {
	if n == nil {
		return "", false
	}
	var parts []string
	for _, item := range n.Items {
		if value, ok := flagValue(item); ok {
			parts = append(parts, value)
		}
	}
	for _, f := range n.Fields {
		if value, ok := flagValue(f.Value); ok {
			parts = append(parts, f.Key+"="+value)
		}
	}
	switch v := n.Value.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	case int64:
		return strconv.FormatInt(v, 10), true
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64), true
	}
	return strings.Join(parts, ","), n.Kind != manifest.Scalar
}

// kebab turns a field in camel case into a flag: "clientCAFile" is
// "client-ca-file".
func kebab(field string) string {
	var b strings.Builder
	runes := []rune(field)
	for i, r := range runes {
		begins := i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]))
		if begins {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// Term is what rules see: by position, a list of components, each with name,
// carrier, complete, path, container (a path or null), minor, repeated, and
// settings by flag, each with value, path and line.
func (cs Components) Term() *ast.Term {
	objects := ast.NewObject()
	for i, components := range cs {
		if components == nil {
			continue
		}
		list := make([]*ast.Term, len(components))
		for j := range components {
			list[j] = components[j].term()
		}
		objects.Insert(ast.IntNumberTerm(i), ast.ArrayTerm(list...))
	}
	return ast.NewTerm(objects)
}

func (c *Component) term() *ast.Term {
	settings := ast.NewObject()
	for _, flag := range slices.Sorted(maps.Keys(c.Settings)) {
		s := c.Settings[flag]
		settings.Insert(ast.StringTerm(flag), object(map[string]*ast.Term{
			"value": ast.StringTerm(s.Value), "path": pathTerm(s.Path), "line": ast.IntNumberTerm(s.Line),
		}))
	}
	container := ast.NullTerm()
	if c.Container != nil {
		container = pathTerm(c.Container)
	}
	return object(map[string]*ast.Term{
		"name": ast.StringTerm(c.Name), "carrier": ast.StringTerm(c.Carrier), "complete": ast.InternedTerm(c.Complete),
		"path": pathTerm(c.Path), "container": container, "minor": ast.IntNumberTerm(c.Minor),
		"repeated": stringTerms(c.Repeated), "settings": ast.NewTerm(settings),
	})
}
