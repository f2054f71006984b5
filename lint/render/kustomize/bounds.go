package kustomize

import (
	"encoding/json"
	"fmt"
	"math"
	"path"
	"strings"
	"sync"

	jsonpatch "gopkg.in/evanphx/json-patch.v4"
	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/resid"
	sigsyaml "sigs.k8s.io/yaml"
)

// Nothing ends a build of kustomize that takes too long or too much memory, so what
// it would cost is worked out before, from what is written. The bounds are more
// than ten times what the largest public kustomizations need.
const (
	// maxBytes bounds what a kustomization is built of, a file counted as often as
	// it is reached.
	maxBytes = 256 << 20
	// maxWork bounds the bytes that say what to change, times the objects that may be
	// changed.
	maxWork = 4 << 30
	// maxGrowth bounds the bytes that replacements may copy.
	maxGrowth = 1 << 30
	// maxReplacements bounds their number.
	maxReplacements = 2000
	// maxProperties bounds the properties of a file under crds, followed from
	// reference to reference.
	maxProperties = 5000
	// maxCopied bounds the bytes that the copy operations of one JSON patch add.
	maxCopied = 1 << 20
)

// boundCopies has JSON patches copy no more than maxCopied bytes. The library keeps
// that in the process.
var boundCopies = sync.OnceFunc(func() { jsonpatch.AccumulatedCopySizeLimit = maxCopied })

// A size is what a kustomization is built of.
type size struct {
	objects, bytes int
	// largest is the size of the largest file with objects, and references counts
	// those to vars.
	largest, references int
}

// measure sums up what k is built of, and says why that is too much to build; "" if
// it is not.
func (t *tree) measure(u *unit) string {
	k := u.k
	var s size
	changes := len(k.text)
	var names []string
	for i := range k.spec.Resources {
		names = append(names, k.found[k.entry("resources", i)])
	}
	for i := range k.spec.Components {
		names = append(names, k.found[k.entry("components", i)])
	}
	for _, name := range names {
		if base := t.units[name]; base != nil && base.weight >= 0 {
			below := base.size
			s.objects += below.objects
			s.bytes += below.bytes
			s.references += below.references
			s.largest = max(s.largest, below.largest)
			continue
		}
		text, err := u.o.read(name)
		if err != nil {
			continue
		}
		s.objects += 1 + strings.Count(string(text), "\n---")
		s.bytes += len(text)
		s.references += strings.Count(string(text), "$(")
		s.largest = max(s.largest, len(text))
	}
	add := func(total *int, refs ...string) {
		for _, ref := range refs {
			if name, ok := u.o.name(path.Join(mount, k.dir, ref)); ok && ref != "" {
				if text, err := u.o.read(name); err == nil {
					*total += len(text)
				}
			}
		}
	}
	//lint:ignore SA1019 kustomizations still have it
	for _, p := range k.spec.PatchesStrategicMerge {
		if !isInlinePatch(string(p)) {
			add(&changes, string(p))
		}
	}
	//lint:ignore SA1019 as above
	for _, p := range append(append([]types.Patch{}, k.spec.Patches...), k.spec.PatchesJson6902...) {
		add(&changes, p.Path)
	}
	for _, r := range k.spec.Replacements {
		add(&changes, r.Path)
	}
	add(&changes, k.spec.Configurations...)
	generated := 0
	for _, g := range k.spec.ConfigMapGenerator {
		t.addSources(&generated, add, g.KvPairSources)
	}
	for _, g := range k.spec.SecretGenerator {
		t.addSources(&generated, add, g.KvPairSources)
	}
	s.objects += len(k.spec.ConfigMapGenerator) + len(k.spec.SecretGenerator)
	s.bytes += changes + generated
	s.largest = max(s.largest, len(k.text), generated)
	u.size = s
	switch {
	case s.bytes > maxBytes:
		return fmt.Sprintf("%s is built of more than %d MiB", k.dir, maxBytes>>20)
	//lint:ignore SA1019 as above
	case len(k.spec.Vars) > 0 && s.references*s.largest > maxGrowth:
		return fmt.Sprintf("%s has %d references to vars, which may stand for too much to build", k.dir, s.references)
	case s.objects*changes > maxWork:
		return fmt.Sprintf("%s changes %d objects by %d KiB, which is too much to build", k.dir, s.objects, changes>>10)
	}
	return ""
}

func (t *tree) addSources(total *int, add func(*int, ...string), sources types.KvPairSources) {
	for _, ref := range sources.FileSources {
		add(total, generatorFile(ref, true))
	}
	add(total, sources.EnvSources...)
	add(total, sources.EnvSource)
}

