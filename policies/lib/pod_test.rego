package kubevet.lib.pod_test

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.testing

# _seen is where the containers of an object are, what they are called and what
# part they play.
_seen(text) := [[container.path, container.name, container.role] | some container in containers] if {
	containers := pod.containers with input as testing.input_for(text)
}

# _lists is a pod spec with one container in each list.
_lists := `{
  initContainers: [{name: setup}, {name: proxy, restartPolicy: Always}],
  containers: [{name: app}, null, text, {image: nginx}],
  ephemeralContainers: [{name: debug}],
}`

_seen_in_lists(path) := [
	[array.concat(path, ["initContainers", 0]), `init container "setup"`, "init"],
	[array.concat(path, ["initContainers", 1]), `sidecar container "proxy"`, "sidecar"],
	[array.concat(path, ["containers", 0]), `container "app"`, "container"],
	[array.concat(path, ["containers", 3]), "unnamed container", "container"],
	[array.concat(path, ["ephemeralContainers", 0]), `ephemeral container "debug"`, "ephemeral"],
]

# _table is apiVersion, kind, the manifest around a pod spec, and where that is.
_table := [
	["v1", "Pod", "spec: %s", ["spec"]],
	["v1", "PodTemplate", "template: {spec: %s}", ["template", "spec"]],
	["v1", "ReplicationController", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps/v1", "Deployment", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["extensions/v1beta1", "Deployment", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps/v1", "DaemonSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps/v1", "StatefulSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps/v1", "ReplicaSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["batch/v1", "Job", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["batch/v1", "CronJob", "spec: {jobTemplate: {spec: {template: {spec: %s}}}}", ["spec", "jobTemplate", "spec", "template", "spec"]],
	["v1", "DeploymentConfig", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps.openshift.io/v1", "DeploymentConfig", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["argoproj.io/v1alpha1", "Rollout", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["serving.knative.dev/v1", "Service", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["serving.knative.dev/v1", "Configuration", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["serving.knative.dev/v1", "Revision", "spec: %s", ["spec"]],
	["keda.sh/v1alpha1", "ScaledJob", "spec: {jobTargetRef: {template: {spec: %s}}}", ["spec", "jobTargetRef", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "CloneSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "DaemonSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps.kruise.io/v1beta1", "StatefulSet", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "BroadcastJob", "spec: {template: {spec: %s}}", ["spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "AdvancedCronJob", "spec: {template: {jobTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "jobTemplate", "spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "AdvancedCronJob", "spec: {template: {broadcastJobTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "broadcastJobTemplate", "spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "UnitedDeployment", "spec: {template: {statefulSetTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "statefulSetTemplate", "spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "UnitedDeployment", "spec: {template: {advancedStatefulSetTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "advancedStatefulSetTemplate", "spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "UnitedDeployment", "spec: {template: {cloneSetTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "cloneSetTemplate", "spec", "template", "spec"]],
	["apps.kruise.io/v1alpha1", "UnitedDeployment", "spec: {template: {deploymentTemplate: {spec: {template: {spec: %s}}}}}", ["spec", "template", "deploymentTemplate", "spec", "template", "spec"]],
	["jobset.x-k8s.io/v1alpha2", "JobSet", "spec: {replicatedJobs: [null, {template: {spec: {template: {spec: %s}}}}]}", ["spec", "replicatedJobs", 1, "template", "spec", "template", "spec"]],
	["batch.volcano.sh/v1alpha1", "Job", "spec: {tasks: [null, {template: {spec: %s}}]}", ["spec", "tasks", 1, "template", "spec"]],
	["agents.x-k8s.io/v1alpha1", "Sandbox", "spec: {podTemplate: {spec: %s}}", ["spec", "podTemplate", "spec"]],
	["extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", "spec: {podTemplate: {spec: %s}}", ["spec", "podTemplate", "spec"]],
]

test_containers_of_pod_templates if {
	every row in _table {
		text := sprintf("apiVersion: %s\nkind: %s\nmetadata: {name: a}\n%s", [row[0], row[1], sprintf(row[2], [_lists])])
		_seen(text) == _seen_in_lists(row[3])
	}
}

test_table_holds_every_kind_without_a_shape if {
	{kind |
		some row in _table
		kind := manifest.group_kind with input as {"object": {"apiVersion": row[0], "kind": row[1]}}
	} == {kind | some kind, places in data.kubevet.lib.workloads; not places[0].shape}
}

test_containers_of_argo_workflows if {
	spec := `{
  templates: [
    null,
    {name: a, initContainers: [{name: setup}], container: {image: a}, sidecars: [{name: log}]},
    {name: b, script: {image: b}},
    {name: c, containerSet: {containers: [{name: one}, {name: two}]}},
    {name: d, steps: [[{name: x, inline: {container: {image: d}}}, {name: y, template: a}]]},
    {name: e, dag: {tasks: [{name: x}, {name: y, inline: {script: {image: e}}}]}},
    {name: f, resource: {action: create}, sidecars: [{name: log}]},
    {name: g, suspend: {}, sidecars: [{name: none}]},
  ],
}`
	table := [
		["Workflow", "spec: %s", ["spec"]],
		["WorkflowTemplate", "spec: %s", ["spec"]],
		["ClusterWorkflowTemplate", "spec: %s", ["spec"]],
		["CronWorkflow", "spec: {workflowSpec: %s}", ["spec", "workflowSpec"]],
	]
	every row in table {
		text := sprintf("apiVersion: argoproj.io/v1alpha1\nkind: %s\nmetadata: {name: a}\n%s", [row[0], sprintf(row[1], [spec])])
		_seen(text) == [[array.flatten([row[2], "templates", c[0]]), c[1], c[2]] | some c in [
			[[1, "initContainers", 0], `init container "setup"`, "init"],
			[[1, "container"], `container "main"`, "container"],
			[[1, "sidecars", 0], `sidecar "log"`, "container"],
			[[2, "script"], `container "main"`, "container"],
			[[3, "containerSet", "containers", 0], `container "one"`, "container"],
			[[3, "containerSet", "containers", 1], `container "two"`, "container"],
			[[6, "sidecars", 0], `sidecar "log"`, "container"],
			[[4, "steps", 0, 0, "inline", "container"], `container "main"`, "container"],
			[[5, "dag", "tasks", 1, "inline", "script"], `container "main"`, "container"],
		]]
	}
}

test_containers_of_tekton if {
	task := `{
  steps: [{name: a}, null, {image: b}, {name: c, ref: {name: step}}],
  sidecars: [{name: docker}],
}`
	table := [
		["Task", "spec: %s", [["spec"]]],
		["ClusterTask", "spec: %s", [["spec"]]],
		["TaskRun", "spec: {taskSpec: %s}", [["spec", "taskSpec"]]],
		["Pipeline", "spec: {tasks: [{taskRef: {name: a}}, {taskSpec: %s}]}", [["spec", "tasks", 1, "taskSpec"]]],
		["Pipeline", "spec: {finally: [{taskSpec: %s}]}", [["spec", "finally", 0, "taskSpec"]]],
		["PipelineRun", "spec: {pipelineSpec: {tasks: [{taskRef: {name: a}}, {taskSpec: %s}]}}", [["spec", "pipelineSpec", "tasks", 1, "taskSpec"]]],
		["PipelineRun", "spec: {pipelineSpec: {finally: [{taskSpec: %s}]}}", [["spec", "pipelineSpec", "finally", 0, "taskSpec"]]],
	]
	every row in table {
		text := sprintf("apiVersion: tekton.dev/v1\nkind: %s\nmetadata: {name: a}\n%s", [row[0], sprintf(row[1], [task])])
		_seen(text) == [c |
			some path in row[2]
			some c in [
				[array.concat(path, ["steps", 0]), `step "a"`, "container"],
				[array.concat(path, ["steps", 2]), "unnamed step", "container"],
				[array.concat(path, ["sidecars", 0]), `sidecar "docker"`, "container"],
			]
		]
	}
}

test_nothing_in_misshapen_objects if {
	every text in [
		"{apiVersion: v1, kind: ConfigMap, spec: {containers: [{name: a}]}}",
		"{apiVersion: v1, kind: Pod}",
		"{apiVersion: v1, kind: Pod, spec: null}",
		"{apiVersion: v1, kind: Pod, spec: text}",
		"{apiVersion: v1, kind: Pod, spec: {containers: text, initContainers: null, ephemeralContainers: 7}}",
		"{apiVersion: apps/v1, kind: Deployment, spec: []}",
		"{apiVersion: apps/v1, kind: Deployment, spec: {template: [{spec: {}}]}}",
		"{apiVersion: batch.volcano.sh/v1alpha1, kind: Job, spec: {tasks: text}}",
		"{apiVersion: batch.volcano.sh/v1alpha1, kind: Job, spec: {tasks: [text, {template: null}]}}",
		"{apiVersion: argoproj.io/v1alpha1, kind: Workflow, spec: {templates: text}}",
		"{apiVersion: argoproj.io/v1alpha1, kind: Workflow, spec: {templates: [{container: text}, {steps: [text, [text]]}, {dag: text}]}}",
		"{apiVersion: tekton.dev/v1, kind: Task, spec: {steps: text, stepTemplate: text}}",
		"{apiVersion: tekton.dev/v1, kind: PipelineRun, spec: {pipelineSpec: text, taskRunTemplate: text}}",
		"{apiVersion: tekton.dev/v1, kind: Pipeline, spec: {tasks: [{taskSpec: text}]}}",
	] {
		_seen(text) == []
	}
}

# _first is the first container of an object.
_first(text) := container if {
	containers := pod.containers with input as testing.input_for(text)
	container := containers[0]
}

test_pod_whole if {
	pods := pod.pods with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  template:
    metadata: {labels: {app: a}}
    spec:
      securityContext: {runAsUser: 1}
      resources: {limits: {memory: 1Gi}}
      volumes: [{name: v, emptyDir: {}}, null]
      nodeSelector: {kubernetes.io/os: windows}
`)
	[object.remove(p, ["lists", "spec"]) | some p in pods] == [{
		"path": ["spec", "template", "spec"],
		"metadata": {"labels": {"app": "a"}},
		"metadata_path": ["spec", "template", "metadata"],
		"security": {"runAsUser": 1},
		"security_path": ["spec", "template", "spec", "securityContext"],
		"volumes": [{"spec": {"name": "v", "emptyDir": {}}, "path": ["spec", "template", "spec", "volumes", 0]}],
		"resources": {"limits": {"memory": "1Gi"}},
		"windows": true,
		"partial": false,
	}]
}

test_pods_of_an_argo_workflow_whole if {
	pods := pod.pods with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec:
  podMetadata: {labels: {a: workflow, b: workflow}}
  securityContext: {runAsUser: 1, fsGroup: 1}
  volumes: [{name: v}]
  nodeSelector: {kubernetes.io/os: windows}
  podResources: {limits: {memory: 1Gi}}
  templates:
    - {name: a, container: {image: a}}
    - name: b
      container: {image: b}
      metadata: {labels: {a: template}}
      securityContext: {runAsUser: 2}
      volumes: [{name: w}]
      nodeSelector: {kubernetes.io/os: linux}
      podResources: {limits: {memory: 2Gi}}
`)
	[object.remove(p, ["lists", "spec"]) | some p in pods] == [
		{
			"path": ["spec"],
			"metadata": {"labels": {"a": "workflow", "b": "workflow"}},
			"metadata_path": ["spec", "podMetadata"],
			"security": {"runAsUser": 1, "fsGroup": 1},
			"security_path": ["spec", "securityContext"],
			"volumes": [{"spec": {"name": "v"}, "path": ["spec", "volumes", 0]}],
			"resources": {"limits": {"memory": "1Gi"}},
			"windows": true,
			"partial": true,
		},
		{
			"path": ["spec", "templates", 0],
			"metadata": {"labels": {"a": "workflow", "b": "workflow"}},
			"metadata_path": ["spec", "templates", 0, "metadata"],
			"security": {"runAsUser": 1, "fsGroup": 1},
			"security_path": ["spec", "securityContext"],
			"volumes": [{"spec": {"name": "v"}, "path": ["spec", "volumes", 0]}],
			"resources": {"limits": {"memory": "1Gi"}},
			"windows": true,
			"partial": false,
		},
		{
			"path": ["spec", "templates", 1],
			"metadata": {"labels": {"a": "template", "b": "workflow"}},
			"metadata_path": ["spec", "templates", 1, "metadata"],
			"security": {"runAsUser": 2},
			"security_path": ["spec", "templates", 1, "securityContext"],
			"volumes": [{"spec": {"name": "v"}, "path": ["spec", "volumes", 0]}, {"spec": {"name": "w"}, "path": ["spec", "templates", 1, "volumes", 0]}],
			"resources": {"limits": {"memory": "2Gi"}},
			"windows": false,
			"partial": false,
		},
	]
}

test_pods_of_a_tekton_run_whole if {
	pods := pod.pods with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: TaskRun
metadata: {name: a}
spec:
  podTemplate: {hostNetwork: true, securityContext: {runAsUser: 1}, volumes: [{name: v}]}
  computeResources: {limits: {memory: 1Gi}}
  taskSpec: {steps: [{name: a}], volumes: [{name: w}]}
`)
	[object.remove(p, ["lists"]) | some p in pods] == [{
		"spec": {"hostNetwork": true, "securityContext": {"runAsUser": 1}, "volumes": [{"name": "v"}]},
		"path": ["spec", "podTemplate"],
		"metadata": {},
		"metadata_path": ["spec", "taskSpec", "metadata"],
		"security": {"runAsUser": 1},
		"security_path": ["spec", "podTemplate", "securityContext"],
		"volumes": [{"spec": {"name": "w"}, "path": ["spec", "taskSpec", "volumes", 0]}, {"spec": {"name": "v"}, "path": ["spec", "podTemplate", "volumes", 0]}],
		"resources": {"limits": {"memory": "1Gi"}},
		"windows": false,
		"partial": false,
	}]
}

test_pods_of_a_tekton_pipeline_run if {
	table := [
		["tekton.dev/v1", "taskRunTemplate: {podTemplate: {securityContext: {runAsUser: 1}}}", ["spec", "taskRunTemplate", "podTemplate"]],
		["tekton.dev/v1beta1", "podTemplate: {securityContext: {runAsUser: 1}}", ["spec", "podTemplate"]],
	]
	every row in table {
		pods := pod.pods with input as testing.input_for(sprintf("{apiVersion: %s, kind: PipelineRun, spec: {%s, pipelineSpec: {tasks: [{taskSpec: {steps: [{name: a}]}}]}}}", [row[0], row[1]]))
		[[p.path, p.security, p.security_path, p.partial] | some p in pods] == [
			[row[2], {"runAsUser": 1}, array.concat(row[2], ["securityContext"]), true],
			[row[2], {"runAsUser": 1}, array.concat(row[2], ["securityContext"]), false],
		]
	}
}

test_pod_of_a_tekton_task_is_partial if {
	container := _first("{apiVersion: tekton.dev/v1, kind: Task, spec: {volumes: [{name: v}], steps: [{name: a}]}}")
	object.filter(container.pod, ["spec", "security", "volumes", "partial"]) == {
		"spec": {},
		"security": {},
		"volumes": [{"spec": {"name": "v"}, "path": ["spec", "volumes", 0]}],
		"partial": true,
	}
}

test_windows if {
	table := [
		["{os: {name: windows}, containers: [{name: a}]}", true],
		["{nodeSelector: {kubernetes.io/os: windows}, containers: [{name: a}]}", true],
		["{nodeSelector: {beta.kubernetes.io/os: windows}, containers: [{name: a}]}", true],
		["{os: {name: linux}, nodeSelector: {kubernetes.io/os: windows}, containers: [{name: a}]}", false],
		["{os: windows, nodeSelector: windows, containers: [{name: a}]}", false],
		["{containers: [{name: a}]}", false],
	]
	every row in table {
		_first(sprintf("{apiVersion: v1, kind: Pod, spec: %s}", [row[0]])).pod.windows == row[1]
	}
}

test_pod_level_resources_from_1_34 if {
	before := object.union(testing.input_for("{apiVersion: v1, kind: Pod, spec: {resources: {limits: {memory: 1Gi}}}}"), {"target": {"minor": 33}})
	pods := pod.pods with input as before
	[p.resources | some p in pods] == [{}]
}

test_effective if {
	table := [
		# of the pod, of the container, value, where
		["{runAsUser: 1}", "{}", [1], ["spec", "securityContext", "runAsUser"]],
		["{runAsUser: 1}", "{runAsUser: 2}", [2], ["spec", "containers", 0, "securityContext", "runAsUser"]],
		["{runAsUser: 1}", "{runAsUser: null}", [1], ["spec", "securityContext", "runAsUser"]],
		["{runAsUser: 1}", "text", [1], ["spec", "securityContext", "runAsUser"]],
		["{runAsUser: null}", "{}", [], ["spec", "containers", 0, "securityContext", "runAsUser"]],
		["text", "{runAsUser: 0}", [0], ["spec", "containers", 0, "securityContext", "runAsUser"]],
		["null", "null", [], ["spec", "containers", 0, "securityContext", "runAsUser"]],
	]
	every row in table {
		container := _first(sprintf("{apiVersion: v1, kind: Pod, spec: {securityContext: %s, containers: [{name: a, securityContext: %s}]}}", [row[0], row[1]]))
		[value | value := pod.effective(container, "runAsUser")] == row[2]
		pod.effective_path(container, "runAsUser") == row[3]
		{true | pod.sets(container, "runAsUser")} == {true | row[2][0] >= 0}
	}
}

test_hardening_path if {
	table := [
		["{apiVersion: v1, kind: Pod, spec: {containers: [{name: a}]}}", ["spec", "securityContext", "runAsNonRoot"]],
		["{apiVersion: serving.knative.dev/v1, kind: Revision, spec: {containers: [{name: a}]}}", ["spec", "containers", 0, "securityContext", "runAsNonRoot"]],
		["{apiVersion: argoproj.io/v1alpha1, kind: Workflow, spec: {templates: [{container: {image: a}}]}}", ["spec", "securityContext", "runAsNonRoot"]],
		["{apiVersion: argoproj.io/v1alpha1, kind: Workflow, spec: {templates: [{container: {image: a}, securityContext: {}}]}}", ["spec", "templates", 0, "securityContext", "runAsNonRoot"]],
		["{apiVersion: tekton.dev/v1, kind: Task, spec: {steps: [{name: a}]}}", ["spec", "stepTemplate", "securityContext", "runAsNonRoot"]],
		["{apiVersion: tekton.dev/v1, kind: Task, spec: {sidecars: [{name: a}]}}", ["spec", "sidecars", 0, "securityContext", "runAsNonRoot"]],
		["{apiVersion: tekton.dev/v1, kind: TaskRun, spec: {taskSpec: {steps: [{name: a}]}}}", ["spec", "podTemplate", "securityContext", "runAsNonRoot"]],
		["{apiVersion: tekton.dev/v1, kind: PipelineRun, spec: {pipelineSpec: {tasks: [{taskSpec: {steps: [{name: a}]}}]}}}", ["spec", "taskRunTemplate", "podTemplate", "securityContext", "runAsNonRoot"]],
	]
	every row in table {
		given := testing.input_for(row[0])
		containers := pod.containers with input as given
		path := pod.hardening_path(containers[0], "runAsNonRoot") with input as given
		path == row[1]
	}
}

test_defaults_of_a_step_template if {
	given := testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: a}
spec:
  stepTemplate:
    image: golang
    env: [{name: A, value: template}, {name: B, value: template}]
    securityContext: {runAsUser: 1, privileged: true}
  steps:
    - name: a
      env: [{name: C, value: step}, {name: A, value: step}]
      securityContext: {runAsUser: 2}
  sidecars:
    - name: b
`)
	containers := pod.containers with input as given
	step := containers[0]
	step.spec == {
		"name": "a",
		"image": "golang",
		"env": [{"name": "C", "value": "step"}, {"name": "A", "value": "step"}],
		"securityContext": {"runAsUser": 2, "privileged": true},
	}
	pod.at(step, ["image"]) == ["spec", "stepTemplate", "image"]
	pod.at(step, ["securityContext", "privileged"]) == ["spec", "stepTemplate", "securityContext", "privileged"]
	pod.at(step, ["securityContext", "runAsUser"]) == ["spec", "steps", 0, "securityContext", "runAsUser"]
	pod.at(step, ["securityContext", "runAsNonRoot"]) == ["spec", "steps", 0, "securityContext", "runAsNonRoot"]
	pod.items(step, "env") == [
		{"spec": {"name": "C", "value": "step"}, "path": ["spec", "steps", 0, "env", 0]},
		{"spec": {"name": "A", "value": "step"}, "path": ["spec", "steps", 0, "env", 1]},
		{"spec": {"name": "B", "value": "template"}, "path": ["spec", "stepTemplate", "env", 1]},
	]
	containers[1].spec == {"name": "b"}
}

test_defaults_of_an_argo_workflow if {
	given := testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec:
  templateDefaults:
    container: {securityContext: {privileged: true}}
    securityContext: {runAsUser: 1}
    sidecars: [{name: log}]
  templates:
    - {name: a, container: {image: a}}
    - {name: b, script: {image: b}, securityContext: {fsGroup: 1}}
    - {name: c, containerSet: {volumeMounts: [{name: v, mountPath: /v}], containers: [{name: one}]}}
`)
	containers := pod.containers with input as given
	[[c.path, object.filter(c.spec, ["securityContext"]), c.pod.security, c.pod.security_path] | some c in containers; c.name == `container "main"`] == [
		[["spec", "templates", 0, "container"], {"securityContext": {"privileged": true}}, {"runAsUser": 1}, ["spec", "templateDefaults", "securityContext"]],
		[["spec", "templates", 1, "script"], {}, {"runAsUser": 1, "fsGroup": 1}, ["spec", "templates", 1, "securityContext"]],
	]
	pod.at(containers[0], ["securityContext", "privileged"]) == ["spec", "templateDefaults", "container", "securityContext", "privileged"]
	{c.path | some c in containers; c.name == `sidecar "log"`} == {["spec", "templateDefaults", "sidecars", 0]}
	{pod.items(c, "volumeMounts") | some c in containers; c.name == `container "one"`} == {[{"spec": {"name": "v", "mountPath": "/v"}, "path": ["spec", "templates", 2, "containerSet", "volumeMounts", 0]}]}
}

test_added_capabilities if {
	container := _first("{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, securityContext: {capabilities: {add: [cap_sys_admin, 1, ALL]}}}]}}")
	pod.added_capabilities(container) == [
		{"name": "SYS_ADMIN", "path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0]},
		{"name": "ALL", "path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 2]},
	]
}

# What has the shape of a pod spec is a pod, where the kind has no place in the
# table; kubevet finds the places.
test_pods_by_shape if {
	some_input := {
		"object": yaml.unmarshal(`
apiVersion: ray.io/v1
kind: RayCluster
metadata: {name: ray}
spec:
  headGroupSpec:
    template:
      metadata: {annotations: {team: ml}}
      spec: {hostNetwork: true, containers: [{name: head}]}
`),
		"pods": [{"path": ["spec", "headGroupSpec", "template", "spec"], "partial": false}],
		"target": {"minor": 37},
	}
	[{"path": c.path, "name": c.name, "host": c.pod.spec.hostNetwork, "team": c.pod.metadata.annotations.team} |
		some c in pod.containers with input as some_input
	] == [{
		"path": ["spec", "headGroupSpec", "template", "spec", "containers", 0],
		"name": `container "head"`,
		"host": true,
		"team": "ml",
	}]
}
