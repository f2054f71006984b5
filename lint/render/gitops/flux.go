package gitops

import (
	"cmp"
	"path"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// helmRelease returns the chart of a Flux HelmRelease.
// https://fluxcd.io/flux/components/helm/helmreleases/
func (f *finder) helmRelease(o *manifest.Object) []document.Source {
	dir, ok := f.fluxChart(o)
	if !ok {
		return nil
	}
	target := text(o.Root, "spec", "targetNamespace")
	name := o.Name
	if target != "" {
		name = target + "-" + o.Name
	}
	release := &document.Release{Name: cmp.Or(text(o.Root, "spec", "releaseName"), name)}
	chart := node(o.Root, "spec", "chart", "spec")
	for _, file := range items(chart, "valuesFiles") {
		if s, _ := file.Value.(string); s != "" {
			if name, ok := below(path.Dir(dir), s); ok && !f.isFile(path.Join(dir, s)) && f.isFile(name) {
				release.ValuesFiles = append(release.ValuesFiles, name)
			} else if f.isFile(path.Join(dir, s)) {
				release.ValuesFiles = append(release.ValuesFiles, path.Join(dir, s))
			} else if f.isFile(path.Clean(s)) {
				release.ValuesFiles = append(release.ValuesFiles, path.Clean(s))
			}
		}
	}
	for _, from := range items(o.Root, "spec", "valuesFrom") {
		release.Values = append(release.Values, f.valuesFrom(o.Namespace, from)...)
	}
	release.Values = append(release.Values, mappingValues(o, []any{"spec", "values"})...)
	return []document.Source{{Kind: document.Chart, Dir: dir, Release: release, Namespace: cmp.Or(target, o.Namespace)}}
}

// fluxChart returns the directory of the chart that a HelmRelease installs.
func (f *finder) fluxChart(o *manifest.Object) (string, bool) {
	chart := node(o.Root, "spec", "chart", "spec")
	ref, name := node(chart, "sourceRef"), text(chart, "chart")
	if chart == nil {
		ref = node(o.Root, "spec", "chartRef")
		name = "."
	}
	if ref == nil || name == "" {
		return "", false
	}
	root, ok := f.root(text(ref, "kind"), cmp.Or(text(ref, "namespace"), o.Namespace), text(ref, "name"))
	if !ok {
		return "", false
	}
	for _, dir := range []string{name, "."} {
		if dir, ok := below(root, dir); ok && f.isFile(path.Join(dir, "Chart.yaml")) {
			return dir, dir != "." || name == "." || name == "./"
		}
	}
	return "", false
}

// valuesFrom returns the values that a ConfigMap or Secret of the run holds. What an
// operator or a person fills in later has none.
func (f *finder) valuesFrom(namespace string, from *manifest.Node) []document.Values {
	if text(from, "targetPath") != "" {
		return nil
	}
	key := cmp.Or(text(from, "valuesKey"), "values.yaml")
	o := f.object(text(from, "kind"), namespace, text(from, "name"))
	if o == nil {
		return nil
	}
	for _, field := range []string{"data", "stringData"} {
		if field == "data" && o.Kind == "Secret" {
			continue // encoded, and by most encrypted before that
		}
		if values := textValues(o, []any{field, key}); values != nil {
			return values
		}
	}
	return nil
}

// kustomization returns what a Flux Kustomization applies.
// https://fluxcd.io/flux/components/kustomize/kustomizations/
func (f *finder) kustomization(o *manifest.Object) []document.Source {
	spec := node(o.Root, "spec")
	ref := node(spec, "sourceRef")
	root, ok := f.root(text(ref, "kind"), cmp.Or(text(ref, "namespace"), o.Namespace), text(ref, "name"))
	if !ok {
		return nil
	}
	dir, ok := below(root, text(spec, "path"))
	if !ok || !f.isDir(dir) || strings.Contains(text(spec, "path"), "${") {
		return nil
	}
	l := newLayer(o, dir)
	if dir == "." || !f.needs(l, dir) {
		return nil
	}
	l.scalar("namespace", "spec", "targetNamespace")
	l.scalar("namePrefix", "spec", "namePrefix")
	l.scalar("nameSuffix", "spec", "nameSuffix")
	l.list("patches", "spec", "patches")
	l.list("images", "spec", "images")
	l.paths("components", "spec", "components")
	l.pairs("labels", "spec", "commonMetadata", "labels")
	l.mapping("commonAnnotations", "spec", "commonMetadata", "annotations")
	layer := l.layer()
	layer.Substitute = f.substitution(o)
	return []document.Source{{Kind: document.Kustomization, Dir: dir, Layer: layer}}
}
