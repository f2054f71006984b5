package model

import (
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// administration follows the references of objects that are not about running
// something: roles, webhooks, policies, and what GitOps controllers, cert-manager and
// External Secrets read.
func (r *References) administration(o *manifest.Object, spec *manifest.Node) {
	switch kind := o.GroupKind(); {
	case kind == "RoleBinding" || kind == "ClusterRoleBinding":
		r.binding(o)
	case kind == "ValidatingWebhookConfiguration" || kind == "MutatingWebhookConfiguration":
		for i, hook := range items(at(o.Root, "webhooks")) {
			r.webhook(o, at(hook, "clientConfig", "service"), "webhooks", i, "clientConfig", "service")
		}
	case kind == "APIService":
		r.webhook(o, at(spec, "service"), "spec", "service")
	case kind == "CustomResourceDefinition":
		r.webhook(o, at(spec, "conversion", "webhook", "clientConfig", "service"), "spec", "conversion", "webhook", "clientConfig", "service")
	case kind == "ValidatingAdmissionPolicyBinding" || kind == "MutatingAdmissionPolicyBinding":
		r.policyBinding(o, spec)
	case strings.HasSuffix(kind, ".constraints.gatekeeper.sh"):
		r.constraint(o)
	case o.Group() == "cert-manager.io" && o.Kind == "Certificate":
		r.issuer(o, at(spec, "issuerRef"))
	case o.Group() == "external-secrets.io" && (o.Kind == "ExternalSecret" || o.Kind == "ClusterExternalSecret"):
		r.store(o, at(spec, "secretStoreRef"), "spec", "secretStoreRef")
		r.store(o, at(spec, "externalSecretSpec", "secretStoreRef"), "spec", "externalSecretSpec", "secretStoreRef")
	case o.Group() == "kustomize.toolkit.fluxcd.io" && o.Kind == "Kustomization":
		r.flux(o, at(spec, "sourceRef"), "spec", "sourceRef")
		r.inputs(o, at(spec, "postBuild", "substituteFrom"), "spec", "postBuild", "substituteFrom")
		r.dependencies(o, spec)
	case o.Group() == "helm.toolkit.fluxcd.io" && o.Kind == "HelmRelease":
		r.flux(o, at(spec, "chart", "spec", "sourceRef"), "spec", "chart", "spec", "sourceRef")
		r.flux(o, at(spec, "chartRef"), "spec", "chartRef")
		r.inputs(o, at(spec, "valuesFrom"), "spec", "valuesFrom")
		r.dependencies(o, spec)
	case o.Group() == "argoproj.io" && o.Kind == "Application":
		r.absent(o, "gitops", "AppProject.argoproj.io", o.Namespace, text(at(spec, "project")), "spec", "project")
	}
}

// binding follows a binding to its role and to the service accounts it is for.
func (r *References) binding(o *manifest.Object) {
	ref := at(o.Root, "roleRef")
	switch kind := text(at(ref, "kind")); kind {
	case "ClusterRole":
		r.absent(o, "role", kind, "", text(at(ref, "name")), "roleRef", "name")
	case "Role":
		r.absent(o, "role", kind, o.Namespace, text(at(ref, "name")), "roleRef", "name")
	}
	for i, subject := range items(at(o.Root, "subjects")) {
		namespace := text(at(subject, "namespace"))
		if text(at(subject, "kind")) != "ServiceAccount" || namespace == "" {
			continue
		}
		if d := r.absent(o, "subject", "ServiceAccount", namespace, text(at(subject, "name")), "subjects", i, "name"); d != nil {
			// The namespace is the bundle's business if something of it is there.
			d.Declared = d.Declared || r.supply.Has("Namespace", "", namespace)
		}
	}
}

// webhook follows what the API server calls. The port is 443 if none is set.
func (r *References) webhook(o *manifest.Object, n *manifest.Node, path ...any) {
	port := portText(at(n, "port"))
	if n == nil {
		return
	}
	if port == "" {
		port = "443"
	}
	r.toService(o, "webhook", text(at(n, "namespace")), text(at(n, "name")), port, join(path, "name"), join(path, "port"))
}

// policyBinding follows the binding of an admission policy, to the policy and to its
// parameters.
func (r *References) policyBinding(o *manifest.Object, spec *manifest.Node) {
	kind := strings.TrimSuffix(o.Kind, "Binding")
	name := text(at(spec, "policyName"))
	if r.absent(o, "policy", kind, "", name, "spec", "policyName") != nil {
		return
	}
	for _, policy := range r.objects(kind, "", name) {
		param, ref := at(policy.Root, "spec", "paramKind"), at(spec, "paramRef")
		if param == nil || ref == nil {
			continue
		}
		group, _, found := strings.Cut(text(at(param, "apiVersion")), "/")
		if !found {
			group = ""
		}
		as := groupKind(group, text(at(param, "kind")))
		r.absent(o, "parameter", as, text(at(ref, "namespace")), text(at(ref, "name")), "spec", "paramRef", "name")
	}
}

// constraint follows a constraint of Gatekeeper to the template that makes its kind.
// https://open-policy-agent.github.io/gatekeeper/website/docs/howto/
func (r *References) constraint(o *manifest.Object) {
	if r.constraints == nil {
		r.constraints = make(map[string]bool)
		for _, t := range r.kinds["ConstraintTemplate.templates.gatekeeper.sh"] {
			r.constraints[text(at(t.Root, "spec", "crd", "spec", "names", "kind"))] = true
		}
	}
	if r.constraints[o.Kind] {
		return
	}
	r.note(o, Dangling{Role: "policy", Why: whyAbsent, Kind: "ConstraintTemplate.templates.gatekeeper.sh", Name: strings.ToLower(o.Kind), Path: []any{"kind"}})
}

// issuer follows a Certificate to who issues it.
// https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
func (r *References) issuer(o *manifest.Object, ref *manifest.Node) {
	group, kind := text(at(ref, "group")), text(at(ref, "kind"))
	if group == "" {
		group = "cert-manager.io"
	}
	if kind == "" {
		kind = "Issuer"
	}
	as := groupKind(group, kind)
	r.absent(o, "issuer", as, scopeOf(as, "ClusterIssuer.", o.Namespace), text(at(ref, "name")), "spec", "issuerRef", "name")
}

// store follows an ExternalSecret to where it is read from.
// https://external-secrets.io/latest/api/externalsecret/
func (r *References) store(o *manifest.Object, ref *manifest.Node, path ...any) {
	kind := text(at(ref, "kind"))
	if kind == "" {
		kind = "SecretStore"
	}
	as := groupKind("external-secrets.io", kind)
	namespace := scopeOf(as, "ClusterSecretStore.", o.Namespace)
	if o.Kind == "ClusterExternalSecret" && namespace != "" {
		return
	}
	r.absent(o, "store", as, namespace, text(at(ref, "name")), join(path, "name")...)
}

// flux follows a reference to where Flux fetches from.
// https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference
func (r *References) flux(o *manifest.Object, ref *manifest.Node, path ...any) {
	if kind := text(at(ref, "kind")); kind != "" {
		r.absent(o, "gitops", groupKind("source.toolkit.fluxcd.io", kind), namespaceOr(at(ref, "namespace"), o.Namespace), text(at(ref, "name")), join(path, "name")...)
	}
}

func (r *References) dependencies(o *manifest.Object, spec *manifest.Node) {
	for i, ref := range items(at(spec, "dependsOn")) {
		r.absent(o, "gitops", o.GroupKind(), namespaceOr(at(ref, "namespace"), o.Namespace), text(at(ref, "name")), "spec", "dependsOn", i, "name")
	}
}

// inputs follows a list of ConfigMaps and Secrets.
func (r *References) inputs(o *manifest.Object, list *manifest.Node, path ...any) {
	for i, ref := range items(list) {
		if kind := text(at(ref, "kind")); (kind == "ConfigMap" || kind == "Secret") && !is(at(ref, "optional")) {
			r.absent(o, "gitops", kind, o.Namespace, text(at(ref, "name")), join(path, i, "name")...)
		}
	}
}
