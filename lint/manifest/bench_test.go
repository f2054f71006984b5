package manifest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
)

// deployments returns a stream of n ordinary objects.
func deployments(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%d
  labels: {app: web, "tier": 'front'}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      # The command is long.
      containers:
        - name: web
          image: example.com/web:1.2.3
          args: ["--listen", ":8080"]
          command:
            - /bin/sh
            - -c
            - |
              set -e
              exec web "$@"
          ports:
            - containerPort: 8080
          resources:
            limits:
              cpu: 500m
              memory: 128Mi
          securityContext:
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`, i)
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	doc := &document.Document{Text: deployments(1000)}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(doc)
	}
}

// BenchmarkQuick parses ordinary documents in the two ways that Parse has: those
// that the quick parser gives up on go to the library.
func BenchmarkQuick(b *testing.B) {
	text := deployments(100)
	for name, parse := range map[string]func(at span){
		"quick": func(at span) { parseQuick(text, at) },
		"library": func(at span) {
			root, err := decode(text[at.start:at.end])
			if err != nil {
				b.Fatal(err)
			}
			build := builder{scanner: newScanner(text, at)}
			build.build(root, 1)
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				for _, at := range split(text) {
					parse(at)
				}
			}
		})
	}
}

// BenchmarkParseLarge parses one document as large as a big custom resource
// definition, which is where the size of the file matters most.
func BenchmarkParseLarge(b *testing.B) {
	text := "items:\n" + strings.ReplaceAll(string(deployments(1000)), "\n", "\n  ")
	text = strings.ReplaceAll(strings.Replace(text, "---", "-", 1), "\n  ---", "\n-")
	doc := &document.Document{Text: []byte(text)}
	if r := Parse(doc); len(r.Problems) > 0 {
		b.Fatal(r.Problems[0])
	}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(doc)
	}
}

func BenchmarkLocate(b *testing.B) {
	objects := Parse(&document.Document{Text: deployments(1000)}).Objects
	path := []any{"spec", "template", "spec", "containers", 0, "image"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		objects[i%len(objects)].Locate(path)
	}
}
