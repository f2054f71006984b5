package diagram_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/diagram"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// bundle reads the objects in text.
func bundle(t *testing.T, text string) *model.Bundle {
	t.Helper()
	set, err := rule.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	parsed := manifest.Parse(&document.Document{File: "x.yaml", Text: []byte(text)})
	if len(parsed.Problems) > 0 {
		t.Fatal(parsed.Problems)
	}
	return &model.Bundle{Objects: parsed.Objects, Workloads: set.Workloads, Policies: policies.FS, Minor: 37}
}

// edges writes the edges of a graph in lines.
func edges(g graph.Graph) []string {
	var lines []string
	for _, e := range g.Edges {
		line := fmt.Sprintf("%s: %s -> %s", e.Style, e.From, e.To)
		if e.Label != "" {
			line += " [" + e.Label + "]"
		}
		if e.Note != "" {
			line += " " + e.Note
		}
		lines = append(lines, line)
	}
	return lines
}

func pod(name, namespace, more string) string {
	return fmt.Sprintf("---\n{apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: %s, labels: {app: %s}}, spec: {containers: [{name: c, ports: [{name: http, containerPort: 8080}]}]%s}}\n", name, namespace, name, more)
}

func policy(name, namespace, spec string) string {
	return fmt.Sprintf("---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: %s, namespace: %s}, spec: %s}\n", name, namespace, spec)
}

const namespaces = "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n---\n{apiVersion: v1, kind: Namespace, metadata: {name: ops}}\n"

var networks = map[string]string{
	"no policy": namespaces + pod("web", "shop", ""),
	"a chain from outside": namespaces + pod("web", "shop", "") + `---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}, spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}}
---
{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web, namespace: shop}, spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}}
` + policy("deny", "shop", "{podSelector: {}, policyTypes: [Ingress]}"),
	"between pods": namespaces + pod("web", "shop", "") + pod("api", "shop", "") + pod("mute", "ops", "") + pod("agent", "ops", ", hostNetwork: true") +
		policy("api", "shop", "{podSelector: {matchLabels: {app: api}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}, podSelector: {}}], ports: [{port: http}]}, {from: [{ipBlock: {cidr: 10.0.0.0/8}}]}, {from: [{podSelector: {matchLabels: {app: gone}}}]}]}") +
		policy("mute", "ops", "{podSelector: {matchLabels: {app: mute}}, policyTypes: [Egress]}"),
	"two policies": namespaces + pod("web", "shop", "") +
		policy("a", "shop", "{podSelector: {}, ingress: [{ports: [{port: 80}, {port: 443}]}]}") +
		policy("b", "shop", "{podSelector: {}, ingress: [{ports: [{port: 443}, {port: 80}, {port: 9090}]}]}"),
	"open on purpose": namespaces + pod("web", "shop", "") +
		policy("open", "shop", "{podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{ports: [{port: 8080}]}], egress: [{to: [{namespaceSelector: {}}]}, {to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}]}]}"),
	"a plugin": namespaces + pod("web", "shop", "") +
		"---\n{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: shop}, spec: {endpointSelector: {}, ingress: [{}]}}\n",
}

