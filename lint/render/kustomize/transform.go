package kustomize

import (
	"fmt"
	"strings"

	//lint:ignore SA1019 there is no other way to the built-in plugins
	"sigs.k8s.io/kustomize/api/builtins"
	"sigs.k8s.io/kustomize/api/filters/namespace"
	"sigs.k8s.io/kustomize/api/filters/replacement"
	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/kio"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
)

// resources are those of a build as kustomize's own transformers take them. What these
// do not ask of a ResMap is not there.
type resources struct {
	resmap.ResMap
	list []*resource.Resource
}

// list returns the resources so far.
func (s *assembler) list() resources {
	var r resources
	for _, it := range s.a.items {
		r.list = append(r.list, it.res)
	}
	return r
}

// Resources implements resmap.ResMap.
func (r resources) Resources() []*resource.Resource { return r.list }

// Size implements resmap.ResMap.
func (r resources) Size() int { return len(r.list) }

// ApplyFilter implements resmap.ResMap, for filters that neither add nor drop any.
func (r resources) ApplyFilter(f kio.Filter) error {
	_, err := f.Filter(r.nodes())
	return err
}

func (r resources) nodes() []*kyaml.RNode {
	nodes := make([]*kyaml.RNode, len(r.list))
	for i, res := range r.list {
		nodes[i] = &res.RNode
	}
	return nodes
}

// GetMatchingResourcesByAnyId implements resmap.ResMap.
func (r resources) GetMatchingResourcesByAnyId(matches resmap.IdMatcher) []*resource.Resource {
	var found []*resource.Resource
	for _, res := range r.list {
		for _, id := range append(res.PrevIds(), res.CurId()) {
			if matches(id) {
				found = append(found, res)
				break
			}
		}
	}
	return found
}

// GroupedByCurrentNamespace implements resmap.ResMap.
func (r resources) GroupedByCurrentNamespace() map[string][]*resource.Resource {
	return r.grouped((*resource.Resource).CurId)
}

// GroupedByOriginalNamespace implements resmap.ResMap.
func (r resources) GroupedByOriginalNamespace() map[string][]*resource.Resource {
	return r.grouped((*resource.Resource).OrgId)
}

func (r resources) grouped(id func(*resource.Resource) resid.ResId) map[string][]*resource.Resource {
	groups := make(map[string][]*resource.Resource)
	for _, res := range r.list {
		ns := id(res).EffectiveNamespace()
		groups[ns] = append(groups[ns], res)
	}
	delete(groups, resid.TotallyNotANamespace)
	return groups
}

// transform runs the transformers of a kustomization, in kustomize's order.
func (s *assembler) transform(u *unit) {
	k := u.k
	//lint:ignore SA1019 kustomizations still have it
	for i := range k.spec.PatchesStrategicMerge {
		//lint:ignore SA1019 as above
		s.patch(u, "patchesstrategicmerge", i, types.Patch{Path: string(k.spec.PatchesStrategicMerge[i])})
	}
	for i, p := range k.spec.Patches {
		s.patch(u, "patches", i, p)
	}
	with := func(kind stepKind, field string, n int, how treatment, p resmap.Transformer) {
		s.do(&step{kind: kind, k: k, field: field, n: n}, how, func(m resources) error { return p.Transform(m) })
	}
	if k.spec.Namespace != "" {
		s.do(&step{kind: namespaceStep, k: k, field: "namespace", n: -1}, attribute, s.namespace(k.spec.Namespace))
	}
	if k.spec.NamePrefix != "" {
		with(prefixStep, "nameprefix", -1, affix, &builtins.PrefixTransformerPlugin{Prefix: k.spec.NamePrefix, FieldSpecs: s.a.specs.NamePrefix})
	}
	if k.spec.NameSuffix != "" {
		with(suffixStep, "namesuffix", -1, affix, &builtins.SuffixTransformerPlugin{Suffix: k.spec.NameSuffix, FieldSpecs: s.a.specs.NameSuffix})
	}
	for i, label := range k.spec.Labels {
		fields, err := s.labelFields(label)
		if err != nil {
			s.say(&step{kind: labelStep, k: k, field: "labels", n: i}, err)
			continue
		}
		with(labelStep, "labels", i, attribute, &builtins.LabelTransformerPlugin{Labels: label.Pairs, FieldSpecs: fields})
	}
	//lint:ignore SA1019 as above
	if len(k.spec.CommonLabels)+len(k.spec.Labels) > 0 && (len(k.spec.CommonLabels) > 0 || s.t.notes) {
		// kustomize runs the transformer, and notes it, where there are none too.
		//lint:ignore SA1019 as above
		with(labelStep, "commonlabels", -1, attribute, &builtins.LabelTransformerPlugin{Labels: k.spec.CommonLabels, FieldSpecs: s.a.specs.CommonLabels})
	}
	if len(k.spec.CommonAnnotations) > 0 {
		with(annotationStep, "commonannotations", -1, attribute, &builtins.AnnotationsTransformerPlugin{Annotations: k.spec.CommonAnnotations, FieldSpecs: s.a.specs.CommonAnnotations})
	}
	//lint:ignore SA1019 as above
	for i, p := range k.spec.PatchesJson6902 {
		s.patch(u, "patchesjson6902", i, p)
	}
	for i, r := range k.spec.Replicas {
		with(replicaStep, "replicas", i, attribute, &builtins.ReplicaCountTransformerPlugin{Replica: r, FieldSpecs: s.a.specs.Replicas})
	}
	for i, image := range k.spec.Images {
		with(imageStep, "images", i, attribute, &builtins.ImageTagTransformerPlugin{ImageTag: image, FieldSpecs: s.a.specs.Images})
	}
	for i := range k.spec.Replacements {
		steps := s.replacements(u, i)
		for j, r := range steps {
			r.last = i == len(k.spec.Replacements)-1 && j == len(steps)-1
			s.do(r, attribute, func(m resources) error {
				err := m.ApplyFilter(replacement.Filter{Replacements: []types.Replacement{*r.replacement}})
				if err != nil {
					return followUp{err}
				}
				return nil
			})
		}
	}
	s.plugins(u, "transformers")
}

