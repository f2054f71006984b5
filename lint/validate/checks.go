package validate

import (
	"net/netip"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubevet/kubevet/lint/manifest"
	words "github.com/kubevet/kubevet/lint/text"
)

// checkOf returns what validation demands of a type beside unions and ranges, nil if
// nothing.
func checkOf(name string) func(*walk, *manifest.Node, *place) {
	switch name {
	case "meta.v1.ObjectMeta":
		return (*walk).metadata
	case "meta.v1.LabelSelector":
		return (*walk).labelSelector
	case "meta.v1.LabelSelectorRequirement", "core.v1.NodeSelectorRequirement":
		return (*walk).requirement
	case "core.v1.PodSpec":
		return (*walk).podSpec
	case "core.v1.Container":
		return (*walk).container
	case "core.v1.EphemeralContainer":
		return (*walk).ephemeralContainer
	case "core.v1.ContainerPort":
		return (*walk).containerPort
	case "core.v1.HTTPGetAction", "core.v1.TCPSocketAction", "core.v1.GRPCAction":
		return (*walk).action
	case "core.v1.SecurityContext":
		return (*walk).securityContext
	case "core.v1.SeccompProfile", "core.v1.AppArmorProfile":
		return (*walk).profile
	case "core.v1.ResourceRequirements", "core.v1.VolumeResourceRequirements":
		return (*walk).resources
	case "core.v1.Toleration":
		return (*walk).toleration
	case "core.v1.ServiceSpec":
		return (*walk).service
	case "core.v1.PersistentVolumeClaimSpec":
		return (*walk).claim
	case "core.v1.Secret":
		return (*walk).secret
	case "core.v1.ConfigMap":
		return (*walk).configMap
	case "apps.v1.DeploymentSpec":
		return (*walk).deployment
	case "apps.v1.ReplicaSetSpec", "apps.v1.StatefulSetSpec", "apps.v1.DaemonSetSpec":
		return (*walk).selector
	case "autoscaling.v2.HorizontalPodAutoscalerSpec", "autoscaling.v1.HorizontalPodAutoscalerSpec":
		return (*walk).autoscaler
	case "autoscaling.v2.MetricSpec":
		return (*walk).metric
	case "autoscaling.v2.MetricTarget":
		return func(w *walk, n *manifest.Node, at *place) {
			w.notIn(n, "type", []string{"AverageValue", "Utilization", "Value"}, at)
		}
	case "autoscaling.v2.HPAScalingPolicy":
		return func(w *walk, n *manifest.Node, at *place) {
			w.notIn(n, "type", []string{"Percent", "Pods"}, at)
		}
	case "rbac.v1.Subject":
		return func(w *walk, n *manifest.Node, at *place) {
			w.notIn(n, "kind", []string{"Group", "ServiceAccount", "User"}, at)
		}
	case "networking.v1.IngressSpec":
		return (*walk).ingress
	case "networking.v1.IngressRule":
		return (*walk).ingressRule
	case "networking.v1.HTTPIngressPath":
		return (*walk).ingressPath
	case "networking.v1.NetworkPolicyPeer":
		return (*walk).peer
	case "networking.v1.NetworkPolicyPort":
		return (*walk).policyPort
	case "networking.v1.IPBlock":
		return (*walk).ipBlock
	case "rbac.v1.PolicyRule":
		return (*walk).policyRule
	case "rbac.v1.RoleRef":
		return (*walk).roleRef
	case "admissionregistration.v1.ValidatingWebhook", "admissionregistration.v1.MutatingWebhook":
		return (*walk).webhook
	}
	return nil
}

// requirement judges an expression of a selector of labels or nodes.
func (w *walk) requirement(n *manifest.Node, at *place) {
	values := len(items(n, "values"))
	if vague(n, "values") {
		return
	}
	switch text(n, "operator") {
	case "In", "NotIn":
		if values == 0 {
			w.missing("", "values", at)
		}
	case "Exists", "DoesNotExist":
		if values > 0 {
			w.forbidden("values", "operator "+text(n, "operator"), at)
		}
	case "Gt", "Lt":
		if values != 1 {
			w.report(Fact{Kind: BadFormat, Path: at.path("values"), Want: "one number"})
		}
	case "":
	default:
		w.notIn(n, "operator", []string{"DoesNotExist", "Exists", "In", "NotIn"}, at)
	}
}

func (w *walk) missing(typ, field string, at *place) {
	w.report(Fact{Kind: MissingField, Path: at.path(field), Type: typ, Field: field})
}

