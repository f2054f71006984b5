package kustomize

import (
	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/types"
)

// A stepKind is what a step of a build does.
type stepKind int

const (
	resourceStep stepKind = iota
	generatorStep
	patchStep
	namespaceStep
	prefixStep
	suffixStep
	labelStep
	annotationStep
	replicaStep
	imageStep
	replacementStep
	// pluginStep is an entry of generators, transformers or validators.
	pluginStep
	// referenceStep follows references, adds hashes and the like.
	referenceStep
)

// A step is one thing that a kustomization makes of its resources.
type step struct {
	kind stepKind
	k    *kustomization
	// field is that of the kustomization, in lower case, and n the index of the
	// entry of it, -1 if it is no list.
	field string
	n     int
	// source is the patch, or the configuration of a plug-in, as it is written; nil if
	// there is none.
	source *sourceFile
	// doc is the document of source that configures a plug-in.
	doc *yaml.Node
	// args are those of a generator.
	args *types.GeneratorArgs
	// replacement is the one of a replacement step, and node where it is written in
	// source.
	replacement *types.Replacement
	node        *yaml.Node
	// last says that it is the last replacement of its kustomization.
	last bool
}

// at is the node of the kustomization that asks for the step.
func (s *step) at() *yaml.Node { return s.k.entry(s.field, s.n) }
