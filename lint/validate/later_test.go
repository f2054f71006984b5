package validate

import (
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
)

// TestFilledInLater holds that what is put in by hand, by a script or by the controller
// of another object is not judged as it stands.
func TestFilledInLater(t *testing.T) {
	for text, want := range map[string]int{
		"apiVersion: v1\nkind: Pod\nmetadata: {name: shell-HOSTNAME}\nspec: {containers: [{name: a, image: a}]}\n":                                                                                              0,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: PV_NAME}\nspec: {serviceAccountName: $K8S_SA_NAME, containers: [{name: a, image: a}]}\n":                                                                   0,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, ports: [{containerPort: PORT_NUMBER}]}]}\n":                                                                    0,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: Shell}\nspec: {containers: [{name: a, image: a}]}\n":                                                                                                       1,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: shell-Host}\nspec: {containers: [{name: a, image: a}]}\n":                                                                                                  1,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a, ports: [{containerPort: eighty}]}]}\n":                                                                         1,
		"apiVersion: v1\nkind: Pod\nmetadata: {name: '{{ app }}-a'}\nspec: {containers: [{name: a, image: a}]}\n":                                                                                               1,
		"apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec: {rules: [{name: a, generate: {apiVersion: v1, kind: ConfigMap, name: '{{ app }}', namespace: a, data: {data: {a: b}}}}]}\n": 0,
		"apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata: {name: a}\nspec: {resources: [{apiVersion: v1, kind: ConfigMap, metadata: {name: << inputs.app >>-a}}]}\n":                         0,
	} {
		objects := manifest.Parse(&document.Document{Text: []byte(text)}).Objects
		facts := New(0, objects).Object(objects[len(objects)-1])
		if len(facts) != want {
			t.Errorf("%d facts %v, want %d, for:\n%s", len(facts), facts, want, text)
		}
	}
}
