package manifest

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
)

func TestGroupKind(t *testing.T) {
	for _, test := range []struct{ apiVersion, kind, want string }{
		{"v1", "Pod", "Pod"},
		{"apps/v1", "Deployment", "Deployment"},
		{"networking.k8s.io/v1", "Ingress", "Ingress"},
		{"gateway.networking.k8s.io/v1", "Gateway", "Gateway"},
		{"argoproj.io/v1alpha1", "Rollout", "Rollout.argoproj.io"},
		{"serving.knative.dev/v1", "Service", "Service.serving.knative.dev"},
		{"agents.x-k8s.io/v1alpha1", "Sandbox", "Sandbox.agents.x-k8s.io"},
		{"notk8s.io/v1", "Pod", "Pod.notk8s.io"},
		{"k8s.io/v1", "Pod", "Pod.k8s.io"},
		{"", "Pod", "Pod"},
	} {
		o := &Object{APIVersion: test.apiVersion, Kind: test.kind}
		if got := o.GroupKind(); got != test.want {
			t.Errorf("GroupKind of %s %s is %q, want %q", test.apiVersion, test.kind, got, test.want)
		}
	}
}

func TestClusterScoped(t *testing.T) {
	for _, test := range []struct {
		apiVersion, kind string
		want             bool
	}{
		{"v1", "Namespace", true},
		{"v1", "Pod", false},
		{"rbac.authorization.k8s.io/v1", "ClusterRole", true},
		{"rbac.authorization.k8s.io/v1", "Role", false},
		{"example.com/v1", "Node", false},
		{"example.com/v1", "Unheard", false},
		{"cert-manager.io/v1", "ClusterIssuer", true},
		{"cert-manager.io/v1", "Issuer", false},
		{"constraints.gatekeeper.sh/v1beta1", "K8sRequiredLabels", true},
	} {
		o := &Object{APIVersion: test.apiVersion, Kind: test.kind}
		if got := isClusterScoped(o.Group(), o.GroupKind()); got != test.want {
			t.Errorf("%s %s is cluster-scoped: %t, want %t", test.apiVersion, test.kind, got, test.want)
		}
	}
}

func TestGet(t *testing.T) {
	text := "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  spec: {containers: [{name: a}, {name: b}]}\n"
	o := Parse(&document.Document{Text: []byte(text)}).Objects[0]
	for _, test := range []struct {
		path []any
		want any // nil for no node
	}{
		{[]any{"kind"}, "Pod"},
		{[]any{"spec", "containers", 1, "name"}, "b"},
		{[]any{"spec", "containers", 2, "name"}, nil},
		{[]any{"spec", "containers", -1}, nil},
		{[]any{"spec", "containers", "name"}, nil},
		{[]any{"spec", 0}, nil},
		{[]any{"kind", "x"}, nil},
		{[]any{1.5}, nil},
	} {
		n := o.Get(test.path)
		if (n == nil) != (test.want == nil) || n != nil && n.Value != test.want {
			t.Errorf("Get(%s) = %+v, want %v", FormatPath(test.path), n, test.want)
		}
	}
	if o.Get(nil) != o.Root {
		t.Error("Get(nil) is not the root")
	}
}

func TestFormatPath(t *testing.T) {
	for _, test := range []struct {
		path []any
		want string
	}{
		{nil, ""},
		{[]any{"spec", "containers", 0, "image"}, "spec.containers[0].image"},
		{[]any{"metadata", "annotations", "example.com/owner"}, `metadata.annotations["example.com/owner"]`},
		{[]any{"a.b", "c-d", "e_f", "1g", "-h", "", "é", `"`}, `["a.b"].c-d.e_f["1g"]["-h"][""]["é"]["\""]`},
		{[]any{0, 1}, "[0][1]"},
	} {
		if got := FormatPath(test.path); got != test.want {
			t.Errorf("FormatPath(%#v) = %s, want %s", test.path, got, test.want)
		}
	}
}
