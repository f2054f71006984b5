// Package survey finds in a tree what a first configuration is made of: values files
// that nothing renders charts with, the registries of images, and what objects refer to
// and nothing in the tree supplies.
//
// It may import every package below it.
package survey

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/workspace"
)

// A Survey is what was found; each list is sorted.
type Survey struct {
	// Charts are those with values files beside their own that no scenario uses, each
	// with a scenario for every such file.
	Charts []render.Chart
	// Registries are where images come from: a registry, or of one that everybody may
	// push to, the registry and an account.
	Registries []string
	// Missing are the Secrets and ConfigMaps that workloads refer to and nothing
	// supplies.
	Missing []Reference
	// Objects counts what was looked at.
	Objects int
}

// A Reference names an object that another refers to.
type Reference struct{ Kind, Namespace, Name string }

// Take looks at a tree. An error means that nothing could be looked at.
func Take(ctx context.Context, opts workspace.Options) (Survey, error) {
	charts, err := workspace.Environments(ctx, opts)
	if err != nil {
		return Survey{}, err
	}
	w, err := workspace.LoadModels(ctx, opts)
	if err != nil {
		return Survey{}, err
	}
	suppliers, err := opts.Rules.Set.Suppliers()
	if err != nil {
		return Survey{}, fmt.Errorf("read what controllers supply: %w", err)
	}
	s := Survey{Charts: slices.DeleteFunc(charts, func(c render.Chart) bool { return w.InExample(c.Path) })}
	var all []*manifest.Object
	var referred []Reference
	for b := range w.Bundles() {
		for _, o := range b.Objects {
			all = append(all, o)
			if w.InExample(o.Document.File) || !isWorkload(opts, o) && o.GroupKind() != "Ingress" {
				continue
			}
			look(o.Root, func(key string, n *manifest.Node) {
				if image, ok := n.Value.(string); ok && key == "image" {
					s.Registries = append(s.Registries, registryOf(image))
				}
				for _, r := range referencesIn(key, n) {
					referred = append(referred, Reference{r.Kind, o.Namespace, r.Name})
				}
			})
		}
	}
	supply := model.NewSupply(&model.Bundle{Objects: all, Suppliers: suppliers})
	for _, r := range referred {
		if r.Name != "" && r.Namespace != "" && !strings.Contains(r.Name, releaseName) && !supply.Has(r.Kind, r.Namespace, r.Name) {
			s.Missing = append(s.Missing, r)
		}
	}
	s.Objects = len(all)
	s.Registries = slices.DeleteFunc(distinct(s.Registries, strings.Compare), func(r string) bool { return r == "" })
	s.Missing = distinct(s.Missing, func(a, b Reference) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name))
	})
	return s, nil
}

// releaseName is the release of a chart that nothing names: what is called after it has
// another name in a cluster.
const releaseName = "release-name"

// isWorkload reports whether an object carries pods.
func isWorkload(opts workspace.Options, o *manifest.Object) bool {
	_, known := opts.Rules.Set.Workloads[o.GroupKind()]
	return known || len(o.PodSpecs) > 0
}

// look calls f for every field below a node, outer ones first.
func look(n *manifest.Node, f func(key string, value *manifest.Node)) {
	if n == nil {
		return
	}
	for i := range n.Fields {
		f(n.Fields[i].Key, n.Fields[i].Value)
		look(n.Fields[i].Value, f)
	}
	for _, item := range n.Items {
		look(item, f)
	}
}

// referencesIn returns the Secrets and ConfigMaps that a field of a pod spec or an
// Ingress refers to by its own keys. One that may be missing is left out.
func referencesIn(key string, n *manifest.Node) []Reference {
	if optional := n.Field("optional"); optional != nil && optional.Value.Value == true {
		return nil
	}
	switch key {
	case "secretKeyRef", "secretRef":
		return []Reference{{Kind: "Secret", Name: n.Text("name")}}
	case "configMapKeyRef", "configMapRef", "configMap":
		return []Reference{{Kind: "ConfigMap", Name: n.Text("name")}}
	case "secret":
		return []Reference{{Kind: "Secret", Name: cmp.Or(n.Text("secretName"), n.Text("name"))}}
	case "imagePullSecrets":
		var out []Reference
		for _, item := range n.Items {
			out = append(out, Reference{Kind: "Secret", Name: item.Text("name")})
		}
		return out
	case "tls":
		var out []Reference
		for _, item := range n.Items {
			out = append(out, Reference{Kind: "Secret", Name: item.Text("secretName")})
		}
		return out
	}
	return nil
}

// shared are the registries in which anybody may have an account.
var shared = []string{"docker.io", "ghcr.io", "quay.io", "gcr.io", "public.ecr.aws"}

// registryOf returns where an image comes from, as every client of registries reads it:
// nginx is in docker.io/library. It is "" for what names no image.
func registryOf(image string) string {
	host, rest, ok := strings.Cut(image, "/")
	if !ok || !strings.ContainsAny(host, ".:") && host != "localhost" {
		host, rest = "docker.io", image
	}
	if host == "index.docker.io" {
		host = "docker.io"
	}
	if host == "docker.io" && !strings.Contains(rest, "/") {
		rest = "library/" + rest
	}
	account, name, ok := strings.Cut(rest, "/")
	switch {
	case rest == "" || ok && (account == "" || strings.HasPrefix(name, ":") || name == ""):
		return ""
	case ok && slices.Contains(shared, host):
		return host + "/" + account
	}
	return host
}

// distinct sorts what is in a list, and leaves each out but once.
func distinct[T comparable](all []T, compare func(a, b T) int) []T {
	slices.SortFunc(all, compare)
	return slices.Compact(all)
}
