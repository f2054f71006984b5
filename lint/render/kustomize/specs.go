package kustomize

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"sync"
	_ "unsafe" // for go:linkname

	"k8s.io/kube-openapi/pkg/validation/spec"
	_ "sigs.k8s.io/kustomize/api/krusty" // links what defaultFieldSpecs is
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/resid"
	sigsyaml "sigs.k8s.io/yaml"
)

// defaultFieldSpecs is kustomize's own table of the fields that its transformers change,
// which no package of it exports and which a copy would fall behind.
//
//go:linkname defaultFieldSpecs sigs.k8s.io/kustomize/api/internal/konfig/builtinpluginconsts.GetDefaultFieldSpecs
func defaultFieldSpecs() []byte

// specs are the fields that transformers change, as the files of configurations write
// them.
type specs struct {
	NamePrefix                types.FsSlice `json:"namePrefix,omitempty"`
	NameSuffix                types.FsSlice `json:"nameSuffix,omitempty"`
	NameSpace                 types.FsSlice `json:"namespace,omitempty"`
	CommonLabels              types.FsSlice `json:"commonLabels,omitempty"`
	Labels                    types.FsSlice `json:"labels,omitempty"`
	TemplateLabels            types.FsSlice `json:"templateLabels,omitempty"`
	VolumeClaimTemplateLabels types.FsSlice `json:"volumeClaimTemplateLabels,omitempty"`
	CommonAnnotations         types.FsSlice `json:"commonAnnotations,omitempty"`
	NameReference             []references  `json:"nameReference,omitempty"`
	VarReference              types.FsSlice `json:"varReference,omitempty"`
	Images                    types.FsSlice `json:"images,omitempty"`
	Replicas                  types.FsSlice `json:"replicas,omitempty"`
}

// references are the fields that hold the name of an object of a kind.
type references struct {
	resid.Gvk `json:",inline,omitempty"`
	Referrers types.FsSlice `json:"fieldSpecs,omitempty"`
}

// defaults are the specs of every kustomization. They are not changed.
var defaults = sync.OnceValue(func() *specs {
	s, err := readSpecs(defaultFieldSpecs())
	if err != nil {
		panic(err)
	}
	return s
})

// readSpecs decodes a file of configurations.
func readSpecs(text []byte) (*specs, error) {
	s := &specs{}
	if err := sigsyaml.UnmarshalStrict(text, s); err != nil {
		return nil, err
	}
	s.sort()
	return s, nil
}

// lists are the lists of s but for references.
func (s *specs) lists() []*types.FsSlice {
	return []*types.FsSlice{
		&s.NamePrefix, &s.NameSuffix, &s.NameSpace, &s.CommonLabels, &s.Labels, &s.TemplateLabels,
		&s.VolumeClaimTemplateLabels, &s.CommonAnnotations, &s.VarReference, &s.Images, &s.Replicas,
	}
}

func (s *specs) sort() {
	for _, list := range s.lists() {
		sort.Sort(*list)
	}
	sort.Slice(s.NameReference, func(i, j int) bool { return s.NameReference[i].Gvk.IsLessThan(s.NameReference[j].Gvk) })
}

// merge returns s and other together, and leaves both as they are.
func (s *specs) merge(other *specs) (*specs, error) {
	switch {
	case s == other || other == nil:
		return s, nil
	case s == nil:
		return other, nil
	}
	merged := &specs{}
	own, more := s.lists(), other.lists()
	for i, into := range merged.lists() {
		var err error
		if *into, err = slices.Clone(*own[i]).MergeAll(*more[i]); err != nil {
			return nil, err
		}
	}
	merged.NameReference = slices.Clone(s.NameReference)
	for _, r := range other.NameReference {
		if err := merged.refer(r); err != nil {
			return nil, err
		}
	}
	merged.sort()
	return merged, nil
}

// refer adds fields that hold names.
func (s *specs) refer(more references) error {
	for i, r := range s.NameReference {
		if r.Gvk.Equals(more.Gvk) {
			all, err := slices.Clone(r.Referrers).MergeAll(more.Referrers)
			s.NameReference[i].Referrers = all
			return err
		}
	}
	s.NameReference = append(s.NameReference, more)
	return nil
}

// A definition is one type of a file of crds.
type definition struct{ Schema spec.Schema }

// readCRDs returns the specs that the extensions of the types in a file of crds make;
// https://github.com/kubernetes-sigs/kustomize/blob/master/examples/transformerconfigs/crd.
func readCRDs(text []byte) (*specs, error) {
	var all map[string]definition
	var err error
	if len(text) > 0 && text[0] == '{' {
		err = json.Unmarshal(text, &all)
	} else {
		err = sigsyaml.Unmarshal(text, &all)
	}
	if err != nil {
		return nil, err
	}
	s := &specs{}
	for _, name := range sortedKeys(all) {
		p := all[name].Schema.Properties
		if _, ok := p["kind"]; !ok {
			continue
		}
		if _, ok := p["apiVersion"]; !ok {
			continue
		}
		if _, ok := p["metadata"]; !ok {
			continue
		}
		gvk := resid.Gvk{Kind: name[strings.LastIndexByte(name, '.')+1:]}
		if err := s.define(gvk, all, name, nil); err != nil {
			return nil, err
		}
	}
	s.sort()
	return s, nil
}

// define adds the specs of a type and of those that its properties are.
func (s *specs) define(gvk resid.Gvk, all map[string]definition, name string, path []string) error {
	properties := all[name].Schema.Properties
	for _, key := range sortedKeys(properties) {
		p := properties[key]
		at := append(slices.Clip(path), key)
		add := func(list *types.FsSlice, extension string) (err error) {
			if _, ok := p.Extensions.GetString(extension); ok {
				*list, err = list.MergeOne(types.FieldSpec{Gvk: gvk, Path: strings.Join(at, "/")})
			}
			return err
		}
		if err := add(&s.CommonAnnotations, "x-kubernetes-annotation"); err != nil {
			return err
		}
		if err := add(&s.CommonLabels, "x-kubernetes-label-selector"); err != nil {
			return err
		}
		if err := add(&s.NamePrefix, "x-kubernetes-identity"); err != nil {
			return err
		}
		version, ok := p.Extensions.GetString("x-kubernetes-object-ref-api-version")
		kind, named := p.Extensions.GetString("x-kubernetes-object-ref-kind")
		if ok && named {
			field, ok := p.Extensions.GetString("x-kubernetes-object-ref-name-key")
			if !ok {
				field = "name"
			}
			if err := s.refer(references{
				Gvk:       resid.Gvk{Kind: kind, Version: version},
				Referrers: types.FsSlice{{Gvk: gvk, Path: strings.Join(append(slices.Clip(at), field), "/")}},
			}); err != nil {
				return err
			}
		}
		if p.Ref.GetURL() != nil {
			if err := s.define(gvk, all, p.Ref.String(), at); err != nil {
				return err
			}
		}
	}
	return nil
}
