package validate

import (
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
)

// A Use is a place where an object names a kind of Kubernetes in one version.
type Use struct {
	// Path leads from the object to the apiVersion, or what stands for it.
	Path []any
	// Role says what for: "object" is what it is itself, "target" what it scales,
	// "owner" what owns it, "rule" what a role grants and "webhook" what a webhook is
	// asked about.
	Role string
	// Kind is the kind with its lifecycle. For a rule or a webhook, which name
	// resources, Removed is when the last version went.
	Kind schema.Kind
	// Replacement is what to use instead in the target version, "" if nothing; Same
	// says that nothing else changes with it.
	Replacement string
	Same        bool
}

// Uses returns the kinds of Kubernetes that an object names.
func (v *Validator) Uses(o *manifest.Object) []Use {
	var uses []Use
	add := func(role, apiVersion, kind string, path ...any) {
		k, ok := schema.Lookup(apiVersion, kind)
		if !ok {
			return
		}
		uses = append(uses, v.use(role, k, path))
	}
	add("object", o.APIVersion, o.Kind, "apiVersion")
	for i, owner := range items(o.Root, "metadata", "ownerReferences") {
		add("owner", text(owner, "apiVersion"), text(owner, "kind"), "metadata", "ownerReferences", i, "apiVersion")
	}
	for _, field := range []string{"scaleTargetRef", "targetRef"} {
		if target := get(o.Root, "spec", field); target != nil && target.Kind == manifest.Mapping {
			add("target", text(target, "apiVersion"), text(target, "kind"), "spec", field, "apiVersion")
		}
	}
	switch o.GroupKind() {
	case "Role", "ClusterRole":
		for i, rule := range items(o.Root, "rules") {
			uses = append(uses, v.ruleUses("rule", rule, []any{"rules", i})...)
		}
	case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration":
		for i, webhook := range items(o.Root, "webhooks") {
			for j, rule := range items(webhook, "rules") {
				uses = append(uses, v.ruleUses("webhook", rule, []any{"webhooks", i, "rules", j})...)
			}
		}
	}
	return uses
}

func (v *Validator) use(role string, k schema.Kind, path []any) Use {
	u := Use{Path: path, Role: role, Kind: k}
	if next, ok := schema.Lookup(k.ReplacementVersion, k.Replacement); ok {
		if !next.Served(v.minor) {
			// The stable version is yet to come: the newest that there is.
			next = v.newest(k)
		}
		if next.Name != "" {
			u.Replacement = next.APIVersion
			if next.Name != k.Name {
				u.Replacement += " " + next.Name
			}
			u.Same = next.Name == k.Name && sameShape(k, next)
		}
	} else if k.Replacement != "" {
		u.Replacement = k.ReplacementVersion
	}
	return u
}

// newest returns the newest version of a kind in its group that the target serves,
// the zero Kind if it is the kind itself or there is none.
func (v *Validator) newest(k schema.Kind) schema.Kind {
	var best schema.Kind
	for other := range schema.OfGroup(k.Group()) {
		if other.Name == k.Name && other.APIVersion != k.APIVersion && other.Type != "" && other.Served(v.minor) && other.Introduced > max(best.Introduced, k.Introduced) {
			best = other
		}
	}
	return best
}

// renames are the kinds whose objects are valid in the version that replaces
// theirs, word for word: nothing but apiVersion differs, and no default.
// https://kubernetes.io/docs/reference/using-api/deprecation-guide/
var renames = map[string]bool{
	"batch/v1beta1 CronJob":                                                 true,
	"policy/v1beta1 PodDisruptionBudget":                                    false, // an empty selector selects all since v1
	"networking.k8s.io/v1beta1 IngressClass":                                true,
	"rbac.authorization.k8s.io/v1beta1 Role":                                true,
	"rbac.authorization.k8s.io/v1beta1 ClusterRole":                         true,
	"rbac.authorization.k8s.io/v1beta1 RoleBinding":                         true,
	"rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding":                  true,
	"rbac.authorization.k8s.io/v1alpha1 Role":                               true,
	"rbac.authorization.k8s.io/v1alpha1 ClusterRole":                        true,
	"rbac.authorization.k8s.io/v1alpha1 RoleBinding":                        false, // subjects had apiVersion
	"rbac.authorization.k8s.io/v1alpha1 ClusterRoleBinding":                 false,
	"scheduling.k8s.io/v1beta1 PriorityClass":                               true,
	"scheduling.k8s.io/v1alpha1 PriorityClass":                              true,
	"storage.k8s.io/v1beta1 StorageClass":                                   true,
	"storage.k8s.io/v1beta1 CSIDriver":                                      true,
	"storage.k8s.io/v1beta1 CSINode":                                        true,
	"storage.k8s.io/v1beta1 CSIStorageCapacity":                             true,
	"storage.k8s.io/v1beta1 VolumeAttributesClass":                          true,
	"coordination.k8s.io/v1beta1 Lease":                                     true,
	"node.k8s.io/v1beta1 RuntimeClass":                                      true,
	"apiregistration.k8s.io/v1beta1 APIService":                             true,
	"autoscaling/v2beta2 HorizontalPodAutoscaler":                           true,
	"networking.k8s.io/v1beta1 IPAddress":                                   true,
	"networking.k8s.io/v1beta1 ServiceCIDR":                                 true,
	"admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy":        true,
	"admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding": true,
	"extensions/v1beta1 NetworkPolicy":                                      true,
}

func sameShape(from, to schema.Kind) bool {
	return renames[from.APIVersion+" "+from.Name] && to.APIVersion == from.ReplacementVersion
}

// ruleUses returns the resources of a rule that no version of its groups serves any
// more, if that is so for all of its groups.
func (v *Validator) ruleUses(role string, rule *manifest.Node, at []any) []Use {
	groups, ok := literals(items(rule, "apiGroups"))
	if !ok || len(groups) == 0 {
		return nil
	}
	var uses []Use
	for i, item := range items(rule, "resources") {
		name, isText := item.Value.(string)
		if !isText {
			continue
		}
		resource, _, _ := strings.Cut(name, "/")
		var last schema.Kind
		for _, group := range groups {
			if !schema.HasGroup(group) {
				return nil
			}
			for k := range schema.OfGroup(group) {
				if (k.Resource == resource || plural(k.Name) == resource) && (last.Name == "" || k.Removed == 0 || last.Removed != 0 && k.Removed > last.Removed) {
					last = k
				}
			}
		}
		if last.Name != "" && last.Removed != 0 {
			last.Resource = resource
			uses = append(uses, v.use(role, last, append(slices.Clone(at), "resources", i)))
		}
	}
	return uses
}

// plural is the name of the resource of a kind, for those that no version has any
// more.
func plural(kind string) string {
	kind = strings.ToLower(kind)
	switch {
	case strings.HasSuffix(kind, "y"):
		return strings.TrimSuffix(kind, "y") + "ies"
	case strings.HasSuffix(kind, "s"):
		return kind + "es"
	}
	return kind + "s"
}
