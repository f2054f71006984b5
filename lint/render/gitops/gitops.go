// Package gitops finds what GitOps controllers would render: the charts and
// kustomizations in the tree that Flux and Argo CD are told to apply, with the
// values, patches and variables that they are told to use.
//
// It may import lint/document, lint/files and lint/manifest.
package gitops

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
)

// A Found is what GitOps objects lead to.
type Found struct {
	// Sources are in the order of the objects, and By are the objects themselves.
	Sources []document.Source
	By      []*manifest.Object
	// Elsewhere are the objects whose source is not in the tree.
	Elsewhere []*manifest.Object
}

// Kinds are the kinds of object that lead to sources.
func Kinds() []string {
	return []string{
		"HelmRelease.helm.toolkit.fluxcd.io", "Kustomization.kustomize.toolkit.fluxcd.io",
		"Application.argoproj.io", "ApplicationSet.argoproj.io",
	}
}

// Find finds what objects lead to. All are the objects of the whole run, among which
// what they refer to is looked for.
func Find(fsys fs.FS, mapped []files.Fetched, objects, all []*manifest.Object) Found {
	f := &finder{fsys: fsys, mapped: mapped, all: all, own: make(map[string]bool)}
	f.ownRepositories()
	for _, o := range objects {
		switch o.GroupKind() {
		case "HelmRelease.helm.toolkit.fluxcd.io":
			f.note(o, f.helmRelease(o))
		case "Kustomization.kustomize.toolkit.fluxcd.io":
			f.note(o, f.kustomization(o))
		case "Application.argoproj.io":
			f.note(o, f.application(o))
		case "ApplicationSet.argoproj.io":
			f.applicationSet(o)
		}
	}
	return f.found
}

type finder struct {
	fsys   fs.FS
	mapped []files.Fetched
	all    []*manifest.Object
	// own are the URLs of the repository that the tree is.
	own   map[string]bool
	found Found
}

// note notes what an object leads to; nothing means that it is elsewhere.
func (f *finder) note(o *manifest.Object, sources []document.Source) {
	f.noteOf(o, o, sources)
}

// noteOf is note for an object that another one makes.
func (f *finder) noteOf(by, o *manifest.Object, sources []document.Source) {
	if len(sources) == 0 {
		f.found.Elsewhere = append(f.found.Elsewhere, by)
	}
	for _, s := range sources {
		s.FS, s.By, s.ByFile = f.fsys, strings.TrimSpace(fmt.Sprintf("%s %s/%s", o.Kind, o.Namespace, o.Name)), o.Document.File
		f.found.Sources = append(f.found.Sources, s)
		f.found.By = append(f.found.By, by)
	}
}

// object finds an object of the run by its kind, without its group, and name.
func (f *finder) object(kind, namespace, name string) *manifest.Object {
	i := slices.IndexFunc(f.all, func(o *manifest.Object) bool {
		return o.Kind == kind && o.Name == name && (namespace == "" || o.Namespace == namespace)
	})
	if i < 0 {
		return nil
	}
	return f.all[i]
}

// root returns the directory of the tree that a source of Flux is. One that the
// configuration maps is; a GitRepository that nothing declares, or that Flux was
// bootstrapped with, is the tree itself. Every other is elsewhere.
func (f *finder) root(kind, namespace, name string) (string, bool) {
	for _, m := range f.mapped {
		if m.Name == name {
			return m.Path, true
		}
	}
	if kind != "GitRepository" {
		return "", false
	}
	return ".", name == "flux-system" || f.object(kind, namespace, name) == nil
}

func (f *finder) isFile(name string) bool {
	info, err := fs.Stat(f.fsys, name)
	return err == nil && info.Mode().IsRegular()
}

func (f *finder) isDir(name string) bool {
	info, err := fs.Stat(f.fsys, name)
	return err == nil && info.IsDir()
}

// below returns the name of what a path leads to from a directory, and whether that
// is a name in the tree.
func below(dir, name string) (string, bool) {
	name = path.Join(dir, strings.TrimPrefix(name, "/"))
	return name, fs.ValidPath(name)
}

// kustomizationFile returns the name of the kustomization in a directory, "" if there
// is none.
func (f *finder) kustomizationFile(dir string) string {
	for _, base := range []string{"kustomization.yaml", "kustomization.yml", "Kustomization"} {
		if name := path.Join(dir, base); f.isFile(name) {
			return name
		}
	}
	return ""
}

// maxManifests bounds the files of a directory that a controller applies.
const maxManifests = 5000

// manifests returns the YAML files in a directory that look like objects and, if it
// goes on below, the directories there that have a kustomization, which is applied
// instead of the files.
func (f *finder) manifests(dir string, deep bool, wanted func(string) bool) (names, kustomizations []string) {
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil {
		return nil, nil
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case len(names) > maxManifests:
		case entry.IsDir() && deep && entry.Name() != ".git":
			if f.kustomizationFile(name) != "" {
				kustomizations = append(kustomizations, name)
				continue
			}
			more, dirs := f.manifests(name, deep, wanted)
			names, kustomizations = append(names, more...), append(kustomizations, dirs...)
		case entry.Type().IsRegular() && slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(name)) && wanted(name):
			if text, err := files.Read(f.fsys, name); err == nil && strings.Contains(string(text), "apiVersion") && strings.Contains(string(text), "kind") {
				names = append(names, name)
			}
		}
	}
	return names, kustomizations
}

// dirs returns the directories in a directory.
func (f *finder) dirs(dir string) []string {
	entries, err := fs.ReadDir(f.fsys, dir)
	if err != nil {
		return nil
	}
	var dirs []string
	for _, entry := range entries {
		if entry.IsDir() && entry.Name() != ".git" {
			dirs = append(dirs, path.Join(dir, entry.Name()))
		}
	}
	return dirs
}

// node returns the node at a path of keys, nil if there is none.
func node(n *manifest.Node, keys ...string) *manifest.Node {
	for _, key := range keys {
		field := n.Field(key)
		if field == nil {
			return nil
		}
		n = field.Value
	}
	return n
}

// text returns the string at a path of keys, "" if there is none.
func text(n *manifest.Node, keys ...string) string {
	if n = node(n, keys...); n == nil {
		return ""
	}
	s, _ := n.Value.(string)
	return s
}

// items returns the items of the list at a path of keys.
func items(n *manifest.Node, keys ...string) []*manifest.Node {
	if n = node(n, keys...); n == nil {
		return nil
	}
	return n.Items
}

// anys returns keys as a path.
func anys(keys []string) []any {
	out := make([]any, len(keys))
	for i, k := range keys {
		out[i] = k
	}
	return out
}
