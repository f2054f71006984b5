package kustomize

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
	//lint:ignore SA1019 there is no other way to the built-in plugins
	"sigs.k8s.io/kustomize/api/builtins"
	"sigs.k8s.io/kustomize/api/ifc"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/kv"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// values reads what ConfigMaps and Secrets are generated of.
func (u *unit) values() ifc.KvLoader {
	return kv.NewLoader(loader{u.o, u.dir}, provider.NewDefaultDepProvider().GetFieldValidator())
}

// plugins checks generators, transformers and validators: only the built-in ones
// are run, and only if nothing in their configuration is remote.
func (t *tree) plugins(u *unit, stack []string) (weight int) {
	k := u.k
	for _, field := range []string{"generators", "transformers", "validators"} {
		k.keep(field, func(i int, entry any) bool {
			at := k.entry(field, i)
			ref, _ := entry.(string)
			if t.isConfig(ref) {
				if charts, ok := u.inflations(k.file, []byte(ref), at.Line); ok && field == "generators" {
					u.generated = append(u.generated, charts...)
					return false
				}
				return u.pluginConfig(at, []byte(ref))
			}
			name, isDir, ok := u.resolve(at, ref)
			if !ok {
				return false
			}
			if !isDir {
				text, err := u.o.read(name)
				if charts, ok := u.inflations(name, text, 0); ok && field == "generators" {
					u.generated = append(u.generated, charts...)
					return false
				}
				return err == nil && u.pluginConfig(at, text)
			}
			base := t.directory(u, at, name, ref, stack)
			if base == nil || weight > maxWeight {
				return false
			}
			weight += base.weight
			return true
		})
	}
	return weight
}

// isConfig says whether an entry is the configuration of a plug-in itself.
func (t *tree) isConfig(entry string) bool {
	if !strings.Contains(entry, ":") || isRemote(entry) {
		return false
	}
	_, err := t.decode([]byte(entry), -1, 0)
	return err == nil
}

// pluginConfig says whether all plug-ins configured in text are built in and
// read only local files. It notes a Problem if not.
func (u *unit) pluginConfig(at *yaml.Node, text []byte) bool {
	p := pluginProblem(text)
	if p != "" {
		u.say(document.Problem{File: u.k.file, Line: at.Line, Column: at.Column, Message: p})
	}
	return p == ""
}

// pluginProblem says why the plug-ins configured in text are not run; "" if they are.
func pluginProblem(text []byte) string {
	for _, d := range splitDocuments(string(text)) {
		var c map[string]any
		if sigsyaml.Unmarshal([]byte(d.text), &c) != nil || len(c) == 0 {
			continue
		}
		kind, _ := c["kind"].(string)
		switch {
		case c["apiVersion"] != konfig.BuiltinPluginApiVersion:
			return fmt.Sprintf("plug-in %s is not built into kustomize and not run: kubevet runs no other programs", kind)
		case kind == "ReplacementTransformer":
			return fmt.Sprintf("plug-in %s is not run: list it under replacements", kind)
		case kind == "HelmChartInflationGenerator":
			return fmt.Sprintf("plug-in %s runs helm: use helmCharts", kind)
		}
		if ref := remotePath(c); ref != "" {
			return fmt.Sprintf("%q is remote and not fetched: kubevet works offline", ref)
		}
	}
	return ""
}

// remotePath returns the first remote reference in a field of a plug-in's
// configuration that names files, or "".
func remotePath(v any) string {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if ref := remotePath(item); ref != "" {
				return ref
			}
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			switch strings.ToLower(key) {
			case "path", "paths", "files", "envs", "env":
				for _, s := range stringsIn(v[key]) {
					_, file, found := strings.Cut(s, "=")
					if isRemote(s) || found && isRemote(file) {
						return s
					}
				}
			}
			if ref := remotePath(v[key]); ref != "" {
				return ref
			}
		}
	}
	return ""
}

// plugins runs the plug-ins of one of the fields that have them.
func (s *assembler) plugins(u *unit, field string) {
	k := u.k
	refs := map[string][]string{"generators": k.spec.Generators, "transformers": k.spec.Transformers, "validators": k.spec.Validators}[field]
	for i, ref := range refs {
		st := step{kind: pluginStep, k: k, field: field, n: i}
		for _, config := range s.configurations(u, &st, ref) {
			own := st
			own.source, own.doc = s.t.marks.fileOf(markOf(config.YNode())), config.YNode()
			s.plugin(u, &own, config)
		}
	}
}

