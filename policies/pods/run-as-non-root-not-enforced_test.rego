package kubevet.pods["run-as-non-root-not-enforced_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-non-root-not-enforced"] as rule

test_deny_once_for_every_kind_of_container if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"message": `nothing keeps container "app" or ephemeral container "debug" or init container "setup" or sidecar container "proxy" from running as root`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsNonRoot: null}}
  containers:
    - {name: app, securityContext: {privileged: false}}
    - {name: other, securityContext: {runAsNonRoot: true}}
  ephemeralContainers:
    - {name: debug}
`)
}

test_deny_at_the_container_where_another_has_to_be_root if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"message": `nothing keeps container "app" from running as root`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: chown, securityContext: {runAsUser: 0}}
  containers:
    - {name: app}
`)
	testing.stated(rule.deny) == {{
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"message": `nothing keeps container "app" from running as root`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: chown, securityContext: {runAsUser: 0, runAsNonRoot: false}}
  containers:
    - {name: app}
`)
}

test_deny_once_for_an_argo_workflow if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "securityContext", "runAsNonRoot"], "message": `nothing keeps container "main" from running as root`},
		{"path": ["spec", "templates", 2, "securityContext", "runAsNonRoot"], "message": `nothing keeps container "main" from running as root`},
	} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: build}
spec:
  templates:
    - {name: a, container: {image: golang}}
    - {name: b, script: {image: golang}}
    - {name: c, container: {image: golang}, securityContext: {fsGroup: 1}}
    - {name: d, container: {image: golang}, securityContext: {runAsNonRoot: true}}
`)
}

test_deny_at_the_step_template_of_a_task if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "stepTemplate", "securityContext", "runAsNonRoot"], "message": `nothing keeps step "build" or step "test" from running as root`},
		{"path": ["spec", "sidecars", 0, "securityContext", "runAsNonRoot"], "message": `nothing keeps sidecar "docker" from running as root`},
	} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  steps:
    - {name: build, image: golang}
    - {name: test, image: golang}
    - {name: lint, ref: {name: lint}}
  sidecars:
    - {name: docker, image: docker}
`)
}

test_deny_at_the_container_of_a_knative_service if {
	testing.stated(rule.deny) == {{
		"path": ["spec", "template", "spec", "containers", 0, "securityContext", "runAsNonRoot"],
		"message": "nothing keeps unnamed container from running as root",
	}} with input as testing.input_for(`
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - image: nginx
`)
}

test_allow_what_names_a_user if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 1000}
  containers:
    - {name: a}
    - {name: b, securityContext: {runAsUser: 0}}
`)
}

test_allow_what_other_rules_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: false}
  containers:
    - {name: a}
`)
}

test_allow_user_namespace_from_1_35 if {
	rule.deny == set() with input as object.union(_user_namespace, {"target": {"minor": 35}})
	testing.stated(rule.deny) == {{
		"path": ["spec", "securityContext", "runAsNonRoot"],
		"message": `nothing keeps container "a" from running as root`,
	}} with input as object.union(_user_namespace, {"target": {"minor": 34}})
}

_user_namespace := testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers:
    - {name: a}
`)

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers:
    - {name: a}
`)
}

test_deny_by_what_is_known_of_the_image if {
	{image: [object.get(finding, "severity", "medium"), finding.profile] |
		some image in ["nginx:1.29.1", "registry.example.com/web:2.1.0", "grafana/grafana:12.0.0"]
		some finding in rule.deny with input as {"target": {"minor": 35}, "index": {}, "object": {
			"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"},
			"spec": {"containers": [{"name": "a", "image": image}]},
		}}
	} == {
		"nginx:1.29.1": ["medium", "recommended"],
		"registry.example.com/web:2.1.0": ["medium", "strict"],
		"grafana/grafana:12.0.0": ["low", "strict"],
	}
}

test_deny_for_the_one_image_that_is_root if {
	{finding.profile | some finding in rule.deny} == {"recommended"} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: "registry.example.com/web:2.1.0"}
    - {name: b, image: "busybox:1.37"}
`)
}
