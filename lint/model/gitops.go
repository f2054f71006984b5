package model

import (
	slashpath "path"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// GitOps is who decides what a cluster runs: for each object by which Flux or Argo CD
// applies something, where it comes from and as whom it is applied.
type GitOps struct {
	bundle *Bundle
	table  argoTable
	named  map[[3]string]*manifest.Object
	// rbac are the policies of Argo CD by the object that holds them, and the first
	// of each namespace.
	rbac   map[*manifest.Object]*ArgoRBAC
	rbacOf map[string]*ArgoRBAC
	// encrypted are what SOPS has encrypted, by the Kustomization that applies it.
	encrypted map[*manifest.Object][]*manifest.Object
}

// NewGitOps reads the objects of Flux and Argo CD in a bundle. An error means that
// its policies are wrong.
func NewGitOps(b *Bundle) (*GitOps, error) {
	table, err := b.argoTable()
	if err != nil {
		return nil, err
	}
	g := &GitOps{
		bundle: b, table: table, named: make(map[[3]string]*manifest.Object),
		rbac: make(map[*manifest.Object]*ArgoRBAC), rbacOf: make(map[string]*ArgoRBAC),
	}
	for _, o := range b.Objects {
		key := [3]string{o.GroupKind(), o.Namespace, o.Name}
		if g.named[key] == nil {
			g.named[key] = o
		}
		if key[0] == "ConfigMap" && o.Name == "argocd-rbac-cm" {
			g.rbac[o] = NewArgoRBAC(table.Builtin, at(o.Root, "data"))
			if g.rbacOf[o.Namespace] == nil {
				g.rbacOf[o.Namespace] = g.rbac[o]
			}
		}
	}
	g.encrypted = encryptedBy(b.Objects)
	return g, nil
}

// manyEncrypted is how many objects a finding names that are encrypted.
const manyEncrypted = 3

// encryptedBy finds for each Kustomization of Flux what of the bundle it applies that
// SOPS has encrypted: what is below its path, and below that of no other.
func encryptedBy(objects []*manifest.Object) map[*manifest.Object][]*manifest.Object {
	byDir := make(map[string]*manifest.Object)
	for _, o := range objects {
		if o.GroupKind() == fluxKustomization {
			dir := slashpath.Join("/", text(at(o.Root, "spec", "path")))
			if byDir[dir] == nil {
				byDir[dir] = o
			}
		}
	}
	found := make(map[*manifest.Object][]*manifest.Object)
	for _, o := range objects {
		if len(byDir) == 0 || text(at(o.Root, "sops", "mac")) == "" {
			continue
		}
		for dir := slashpath.Join("/", slashpath.Dir(o.Document.File)); ; dir = slashpath.Dir(dir) {
			if by := byDir[dir]; by != nil {
				if len(found[by]) < manyEncrypted {
					found[by] = append(found[by], o)
				}
				break
			}
			if dir == "/" {
				break
			}
		}
	}
	return found
}

// A Trust is what one object has applied.
type Trust struct {
	Object *manifest.Object
	// Source is where it comes from, nil if the bundle does not have it.
	Source *manifest.Object
	// SourcePath leads to what names the source.
	SourcePath []any
	// Moving names what of the source moves, as `branch "main"`; "" if it is fixed or
	// not known.
	Moving string
	// Unverified says that no signature is asked for; false if that is not known.
	Unverified bool
	// Encrypted are the first few objects of a Kustomization's path that SOPS has
	// encrypted, if they are in the bundle.
	Encrypted []*manifest.Object
}

// The Kustomization of Flux, and the group of its sources.
const (
	fluxKustomization = "Kustomization.kustomize.toolkit.fluxcd.io"
	fluxSource        = ".source.toolkit.fluxcd.io"
)

// trust returns what an object of Flux has applied; false if it is none that does.
func (g *GitOps) trust(o *manifest.Object) (Trust, bool) {
	t := Trust{Object: o}
	switch o.GroupKind() {
	case fluxKustomization:
		t.Encrypted = g.encrypted[o]
		t.SourcePath = []any{"spec", "sourceRef"}
	case "HelmRelease.helm.toolkit.fluxcd.io":
		t.SourcePath = []any{"spec", "chart", "spec", "sourceRef"}
		if at(o.Root, "spec", "chartRef") != nil {
			t.SourcePath = []any{"spec", "chartRef"}
		}
	default:
		return t, false
	}
	ref := o.Get(t.SourcePath)
	namespace := text(at(ref, "namespace"))
	if namespace == "" {
		namespace = o.Namespace
	}
	t.Source = g.named[[3]string{text(at(ref, "kind")) + fluxSource, namespace, text(at(ref, "name"))}]
	if t.Source == nil {
		return t, true
	}
	spec := at(t.Source.Root, "spec")
	t.Unverified = len(fieldsOf(at(spec, "verify"))) == 0
	switch t.Source.Kind {
	case "GitRepository":
		t.Moving = movingGit(at(spec, "ref"))
	case "OCIRepository":
		t.Moving = movingTag(at(spec, "ref"))
	case "Bucket":
		t.Moving = "a bucket"
	case "HelmRepository":
		// Charts of repositories that are not OCI cannot be verified, and versions
		// are the release's matter.
		t.Unverified = false
	}
	return t, true
}

// movingGit names the branch that a reference of a GitRepository follows, "" if it
// names a commit, tag or range of them.
func movingGit(ref *manifest.Node) string {
	for _, field := range []string{"commit", "name", "semver", "tag"} {
		if text(at(ref, field)) != "" {
			return ""
		}
	}
	branch := text(at(ref, "branch"))
	if branch == "" {
		branch = "master"
	}
	return `branch "` + branch + `"`
}

// movingTag names the tag latest if a reference of an OCIRepository follows it.
func movingTag(ref *manifest.Node) string {
	tag := text(at(ref, "tag"))
	if text(at(ref, "digest")) != "" || text(at(ref, "semver")) != "" || tag != "" && tag != "latest" {
		return ""
	}
	return "the tag latest"
}

func fieldsOf(n *manifest.Node) []manifest.Field {
	if n == nil {
		return nil
	}
	return n.Fields
}

// Term is what rules see:
//
//	trust[position]  of a Kustomization or HelmRelease of Flux:
//	    source      {kind, namespace, name} of where it comes from; missing if the
//	                bundle does not have it
//	    moving      what of it moves, as `branch "main"`, "" if nothing is known to
//	    unverified  whether no signature of it is asked for
//	    chain       the source as a related field of a finding, none if it is missing
//	    encrypted   what of its path SOPS has encrypted, three at the most, as related
//	                fields of a finding
//	rbac[position]   the policies of an argocd-rbac-cm: see ArgoRBAC
//	rbac_of[namespace]  those of a namespace
func (g *GitOps) Term() *ast.Term {
	var trusts, rbacs [][2]*ast.Term
	for i, o := range g.bundle.Objects {
		if t, ok := g.trust(o); ok {
			trusts = append(trusts, ast.Item(ast.IntNumberTerm(i), t.term()))
		}
		if a := g.rbac[o]; a != nil {
			rbacs = append(rbacs, ast.Item(ast.IntNumberTerm(i), a.term(g.table.Powers)))
		}
	}
	of := make(map[string]*ast.Term)
	for namespace, a := range g.rbacOf {
		of[namespace] = a.term(g.table.Powers)
	}
	return object(map[string]*ast.Term{
		"trust": ast.ObjectTerm(trusts...), "rbac": ast.ObjectTerm(rbacs...), "rbac_of": object(of),
	})
}

func (t *Trust) term() *ast.Term {
	fields := map[string]*ast.Term{
		"moving": ast.StringTerm(t.Moving), "unverified": ast.InternedTerm(t.Unverified), "chain": ast.ArrayTerm(),
	}
	encrypted := make([]Hop, len(t.Encrypted))
	for i, o := range t.Encrypted {
		encrypted[i] = Hop{o, []any{"sops"}, "is encrypted"}
	}
	fields["encrypted"] = chain(encrypted)
	if t.Source != nil {
		fields["source"] = nameTerm(t.Source)
		says := "is where it comes from"
		path := []any{"spec"}
		switch {
		case t.Moving != "" && t.Unverified:
			says, path = "follows "+t.Moving+", and no signature is verified", []any{"spec", "ref"}
		case t.Moving != "":
			says, path = "follows "+t.Moving, []any{"spec", "ref"}
		case t.Unverified:
			says = "asks for no signature"
		}
		fields["chain"] = chain([]Hop{{t.Source, path, says}})
	}
	return object(fields)
}
