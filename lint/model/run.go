package model

import (
	"iter"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// Names are the objects of a whole run, by what renders them. Nil has none.
type Names map[objectKey]string

// several stands for more than one source.
const several = "*"

// NamesOf returns the names of objects.
func NamesOf(objects iter.Seq[*manifest.Object]) Names {
	names := make(Names)
	for o := range objects {
		source := sourceKey(o.Document.Source)
		for _, namespace := range []string{o.Namespace, anything} {
			key := objectKey{o.GroupKind(), namespace, o.Name}
			switch names[key] {
			case "":
				names[key] = source
			case source, several:
			default:
				names[key] = several
			}
		}
	}
	return names
}

// sourceKey tells sources apart.
func sourceKey(src *document.Source) string {
	if src == nil {
		return "-"
	}
	return string(src.Kind) + " " + src.Dir + " " + src.By
}

// elsewhere reports whether something other than what renders an object has one of a
// name: another part of the tree, which may be applied beside it.
func (n Names) elsewhere(o *manifest.Object, key objectKey) bool {
	if wanders(o) {
		key.namespace = anything
	}
	by := n[key]
	return by != "" && by != sourceKey(o.Document.Source)
}
