package kustomize

import (
	"sync"

	"sigs.k8s.io/kustomize/kyaml/openapi"
)

// The OpenAPI schema that kustomize merges by is state of the process, which a
// kustomization may replace. Those that do are built while no other is; all others
// share the schema that is built in, which has to be read before any of them uses it
// while others look into it.
var schema struct {
	sync.RWMutex
	read bool
}

// hold keeps the schema as the tree needs it until release is called.
func (t *tree) hold() (release func()) {
	for _, dir := range t.order {
		if len(t.units[dir].k.spec.OpenAPI) > 0 {
			t.alone = true
		}
	}
	if !t.alone {
		if t.merges() {
			schema.Lock()
			if !schema.read {
				openapi.Schema()
				schema.read = true
			}
			schema.Unlock()
		}
		schema.RLock()
		return schema.RUnlock
	}
	schema.Lock()
	openapi.ResetOpenAPI()
	return func() {
		openapi.ResetOpenAPI()
		schema.read = false
		schema.Unlock()
	}
}

// merges says whether anything in the tree merges by the schema.
func (t *tree) merges() bool {
	for _, dir := range t.order {
		k := t.units[dir].k.spec
		//lint:ignore SA1019 kustomizations still have it
		if len(k.Patches)+len(k.PatchesStrategicMerge)+len(k.Transformers)+len(k.Generators)+len(k.Validators) > 0 {
			return true
		}
	}
	return false
}

// schema sets the schema of a kustomization that has its own.
func (s *assembler) schema(u *unit) {
	if !s.t.alone {
		return
	}
	k := u.k
	st := &step{kind: resourceStep, k: k, field: "openapi", n: -1}
	var text []byte
	if ref, ok := k.spec.OpenAPI["path"]; ok {
		var err error
		if text, err = (loader{u.o, u.dir}).Load(ref); err != nil {
			s.say(st, err)
			return
		}
	}
	if err := openapi.SetSchema(k.spec.OpenAPI, text, u.dir == s.t.top); err != nil {
		s.say(st, err)
	}
}
