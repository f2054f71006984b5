package validate

import (
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
	words "github.com/kubevet/kubevet/lint/text"
)

// A Validator judges objects as one minor version of Kubernetes would in which
// some CustomResourceDefinitions are installed. It is not safe for concurrent use.
type Validator struct {
	tables   *schema.Tables
	minor    int
	customs  map[[2]string]*custom // by group and kind
	patterns patterns
}

// New returns a Validator for a minor version of Kubernetes 1.x, 0 for the newest.
// Those of objects that are CustomResourceDefinitions are installed.
func New(minor int, objects []*manifest.Object) *Validator {
	if minor == 0 {
		minor = schema.Newest
	}
	v := &Validator{tables: schema.New(minor), minor: minor, customs: make(map[[2]string]*custom), patterns: make(patterns)}
	for _, o := range objects {
		if group, kind, c, ok := definition(o); ok {
			v.customs[[2]string{group, kind}] = c
		}
	}
	return v
}

// Object returns what is wrong with an object, in the order of its fields. The
// templates lead to the pod templates of a kind that is not known otherwise.
func (v *Validator) Object(o *manifest.Object, templates ...[]any) []Fact {
	w := &walk{minor: v.minor, patterns: v.patterns, source: o.Document.Text, held: len(o.Path) > 0 && o.Path[0] != "items"}
	w.repeated(o.Root, nil)
	if encrypted(o) {
		return w.facts
	}
	kind, builtIn := schema.Lookup(o.APIVersion, o.Kind)
	if builtIn {
		// Removed kinds, and those that are not there yet, are no matter of fields.
		if t := v.tables.Type(kind.Type); t != nil && kind.Served(v.tables.Minor()) {
			w.value(o.Root, t, nil)
			w.forgive(o)
			w.name(o)
			w.templates(o)
			if kind.Scope == schema.Cluster && text(o.Root, "metadata", "namespace") != "" {
				w.report(Fact{Kind: WrongScope, Path: []any{"metadata", "namespace"}})
			}
		}
		return w.facts
	}
	if c, ok := v.customs[[2]string{o.Group(), o.Kind}]; ok {
		v.custom(w, o, c)
		return w.facts
	}
	v.unknown(w, o)
	for _, path := range templates {
		if n := o.Get(path); n != nil {
			var at *place
			for _, step := range path {
				at = &place{at, step}
			}
			w.value(n, v.tables.Type("core.v1.PodTemplateSpec"), at)
		}
	}
	if o.Group() != "eksctl.io" { // what a program reads, with metadata of its own
		w.value(get(o.Root, "metadata"), v.tables.Type("meta.v1.ObjectMeta"), &place{nil, "metadata"})
	}
	return w.facts
}

// encrypted reports whether SOPS has encrypted values of an object: what it wrote for
// them, and its own field, are gone before the API server sees the object.
// https://github.com/getsops/sops#sops-files-format
func encrypted(o *manifest.Object) bool { return text(o.Root, "sops", "mac") != "" }

// forgive takes back what is missing of an object that is no whole one but a patch
// of one, for a tool that is not told here: of a workload that has neither a
// selector nor an image, and of a definition with neither group nor names.
func (w *walk) forgive(o *manifest.Object) {
	if o.Document.Source != nil && o.Document.Source.Kind == document.Chart {
		return
	}
	var missing []string
	for _, f := range w.facts {
		if f.Kind == MissingField {
			missing = append(missing, f.Field)
		}
	}
	has := func(field string) bool { return slices.Contains(missing, field) }
	patch := strings.Contains(strings.ToLower(o.Document.File), "patch")
	if patch || has("selector") && (has("image") || has("containers") || has("template")) || has("group") && has("names") {
		w.facts = slices.DeleteFunc(w.facts, func(f Fact) bool { return f.Kind == MissingField || f.Kind == NoneOf })
	}
}

