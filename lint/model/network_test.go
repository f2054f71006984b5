package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

const networkBundle = `
apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {team: a}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec: {template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 9000}]}]}}}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: ops, labels: {app: agent}}
spec: {hostNetwork: true, containers: [{name: c}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec:
  podSelector: {matchLabels: {app: api}}
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: http}]
`

// sources describes who reaches the endpoint with a name.
func sources(t *testing.T, text, name string) []string {
	t.Helper()
	n := model.NewNetwork(bundle(t, text))
	var out []string
	for _, e := range n.Endpoints {
		if e.Object.Name != name {
			continue
		}
		for _, s := range n.Sources(e) {
			line := s.From.Object.Name
			for _, p := range s.Ports {
				line += fmt.Sprintf(" %v %s %d-%d", p.Verdict, p.Protocol, p.From, p.To)
			}
			out = append(out, line)
		}
	}
	return out
}

// TestSources asks who reaches a pod, and at which ports: a named port is that of
// the pod that listens.
func TestSources(t *testing.T) {
	want := []string{"web yes TCP 9000-9000", "agent maybe  0-65535"}
	if diff := cmp.Diff(want, sources(t, networkBundle, "api")); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
}

// TestOpaquePolicies has policies whose meaning is not modelled: what they select
// is uncertain, and nothing else.
func TestOpaquePolicies(t *testing.T) {
	certain := sources(t, networkBundle, "web")
	for _, tt := range []struct {
		policy  string
		selects bool
	}{
		{`{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {endpointSelector: {matchLabels: {"k8s:app": web}}, ingress: [{}]}}`, true},
		{`{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {endpointSelector: {matchLabels: {"any:app": api}}, ingress: [{}]}}`, false},
		{`{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: p}, spec: {endpointSelector: {matchLabels: {io.cilium.k8s.namespace.labels.team: a}}, ingressDeny: [{}]}}`, true},
		{`{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: p}, spec: {endpointSelector: {matchLabels: {io.cilium.k8s.namespace.labels.team: b}}, ingress: [{}]}}`, false},
		{`{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: p}, spec: {nodeSelector: {}, ingress: [{}]}}`, false},
		{`{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {selector: "app in {'web', 'x'} && !has(tier)"}}`, true},
		{`{apiVersion: projectcalico.org/v3, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {selector: "!(app == 'web' || all())"}}`, false},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {selector: "app starts with 'we' && app not in {'x'}", namespaceSelector: "team != 'b'"}}`, true},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {namespaceSelector: "projectcalico.org/name contains 'op'"}}`, true},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {namespaceSelector: "team ends with 'b'"}}`, false},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {namespaceSelector: "global()"}}`, false},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {selector: "app ==", types: [Ingress]}}`, true},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {selector: "` + strings.Repeat("!", 200) + `all()"}}`, true},
		{`{apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: p}, spec: {preDNAT: true, applyOnForward: true}}`, false},
		{`{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: p}, spec: {subject: {namespaces: {matchLabels: {team: a}}}, ingress: [{action: Allow, from: [{namespaces: {}}]}]}}`, true},
		{`{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: p}, spec: {subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: api}}}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}}`, false},
	} {
		got := sources(t, networkBundle+"---\n"+tt.policy, "web")
		if !tt.selects {
			if diff := cmp.Diff(certain, got); diff != "" {
				t.Errorf("%s: sources (-want +got):\n%s", tt.policy, diff)
			}
			continue
		}
		for _, s := range got {
			if strings.Contains(s, "yes") {
				t.Errorf("%s: %s is certain", tt.policy, s)
			}
		}
	}
}

// TestRefusedPolicies has no effect of policies that the API server refuses.
func TestRefusedPolicies(t *testing.T) {
	certain := sources(t, networkBundle, "web")
	for _, spec := range []string{
		"{podSelector: all}",
		"{podSelector: {matchLabels: {app: 1}}}",
		"{podSelector: {matchExpressions: [{key: app, operator: Equals, values: [web]}]}}",
		"{podSelector: {}, ingress: [{from: everyone}]}",
		"{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: everywhere}}]}]}",
		"all",
	} {
		text := networkBundle + "---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: " + spec + "}"
		if diff := cmp.Diff(certain, sources(t, text, "web")); diff != "" {
			t.Errorf("%s: sources (-want +got):\n%s", spec, diff)
		}
	}
}

// manyPolicies is a bundle of n objects in one namespace, a sixth of them policies
// and services, each for some of the pods.
func manyPolicies(n int) string {
	var b strings.Builder
	for i := range n * 4 / 6 {
		fmt.Fprintf(&b, "---\n{apiVersion: v1, kind: Pod, metadata: {name: p%d, namespace: shop, labels: {app: a%d, release: r, tier: t%d}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 80}]}]}}\n", i, i/4, i%7)
	}
	for i := range n / 6 {
		fmt.Fprintf(&b, "---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: n%d, namespace: shop}, spec: {podSelector: {matchLabels: {app: a%d, release: r}}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {matchLabels: {tier: t1, app: a%d}}}]}], egress: [{to: [{podSelector: {}}]}]}}\n", i, i, i+1)
		fmt.Fprintf(&b, "---\n{apiVersion: v1, kind: Service, metadata: {name: s%d, namespace: shop}, spec: {type: NodePort, selector: {app: a%d, release: r}, ports: [{port: 80, targetPort: http}]}}\n", i, i)
	}
	b.WriteString("---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: deny, namespace: shop}, spec: {podSelector: {}, policyTypes: [Ingress, Egress]}}\n")
	return b.String()
}

// BenchmarkNetwork makes the model of bundles of 1,000 and 10,000 objects in one
// namespace, and the term that rules see. Ten times the objects are to take at
// most twelve times as long.
func BenchmarkNetwork(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			objects := bundle(b, manyPolicies(n))
			for b.Loop() {
				if _, err := model.Term(rule.Network, objects); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestExposuresOfPlainManifests has one application in two directories: what names
// no namespace goes with what is beside it.
func TestExposuresOfPlainManifests(t *testing.T) {
	const app = `
apiVersion: v1
kind: Pod
metadata: {name: %[1]s, labels: {app: web}}
spec: {containers: [{name: c}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: %[2]s, selector: {app: web}, ports: [{port: 80}]}
`
	b := bundle(t, "")
	for _, file := range []struct{ name, pod, service string }{
		{"a/x.yaml", "a", "ClusterIP"}, {"b/x.yaml", "b", "LoadBalancer"},
	} {
		parsed := manifest.Parse(&document.Document{File: file.name, Text: fmt.Appendf(nil, app, file.pod, file.service)})
		b.Objects = append(b.Objects, parsed.Objects...)
	}
	got := make(map[string]bool)
	for _, e := range model.NewNetwork(b).Endpoints {
		_, got[e.Object.Name] = e.Exposed()
	}
	if diff := cmp.Diff(map[string]bool{"a": false, "b": true}, got); diff != "" {
		t.Errorf("exposed pods (-want +got):\n%s", diff)
	}
}
