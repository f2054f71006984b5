package kustomize

import "path"

// name returns the name that resource i has where it is written: without the
// prefixes, suffixes and hashes that the kustomizations add. It is "" if that is
// not known.
func (tr *trace) name(i int, id string, r Resource) string {
	x := tr.find(i, id)
	if x == nil {
		return ""
	}
	tr.open(x)
	if base, _ := tr.placesOf(x, []any{"metadata", "name"}); base != nil {
		return base.value.Value
	}
	c := change{tr: tr, x: x, r: r}
	if _, ok := c.generated(); ok {
		if own := tr.t.kusts[path.Dir(x.configuredIn)]; own != nil {
			field := map[string]string{"ConfigMap": "configmapgenerator", "Secret": "secretgenerator"}[x.r.GetKind()]
			if args, _ := c.generator(own, field); args != nil {
				return args.Name
			}
		}
	}
	return ""
}