// custom judges an object of a kind that a CustomResourceDefinition defines.
func (v *Validator) custom(w *walk, o *manifest.Object, c *custom) {
	version := o.APIVersion[strings.IndexByte(o.APIVersion, '/')+1:]
	if !slices.Contains(c.served, version) {
		w.report(Fact{Kind: UnknownKind, Path: []any{"apiVersion"}, Want: "version", Values: c.served})
		return
	}
	w.value(get(o.Root, "metadata"), v.tables.Type("meta.v1.ObjectMeta"), &place{nil, "metadata"})
	if t := c.version(version); t != nil {
		w.object(o.Root, t, nil)
	}
	w.name(o)
	if c.cluster && text(o.Root, "metadata", "namespace") != "" {
		w.report(Fact{Kind: WrongScope, Path: []any{"metadata", "namespace"}})
	}
}

// unknown says that the kind of an object is not known, and how it may have come
// to that.
func (v *Validator) unknown(w *walk, o *manifest.Object) {
	if isPlaceholder(o.Kind) || isPlaceholder(o.APIVersion) || isConfiguration(o) {
		return
	}
	f := Fact{Kind: UnknownKind, Path: []any{"kind"}, Field: o.Kind}
	var names, versions []string
	for k := range schema.OfGroup(o.Group()) {
		if !k.Served(v.tables.Minor()) || k.Type == "" {
			continue
		}
		if k.Name == o.Kind {
			versions = append(versions, k.APIVersion)
		}
		if k.APIVersion == o.APIVersion {
			names = append(names, k.Name)
		}
	}
	switch {
	case len(versions) > 0:
		f.Path, f.Want, f.Values = []any{"apiVersion"}, "version", versions
	case len(names) > 0:
		if f.Near = words.Nearest(o.Kind, names); f.Near != "" {
			f.Want = "kind"
		} else if found := versionsOf(o.Kind, v.tables.Minor()); len(found) > 0 {
			f.Path, f.Want, f.Values = []any{"apiVersion"}, "version", found
		}
	case schema.ScopeOf(o.Kind) != schema.ScopeUnknown && !strings.Contains(o.Group(), "."):
		f.Path, f.Want, f.Values = []any{"apiVersion"}, "version", versionsOf(o.Kind, v.tables.Minor())
	}
	w.report(f)
}

// versionsOf returns the versions, of all groups, that serve a kind by default.
func versionsOf(kind string, minor int) []string {
	var versions []string
	for k := range schema.Named(kind) {
		if k.Served(minor) && k.Type != "" && !strings.Contains(k.APIVersion, "alpha") && !strings.Contains(k.APIVersion, "beta") {
			versions = append(versions, k.APIVersion)
		}
	}
	return versions
}

// isConfiguration reports whether an object is a file of a program rather than one
// of the API.
func isConfiguration(o *manifest.Object) bool {
	group := o.Group()
	return strings.HasSuffix(group, ".config.k8s.io") || strings.HasPrefix(group, "kubeadm.") || strings.HasPrefix(group, "kind.") ||
		strings.HasPrefix(group, "audit.") || strings.HasPrefix(group, "apiserver.") || strings.HasPrefix(group, "pod-security.admission.") ||
		group == "" && slices.Contains([]string{"Config", "List", "Status", "Template", "EncryptionConfig", "EncryptionConfiguration"}, o.Kind)
}

// repeated says which keys stand twice in a mapping.
func (w *walk) repeated(n *manifest.Node, at *place) {
	for i := range n.Fields {
		f := &n.Fields[i]
		if f.Repeats {
			w.report(Fact{Kind: Repeated, Path: at.path(f.Key), Field: f.Key})
		}
		if f.Value.Kind != manifest.Scalar {
			w.repeated(f.Value, &place{at, f.Key})
		}
	}
	for i, item := range n.Items {
		if item.Kind != manifest.Scalar {
			w.repeated(item, &place{at, i})
		}
	}
}

// templates says where text is left of a template that something should have
// rendered: in the names of an object.
func (w *walk) templates(o *manifest.Object) {
	for _, field := range []string{"name", "generateName", "namespace"} {
		if n := get(o.Root, "metadata", field); n != nil {
			w.template(n, &place{&place{nil, "metadata"}, field})
		}
	}
}

// template says that a value is left of a template.
func (w *walk) template(n *manifest.Node, at *place) {
	s, _ := n.Value.(string)
	for _, mark := range []string{"<no value>", "{{"} {
		if strings.Contains(s, mark) && !w.held {
			w.report(Fact{Kind: Template, Path: at.path(), Value: mark})
			return
		}
	}
}