// labelFields are the fields that an entry of labels is written to.
func (s *assembler) labelFields(label types.Label) (types.FsSlice, error) {
	fields, err := types.FsSlice(label.FieldSpecs).DeepCopy().MergeAll(s.a.specs.Labels)
	if err != nil {
		return nil, err
	}
	if label.IncludeSelectors {
		return fields.MergeAll(s.a.specs.CommonLabels)
	}
	if label.IncludeTemplates {
		if fields, err = fields.MergeAll(s.a.specs.TemplateLabels); err != nil {
			return nil, err
		}
	}
	if label.IncludeVolumeClaimTemplates {
		if fields, err = fields.MergeAll(s.a.specs.VolumeClaimTemplateLabels); err != nil {
			return nil, err
		}
	}
	return fields.MergeOne(types.FieldSpec{Path: "metadata/labels", CreateIfNotPresent: true})
}

// namespace puts resources into a namespace, as kustomize's transformer does, which
// compares each with all others.
func (s *assembler) namespace(name string) func(resources) error {
	return func(m resources) error {
		for _, r := range m.list {
			if r.IsNilOrEmpty() || r.GetAnnotations(konfig.HelmGeneratedAnnotation)[konfig.HelmGeneratedAnnotation] == "true" {
				continue
			}
			r.StorePreviousId()
			if err := r.ApplyFilter(namespace.Filter{
				Namespace: name, FsSlice: s.a.specs.NameSpace, SetRoleBindingSubjects: namespace.DefaultSubjectsOnly,
			}); err != nil {
				return err
			}
		}
		seen := make(map[identity]bool, len(m.list))
		for _, r := range m.list {
			id := identityOf(r.YNode())
			if seen[id] {
				return fmt.Errorf("namespace transformation produces ID conflict: %s", r.CurId())
			}
			seen[id] = true
		}
		return nil
	}
}

// generate runs the generators of a kustomization.
func (s *assembler) generate(u *unit) {
	k := u.k
	for i := range k.spec.ConfigMapGenerator {
		args := k.spec.ConfigMapGenerator[i]
		args.Options = types.MergeGlobalOptionsIntoLocal(args.Options, k.spec.GeneratorOptions)
		st := &step{kind: generatorStep, k: k, field: "configmapgenerator", n: i, args: &args.GeneratorArgs}
		s.absorb(st, func() (*resource.Resource, error) { return s.t.factory.MakeConfigMap(u.values(), &args) })
	}
	for i := range k.spec.SecretGenerator {
		args := k.spec.SecretGenerator[i]
		args.Options = types.MergeGlobalOptionsIntoLocal(args.Options, k.spec.GeneratorOptions)
		st := &step{kind: generatorStep, k: k, field: "secretgenerator", n: i, args: &args.GeneratorArgs}
		s.absorb(st, func() (*resource.Resource, error) { return s.t.factory.MakeSecret(u.values(), &args) })
	}
	for _, c := range u.charts {
		st := &step{kind: generatorStep, k: k, field: "helmcharts", n: c.n}
		s.add(st, s.charted(u, c))
	}
	s.plugins(u, "generators")
}

