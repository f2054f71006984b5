package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkOneDeployment is a whole run over one file, rules loaded and
// compiled: what a pre-commit hook waits for.
func BenchmarkOneDeployment(b *testing.B) {
	file := filepath.Join(trees, "shop", "manifests", "storefront.yaml")
	for b.Loop() {
		run(b, absolute(b, "."), []string{file})
	}
}

// application is ten documents with one of each kind that others look up: an
// account, a Service, a Secret with a value of its own, a role, a policy; %d makes
// them one of many in their namespace.
const application = `apiVersion: v1
kind: ServiceAccount
metadata: {name: app-%[1]d, namespace: shop}
automountServiceAccountToken: false
---
apiVersion: v1
kind: Service
metadata: {name: app-%[1]d, namespace: shop}
spec: {selector: {app: app-%[1]d}, ports: [{name: http, port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Secret
metadata: {name: app-%[1]d, namespace: shop}
stringData: {password: Kd9-%[1]d-pQ7zR2mX}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: app-%[1]d, namespace: shop}
data: {LOG_LEVEL: info, UPSTREAM: "http://app-%[1]d.shop.svc"}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: app-%[1]d, namespace: shop}
rules: [{apiGroups: [""], resources: [configmaps], resourceNames: [app-%[1]d], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: app-%[1]d, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: app-%[1]d}
subjects: [{kind: ServiceAccount, name: app-%[1]d, namespace: shop}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: app-%[1]d, namespace: shop}
spec: {podSelector: {matchLabels: {app: app-%[1]d}}, policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: app-%[1]d, namespace: shop}
spec: {maxUnavailable: 1, selector: {matchLabels: {app: app-%[1]d}}}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: app-%[1]d, namespace: shop}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: app-%[1]d}
  minReplicas: 2
  maxReplicas: 5
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: app-%[1]d, namespace: shop}
spec:
  selector: {matchLabels: {app: app-%[1]d}}
  template:
    metadata: {labels: {app: app-%[1]d}}
    spec:
      serviceAccountName: app-%[1]d
      containers:
        - name: app
          image: registry.example.com/app-%[1]d:1.0.%[1]d
          ports: [{name: http, containerPort: 8080}]
          envFrom: [{configMapRef: {name: app-%[1]d}}]
          securityContext: {allowPrivilegeEscalation: false, runAsNonRoot: true}
`

// BenchmarkDocuments is a run over one directory of so many documents: the time
// is to grow with their number and not faster.
func BenchmarkDocuments(b *testing.B) {
	for _, n := range []int{300, 3000, 30000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			for i := range n / 10 {
				if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.yaml", i)), fmt.Appendf(nil, application, i), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				run(b, dir, []string{"."})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/document")
		})
	}
}
