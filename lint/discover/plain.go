package discover

import (
	"path"
	"slices"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// cleanBundles returns the configured bundles with clean names.
func cleanBundles(bundles [][]string) [][]string {
	clean := make([][]string, len(bundles))
	for i, bundle := range bundles {
		for _, name := range bundle {
			clean[i] = append(clean[i], path.Clean(name))
		}
	}
	return clean
}

// bundleOf returns the index of the first bundle that holds the file, -1 if none
// does.
func bundleOf(bundles [][]string, file string) int {
	return slices.IndexFunc(bundles, func(bundle []string) bool {
		return slices.ContainsFunc(bundle, func(name string) bool { return files.Within(name, file) })
	})
}

// plainSources returns the bundles of plain files with at least one that an
// argument names.
func (w *walker) plainSources(bundles [][]string) []document.Source {
	type key struct {
		bundle int
		group  string
	}
	groups := map[key]*document.Source{}
	var keys []key
	for _, file := range sortedKeys(w.files) {
		k := key{bundleOf(bundles, file), w.files[file].group}
		if k.bundle >= 0 {
			k.group = ""
		}
		source := groups[k]
		if source == nil {
			source = &document.Source{Kind: document.Plain, FS: w.fsys, Dir: k.group}
			if k.bundle >= 0 {
				source.Dir = path.Dir(file)
			}
			groups[k] = source
			keys = append(keys, k)
		}
		for k.bundle >= 0 && !files.Within(source.Dir, file) {
			source.Dir = path.Dir(source.Dir)
		}
		source.Files = append(source.Files, file)
		if w.files[file].exact {
			source.Named = append(source.Named, file)
		}
		if w.files[file].loose {
			source.Loose = append(source.Loose, file)
		}
		if w.files[file].named {
			source.Only = append(source.Only, file)
		}
	}
	var sources []document.Source
	for _, k := range keys {
		source := groups[k]
		if len(source.Only) == 0 {
			continue
		}
		if len(source.Only) == len(source.Files) {
			source.Only = nil
		}
		sources = append(sources, *source)
	}
	return sources
}