// charted are the resources that a template of a chart renders.
func (s *assembler) charted(u *unit, c *chartFile) []*item {
	file := s.source(u, sourceID{name: c.Path, inline: c.roots[0]}, func() *sourceFile {
		f := newSourceFile(c.Path, c.Text)
		f.chart = c
		if c.Origin == nil {
			f.chart = nil
		}
		return f
	})
	var items []*item
	for _, root := range c.roots {
		from := kyaml.CopyYNode(root)
		stamp(from, file, 0)
		text, err := kyaml.NewRNode(root).String()
		if err != nil {
			continue
		}
		list, err := s.t.decode([]byte(text), -1, 0)
		if err != nil {
			s.a.problems = append(s.a.problems, c.k.problem("helmcharts", c.n, "kustomize cannot take what %s renders: %s", c.Path, oneLine(err.Error())))
			continue
		}
		for _, r := range list {
			n := r.YNode()
			annotations := r.GetAnnotations()
			annotations[konfig.HelmGeneratedAnnotation] = "true"
			_ = r.SetAnnotations(annotations)
			restore(n, from)
			items = append(items, &item{res: r, file: c.file(u.o), chart: c})
		}
	}
	return items
}

// validate runs the validators on a copy of the resources, which they may not change.
func (s *assembler) validate(u *unit) {
	if len(u.k.spec.Validators) == 0 {
		return
	}
	kept := s.a
	s.a = kept.copy()
	s.plugins(u, "validators")
	s.a = kept
}

// absorb adds what a generator makes, which may be merged into another or replace it.
func (s *assembler) absorb(st *step, generate func() (*resource.Resource, error)) {
	var r *resource.Resource
	err := guard(func() (err error) { r, err = generate(); return err })
	if err != nil {
		s.say(st, err)
		return
	}
	s.absorbItem(st, &item{res: r, file: st.k.file, made: st})
}

func (s *assembler) absorbItem(st *step, it *item) {
	made := s.t.marks.note(change{step: st})
	fill := func() {
		s.watch.fill(it.res.YNode(), func() mark { return made })
	}
	id := it.res.CurId()
	matched := -1
	for i, other := range s.a.items {
		for _, other := range append(other.res.PrevIds(), other.res.CurId()) {
			if id.Equals(other) {
				if matched >= 0 && matched != i {
					s.say(st, fmt.Errorf("found multiple objects that could accept merge of %v", id))
					return
				}
				matched = i
			}
		}
	}
	behavior := it.res.Behavior()
	switch {
	case matched < 0 && (behavior == types.BehaviorMerge || behavior == types.BehaviorReplace):
		s.say(st, followUp{fmt.Errorf("id %v does not exist; cannot merge or replace", id)})
		return
	case matched < 0:
		s.noteStep(st, []*resource.Resource{it.res})
		fill()
		s.a.items = append(s.a.items, it)
		return
	case behavior != types.BehaviorMerge && behavior != types.BehaviorReplace:
		s.say(st, fmt.Errorf("id %v exists; can not use behavior: '%s', behavior must be merge or replace", id, behavior))
		return
	}
	old := s.a.items[matched]
	before := kyaml.CopyYNode(old.res.YNode())
	own := kyaml.CopyYNode(it.res.YNode())
	// kustomize does it for a whole list; of one it makes the same.
	m := resmap.New()
	err := guard(func() error {
		if err := m.Append(old.res); err != nil {
			return err
		}
		more := resmap.New()
		if err := more.Append(it.res); err != nil {
			return err
		}
		return m.AbsorbAll(more)
	})
	if err != nil {
		s.say(st, err)
		return
	}
	it.res = m.Resources()[0]
	for _, field := range []string{"data", "binaryData"} {
		now, mine, was := valueOf(it.res.YNode(), field), valueOf(own, field), valueOf(before, field)
		for i := 1; now != nil && i < len(now.Content); i += 2 {
			key := now.Content[i-1].Value
			old := valueOf(was, key)
			switch {
			case valueOf(mine, key) == nil && old != nil:
				markOf(old).put(now.Content[i])
			case old != nil:
				s.t.marks.note(change{step: st, before: markOf(old)}).put(now.Content[i])
			default:
				made.put(now.Content[i])
			}
		}
	}
	restore(it.res.YNode(), before)
	fill()
	it.file, it.chart, it.made, it.patched = old.file, old.chart, old.made, append(old.patched, it.patched...)
	s.a.items[matched] = it
}

// trimmed counts the lines that are taken off the start of a text.
func trimmed(text string) int {
	return strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\r\n"))], "\n")
}