func (w *walk) forbidden(field, beside string, at *place) {
	w.report(Fact{Kind: Forbidden, Path: at.path(field), Field: field, Want: beside})
}

func (w *walk) format(want string, at *place, field ...any) {
	w.report(Fact{Kind: BadFormat, Path: at.path(field...), Want: want})
}

// notIn judges a field that may have some values only, if it is set.
func (w *walk) notIn(n *manifest.Node, field string, values []string, at *place) {
	if s := text(n, field); s != "" && !slices.Contains(values, s) {
		w.report(Fact{Kind: NotInEnum, Path: at.path(field), Value: s, Values: values, Near: words.Nearest(s, values)})
	}
}

func (w *walk) toleration(n *manifest.Node, at *place) {
	operator := text(n, "operator")
	if text(n, "key") == "" && !vague(n, "key") && operator != "Exists" && !vague(n, "operator") {
		w.report(Fact{Kind: Forbidden, Path: at.path("operator"), Field: "operator", Want: "empty key"})
	}
	if operator == "Exists" && text(n, "value") != "" {
		w.forbidden("value", "operator Exists", at)
	}
	if get(n, "tolerationSeconds") != nil && text(n, "effect") != "NoExecute" && !vague(n, "effect") {
		w.forbidden("tolerationSeconds", "an effect that is not NoExecute", at)
	}
}

// resources judges requests against limits, and their names.
func (w *walk) resources(n *manifest.Node, at *place) {
	limits := make(map[string]resource.Quantity)
	for _, list := range []string{"limits", "requests"} {
		for _, f := range entries(n, list) {
			here := at.below(list, f.Key)
			if !standardResource(f.Key) {
				w.report(Fact{Kind: BadFormat, Path: here.path(), Want: "resource"})
			}
			q, ok := quantity(f.Value)
			if !ok {
				continue
			}
			if q.Sign() < 0 {
				w.report(Fact{Kind: OutOfRange, Path: here.path(), Field: f.Key, Max: maxInt32})
			}
			limit, limited := limits[f.Key]
			switch {
			case list == "limits":
				limits[f.Key] = q
			case limited && q.Cmp(limit) > 0:
				w.report(Fact{Kind: OutOfRange, Path: here.path(), Field: f.Key, Want: "limit"})
			}
		}
	}
}

// standardResource reports whether a resource of a container or claim may have a
// name: one of Kubernetes' own, or one with a domain.
func standardResource(name string) bool {
	switch name {
	case "cpu", "memory", "ephemeral-storage", "storage":
		return true
	}
	return strings.HasPrefix(name, "hugepages-") || strings.Contains(name, "/") || isPlaceholder(name)
}

// quantity reads a quantity.
func quantity(n *manifest.Node) (resource.Quantity, bool) {
	s, ok := n.Value.(string)
	if i, isInt := n.Value.(int64); isInt {
		s, ok = itoa(i), true
	}
	if !ok {
		return resource.Quantity{}, false
	}
	q, err := resource.ParseQuantity(s)
	return q, err == nil
}

func (w *walk) claim(n *manifest.Node, at *place) {
	if len(items(n, "accessModes")) == 0 && !vague(n, "accessModes") {
		w.missing("core.v1.PersistentVolumeClaimSpec", "accessModes", at)
	}
	if get(n, "resources", "requests", "storage") == nil {
		w.report(Fact{Kind: MissingField, Path: at.path("resources", "requests", "storage"), Type: "core.v1.PersistentVolumeClaimSpec", Field: "resources.requests.storage"})
	}
}

// secretKeys are the keys that a Secret of a type has to have.
// https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
var secretKeys = map[string][]string{
	"kubernetes.io/dockercfg":        {".dockercfg"},
	"kubernetes.io/dockerconfigjson": {".dockerconfigjson"},
	"kubernetes.io/ssh-auth":         {"ssh-privatekey"},
	"kubernetes.io/tls":              {"tls.crt", "tls.key"},
}

func (w *walk) secret(n *manifest.Node, at *place) {
	w.configKeys(n, at, "data", "stringData")
	data, strings := get(n, "data"), get(n, "stringData")
	for _, key := range secretKeys[text(n, "type")] {
		if data.Field(key) == nil && strings.Field(key) == nil && !templateKeys(data) && !templateKeys(strings) {
			list := "data"
			if data == nil && strings != nil {
				list = "stringData"
			}
			w.report(Fact{Kind: MissingField, Path: at.path(list, key), Type: "core.v1.Secret", Field: list + `["` + key + `"]`})
		}
	}
}

