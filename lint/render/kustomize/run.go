package kustomize

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/api/resmap"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/openapi"

	"github.com/kubevet/kubevet/lint/document"
)

// running lets one kustomization be built at a time. The OpenAPI schema that
// kustomize merges by is state of the process (kyaml/openapi), which a
// kustomization may replace, so the lock has to be one of the process too; a
// channel, so that waiting for it can be given up.
var running = make(chan struct{}, 1)

// guard calls f and turns a panic into an error.
func guard(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("kustomize panics: %v", p)
		}
	}()
	return f()
}

// show puts the kustomizations into the overlay as kustomize is to see them,
// with buildMetadata for the top one.
func (t *tree) show(buildMetadata []any) {
	for _, dir := range sortedKeys(t.kusts) {
		k := t.kusts[dir]
		if dir == t.top {
			t.o.Texts[k.file] = k.shown(buildMetadata)
		} else {
			t.o.Texts[k.file] = k.shown(nil)
		}
	}
}

// run builds the kustomization in dir as the overlay shows it.
func (t *tree) run(dir string) (resmap.ResMap, error) { return build(t, t.o, dir) }

// maxTime is how long one build may take. It is a last resort: what a build costs is
// bounded before it begins.
const maxTime = 5 * time.Minute

var errTime = fmt.Errorf("the build takes longer than %s; that depends on this machine, and another may build it", maxTime)

// build builds the kustomization in dir. It returns when the context is done or the
// time is up, with an error, and leaves the build behind, which nothing can end:
// no other can begin then.
func build(t *tree, o *overlay, dir string) (resmap.ResMap, error) {
	last := time.NewTimer(maxTime)
	defer last.Stop()
	select {
	case running <- struct{}{}:
	case <-last.C:
		return nil, errTime
	case <-t.ctx.Done():
		return nil, t.ctx.Err()
	}
	if err := t.ctx.Err(); err != nil {
		<-running
		return nil, err
	}
	type result struct {
		m   resmap.ResMap
		err error
	}
	done := make(chan result, 1)
	custom := t.customSchema()
	go func() {
		defer func() { <-running }()
		if custom {
			// A schema would stay for the kustomizations that follow.
			openapi.ResetOpenAPI()
			defer openapi.ResetOpenAPI()
		}
		boundCopies()
		var r result
		r.err = guard(func() (err error) {
			// PluginConfig and LoadRestrictions: nothing but built-in plug-ins, and no
			// files from outside a kustomization's directory.
			r.m, err = krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(o, path.Join(mount, dir))
			return err
		})
		done <- r
	}()
	select {
	case r := <-done:
		return r.m, r.err
	case <-last.C:
		t.late = true
		return nil, errTime
	case <-t.ctx.Done():
		return nil, t.ctx.Err()
	}
}

// customSchema says whether a kustomization of the tree brings its own schema.
func (t *tree) customSchema() bool {
	for _, dir := range t.order {
		if len(t.kusts[dir].spec.OpenAPI) > 0 {
			return true
		}
	}
	return false
}

// maxRepairs bounds the builds that a broken kustomization may cost.
const maxRepairs = 400

// listFields are the fields whose entries are dropped one by one when a
// kustomization does not build, in the order in which they are tried: what
// others build on first.
func listFields() []string {
	return []string{
		"resources", "configurations", "crds", "configmapgenerator", "secretgenerator", "generators", "components",
		"patchesstrategicmerge", "patches", "labels", "patchesjson6902", "replicas", "images",
		"replacements", "transformers", "validators", "vars",
	}
}

// repair finds the entries for which kustomize refuses to build the tree and
// drops them, each with a Problem. It builds every kustomization on its own,
// what is built from first; the components within what uses them.
func (t *tree) repair() (m resmap.ResMap, err error) {
	budget := maxRepairs
	attempt := func(dir string) (resmap.ResMap, error) {
		if budget--; budget < 0 {
			return nil, fmt.Errorf("too many entries cannot be built")
		}
		t.show(t.metadata())
		return t.run(dir)
	}
	for _, dir := range t.order {
		k := t.kusts[dir]
		if k.spec.Kind == types.ComponentKind {
			continue
		}
		if _, err := attempt(dir); err == nil {
			continue
		}
		// The components' own entries come and go with those of their user.
		team := []*kustomization{k}
		for i := 0; i < len(team); i++ {
			for _, ref := range team[i].spec.Components {
				if c := t.kusts[path.Join(team[i].dir, ref)]; c != nil && !slices.Contains(team, c) {
					team = append(team, c)
				}
			}
		}
		slices.Reverse(team)
		if err := t.regrow(dir, team, attempt); err != nil {
			t.say(document.Problem{File: k.file, Line: 1, Column: 1, Message: t.explain(err)})
		}
	}
	t.show(t.metadata())
	return t.run(t.top)
}

// regrow takes all entries out of the kustomizations of a team and puts them
// back one by one, except those with which dir no longer builds.
func (t *tree) regrow(dir string, team []*kustomization, attempt func(string) (resmap.ResMap, error)) error {
	type part struct {
		k     *kustomization
		field string
		value any
		node  *fieldNodes
	}
	var parts []part
	for _, phase := range []bool{true, false} {
		// What brings resources comes before what changes them, across the team,
		// but components join last.
		for _, k := range slices.Backward(team) {
			for _, field := range listFields() {
				brings := slices.Index(listFields(), field) < slices.Index(listFields(), "components")
				if list, ok := k.fields[field].([]any); ok && brings == phase {
					n := k.nodes[field]
					parts = append(parts, part{k, field, list, n})
					k.fields[field] = []any{}
					k.nodes[field] = &fieldNodes{key: n.key, value: n.value}
				}
			}
			_ = k.decode()
		}
	}
	var err error
	if _, err = attempt(dir); err != nil {
		// Something that is not a list is wrong: a name, a namespace.
		for _, k := range team {
			for _, field := range sortedKeys(k.fields) {
				if _, isList := k.fields[field].([]any); isList || field == "kind" || field == "apiversion" {
					continue
				}
				value, n := k.fields[field], k.nodes[field]
				k.drop(field, -1)
				if _, e := attempt(dir); e == nil {
					t.say(document.Problem{File: k.file, Line: n.key.Line, Column: n.key.Column, Message: t.explain(err)})
					err = nil
					break
				}
				k.fields[field], k.nodes[field] = value, n
				_ = k.decode()
			}
		}
	}
	for _, p := range parts {
		list := p.value.([]any)
		for i, entry := range list {
			before, nodes := p.k.fields[p.field], p.k.nodes[p.field].entries
			kept, _ := before.([]any)
			p.k.fields[p.field] = append(kept[:len(kept):len(kept)], entry)
			p.k.nodes[p.field].entries = append(nodes[:len(nodes):len(nodes)], p.node.entries[i])
			_ = p.k.decode()
			if _, e := attempt(dir); e != nil {
				at := p.node.entries[i]
				t.say(document.Problem{File: p.k.file, Line: at.Line, Column: at.Column, Message: t.explain(e)})
				p.k.fields[p.field], p.k.nodes[p.field].entries = before, nodes
				_ = p.k.decode()
			}
		}
	}
	return err
}

// explain turns an error of kustomize into a sentence: what kustomize wraps
// around it repeats the way through the bases.
func (t *tree) explain(err error) string {
	msg := err.Error()
	if i := strings.LastIndex(msg, "recursed accumulation of path"); i >= 0 {
		if _, rest, found := strings.Cut(msg[i:], "': "); found {
			msg = rest
		}
	}
	return "kustomize cannot build this: " + oneLine(msg)
}