// boundCRDs says why a file of crds cannot be read by kustomize, which follows
// references without end; "" if it can.
func (u *unit) boundCRDs(name string) string {
	text, err := u.o.read(name)
	if err != nil {
		return ""
	}
	var types map[string]struct{ Schema spec.Schema }
	if err := guard(func() error { return sigsyaml.Unmarshal(text, &types) }); err != nil {
		return "" // kustomize says so itself
	}
	left := maxProperties
	var follow func(name string, depth int) string
	follow = func(name string, depth int) string {
		if depth > 100 {
			return "refers to itself, or nests more than 100 deep"
		}
		properties := types[name].Schema.Properties
		if left -= len(properties); left < 0 {
			return fmt.Sprintf("has more than %d properties, references followed", maxProperties)
		}
		for _, key := range sortedKeys(properties) {
			property := properties[key]
			if property.Ref.GetURL() != nil {
				if why := follow(property.Ref.String(), depth+1); why != "" {
					return why
				}
			}
		}
		return ""
	}
	for _, name := range sortedKeys(types) {
		if why := follow(name, 0); why != "" {
			return why
		}
	}
	return ""
}

// A copying is a replacement as its growth is worked out: from where to where it
// copies, and how many times larger its value may be than what is written.
type copying struct {
	from    resid.ResId
	path    []string
	targets []copyTarget
	growth  float64
}

type copyTarget struct {
	sel  types.Selector
	path []string
}

// boundReplacements drops replacements that would copy too much: one that copies
// into what it copies doubles it, and so does one that copies what others have
// filled.
func (t *tree) boundReplacements(u *unit) {
	for _, dir := range u.uses() {
		u.copies = append(u.copies, t.units[dir].copies...)
	}
	u.k.keep("replacements", func(i int, entry any) bool {
		for _, r := range u.replacementsOf(entry) {
			c := newCopying(r, u.copies)
			cost := 0.0
			for _, target := range c.targets {
				matched := 1.0
				if target.sel.Name == "" || strings.ContainsAny(target.sel.Name, `.*+?|[(\`) {
					matched = float64(u.size.objects)
				}
				cost += matched * fan(target.path) * c.growth * float64(u.size.largest)
			}
			if cost > maxGrowth || len(u.copies) >= maxReplacements {
				u.say(u.k.problem("replacements", i, "this replacement may copy more than can be built, as it copies into what is copied"))
				return false
			}
			u.copies = append(u.copies, c)
		}
		return true
	})
}

// replacementsOf are those of an entry, written in it or in the file it names.
func (u *unit) replacementsOf(entry any) []types.Replacement {
	raw, err := json.Marshal(entry)
	var field types.ReplacementField
	if err != nil || json.Unmarshal(raw, &field) != nil {
		return nil
	}
	if field.Path == "" {
		return []types.Replacement{field.Replacement}
	}
	name, _ := u.o.name(path.Join(mount, u.k.dir, field.Path))
	text, err := u.o.read(name)
	if err != nil {
		return nil
	}
	var list []types.Replacement
	if sigsyaml.Unmarshal(text, &list) == nil {
		return list
	}
	var one types.Replacement
	if sigsyaml.Unmarshal(text, &one) == nil {
		return []types.Replacement{one}
	}
	return nil
}

// newCopying is a replacement after others.
func newCopying(r types.Replacement, before []copying) copying {
	c := copying{growth: 1}
	if r.Source != nil {
		c.from = r.Source.ResId
		c.path = fieldPath(r.Source.FieldPath)
		if r.Source.FieldPath == "" {
			c.path = fieldPath(types.DefaultReplacementFieldPath)
		}
	}
	for _, target := range r.Targets {
		if target == nil || target.Select == nil {
			continue
		}
		for _, fp := range targetPaths(target) {
			c.targets = append(c.targets, copyTarget{*target.Select, fieldPath(fp)})
		}
	}
	if r.Source == nil {
		return c // a value that is written here
	}
	for _, other := range before {
		if n := other.into(c); n > 0 {
			c.growth = max(c.growth, other.growth) * (1 + n)
		}
	}
	c.growth *= math.Pow(2, min(c.into(c), 1000))
	return c
}

// into counts the copies that c makes in what another copies.
func (c copying) into(other copying) float64 {
	n := 0.0
	for _, target := range c.targets {
		if mayBe(target.sel.Kind, other.from.Kind) && mayBe(target.sel.Name, other.from.Name) &&
			mayBe(target.sel.Namespace, other.from.Namespace) && overlap(target.path, other.path) {
			n += fan(target.path)
		}
	}
	return n
}

// mayBe reports whether a selector, which may be an expression, may mean what has a
// name.
func mayBe(selector, name string) bool {
	return selector == "" || name == "" || selector == name || strings.ContainsAny(selector, `.*+?|[(\^$`)
}

// overlap reports whether one of two field paths may lead into what the other does.
func overlap(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		any := func(s string) bool { return s == "*" || strings.HasPrefix(s, "[") }
		if a[i] != b[i] && !any(a[i]) && !any(b[i]) {
			return false
		}
	}
	return true
}

// fan is how many fields a path may mean.
func fan(path []string) float64 {
	n := 1.0
	for _, part := range path {
		if part == "*" {
			n *= 16
		}
	}
	return n
}
