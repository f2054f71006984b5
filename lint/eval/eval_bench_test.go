package eval_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// deployment is a Deployment of ordinary size with few findings; %d makes its
// name unique.
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%[1]d
  namespace: shop
  labels:
    app.kubernetes.io/name: web-%[1]d
    app.kubernetes.io/version: 2.1.0
spec:
  replicas: 3
  selector:
    matchLabels: {app.kubernetes.io/name: web-%[1]d}
  template:
    metadata:
      labels: {app.kubernetes.io/name: web-%[1]d}
    spec:
      serviceAccountName: web
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 65532
        fsGroup: 65532
        seccompProfile: {type: RuntimeDefault}
      initContainers:
        - name: migrate
          image: registry.example.com/migrate:3.0.1
          args: [up, --timeout, 30s]
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          resources: {limits: {memory: 256Mi}, requests: {cpu: 50m, memory: 256Mi}}
      containers:
        - name: web
          image: registry.example.com/web:2.1.0
          ports:
            - {name: http, containerPort: 8080}
            - {name: metrics, containerPort: 9090}
          env:
            - {name: LOG_LEVEL, value: info}
            - {name: DATABASE_HOST, value: database.shop.svc}
            - name: DATABASE_PASSWORD
              valueFrom: {secretKeyRef: {name: database, key: password}}
          readinessProbe:
            httpGet: {path: /ready, port: http}
          livenessProbe:
            httpGet: {path: /live, port: http}
            periodSeconds: 20
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL]}
          resources: {limits: {memory: 512Mi}, requests: {cpu: 100m, memory: 512Mi}}
          volumeMounts:
            - {name: config, mountPath: /etc/web, readOnly: true}
            - {name: tmp, mountPath: /tmp}
        - name: exporter
          image: registry.example.com/exporter:0.11.0
          securityContext:
            allowPrivilegeEscalation: true
            capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
          resources: {limits: {memory: 64Mi}, requests: {cpu: 10m, memory: 64Mi}}
      volumes:
        - name: config
          configMap: {name: web}
        - name: tmp
          emptyDir: {}
---
`

// BenchmarkEvaluate measures all rules on a bundle of Deployments, and reports
// the time an object takes.
func BenchmarkEvaluate(b *testing.B) {
	set, err := rule.Load(policies.FS)
	if err != nil {
		b.Fatal(err)
	}
	engine, err := eval.New(b.Context(), set, set.Rules, []string{"Deployment"}, eval.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []int{1, 100} {
		b.Run(fmt.Sprintf("deployments=%d", size), func(b *testing.B) {
			var text bytes.Buffer
			for i := range size {
				fmt.Fprintf(&text, deployment, i)
			}
			parsed := manifest.Parse(&document.Document{File: "web.yaml", Text: text.Bytes()})
			if len(parsed.Objects) != size || len(parsed.Problems) > 0 {
				b.Fatal(parsed.Problems)
			}
			b.ReportAllocs()
			for b.Loop() {
				findings, failures, err := engine.Evaluate(b.Context(), parsed.Objects, eval.Around{})
				if err != nil || failures != nil {
					b.Fatal(err, failures)
				}
				if len(findings) < size {
					b.Fatalf("%d findings", len(findings))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*size), "µs/object")
		})
	}
}