// TestNetwork draws who reaches whom.
func TestNetwork(t *testing.T) {
	const unasked = " no policy isolates it for "
	for name, want := range map[string][]string{
		"no policy": {
			"open: from every pod -> Pod shop/web" + unasked + "ingress",
			"open: Pod shop/web -> to anywhere" + unasked + "egress",
		},
		"a chain from outside": {
			"open: from the internet -> Ingress shop/web leads from outside the cluster",
			"open: Ingress shop/web -> Service shop/web leads to the pods",
			"closed: Service shop/web -> Pod shop/web [TCP 8080 (HTTP)] closed by NetworkPolicy shop/deny",
			"closed: from every pod -> Pod shop/web closed by NetworkPolicy shop/deny",
			"open: Pod shop/web -> to anywhere" + unasked + "egress",
		},
		"between pods": {
			"open: from every pod -> Pod shop/web" + unasked + "ingress",
			"open: from 10.0.0.0/8 -> Pod shop/api opened by NetworkPolicy shop/api, spec.ingress[1]",
			"open: from pods app=gone in shop -> Pod shop/api opened by NetworkPolicy shop/api, spec.ingress[2]",
			"closed: from every pod -> Pod shop/api closed by NetworkPolicy shop/api",
			"open: from every pod -> Pod ops/mute" + unasked + "ingress",
			"open: from every pod -> Pod ops/agent on the network of its node, where no policy counts",
			"open: Pod shop/web -> to anywhere" + unasked + "egress",
			"open: Pod shop/api -> to anywhere" + unasked + "egress",
			"closed: Pod ops/mute -> to anywhere closed by NetworkPolicy ops/mute",
			"open: Pod ops/agent -> to anywhere on the network of its node, where no policy counts",
			"open: Pod shop/web -> Pod shop/api [TCP 8080] opened by NetworkPolicy shop/api, spec.ingress[0]",
			"closed: Pod ops/mute -> Pod shop/api closed by NetworkPolicy ops/mute; opened by NetworkPolicy shop/api, spec.ingress[0]",
		},
		"open on purpose": {
			"open: from every pod -> Pod shop/web [TCP 8080] opened by NetworkPolicy shop/open, spec.ingress[0]",
			"open: Pod shop/web -> to every pod opened by NetworkPolicy shop/open, spec.egress[0]",
			"open: Pod shop/web -> to the internet [TCP 443] opened by NetworkPolicy shop/open, spec.egress[1]",
		},
		"two policies": {
			"open: from every pod -> Pod shop/web [TCP 80, TCP 443, TCP 9090] opened by NetworkPolicy shop/a, spec.ingress[0]; opened by NetworkPolicy shop/b, spec.ingress[0]",
			"open: Pod shop/web -> to anywhere" + unasked + "egress",
		},
		"a plugin": {
			"perhaps: from every pod -> Pod shop/web CiliumNetworkPolicy shop/p has a say",
			"open: Pod shop/web -> to anywhere" + unasked + "egress",
		},
	} {
		got := edges(diagram.Network(model.NewNetwork(bundle(t, networks[name])), "x"))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNetworkIsTheModel holds maps against the model: an edge between two workloads is
// open if and only if the model says so, and where there is none, what there is for every
// pod says it.
func TestNetworkIsTheModel(t *testing.T) {
	for name, text := range networks {
		n := model.NewNetwork(bundle(t, text))
		styles := make(map[[2]string]graph.Style)
		g := diagram.Network(n, name)
		for _, e := range g.Edges {
			styles[[2]string{e.From, e.To}] = e.Style
		}
		for _, from := range n.Endpoints {
			for _, to := range n.Endpoints {
				if from == to {
					continue
				}
				verdict := model.No
				for _, r := range n.Ports(from, to) {
					verdict = verdict.Or(r.Verdict)
				}
				a, b := diagram.ID("Pod", from.Namespace, from.Object.Name), diagram.ID("Pod", to.Namespace, to.Object.Name)
				style, drawn := styles[[2]string{a, b}]
				if !drawn {
					out := max(styles[[2]string{a, "to anywhere"}], styles[[2]string{a, "to every pod"}])
					style = min(out, styles[[2]string{"from every pod", b}])
				}
				// Whether pods share a node, and blocks of addresses, are not drawn for each.
				if sure := style == graph.Open; sure != (verdict == model.Yes) {
					t.Errorf("%s: %s to %s is %s, and the model says %s", name, a, b, style, verdict)
				}
			}
		}
	}
}

// TestCrowd draws one node for pods that are many, and so no more edges than that.
func TestCrowd(t *testing.T) {
	text := namespaces
	for i := range 60 {
		text += pod(fmt.Sprint("p", i), "shop", "")
	}
	text += policy("all", "shop", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}")
	g := diagram.Network(model.NewNetwork(bundle(t, text)), "x")
	if len(g.Edges) != 3*60 {
		t.Errorf("%d edges, want one from the pods of the namespace, one from every pod and one to anywhere for each", len(g.Edges))
	}
	whole := diagram.Legible(g)
	if len(whole.Nodes) != 3 || whole.Nodes[slices.IndexFunc(whole.Nodes, func(n graph.Node) bool { return n.Class == "workload" })].Kind != "60 Pods" {
		t.Errorf("the nodes put together are %+v", whole.Nodes)
	}
}

// TestTooMany bounds what is drawn of many policies for many pods, and says so.
func TestTooMany(t *testing.T) {
	text := namespaces
	for i := range 300 {
		text += pod(fmt.Sprint("p", i), "shop", "")
		text += policy(fmt.Sprint("n", i), "shop", fmt.Sprintf("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: p%d}}}]}]}", i))
	}
	g := diagram.Network(model.NewNetwork(bundle(t, text)), "x")
	if len(g.Edges) > 10_000 || len(g.Notes) != 2 {
		t.Errorf("%d edges and the notes %q", len(g.Edges), g.Notes)
	}
}

// TestRBAC draws who has what, and the way to cluster-admin.
func TestRBAC(t *testing.T) {
	b := bundle(t, `
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {serviceAccountName: app, containers: [{name: c}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: shy, namespace: shop}, spec: {serviceAccountName: app, automountServiceAccountToken: false, containers: [{name: c}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: idle, namespace: shop}, spec: {containers: [{name: c}]}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: [{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}, {apiGroups: [""], resources: [pods], resourceNames: [x], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: gone, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: gone}
subjects: [{kind: User, name: alice}]
`)
	g, err := diagram.RBAC(b, model.NewRBAC(b), "x")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"open: ServiceAccount shop/app -> ClusterRoleBinding b is a subject of it",
		"open: ClusterRoleBinding b -> ClusterRole r [in the cluster] gives the role in the cluster",
		"open: User alice -> RoleBinding shop/gone is a subject of it",
		"open: RoleBinding shop/gone -> Role shop/gone [in shop] gives the role in shop",
		`grave: ServiceAccount shop/app -> ServiceAccount kube-system/clusterrole-aggregation-controller [request tokens] can request tokens of ServiceAccount "kube-system/clusterrole-aggregation-controller"; by ClusterRole r`,
		"grave: ServiceAccount kube-system/clusterrole-aggregation-controller -> ClusterRole cluster-admin [write every right into a ClusterRole it holds] can write every right into a ClusterRole it holds",
		"open: Pod shop/web -> ServiceAccount shop/app [runs as]",
		"perhaps: Pod shop/shy -> ServiceAccount shop/app [runs as, without a token]",
	}
	if diff := cmp.Diff(want, edges(g)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"1 workload to whose account nothing is bound is not drawn."}, g.Notes); diff != "" {
		t.Error(diff)
	}
	if notes := strings.Join(g.Node("ClusterRole r").Notes, "; "); notes != "may create serviceaccounts/token; may get pods named x" {
		t.Errorf("the role says %q", notes)
	}
	if notes := g.Node("Role shop/gone").Notes; !slices.Equal(notes, []string{"not among the manifests"}) {
		t.Errorf("the role that is missing says %q", notes)
	}
}