func templateKeys(n *manifest.Node) bool { return n != nil && hasTemplateKey(n) }

func (w *walk) configMap(n *manifest.Node, at *place) {
	w.configKeys(n, at, "data", "binaryData")
	for _, f := range entries(n, "binaryData") {
		if get(n, "data").Field(f.Key) != nil {
			w.report(Fact{Kind: Exclusive, Path: at.path("binaryData", f.Key), Type: "core.v1.ConfigMap", Values: []string{"data", "binaryData"}})
		}
	}
}

// configKeys judges the keys of a ConfigMap or a Secret.
func (w *walk) configKeys(n *manifest.Node, at *place, lists ...string) {
	for _, list := range lists {
		for _, f := range entries(n, list) {
			if !isPlaceholder(f.Key) && validation.IsConfigMapKey(f.Key) != nil {
				w.format("config key", at, list, f.Key)
			}
		}
	}
}

func (w *walk) deployment(n *manifest.Node, at *place) {
	w.selector(n, at)
	strategy := get(n, "strategy")
	update := get(strategy, "rollingUpdate")
	if update == nil {
		return
	}
	if text(strategy, "type") == "Recreate" {
		w.forbidden("rollingUpdate", "type Recreate", at.below("strategy"))
		return
	}
	unavailable, surge := get(update, "maxUnavailable"), get(update, "maxSurge")
	if unavailable != nil && surge != nil && zero(unavailable) && zero(surge) {
		w.report(Fact{Kind: Forbidden, Path: at.path("strategy", "rollingUpdate", "maxUnavailable"), Field: "maxUnavailable 0", Want: "maxSurge 0"})
	}
}

func zero(n *manifest.Node) bool {
	i, ok := number(n.Value)
	return ok && i == 0 || n.Value == "0%"
}

// selector judges the selector of a workload, which must not be empty.
func (w *walk) selector(n *manifest.Node, at *place) {
	selector := get(n, "selector")
	if selector != nil && selector.Kind == manifest.Mapping && len(entries(selector, "matchLabels")) == 0 && len(items(selector, "matchExpressions")) == 0 && len(selector.Fields) == len(known(selector, "matchLabels", "matchExpressions")) {
		w.report(Fact{Kind: NoneOf, Path: at.path("selector"), Type: "meta.v1.LabelSelector", Values: []string{"matchExpressions", "matchLabels"}})
	}
}

// known returns the fields of a mapping that have one of some names.
func known(n *manifest.Node, names ...string) []manifest.Field {
	return slices.DeleteFunc(slices.Clone(n.Fields), func(f manifest.Field) bool { return !slices.Contains(names, f.Key) })
}

func (w *walk) autoscaler(n *manifest.Node, at *place) {
	low, hasLow := number(scalarAt(n, "minReplicas"))
	high, hasHigh := number(scalarAt(n, "maxReplicas"))
	if hasLow && hasHigh && high > 0 && high < low {
		w.report(Fact{Kind: OutOfRange, Path: at.path("maxReplicas"), Field: "maxReplicas", Min: low, Max: maxInt32})
	}
}

// metric judges a metric of an autoscaler: what its type says has to be there.
func (w *walk) metric(n *manifest.Node, at *place) {
	w.notIn(n, "type", []string{"ContainerResource", "External", "Object", "Pods", "Resource"}, at)
	field := map[string]string{
		"ContainerResource": "containerResource", "External": "external", "Object": "object", "Pods": "pods", "Resource": "resource",
	}[text(n, "type")]
	if field != "" && get(n, field) == nil {
		w.missing("autoscaling.v2.MetricSpec", field, at)
	}
}

func (w *walk) ingress(n *manifest.Node, at *place) {
	if get(n, "defaultBackend") == nil && len(items(n, "rules")) == 0 && !vague(n, "rules") && n.Field("backend") == nil {
		w.report(Fact{Kind: NoneOf, Path: at.path(), Type: "networking.v1.IngressSpec", Values: []string{"defaultBackend", "rules"}})
	}
}

func (w *walk) ingressRule(n *manifest.Node, at *place) {
	host := text(n, "host")
	if host == "" {
		return
	}
	errs := validation.IsDNS1123Subdomain(host)
	if strings.Contains(host, "*") {
		errs = validation.IsWildcardDNS1123Subdomain(host)
	}
	if _, err := netip.ParseAddr(host); err == nil || errs != nil {
		w.format("host name", at, "host")
	}
}

