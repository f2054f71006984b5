package policies_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

// A carrierForm writes the flags of a component as one kind of object has them; ""
// if it cannot configure the component.
type carrierForm struct {
	name  string
	write func(component string, flags [][2]string) string
}

var carrierForms = []carrierForm{
	{"static pod, args", func(component string, flags [][2]string) string {
		return pod(component, "          args:", lines(flags, "            - --%s=%s"))
	}},
	{"static pod, values as words of their own", func(component string, flags [][2]string) string {
		return pod(component, "          args:", lines(flags, "            - --%s\n            - %q"))
	}},
	{"kubeadm v1beta3", func(component string, flags [][2]string) string {
		return kubeadm("v1beta3", component, lines(flags, "      %s: %q"))
	}},
	{"kubeadm v1beta4", func(component string, flags [][2]string) string {
		return kubeadm("v1beta4", component, lines(flags, "      - {name: %s, value: %q}"))
	}},
	{"RKE2", func(component string, flags [][2]string) string {
		field := map[string]string{"kube-apiserver": "kubeAPIServer", "kube-controller-manager": "kubeControllerManager", "kube-scheduler": "kubeScheduler"}[component]
		if field == "" {
			return ""
		}
		return "apiVersion: controlplane.cluster.x-k8s.io/v1beta1\nkind: RKE2ControlPlane\nmetadata: {name: a}\nspec:\n  serverConfig:\n    " +
			field + ":\n      extraArgs:\n" + lines(flags, "        - %s=%s")
	}},
	{"Rancher", func(component string, flags [][2]string) string {
		return "apiVersion: provisioning.cattle.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: fleet-default}\nspec:\n  rkeConfig:\n    machineGlobalConfig:\n      " +
			component + "-arg:\n" + lines(flags, "        - %s=%s")
	}},
	{"Cluster API", func(component string, flags [][2]string) string {
		text := kubeadmFields(component, lines(flags, "            - {name: %s, value: %q}"), "        ")
		if text == "" || component == "kubelet" {
			return ""
		}
		return "apiVersion: controlplane.cluster.x-k8s.io/v1beta2\nkind: KubeadmControlPlane\nmetadata: {name: a}\nspec:\n  kubeadmConfigSpec:\n    clusterConfiguration:\n" + text
	}},
}

func lines(flags [][2]string, format string) string {
	var b strings.Builder
	for _, f := range flags {
		fmt.Fprintf(&b, format+"\n", f[0], f[1])
	}
	return b.String()
}

func pod(component, field, flags string) string {
	return "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: kube-system}\nspec:\n  containers:\n        - name: a\n          image: a\n          command: [" +
		component + "]\n" + field + "\n" + flags
}

func kubeadmFields(component, flags, indent string) string {
	switch component {
	case "kube-apiserver":
		return indent + "apiServer:\n" + indent + "  extraArgs:\n" + flags
	case "kube-controller-manager":
		return indent + "controllerManager:\n" + indent + "  extraArgs:\n" + flags
	case "kube-scheduler":
		return indent + "scheduler:\n" + indent + "  extraArgs:\n" + flags
	case "kubelet":
		return indent + "nodeRegistration:\n" + indent + "  kubeletExtraArgs:\n" + flags
	}
	return ""
}

func kubeadm(version, component, flags string) string {
	kind := "ClusterConfiguration"
	if component == "kubelet" {
		kind = "InitConfiguration"
	}
	if fields := kubeadmFields(component, flags, ""); fields != "" {
		return "apiVersion: kubeadm.k8s.io/" + version + "\nkind: " + kind + "\n" + fields
	}
	return ""
}

// TestCarriers moves the flags of every control-plane example through all that can
// carry them. What a rule says of a flag that is set it says everywhere; what it says of
// an absent one only where the whole command line is there.
func TestCarriers(t *testing.T) {
	set := load(t)
	var rules []*rule.Rule
	for _, r := range set.Rules {
		if r.Components != nil {
			rules = append(rules, r)
		}
	}
	engine, err := eval.New(t.Context(), set, rules, set.Components.Kinds(), eval.Options{Parameters: exampleParameters(set)})
	if err != nil {
		t.Fatal(err)
	}
	moved := 0
	for _, r := range rules {
		objects := manifest.Parse(&document.Document{Text: []byte(r.Bad)}).Objects
		if len(objects) != 1 {
			continue // what it says is about two objects
		}
		components := model.NewComponents(&model.Bundle{Objects: objects, Workloads: set.Workloads, Components: set.Components})
		c := components[0][0]
		var flags [][2]string
		for flag, s := range c.Settings {
			flags = append(flags, [2]string{flag, s.Value})
		}
		slices.SortFunc(flags, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
		messages := func(text string) []string {
			found, failed, err := engine.Evaluate(t.Context(), manifest.Parse(&document.Document{Text: []byte(text)}).Objects, eval.Around{})
			if err != nil || failed != nil {
				t.Fatalf("%s: %v %v\n%s", r.ID, err, failed, text)
			}
			var all []string
			for _, f := range found {
				// Where the path is a flag that is set, not the place of a missing one.
				node := f.Object.Get(f.Path)
				if f.Rule == r && node != nil && node.Kind == manifest.Scalar {
					all = append(all, f.Message)
				}
			}
			slices.Sort(all)
			return all
		}
		want := messages(r.Bad)
		if len(want) == 0 || len(c.Repeated) > 0 || c.Carrier != "pod" || needsMore[r.ID] {
			continue
		}
		for _, form := range carrierForms {
			text := form.write(c.Name, flags)
			if text == "" {
				continue
			}
			moved++
			if got := messages(text); !slices.Equal(got, want) {
				t.Errorf("%s in %s: %q, want %q\n%s", r.ID, form.name, got, want, text)
			}
		}
	}
	if moved < 100 {
		t.Errorf("only %d examples were moved", moved)
	}
}

// needsMore are the rules about a flag that is set which need to know that another is
// not, or that read more of the pod.
var needsMore = map[string]bool{
	"apiserver-audit-policy-missing":   true,
	"apiserver-audit-path-not-mounted": true,
}
