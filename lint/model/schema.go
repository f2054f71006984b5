package model

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/validate"
)

// Schema is what the API server would refuse of the objects of a bundle, and the
// versions of the API that they name.
type Schema struct {
	// Facts and Uses are those of each object, in the order of the bundle's.
	Facts [][]validate.Fact
	Uses  [][]validate.Use
}

// NewSchema judges the objects of a bundle.
func NewSchema(b *Bundle) *Schema {
	v := validate.New(b.Minor, b.Objects)
	s := &Schema{Facts: make([][]validate.Fact, len(b.Objects)), Uses: make([][]validate.Use, len(b.Objects))}
	for i, o := range b.Objects {
		s.Facts[i] = v.Object(o, podTemplates(b, o)...)
		switch o.GroupKind() {
		case "Role", "ClusterRole":
			s.Facts[i] = append(s.Facts[i], v.Rules(o)...)
		}
		s.Uses[i] = v.Uses(o)
	}
	return s
}

// podTemplates lead to the templates of an object that are Kubernetes' own type.
func podTemplates(b *Bundle, o *manifest.Object) [][]any {
	var paths [][]any
	for _, t := range Templates(b.Workloads[o.GroupKind()], o) {
		if t.Shape == "" && o.Group() != "serving.knative.dev" {
			paths = append(paths, t.Path)
		}
	}
	return paths
}

// Term is what rules see: a list with an object for every object of the bundle, at
// its input.position:
//
//	{"facts": {kind: [fact, ...]}, "uses": [use, ...]}
//
// with the fields of validate.Fact and validate.Use in lower case. Texts that are ""
// are there too, so that rules can compare them.
func (s *Schema) Term() *ast.Term {
	nothing := object(map[string]*ast.Term{"facts": object(nil), "uses": ast.ArrayTerm()})
	terms := make([]*ast.Term, len(s.Facts))
	for i := range s.Facts {
		if len(s.Facts[i]) == 0 && len(s.Uses[i]) == 0 {
			terms[i] = nothing
			continue
		}
		kinds := make(map[validate.Kind][]*ast.Term)
		for _, f := range s.Facts[i] {
			kinds[f.Kind] = append(kinds[f.Kind], factTerm(f))
		}
		facts := make(map[string]*ast.Term, len(kinds))
		for kind, list := range kinds {
			facts[string(kind)] = ast.ArrayTerm(list...)
		}
		uses := make([]*ast.Term, len(s.Uses[i]))
		for j, u := range s.Uses[i] {
			uses[j] = useTerm(u)
		}
		terms[i] = object(map[string]*ast.Term{"facts": object(facts), "uses": ast.ArrayTerm(uses...)})
	}
	return ast.ArrayTerm(terms...)
}

func factTerm(f validate.Fact) *ast.Term {
	return object(map[string]*ast.Term{
		"path":   pathTerm(f.Path),
		"type":   ast.StringTerm(f.Type),
		"field":  ast.StringTerm(f.Field),
		"near":   ast.StringTerm(f.Near),
		"want":   ast.StringTerm(f.Want),
		"got":    ast.StringTerm(f.Got),
		"value":  ast.StringTerm(f.Value),
		"values": stringTerms(f.Values),
		"min":    ast.IntNumberTerm(int(f.Min)),
		"max":    ast.IntNumberTerm(int(f.Max)),
	})
}

func useTerm(u validate.Use) *ast.Term {
	return object(map[string]*ast.Term{
		"path":        pathTerm(u.Path),
		"role":        ast.StringTerm(u.Role),
		"version":     ast.StringTerm(u.Kind.APIVersion),
		"kind":        ast.StringTerm(u.Kind.Name),
		"resource":    ast.StringTerm(u.Kind.Resource),
		"introduced":  ast.IntNumberTerm(u.Kind.Introduced),
		"deprecated":  ast.IntNumberTerm(u.Kind.Deprecated),
		"removed":     ast.IntNumberTerm(u.Kind.Removed),
		"replacement": ast.StringTerm(u.Replacement),
		"same":        ast.BooleanTerm(u.Same),
	})
}