func (w *walk) ingressPath(n *manifest.Node, at *place) {
	path := get(n, "path")
	switch text(n, "pathType") {
	case "Exact", "Prefix":
		if !vague(n, "path") && !strings.HasPrefix(text(n, "path"), "/") {
			w.format("absolute path", at, "path")
		}
	case "ImplementationSpecific":
		if path != nil && text(n, "path") != "" && !strings.HasPrefix(text(n, "path"), "/") {
			w.format("absolute path", at, "path")
		}
	case "":
	default:
		w.notIn(n, "pathType", []string{"Exact", "ImplementationSpecific", "Prefix"}, at)
	}
}

func (w *walk) peer(n *manifest.Node, at *place) {
	if get(n, "ipBlock") != nil {
		for _, field := range []string{"podSelector", "namespaceSelector"} {
			if get(n, field) != nil {
				w.report(Fact{Kind: Exclusive, Path: at.path("ipBlock"), Type: "networking.v1.NetworkPolicyPeer", Values: []string{"ipBlock", field}})
				return
			}
		}
	}
	if len(n.Fields) == 0 {
		w.report(Fact{Kind: NoneOf, Path: at.path(), Type: "networking.v1.NetworkPolicyPeer", Values: []string{"ipBlock", "namespaceSelector", "podSelector"}})
	}
}

func (w *walk) policyPort(n *manifest.Node, at *place) {
	port, numeric := number(scalarAt(n, "port"))
	if end, ok := number(scalarAt(n, "endPort")); ok {
		switch {
		case get(n, "port") == nil || text(n, "port") != "":
			w.forbidden("endPort", "a port that is no number", at)
		case numeric && end < port:
			w.report(Fact{Kind: OutOfRange, Path: at.path("endPort"), Field: "endPort", Min: port, Max: 65535})
		}
	}
	w.portNumberOrName(n, "port", at)
}

func (w *walk) ipBlock(n *manifest.Node, at *place) {
	cidr := func(s string) (netip.Prefix, bool) {
		p, err := netip.ParsePrefix(s)
		return p, err == nil
	}
	s := text(n, "cidr")
	if s == "" {
		return
	}
	outer, ok := cidr(s)
	if !ok {
		w.format("CIDR", at, "cidr")
		return
	}
	for i, item := range items(n, "except") {
		s, isText := item.Value.(string)
		if !isText || isPlaceholder(s) {
			continue
		}
		inner, ok := cidr(s)
		if !ok {
			w.format("CIDR", at, "except", i)
		} else if !outer.Contains(inner.Addr()) || inner.Bits() <= outer.Bits() {
			w.format("CIDR within cidr", at, "except", i)
		}
	}
}

// policyRule judges a rule of a role: for resources or for addresses, not both.
func (w *walk) policyRule(n *manifest.Node, at *place) {
	urls := len(items(n, "nonResourceURLs")) > 0
	for _, field := range []string{"apiGroups", "resources", "resourceNames"} {
		set := len(items(n, field)) > 0
		switch {
		case urls && set:
			w.report(Fact{Kind: Exclusive, Path: at.path("nonResourceURLs"), Type: "rbac.v1.PolicyRule", Values: []string{"nonResourceURLs", field}})
			return
		case !urls && !set && field != "resourceNames" && !vague(n, field) && !hasTemplateKey(n):
			w.missing("rbac.v1.PolicyRule", field, at)
		}
	}
}

func (w *walk) roleRef(n *manifest.Node, at *place) {
	w.notIn(n, "apiGroup", []string{"rbac.authorization.k8s.io"}, at)
	w.notIn(n, "kind", []string{"ClusterRole", "Role"}, at)
}

func (w *walk) webhook(n *manifest.Node, at *place) {
	w.notIn(n, "sideEffects", []string{"None", "NoneOnDryRun"}, at)
	if name := text(n, "name"); name != "" && (len(strings.Split(name, ".")) < 3 || validation.IsDNS1123Subdomain(name) != nil) {
		w.format("name of a webhook", at, "name")
	}
	versions := items(n, "admissionReviewVersions")
	understood := func(v *manifest.Node) bool { return v.Value == "v1" || v.Value == "v1beta1" || placeholder(v) }
	if len(versions) > 0 && !slices.ContainsFunc(versions, understood) {
		w.format("v1 or v1beta1", at, "admissionReviewVersions")
	}
}
