package policies_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// silent are the kinds of containers, and the kinds or shapes of workloads, that a rule
// rightly says nothing about.
var silent = map[string][]string{
	// It is in no namespace, and so has no service accounts.
	"enforce-mountable-secrets-violation": {"ClusterWorkflowTemplate.argoproj.io"},
	// Their controllers choose the service account of what names none.
	"default-service-account-token-mounted": {"argo-workflow"},
	"automount-service-account-token":       {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
	"default-service-account-used":          {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
	"image-pull-secret-missing":             {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
	// Argo and Tekton add containers of their own to what is in the workload.
	"apparmor-annotation-orphan": {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
	// Agents are meant to run on every node.
	"control-plane-scheduling":       {"DaemonSet", "DaemonSet.apps.kruise.io"},
	"system-critical-priority-class": {"DaemonSet", "DaemonSet.apps.kruise.io"},
	"tolerates-all-taints":           {"DaemonSet", "DaemonSet.apps.kruise.io"},
	// They cannot have resources or probes, and what init containers use is free
	// again when the others start.
	"best-effort-pod":                   {"ephemeral container"},
	"cpu-limit-missing":                 {"ephemeral container"},
	"cpu-request-missing":               {"ephemeral container", "init container"},
	"ephemeral-storage-limit-missing":   {"ephemeral container"},
	"ephemeral-storage-request-missing": {"ephemeral container", "init container"},
	"memory-limit-missing":              {"ephemeral container"},
	"memory-request-missing":            {"ephemeral container", "init container"},
	"requests-not-equal-limits":         {"ephemeral container"},
	// They have no such fields, or their pods' labels are not known.
	"dns-config-missing":      {"argo-workflow", "tekton-task"},
	"node-affinity-missing":   {"argo-workflow", "tekton-task"},
	"priority-class-missing":  {"argo-workflow", "tekton-task"},
	"topology-spread-invalid": {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
	// Only what runs on is probed, and Knative's pods have a probe of its own.
	"liveness-probe-missing":  slices.Concat(endingKinds, []string{"ephemeral container", "init container"}),
	"readiness-probe-missing": slices.Concat(endingKinds, []string{"ephemeral container", "init container", "Configuration.serving.knative.dev", "Revision.serving.knative.dev", "Service.serving.knative.dev"}),
	// OpenShift assigns the user.
	"run-as-non-root-not-enforced": {"DeploymentConfig.apps.openshift.io"},
	// What they mount is completed by their controllers or by what runs them.
	"unused-volume":          {"argo-workflow", "tekton-task"},
	"volume-mount-undefined": {"argo-workflow", "tekton-task"},
	// They do not have the field, or another object has it.
	"service-links-enabled":               {"argo-workflow", "tekton-task"},
	"confidential-runtime-not-configured": {"argo-workflow", "tekton-task"},
	"user-namespace-not-enabled":          {"argo-workflow", "tekton-task"},
	// They are in no namespace, so no Service leads to their pods and their
	// service account is not known; and a Service leads to ports of containers
	// that keep running.
	"internet-exposed-workload":      {"ClusterWorkflowTemplate.argoproj.io"},
	"exposed-privileged-workload":    {"ClusterWorkflowTemplate.argoproj.io", "init container", "ephemeral container"},
	"sensitive-interface-exposed":    {"ClusterWorkflowTemplate.argoproj.io", "init container", "ephemeral container"},
	"workload-cluster-takeover-path": {"ClusterWorkflowTemplate.argoproj.io"},
	"workload-administrative-role":   {"ClusterWorkflowTemplate.argoproj.io"},
	// A proxy would keep their pods from ending, or they are in no namespace.
	"istio-injection-disabled":   {"CronJob", "Job", "Job.batch.volcano.sh", "JobSet.jobset.x-k8s.io", "argo-workflow"},
	"linkerd-injection-disabled": {"CronJob", "Job", "Job.batch.volcano.sh", "JobSet.jobset.x-k8s.io", "argo-workflow"},
	// They are in no namespace, so what they name may be in any; and what runs of
	// workflows and tasks name is most often made for the run.
	"dangling-config-key":        {"ClusterWorkflowTemplate.argoproj.io", "ClusterTask.tekton.dev"},
	"dangling-secret-reference":  {"argo-workflow", "tekton-run", "tekton-pipeline-run"},
	"dangling-pvc":               {"argo-workflow", "tekton-run", "tekton-pipeline-run"},
	"dangling-image-pull-secret": {"argo-workflow", "tekton-run", "tekton-pipeline-run"},
	"dangling-runtime-class":     {"tekton-run", "tekton-pipeline-run"},
	"dangling-priority-class":    {"tekton-run", "tekton-pipeline-run"},
	// The labels of their pods are not known before they run.
	"workload-without-network-policy": {"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task"},
}

// endingKinds are the kinds and shapes of workloads whose pods end by themselves, or
// of which it is not known whether they do.
var endingKinds = []string{
	"AdvancedCronJob.apps.kruise.io", "BroadcastJob.apps.kruise.io", "CronJob", "Job", "Job.batch.volcano.sh", "JobSet.jobset.x-k8s.io",
	"PodTemplate", "Sandbox.agents.x-k8s.io", "SandboxTemplate.extensions.agents.x-k8s.io", "ScaledJob.keda.sh",
	"argo-workflow", "tekton-pipeline-run", "tekton-run", "tekton-task",
}

// worded are the kinds that are in no namespace, of which these rules say in other
// words what is missing.
var worded = map[string][]string{
	"dangling-service-account":     {"ClusterWorkflowTemplate.argoproj.io"},
	"dangling-configmap-reference": {"ClusterWorkflowTemplate.argoproj.io", "ClusterTask.tekton.dev"},
	"dangling-secret-reference":    {"ClusterTask.tekton.dev"},
	"dangling-pvc":                 {"ClusterTask.tekton.dev"},
}

// unmoved are the rules about one list of containers, whatever is in it, or about two
// containers, or about which kind of workload runs a container, or that blame the
// metadata of a template.
var unmoved = map[string]bool{
	"ephemeral-container-in-manifest": true, "istio-authorization-missing": true, "falco-incomplete-coverage": true,
	"duplicate-container-name": true, "duplicate-container-port": true,
}

// A role is a kind of container: what messages call it and the list it is in.
type role struct{ noun, list string }

var roles = []role{
	{"container", "containers"},
	{"init container", "initContainers"},
	{"sidecar container", "initContainers"},
	{"ephemeral container", "ephemeralContainers"},
}

// A blame is a finding: where, and what.
type blame struct{ Path, Message string }

// TestMutations makes a Pod of the bad example of every rule for workloads, with
// the one container that the rule blames, and turns it into every kind of
// container and every kind of workload. The rule has to find the same, and
// nothing else. Rules that judge more than workloads may have another example.
func TestMutations(t *testing.T) {
	set := load(t)
	kinds := slices.Sorted(maps.Keys(set.Workloads))
	for _, r := range set.Rules {
		if slices.ContainsFunc(kinds, func(k string) bool { return !r.Judges(k) }) || unmoved[r.ID] {
			continue
		}
		if r.Category == "schema" {
			continue // what the API server refuses of kinds whose schema nobody has is not known
		}
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			engine, err := eval.New(t.Context(), set, []*rule.Rule{r}, kinds, eval.Options{Parameters: exampleParameters(set)})
			if err != nil {
				t.Fatal(err)
			}
			m := mutator{T: t, set: set, engine: engine}
			m.reduce(r)
			for _, role := range roles {
				for _, kind := range kinds {
					if slices.Contains(worded[r.ID], kind) {
						continue
					}
					for _, place := range set.Workloads[kind] {
						m.check(r, role, kind, place)
					}
				}
			}
		})
	}
}

// A mutator holds the bad example of a rule, reduced to a pod.
type mutator struct {
	*testing.T
	set    *rule.Set
	engine *eval.Engine
	// metadata is the workload's; labels and annotations are the template's, too.
	metadata map[string]any
	// spec is the pod spec without containers, bad the container that is blamed
	// and good one that is not, nil if there is none.
	spec, bad, good map[string]any
	// others are the other objects of the example.
	others []map[string]any
	// found is what the rule finds in a Pod with bad alone, path by path.
	found []eval.Finding
}

// reduce finds the workload in the bad example of r, and the container in it that
// is enough for a finding.
func (m *mutator) reduce(r *rule.Rule) {
	m.Helper()
	objects := decode(m.T, r.Bad)
	for i, object := range objects {
		m.others = slices.Concat(objects[:i], objects[i+1:])
		if template := m.template(object); template != nil && m.blame(object, template) {
			break
		}
	}
	if m.bad == nil && len(r.Kinds) != len(m.set.Workloads) {
		m.Skip("the example is not of a workload")
	}
	if m.bad == nil {
		m.Fatal("no pod of bad.yaml has a finding")
	}
	for _, object := range decode(m.T, r.Good) {
		for _, c := range containers(m.template(object)) {
			c = with(c, "name", "good")
			if cmp.Equal(blames(m.found, nil), blames(m.judge(m.pod("containers", m.bad, c)), nil)) {
				m.good = c
				return
			}
		}
	}
}

// blame tries the containers of a workload one by one: the rule should blame the
// container itself or, if it blames none, its pod.
func (m *mutator) blame(object, template map[string]any) bool {
	metadata, _ := template["metadata"].(map[string]any)
	m.metadata = maps.Clone(object["metadata"].(map[string]any))
	maps.Copy(m.metadata, metadata)
	m.spec = maps.Clone(template["spec"].(map[string]any))
	for _, role := range roles {
		delete(m.spec, role.list)
	}
	for _, c := range append(containers(template), map[string]any{"name": "bad"}) {
		c = maps.Clone(c)
		delete(c, "restartPolicy")
		found := m.judge(m.pod("containers", c))
		inside := slices.ContainsFunc(found, func(f eval.Finding) bool { return len(f.Path) > 1 && f.Path[1] == "containers" })
		if inside || len(found) > 0 && m.bad == nil {
			m.bad, m.found = c, found
		}
		if inside {
			break
		}
	}
	return m.bad != nil
}

// pod is a Pod with a list of containers.
func (m *mutator) pod(list string, containers ...any) map[string]any {
	return map[string]any{"apiVersion": "v1", "kind": "Pod", "metadata": m.metadata, "spec": with(m.spec, list, containers)}
}

// check judges the pod with the blamed container in a role as a kind of workload.
func (m *mutator) check(r *rule.Rule, role role, kind string, place rule.Workload) {
	m.Helper()
	w := wrapperFor(kind, place)
	if !slices.Contains(w.lists, role.list) || !m.expressible(w) {
		return
	}
	bad := m.bad
	if role.noun == "sidecar container" {
		bad = with(bad, "restartPolicy", "Always")
	}
	pod, index := m.pod(role.list, bad), 0
	switch {
	case m.good == nil:
	case role.list == "containers":
		pod, index = m.pod(role.list, m.good, bad), 1
	default:
		pod["spec"].(map[string]any)["containers"] = []any{m.good}
	}
	var want []eval.Finding
	if exempt := silent[r.ID]; !slices.ContainsFunc(exempt, func(e string) bool { return e == role.noun || e == kind || e == place.Shape }) {
		for _, f := range m.found {
			path := f.Path
			if len(path) > 2 && path[1] == "containers" {
				path = slices.Concat([]any{"spec", role.list, index}, path[3:])
			}
			path = w.path(m.spec, path, []any{role.list, index})
			noun := role.noun
			if w.noun != "" {
				noun = w.noun
			}
			message := strings.ReplaceAll(f.Message, fmt.Sprintf("container %q", m.bad["name"]), fmt.Sprintf("%s %q", noun, m.bad["name"]))
			want = append(want, eval.Finding{Path: path, Message: message})
		}
	}
	object := w.wrap(pod)
	object["apiVersion"], object["kind"] = apiVersion(kind), strings.SplitN(kind, ".", 2)[0]
	object["metadata"] = m.metadata
	if len(place.Each)+len(place.Template) > 0 {
		object["metadata"] = without(m.metadata, "labels", "annotations")
	}
	m.compare(role.noun+" of "+kind, want, object)
	if role.noun != "container" {
		return
	}
	generated := with(without(object["metadata"].(map[string]any), "name"), "generateName", fmt.Sprint(m.metadata["name"], "-"))
	list := map[string]any{"apiVersion": "v1", "kind": "List", "items": append([]map[string]any{with(object, "metadata", generated)}, m.others...)}
	m.compare(role.noun+" of generated "+kind+" in a List", want, list)
}

// expressible reports whether what is wrong does not depend on fields that a kind
// of workload does not have.
func (m *mutator) expressible(w wrapper) bool {
	if w.fields == nil {
		return true
	}
	pod := m.pod("containers", m.bad)
	pod["spec"] = keep(m.spec, append(w.fields, "containers"))
	pod["spec"].(map[string]any)["containers"] = []any{m.bad}
	if !w.labels {
		pod["metadata"] = without(m.metadata, "labels", "annotations")
	}
	return cmp.Equal(blames(m.found, nil), blames(m.judge(pod), nil))
}

func (m *mutator) compare(name string, want []eval.Finding, object map[string]any) {
	m.Helper()
	got := m.judge(object)
	if diff := cmp.Diff(blames(want, m.metadata), blames(got, m.metadata)); diff != "" {
		text, _ := yaml.Marshal(object)
		m.Errorf("%s (-want +got):\n%s\n%s", name, diff, text)
	}
}

// judge returns what the rule finds in an object, or in the first item of a List.
func (m *mutator) judge(object map[string]any) []eval.Finding {
	m.Helper()
	var text bytes.Buffer
	for _, o := range append([]map[string]any{object}, m.others...) {
		if err := json.NewEncoder(&text).Encode(o); err != nil {
			m.Fatal(err)
		}
		if object["kind"] == "List" {
			break
		}
	}
	parsed := manifest.Parse(&document.Document{File: "mutation.json", Text: text.Bytes()})
	if len(parsed.Problems) > 0 {
		m.Fatalf("%v\n%s", parsed.Problems, text.Bytes())
	}
	findings, failures, err := m.engine.Evaluate(m.Context(), parsed.Objects, eval.Around{})
	if err != nil || failures != nil {
		m.Fatal(err, failures)
	}
	return slices.DeleteFunc(findings, func(f eval.Finding) bool { return f.Object != parsed.Objects[0] })
}

// template returns the pod template of an object, nil if it has none or is of an
// API with a shape of its own.
func (m *mutator) template(object map[string]any) map[string]any {
	group, _, _ := strings.Cut(fmt.Sprint(object["apiVersion"]), "/")
	kind := fmt.Sprint(object["kind"])
	if strings.Contains(group, ".") && !strings.HasSuffix(group, ".k8s.io") {
		kind += "." + group
	}
	for _, place := range m.set.Workloads[kind] {
		if place.Shape != "" || place.Each != nil {
			continue
		}
		value := object
		for _, key := range place.Template {
			value, _ = value[key].(map[string]any)
		}
		if _, ok := value["spec"].(map[string]any); ok {
			return value
		}
	}
	return nil
}

// blames are findings in a form to compare, in order, without the object's name,
// which not all mutations have.
func blames(findings []eval.Finding, metadata map[string]any) []blame {
	var out []blame
	for _, f := range findings {
		message := f.Message
		for _, name := range []string{fmt.Sprint(metadata["name"], "-*"), fmt.Sprint(metadata["name"])} {
			message = strings.ReplaceAll(message, fmt.Sprintf("%q", name), `"NAME"`)
		}
		out = append(out, blame{manifest.FormatPath(f.Path), message})
	}
	slices.SortFunc(out, func(a, b blame) int { return strings.Compare(a.Path+a.Message, b.Path+b.Message) })
	return out
}

func containers(template map[string]any) []map[string]any {
	var out []map[string]any
	spec, _ := template["spec"].(map[string]any)
	for _, role := range roles {
		list, _ := spec[role.list].([]any)
		for _, c := range list {
			if c, ok := c.(map[string]any); ok && !slices.ContainsFunc(out, func(o map[string]any) bool { return cmp.Equal(o, c) }) {
				out = append(out, c)
			}
		}
	}
	return out
}

func decode(t *testing.T, text string) []map[string]any {
	t.Helper()
	var objects []map[string]any
	for _, document := range strings.Split(text, "\n---\n") {
		var object map[string]any
		if err := yaml.Unmarshal([]byte(document), &object); err != nil {
			t.Fatal(err)
		}
		objects = append(objects, object)
	}
	return objects
}

// with is a copy of a mapping with one more field.
func with(m map[string]any, key string, value any) map[string]any {
	m = maps.Clone(m)
	m[key] = value
	return m
}

func without(m map[string]any, keys ...string) map[string]any {
	m = maps.Clone(m)
	for _, key := range keys {
		delete(m, key)
	}
	return m
}
