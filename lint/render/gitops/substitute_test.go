package gitops

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// objects parses objects.
func objects(text string) []*manifest.Object {
	return manifest.Parse(&document.Document{File: "a.yaml", Text: []byte(text)}).Objects
}

func TestSubstitution(t *testing.T) {
	all := objects(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: a, namespace: flux-system}
spec:
  postBuild:
    substituteFrom: [{kind: ConfigMap, name: vars}]
    substitute: {OVER: own, EMPTY: ""}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: vars, namespace: flux-system}
data: {OVER: other, FROM: map}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: b, namespace: flux-system}
spec: {postBuild: {substituteFrom: [{kind: Secret, name: encrypted}]}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: c}
spec: {}
`)
	f := &finder{all: all}
	for _, test := range []struct {
		from       int
		text, want string
	}{
		{0, "a: ${OVER} ${FROM}", "a: own map"},
		{0, "a: ${NONE}${NONE:=b}${NONE:-c}${NONE-d}", "a: ${NONE}bcd"},
		{0, "a: ${EMPTY:=b}${EMPTY-c}", "a: b"},
		{0, "a: ${NONE:-${OVER}-config}.${OVER:-${NONE}}", "a: own-config.own"},
		{0, "a: ${NONE:-${NONE:=${FROM}}}}", "a: map}"},
		{0, "a: $${OVER} ${OVER", "a: ${OVER} ${OVER"},
		{0, "a: ${NONE:=b\nc: ${OVER}", "a: ${NONE:=b\nc: ${OVER}"},
		{0, "a: $OVER $(OVER) ${1A}", "a: $OVER $(OVER) ${1A}"},
		{0, "kustomize.toolkit.fluxcd.io/substitute: disabled\na: ${OVER}", "kustomize.toolkit.fluxcd.io/substitute: disabled\na: ${OVER}"},
		{2, "a: ${SECRET} ${SECRET:=b}", "a: ${SECRET} b"},
	} {
		if got := string(f.substitution(all[test.from])([]byte(test.text))); got != test.want {
			t.Errorf("%q is %q, want %q", test.text, got, test.want)
		}
	}
	if f.substitution(all[3]) != nil {
		t.Error("an object without postBuild substitutes")
	}
}

func TestImageOverride(t *testing.T) {
	for image, want := range map[string]string{
		"nginx:1.2":             "{name: 'nginx', newTag: '1.2'}",
		"nginx=reg:5000/n":      "{name: 'nginx', newName: 'reg:5000/n'}",
		"nginx=reg/n:1@sha256:": "{name: 'nginx', newName: 'reg/n', newTag: '1', digest: 'sha256:'}",
	} {
		if got := imageOverride(image); got != want {
			t.Errorf("%s is %s, want %s", image, got, want)
		}
	}
}
