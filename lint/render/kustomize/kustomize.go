// Package kustomize builds kustomizations offline, with kustomize's own engine
// over a read-only file system, and says of every field of the result in which
// file it is set.
//
// It may import lint/document, lint/files, lint/manifest, lint/render/helm,
// lint/schema and lint/text.
package kustomize

import (
	"context"
	"io/fs"
	"maps"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// Options say how charts that a kustomization names are rendered. The zero value
// works.
type Options struct {
	// KubeVersion is the Kubernetes version that charts see, "" for the default.
	KubeVersion string
	// APIVersions are further API versions that charts see.
	APIVersions []string
	// Fetched are the directories of the tree that stand for what is remote.
	Fetched []files.Fetched
}

// A Resource is one object that a kustomization builds.
type Resource struct {
	// File is the file that holds the object, or for a generated one the
	// kustomization that names its generator.
	File string
	// Text is the object as "kustomize build" prints it.
	Text []byte
	// Origin finds where a field of Text is set. It is safe for concurrent use.
	Origin func(document.Field) document.Location
	// Name returns the name of the object where it is written, "" if that is not
	// known. It is safe for concurrent use.
	Name func() string
}

// Build builds the kustomization in the directory dir of fsys by itself; see
// Builder.Build.
func Build(ctx context.Context, fsys fs.FS, dir string, opts Options) ([]Resource, []document.Problem) {
	resources, problems, _ := NewBuilder(fsys, opts).Build(ctx, dir, nil)
	return resources, problems
}

// cloned returns a map of one's own.
func cloned(files map[string][]byte) map[string][]byte {
	out := map[string][]byte{}
	maps.Copy(out, files)
	return out
}

// sortedKeys returns the keys of m in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// stringsIn returns v if it is a string, and the strings of v if it is a list.
func stringsIn(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