// configurations are the resources that an entry of plug-ins stands for.
func (s *assembler) configurations(u *unit, st *step, ref string) []*resource.Resource {
	at := st.at()
	if s.t.isConfig(ref) {
		file := s.source(u, sourceID{name: u.k.file, patch: true, inline: at}, func() *sourceFile {
			f := s.t.open(u, u.k.file)
			f.inner, f.patch, f.shift = []byte(ref), st, f.embedded(at, at)
			return f
		})
		return s.decode(u.k.file, []byte(ref), file, 0)
	}
	name, ok := u.k.found[at]
	if !ok {
		return nil
	}
	var items []*item
	if base := s.t.units[name]; base != nil && base.k != nil {
		made := s.t.make(base)
		s.a.problems = append(s.a.problems, made.problems...)
		items = made.items
	} else {
		items = s.load(u, st, name)
	}
	var list []*resource.Resource
	for _, it := range items {
		text, err := it.res.AsYAML()
		if err != nil {
			continue
		}
		if problem := pluginProblem(text); problem != "" {
			s.a.problems = append(s.a.problems, document.Problem{File: u.k.file, Line: at.Line, Column: at.Column, Message: problem})
			continue
		}
		list = append(list, it.res)
	}
	return list
}

// plugin runs one plug-in.
func (s *assembler) plugin(u *unit, st *step, config *resource.Resource) {
	made := builtin(config.GetKind())
	if made == nil {
		s.say(st, fmt.Errorf("unable to load builtin %s", config.GetGvk()))
		return
	}
	err := guard(func() error {
		text, err := config.AsYAML()
		if err != nil {
			return err
		}
		deps := provider.NewDefaultDepProvider()
		return made.Config(resmap.NewPluginHelpers(loader{u.o, u.dir}, deps.GetFieldValidator(), resmap.NewFactory(s.t.factory), nil), text)
	})
	if err != nil {
		s.say(st, fmt.Errorf("plugin %s fails configuration: %w", config.OrgId(), err))
		return
	}
	boundCopies()
	switch p := made.(type) {
	case resmap.Generator:
		var m resmap.ResMap
		if err := guard(func() (err error) { m, err = p.Generate(); return err }); err != nil {
			s.say(st, err)
			return
		}
		for _, r := range m.Resources() {
			s.absorbItem(st, &item{res: r, file: st.place(), made: st})
		}
	case resmap.Transformer:
		s.transformBy(st, p)
	}
}

// place is the file in which a plug-in is configured.
func (st *step) place() string {
	if st.source != nil {
		return st.source.name
	}
	return st.k.file
}

// transformBy runs a transformer on the resources, of which it may make other ones.
func (s *assembler) transformBy(st *step, p resmap.Transformer) {
	s.watch.before(s.a.items)
	known := make(map[*resource.Resource]*item)
	were := make(map[*item]*yaml.Node)
	m := resmap.New()
	err := guard(func() error {
		for _, it := range s.a.items {
			known[it.res], were[it] = it, kyaml.CopyYNode(it.res.YNode())
			if err := m.Append(it.res); err != nil {
				return err
			}
		}
		if err := p.Transform(m); err != nil {
			return err
		}
		m.DropEmpties()
		return nil
	})
	if err != nil {
		for i, it := range s.a.items {
			if it.res.YNode() == nil {
				it.res.SetYNode(s.watch.roots[i])
			}
		}
		s.say(st, followUp{err})
	} else {
		s.a.items = nil
		for _, r := range m.Resources() {
			it := known[r]
			if it == nil {
				it = &item{res: r, file: st.place(), made: st}
			}
			if was := were[it]; was != nil {
				restore(r.YNode(), was)
			}
			s.a.items = append(s.a.items, it)
		}
	}
	s.watch.after(s.a.items, st, attribute)
}

// valueText is the text of a field, "" if there is none.
func valueText(n *yaml.Node, keys ...string) string {
	if v := valueOf(n, keys...); v != nil {
		return v.Value
	}
	return ""
}

// builtin returns the built-in plug-in of a kind, nil if there is none.
func builtin(kind string) resmap.Configurable {
	switch kind {
	case "AnnotationsTransformer":
		return builtins.NewAnnotationsTransformerPlugin()
	case "ConfigMapGenerator":
		return builtins.NewConfigMapGeneratorPlugin()
	case "HashTransformer":
		return builtins.NewHashTransformerPlugin()
	case "IAMPolicyGenerator":
		return builtins.NewIAMPolicyGeneratorPlugin()
	case "ImageTagTransformer":
		return builtins.NewImageTagTransformerPlugin()
	case "LabelTransformer":
		return builtins.NewLabelTransformerPlugin()
	case "NamespaceTransformer":
		return builtins.NewNamespaceTransformerPlugin()
	case "PatchJson6902Transformer":
		return builtins.NewPatchJson6902TransformerPlugin()
	case "PatchStrategicMergeTransformer":
		return builtins.NewPatchStrategicMergeTransformerPlugin()
	case "PatchTransformer":
		return builtins.NewPatchTransformerPlugin()
	case "PrefixTransformer":
		return builtins.NewPrefixTransformerPlugin()
	case "SuffixTransformer":
		return builtins.NewSuffixTransformerPlugin()
	case "ReplicaCountTransformer":
		return builtins.NewReplicaCountTransformerPlugin()
	case "SecretGenerator":
		return builtins.NewSecretGeneratorPlugin()
	case "ValueAddTransformer":
		return builtins.NewValueAddTransformerPlugin()
	}
	return nil
}
