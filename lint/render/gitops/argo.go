package gitops

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// ownRepositories notes the URLs of repositories that are the tree: those of which
// every path that an Application names is here.
func (f *finder) ownRepositories() {
	for _, o := range f.all {
		if o.GroupKind() != "Application.argoproj.io" {
			continue
		}
		sources, _ := argoSources(o)
		for _, s := range sources {
			url, dir := normal(text(s, "repoURL")), text(s, "path")
			if url == "" || dir == "" {
				continue
			}
			here := path.Clean(dir) != "." && f.isDir(path.Clean(dir))
			if was, seen := f.own[url]; seen {
				here = here && was
			}
			f.own[url] = here
		}
	}
}

// normal writes the URLs of one repository in one way.
func normal(url string) string {
	return strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(url, "/"), ".git"))
}

// argoSources returns the sources of an Application, and where they are in it.
func argoSources(o *manifest.Object) (sources []*manifest.Node, paths [][]string) {
	if s := node(o.Root, "spec", "source"); s != nil {
		return []*manifest.Node{s}, [][]string{{"spec", "source"}}
	}
	for range items(o.Root, "spec", "sources") {
		paths = append(paths, nil)
	}
	return items(o.Root, "spec", "sources"), paths
}

// argoRoot returns the directory of the tree that a source is.
func (f *finder) argoRoot(s *manifest.Node) (string, bool) {
	url := text(s, "repoURL")
	for _, m := range f.mapped {
		if m.Name == url || normal(m.Name) == normal(url) {
			return m.Path, true
		}
	}
	return ".", text(s, "chart") == "" && f.own[normal(url)]
}

// application returns what an Argo CD Application applies.
// https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
func (f *finder) application(o *manifest.Object) []document.Source {
	namespace := text(o.Root, "spec", "destination", "namespace")
	sources, paths := argoSources(o)
	refs := make(map[string]string)
	for _, s := range sources {
		if ref := text(s, "ref"); ref != "" {
			if root, ok := f.argoRoot(s); ok {
				refs["$"+ref] = root
			}
		}
	}
	var out []document.Source
	for i, s := range sources {
		root, ok := f.argoRoot(s)
		if !ok {
			continue
		}
		dir, ok := below(root, cmp.Or(text(s, "path"), text(s, "chart")))
		if !ok || text(s, "path") == "" && text(s, "chart") == "" || !f.isDir(dir) {
			continue
		}
		at := paths[i]
		switch {
		case f.isFile(path.Join(dir, "Chart.yaml")):
			release := &document.Release{Name: cmp.Or(text(s, "helm", "releaseName"), o.Name)}
			f.argoValues(release, o, s, at, i, dir, refs)
			out = append(out, document.Source{Kind: document.Chart, Dir: dir, Release: release, Namespace: namespace})
		case f.kustomizationFile(dir) != "" && dir != ".":
			l := newLayer(o, dir)
			if at != nil {
				l.argo(at)
			}
			out = append(out, document.Source{Kind: document.Kustomization, Dir: dir, Layer: l.layer(), Namespace: namespace})
		default:
			if names := f.argoDirectory(s, dir); len(names) > 0 {
				out = append(out, document.Source{Kind: document.Plain, Dir: dir, Files: names, Namespace: namespace})
			}
		}
	}
	return out
}

// argo adds the options of a source for kustomizations.
func (l *layer) argo(source []string) {
	key := func(field string) []string { return append(slices.Clone(source), "kustomize", field) }
	l.scalar("namespace", key("namespace")...)
	l.scalar("namePrefix", key("namePrefix")...)
	l.scalar("nameSuffix", key("nameSuffix")...)
	l.mapping("commonLabels", key("commonLabels")...)
	l.mapping("commonAnnotations", key("commonAnnotations")...)
	l.list("patches", key("patches")...)
	l.paths("components", key("components")...)
	for i, item := range items(l.o.Root, key("images")...) {
		image, _ := item.Value.(string)
		if i == 0 {
			l.line(anys(key("images")), "images:")
		}
		l.line(append(anys(key("images")), i), "- "+imageOverride(image))
	}
}

// imageOverride reads an image as Argo CD has it, [old=]new[:tag][@digest], and
// writes it as kustomize does.
func imageOverride(image string) string {
	name, replacement, renamed := strings.Cut(image, "=")
	if !renamed {
		replacement = image
	}
	replacement, digest, _ := strings.Cut(replacement, "@")
	tag := ""
	if i := strings.LastIndexByte(replacement, ':'); i > strings.LastIndexByte(replacement, '/') {
		replacement, tag = replacement[:i], replacement[i+1:]
	}
	fields := []string{"newName: '" + replacement + "'"}
	if !renamed {
		name = replacement
		fields = nil
	}
	fields = append([]string{"name: '" + name + "'"}, fields...)
	if tag != "" {
		fields = append(fields, "newTag: '"+tag+"'")
	}
	if digest != "" {
		fields = append(fields, "digest: '"+digest+"'")
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// argoValues adds what a source gives a chart, in the order in which Argo CD does:
// files, then values, then parameters.
func (f *finder) argoValues(release *document.Release, o *manifest.Object, s *manifest.Node, at []string, i int, dir string, refs map[string]string) {
	for _, item := range items(s, "helm", "valueFiles") {
		file, _ := item.Value.(string)
		base := dir
		if ref, rest, ok := strings.Cut(file, "/"); ok && strings.HasPrefix(ref, "$") {
			root, known := refs[ref]
			if !known {
				continue
			}
			base, file = root, rest
		} else if strings.HasPrefix(file, "/") {
			base = "."
		}
		if name, ok := below(base, file); ok && f.isFile(name) {
			release.ValuesFiles = append(release.ValuesFiles, name)
		}
	}
	where := []any{"spec", "sources", i}
	if at != nil {
		where = anys(at)
	}
	if key := append(slices.Clone(where), "helm", "values"); node(s, "helm", "valuesObject") == nil {
		// Text that is a mapping has been read as one.
		release.Values = append(release.Values, append(textValues(o, key), mappingValues(o, key)...)...)
	}
	release.Values = append(release.Values, mappingValues(o, append(slices.Clone(where), "helm", "valuesObject"))...)
	values, set := parameterValues(o, append(slices.Clone(where), "helm", "parameters"))
	release.Values, release.Set = append(release.Values, values...), append(release.Set, set...)
}

// argoDirectory returns the manifests of a directory that has neither a chart nor a
// kustomization.
func (f *finder) argoDirectory(s *manifest.Node, dir string) []string {
	deep := false
	if n := node(s, "directory", "recurse"); n != nil {
		deep, _ = n.Value.(bool)
	}
	include, exclude := text(s, "directory", "include"), text(s, "directory", "exclude")
	names, _ := f.manifests(dir, false, func(string) bool { return true })
	if deep {
		names = nil
		var walk func(string)
		walk = func(d string) {
			own, _ := f.manifests(d, false, func(string) bool { return true })
			names = append(names, own...)
			for _, sub := range f.dirs(d) {
				walk(sub)
			}
		}
		walk(dir)
	}
	return slices.DeleteFunc(names, func(name string) bool {
		rest := strings.TrimPrefix(name, dir+"/")
		match := func(pattern string) bool {
			ok, err := doublestar.Match(pattern, rest)
			return err == nil && ok
		}
		return include != "" && !match(include) || exclude != "" && match(exclude)
	})
}
