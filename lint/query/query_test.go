package query_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/query"
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

// describe writes an answer with the lines of its proof.
func describe(a query.Answer) string {
	text := fmt.Sprintf("%s: %s", a.Verdict, a.Message)
	for _, s := range a.Proof {
		text += "\n" + s.Message
		if s.At.File != "" {
			text += fmt.Sprintf(" @%d", s.At.Line)
		}
	}
	return text
}

const network = `apiVersion: v1
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
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}]
      ports: [{port: http}]
    - from: [{namespaceSelector: {matchLabels: {team: ops}}}]
      ports: [{port: 9100}]
  egress:
    - to: [{ipBlock: {cidr: 203.0.113.0/24}}]
      ports: [{port: 443}]
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {type: LoadBalancer, selector: {app: api}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: batch, namespace: jobs}
spec: {containers: [{name: c}]}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`

// TestReach asks who reaches whom, and holds the whole proof against what the policies
// above say.
func TestReach(t *testing.T) {
	const isolated = "\nNetworkPolicy shop/api isolates Deployment shop/api for ingress @20"
	const confined = "\nNetworkPolicy shop/api isolates Deployment shop/api for egress @20"
	const free = "\nno policy isolates Pod shop/web for egress @2"
	for _, tt := range []struct{ from, to, port, want string }{
		{"Pod/web", "Deployment/api", "", "yes: Pod shop/web reaches Deployment shop/api at TCP 9000" + free + isolated +
			"\nNetworkPolicy shop/api lets it through at TCP 9000, by spec.ingress[0] @23"},
		{"pods/web", "deployments/api", "9000", "yes: Pod shop/web reaches Deployment shop/api at TCP 9000" + free + isolated +
			"\nNetworkPolicy shop/api lets it through at TCP 9000, by spec.ingress[0] @23"},
		{"Pod/web", "Deployment/api", "9100", "no: Pod shop/web does not reach Deployment shop/api at TCP 9100" + free + isolated +
			"\nno rule of these lets it through at TCP 9100"},
		{"Pod/web", "Deployment/api", "9000/udp", "no: Pod shop/web does not reach Deployment shop/api at UDP 9000" + free + isolated +
			"\nno rule of these lets it through at UDP 9000"},
		{"Pod/web", "Service/api", "", "yes: Pod shop/web reaches Service shop/api at TCP 9000" +
			"\nService shop/api leads from its port 80 to TCP 9000 of Deployment shop/api @34" + free + isolated +
			"\nNetworkPolicy shop/api lets it through at TCP 9000, by spec.ingress[0] @23"},
		{"Pod/web", "Service/api", "81", "no: Pod shop/web does not reach Service shop/api at TCP 81\nService shop/api has no such port @34"},
		{"batch", "Deployment/api", "9100", "maybe: Pod jobs/batch may reach Deployment shop/api at TCP 9100" +
			"\nno policy isolates Pod jobs/batch for egress @37" + isolated + "\nNetworkPolicy shop/api may let it through at TCP 9100, by spec.ingress[1] @25"},
		{"agent", "Deployment/api", "80", "maybe: Pod ops/agent may reach Deployment shop/api at TCP 80" +
			"\nPod ops/agent is on the network of its node, where no policy counts @14" + isolated +
			"\nthe other one is on the network of a node, which may be the same"},
		{"Deployment/api", "Pod/web", "80", "no: Deployment shop/api does not reach Pod shop/web at TCP 80" + confined +
			"\nno rule of these lets it through at TCP 80\nno policy isolates Pod shop/web for ingress @2"},
		// The pod may have an address of the block.
		{"Deployment/api", "Pod/web", "", "maybe: Deployment shop/api may reach Pod shop/web at TCP 443" + confined +
			"\nNetworkPolicy shop/api may let it through at TCP 443, by spec.egress[0] @28\nno policy isolates Pod shop/web for ingress @2"},
		{"Deployment/api", "203.0.113.9", "443", "yes: Deployment shop/api reaches 203.0.113.9 at TCP 443" + confined +
			"\nNetworkPolicy shop/api lets it through at TCP 443, by spec.egress[0] @28"},
		{"Deployment/api", "192.0.2.1", "443", "no: Deployment shop/api does not reach 192.0.2.1 at TCP 443" + confined +
			"\nno rule of these lets it through at TCP 443"},
		{"Deployment/api", "internet", "", "maybe: Deployment shop/api may reach the internet at TCP 443" + confined +
			"\nNetworkPolicy shop/api may let it through at TCP 443, by spec.egress[0] @28"},
		{"192.0.2.1", "web", "8080", "yes: 192.0.2.1 reaches Pod shop/web at TCP 8080\nno policy isolates Pod shop/web for ingress @2"},
		{"internet", "Deployment/api", "", "maybe: Deployment shop/api may be reached from the internet at TCP 9000" +
			"\nService shop/api has type LoadBalancer @34" + isolated + "\nNetworkPolicy shop/api may let it through at TCP 9000, by spec.ingress[0] @23"},
		{"internet", "Pod/web", "8080", "maybe: Pod shop/web is reached from wherever the nodes are reached from at TCP 8080" +
			"\nService shop/web has type NodePort @44\nno policy isolates Pod shop/web for ingress @2"},
		{"internet", "batch", "", "no: nothing leads to Pod jobs/batch from outside the cluster"},
		{"internet", "Pod/web", "81", "no: nothing leads to Pod shop/web from outside the cluster at TCP 81"},
	} {
		var port query.Port
		if tt.port != "" {
			var err error
			if port, err = query.ParsePort(tt.port); err != nil {
				t.Fatal(err)
			}
		}
		a, err := query.Reach(model.NewNetwork(bundle(t, network)), tt.from, tt.to, port)
		if err != nil {
			t.Errorf("%s to %s: %v", tt.from, tt.to, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(a)); diff != "" {
			t.Errorf("%s to %s at %q (-want +got):\n%s", tt.from, tt.to, tt.port, diff)
		}
	}
}

// TestNames has names that mean nothing, or several things.
func TestNames(t *testing.T) {
	n := model.NewNetwork(bundle(t, network+`---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: other}
spec: {containers: [{name: c}]}
`))
	for name, several := range map[string]int{"web": 2, "Pod/web": 2, "shop/Pod/web": 0, "shop/Deployment/web": -1, "webb": -1, "Service/api": 0, "api": 0} {
		_, err := query.Reach(n, name, "batch", query.Port{})
		var wrong *query.NameError
		switch {
		case several == 0 && err != nil:
			t.Errorf("%s: %v", name, err)
		case several != 0 && (!errors.As(err, &wrong) || several > 0 && len(wrong.Several) != several || several < 0 && len(wrong.Names) == 0):
			t.Errorf("%s: %v, want a name that is %d things", name, err, several)
		}
	}
	if _, err := query.Reach(n, "internet", "192.0.2.1", query.Port{}); err == nil {
		t.Error("no pod is asked about, and no error says so")
	}
}

// TestPorts reads ports, and refuses what are none.
func TestPorts(t *testing.T) {
	for _, text := range []string{"", "0", "65536", "http", "80/icmp", "80/tcp/udp", "-1"} {
		if p, err := query.ParsePort(text); err == nil {
			t.Errorf("%q is %v", text, p)
		}
	}
	if p, err := query.ParsePort("53/udp"); err != nil || p.String() != "UDP 53" {
		t.Errorf("53/udp is %v, %v", p, err)
	}
}

const rbac = `apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: shop}
spec: {template: {spec: {serviceAccountName: operator, containers: [{name: c}]}}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: operator, labels: {to: all}}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, list]}
  - {apiGroups: [""], resources: [secrets], resourceNames: [tls, ca], verbs: [get]}
  - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create]}
  - {nonResourceURLs: [/metrics], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: operator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
subjects: [{kind: ServiceAccount, name: operator, namespace: shop}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: all}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: devs, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: all}
subjects: [{kind: Group, name: devs}, {kind: User, name: alice}]
`

// TestCan asks who may do what, and holds the whole proof against the roles above.
func TestCan(t *testing.T) {
	const bound = "\nClusterRoleBinding operator binds ClusterRole operator @18"
	const devs = "\nRoleBinding shop/devs binds ClusterRole all @29\nClusterRole all has the rules of ClusterRole operator, which it aggregates"
	for _, tt := range []struct {
		who  string
		ask  query.Request
		want string
	}{
		{"Deployment/operator", query.Request{Verb: "get", Resource: "pods"}, `yes: ServiceAccount "shop/operator" can get pods in all namespaces` +
			bound + "\nClusterRole operator says so in rules[0]: get, list of pods @10"},
		{"system:serviceaccount:shop:operator", query.Request{Verb: "get", Resource: "pods", Namespace: "prod"}, `yes: ServiceAccount "shop/operator" can get pods in namespace prod` +
			bound + "\nClusterRole operator says so in rules[0]: get, list of pods @10"},
		{"operator", query.Request{Verb: "get", Resource: "secrets"}, `partly: ServiceAccount "shop/operator" can get secrets in all namespaces, only of the name tls or ca` +
			bound + "\nClusterRole operator says so in rules[1]: get of secrets @11"},
		{"operator", query.Request{Verb: "get", Resource: "Secret", Name: "tls"}, `yes: ServiceAccount "shop/operator" can get Secret "tls" in all namespaces` +
			bound + "\nClusterRole operator says so in rules[1]: get of secrets @11"},
		{"operator", query.Request{Verb: "get", Resource: "/metrics"}, `yes: ServiceAccount "shop/operator" can get /metrics` +
			bound + "\nClusterRole operator says so in rules[3]: get of /metrics @13"},
		{"operator", query.Request{Verb: "get", Resource: "deployments"}, `no: ServiceAccount "shop/operator" cannot get deployments` +
			"\nClusterRoleBinding operator binds only ClusterRole operator @18"},
		{"User/alice", query.Request{Verb: "list", Resource: "pods"}, `partly: User "alice" can list pods in namespace shop` +
			devs + "\nClusterRole operator says so in rules[0]: get, list of pods @10"},
		{"Group/devs", query.Request{Verb: "list", Resource: "pods", Namespace: "shop"}, `yes: Group "devs" can list pods in namespace shop` +
			devs + "\nClusterRole operator says so in rules[0]: get, list of pods @10"},
		{"Group/devs", query.Request{Verb: "list", Resource: "pods", Namespace: "prod"}, `no: Group "devs" cannot list pods in namespace prod` +
			"\nRoleBinding shop/devs binds only ClusterRole all @29"},
		{"Group/system:masters", query.Request{Verb: "impersonate", Resource: "users"}, `yes: Group "system:masters" can impersonate users: nothing is denied to it`},
	} {
		b := bundle(t, rbac)
		g := model.NewRBAC(b)
		tt.ask.Minor = b.Minor
		a, err := query.Can(g, query.NewSubjects(b, g), tt.who, tt.ask)
		if err != nil {
			t.Errorf("%s: %v", tt.who, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(a)); diff != "" {
			t.Errorf("can %s %s (-want +got):\n%s", tt.who, tt.ask, diff)
		}
	}
}

// TestDetour says of who may not do something how it may all the same.
func TestDetour(t *testing.T) {
	b := bundle(t, rbac+`---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: binder}
rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, clusterrolebindings], verbs: [bind, create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: binder}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: binder}
subjects: [{kind: ServiceAccount, name: operator, namespace: shop}]
`)
	g := model.NewRBAC(b)
	a, err := query.Can(g, query.NewSubjects(b, g), "operator", query.Request{Verb: "delete", Resource: "nodes", Minor: b.Minor})
	want := `no: ServiceAccount "shop/operator" cannot delete nodes
but it can become cluster-admin
ServiceAccount "shop/operator" can bind itself to cluster-admin @35`
	if got := describe(a); err != nil || got != want {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
}

// TestWhoCan lists subjects, and last what every cluster has besides.
func TestWhoCan(t *testing.T) {
	b := bundle(t, rbac)
	for _, tt := range []struct {
		ask  query.Request
		want []string
	}{
		{query.Request{Verb: "get", Resource: "secrets"}, []string{
			`yes: Group "devs" can get secrets in namespace shop, only of the name tls or ca`,
			`yes: ServiceAccount "shop/operator" can get secrets in all namespaces, only of the name tls or ca`,
			`yes: User "alice" can get secrets in namespace shop, only of the name tls or ca`,
			`no: nobody else can get secrets but, in every cluster, `,
		}},
		{query.Request{Verb: "get", Resource: "secrets", Namespace: "prod", Name: "tls"}, []string{
			`yes: ServiceAccount "shop/operator" can get secrets "tls" in namespace prod`,
			`no: nobody else can get secrets "tls" in namespace prod but, in every cluster, `,
		}},
		{query.Request{Verb: "frobnicate", Resource: "widgets.example.com"}, []string{`no: nobody can frobnicate widgets.example.com but, in every cluster, Group "system:masters"`}},
	} {
		tt.ask.Minor = b.Minor
		answers, err := query.WhoCan(model.NewRBAC(b), tt.ask)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range answers {
			line, _, _ := strings.Cut(describe(a), "\n")
			if before, _, found := strings.Cut(line, "in every cluster, "); found && len(got) < len(tt.want) && before+"in every cluster, " == tt.want[len(got)] {
				line = tt.want[len(got)]
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("who can %s (-want +got):\n%s", tt.ask, diff)
		}
	}
	if _, err := query.WhoCan(model.NewRBAC(b), query.Request{Verb: "get", Resource: "sekrets", Minor: b.Minor}); err == nil {
		t.Error("sekrets is a resource")
	}
}
