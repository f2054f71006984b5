package kustomize

import (
	"path/filepath"
	"slices"

	"sigs.k8s.io/kustomize/api/konfig"
	"sigs.k8s.io/kustomize/api/resource"
	"sigs.k8s.io/kustomize/api/types"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
)

// wantsNotes says whether a kustomization asks for kustomize's own notes on where
// resources come from, in annotations.
func wantsNotes(k *kustomization) bool {
	return slices.Contains(k.spec.BuildMetadata, types.OriginAnnotations) || slices.Contains(k.spec.BuildMetadata, types.TransformerAnnotations)
}

// from is a file as it is seen from the kustomization that is built.
func (s *assembler) from(name string) string {
	rel, err := filepath.Rel(filepath.FromSlash(s.t.top), filepath.FromSlash(name))
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

// noteFile notes the file that resources are from.
func (s *assembler) noteFile(list []*item, name string) {
	if s.t.notes {
		for _, it := range list {
			_ = it.res.SetOrigin(&resource.Origin{Path: s.from(name)})
		}
	}
}

// noteStep notes a generator of resources that no note is on yet, or a transformer.
func (s *assembler) noteStep(st *step, list []*resource.Resource) {
	if !s.t.notes || st.kind == referenceStep || st.field == "buildmetadata" {
		return
	}
	origin := &resource.Origin{
		ConfiguredIn: s.from(st.k.file),
		ConfiguredBy: kyaml.ResourceIdentifier{TypeMeta: kyaml.TypeMeta{APIVersion: konfig.BuiltinPluginApiVersion, Kind: plugInOf(st)}},
	}
	if st.kind == pluginStep && st.source != nil {
		origin.ConfiguredIn = s.from(st.source.name)
		origin.ConfiguredBy.Name = valueText(st.doc, "metadata", "name")
		origin.ConfiguredBy.Kind = valueText(st.doc, "kind")
	}
	for _, r := range list {
		if known, err := r.GetOrigin(); err == nil && known == nil {
			_ = r.SetOrigin(origin)
		} else if err == nil && st.kind != generatorStep {
			_ = r.AddTransformation(origin)
		}
	}
}

// plugInOf is the kind of the plug-in that does a step.
func plugInOf(st *step) string {
	switch st.kind {
	case generatorStep:
		if st.field == "secretgenerator" {
			return "SecretGenerator"
		}
		return "ConfigMapGenerator"
	case patchStep:
		if st.field == "patchesjson6902" {
			return "PatchJson6902Transformer"
		}
		return "PatchTransformer"
	case namespaceStep:
		return "NamespaceTransformer"
	case prefixStep:
		return "PrefixTransformer"
	case suffixStep:
		return "SuffixTransformer"
	case labelStep:
		return "LabelTransformer"
	case annotationStep:
		return "AnnotationsTransformer"
	case replicaStep:
		return "ReplicaCountTransformer"
	case imageStep:
		return "ImageTagTransformer"
	case replacementStep:
		return "ReplacementTransformer"
	}
	return ""
}
