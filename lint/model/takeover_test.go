package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/model"
)

// pod is a Pod of namespace shop that runs as the account app, and its binding to
// the ClusterRole r in the cluster.
const pod = `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {serviceAccountName: app, containers: [{name: web}]}
`

func clusterRole(rules string) string {
	return `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: ` + rules + `
`
}

const everywhere = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}]
`

func in(namespace string) string {
	return `---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: ` + namespace + `}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app, namespace: shop}]
`
}

// TestTakeovers follows an account to cluster-admin, and no further than it gets.
func TestTakeovers(t *testing.T) {
	const controller = ` ServiceAccount "kube-system/clusterrole-aggregation-controller"; can write every right into a ClusterRole it holds`
	admin := `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: operator}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: operator, namespace: shop}, {kind: User, name: alice}]
`
	operator := `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: operator, namespace: shop}
spec: {template: {spec: {serviceAccountName: operator, containers: [{name: operator}]}}}
`
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"everything", clusterRole(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`) + everywhere, "can do everything in the cluster"},
		{"everything in one API group", clusterRole(`[{apiGroups: [apps.example.com], resources: ["*"], verbs: ["*"]}]`) + everywhere, ""},
		{"everything in kube-system", clusterRole(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`) + in("kube-system"), "can impersonate" + controller},
		{"everything in its own namespace", clusterRole(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`) + in("shop"), ""},
		{"unbound role", clusterRole(`[{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]`), ""},
		{"escalate", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, patch]}]`) + everywhere, "can write every right into a ClusterRole it holds"},
		{"escalate, and nothing to write", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, create, get]}]`) + everywhere, ""},
		{"roles and bindings without escalate or bind", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [roles, clusterroles, rolebindings, clusterrolebindings], verbs: [get, create, update, patch, delete]}]`) + everywhere, ""},
		{"bind", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles, clusterrolebindings], verbs: [bind, create]}]`) + everywhere, "can bind itself to cluster-admin"},
		{"bind other roles", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [view]}, {apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}]`) + everywhere, ""},
		{"bind cluster-admin in namespaces", clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind], resourceNames: [cluster-admin]}, {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}]`) + everywhere, "can bind itself to a role with which it becomes" + controller},
		{"impersonate groups alone", clusterRole(`[{apiGroups: [""], resources: [groups], verbs: [impersonate]}]`) + everywhere, ""},
		{"impersonate groups and users", clusterRole(`[{apiGroups: [""], resources: [groups, users], verbs: [impersonate]}]`) + everywhere, "can impersonate the group system:masters"},
		{"impersonate a user that the bundle makes cluster-admin", clusterRole(`[{apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [alice]}]`) + everywhere + admin, `can impersonate User "alice"; can do everything in the cluster`},
		{"impersonate users", clusterRole(`[{apiGroups: [""], resources: [users], verbs: [impersonate]}]`) + everywhere, `can impersonate User "system:kube-controller-manager"; can request tokens of` + controller},
		{"tokens", clusterRole(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}]`) + everywhere, "can request tokens of" + controller},
		{"tokens of one account", clusterRole(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [generic-garbage-collector]}]`) + in("kube-system"), `can request tokens of ServiceAccount "kube-system/generic-garbage-collector"; can change a workload to run as` + controller},
		{"tokens of its namespace", clusterRole(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}]`) + in("shop"), ""},
		{"tokens of its namespace, where an operator is", clusterRole(`[{apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}]`) + in("shop") + admin, `can request tokens of ServiceAccount "shop/operator"; can do everything in the cluster`},
		{"secrets, read only", clusterRole(`[{apiGroups: [""], resources: [secrets], verbs: [get, list, watch]}]`) + everywhere + admin, ""},
		{"the secret of a token", clusterRole(`[{apiGroups: [""], resources: [secrets], verbs: [list]}]`) + everywhere + admin + `---
apiVersion: v1
kind: Secret
metadata: {name: operator, namespace: shop, annotations: {kubernetes.io/service-account.name: operator}}
type: kubernetes.io/service-account-token
`, `can read the Secret with the token of ServiceAccount "shop/operator"; can do everything in the cluster`},
		{"secrets, created and read", clusterRole(`[{apiGroups: [""], resources: [secrets], verbs: [create, get]}]`) + everywhere, "can create and read a Secret with a token of" + controller},
		{"secrets, created, and read where there is one already", clusterRole(`[{apiGroups: [""], resources: [secrets], verbs: [create]}, {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [one]}]`) + everywhere, ""},
		{"secrets, created", clusterRole(`[{apiGroups: [""], resources: [secrets], verbs: [create, delete]}]`) + everywhere, ""},
		{"pods", clusterRole(`[{apiGroups: [""], resources: [pods], verbs: [create]}]`) + everywhere, "can run pods as" + controller},
		{"commands in its namespace", clusterRole(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`) + in("shop") + admin, ""},
		{"commands in its namespace, where an operator runs", clusterRole(`[{apiGroups: [""], resources: [pods/exec], verbs: [create]}]`) + in("shop") + admin + operator, `can run commands in pods of ServiceAccount "shop/operator"; can do everything in the cluster`},
		{"a CSR", clusterRole(`[{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [create, get]}, {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}, {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve], resourceNames: [kubernetes.io/*]}]`) + everywhere, `can have a certificate issued for User "system:kube-controller-manager"; can request tokens of` + controller},
		{"a CSR of another signer", clusterRole(`[{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [create, get]}, {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}, {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve], resourceNames: [example.com/*]}]`) + everywhere, ""},
		{"a webhook", clusterRole(`[{apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [patch]}]`) + everywhere, "can change the roles and bindings that others write, through an admission webhook (somebody with more rights writes objects)"},
		{"aws-auth", clusterRole(`[{apiGroups: [""], resources: [configmaps], verbs: [patch], resourceNames: [aws-auth]}]`) + in("kube-system"), "can map an IAM role to system:masters (the cluster is one of EKS that reads aws-auth)"},
		{"configmaps", clusterRole(`[{apiGroups: [""], resources: [configmaps], verbs: [create, patch]}]`) + everywhere, ""},
		{"edit by a group", `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects: [{kind: Group, name: "system:serviceaccounts:shop"}]
`, "can impersonate" + controller},
		{"a role that is added to edit", strings.Replace(clusterRole(`[{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, patch]}]`), "{name: r}", "{name: r, labels: {rbac.authorization.k8s.io/aggregate-to-view: 'true'}}", 1) + strings.Replace(everywhere, "name: r}", "name: view}", 1), "can write every right into a ClusterRole it holds"},
	} {
		t.Run(test.name, func(t *testing.T) {
			takeovers, err := model.NewRBAC(bundle(t, pod+test.text)).Takeovers()
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, takeover := range takeovers {
				if takeover.Account.Name != "app" {
					continue
				}
				for i, s := range takeover.Steps {
					if i > 0 {
						got += "; "
					}
					got += s.Says
					if s.Assumes != "" {
						got += fmt.Sprintf(" (%s)", s.Assumes)
					}
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("the way to cluster-admin (-want +got):\n%s", diff)
			}
		})
	}
}
