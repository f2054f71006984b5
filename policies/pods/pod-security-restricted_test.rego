package kubevet.pods["pod-security-restricted_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["pod-security-restricted"] as rule

test_deny_every_control if {
	rule.deny == {
		{
			"path": ["spec", "securityContext", "runAsNonRoot"],
			"message": `runAsNonRoot is not set to true for container "b", ephemeral container "debug"`,
			"control": "runAsNonRoot",
		},
		{
			"path": ["spec", "initContainers", 0, "securityContext", "runAsNonRoot"],
			"message": `init container "setup" sets runAsNonRoot to false`,
			"control": "runAsNonRoot",
		},
		{
			"path": ["spec", "securityContext", "runAsUser"],
			"message": "pod sets runAsUser to 0",
			"control": "runAsUser",
		},
		{
			"path": ["spec", "securityContext", "seccompProfile", "type"],
			"message": `no seccomp profile is set for init container "setup", ephemeral container "debug"`,
			"control": "seccompProfile_restricted",
		},
		{
			"path": ["spec", "containers", 1, "securityContext", "allowPrivilegeEscalation"],
			"message": `container "b" does not set allowPrivilegeEscalation to false`,
			"control": "allowPrivilegeEscalation",
		},
		{
			"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "drop"],
			"message": `init container "setup" does not drop capability "ALL"`,
			"control": "capabilities_restricted",
		},
		{
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
			"message": `container "a" adds capability "KILL"`,
			"control": "capabilities_restricted",
		},
		{
			"path": ["spec", "volumes", 0, "iscsi"],
			"message": `volume "disk" is of type iscsi`,
			"control": "restrictedVolumes",
		},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 0}
  initContainers:
    - name: setup
      securityContext:
        allowPrivilegeEscalation: false
        runAsNonRoot: false
        capabilities: {drop: [all, CAP_ALL]}
  containers:
    - name: a
      securityContext:
        allowPrivilegeEscalation: false
        runAsNonRoot: true
        seccompProfile: {type: RuntimeDefault}
        capabilities: {drop: [ALL], add: [KILL]}
    - name: b
      securityContext:
        seccompProfile: {type: Localhost, localhostProfile: b.json}
        capabilities: {drop: [CHOWN, ALL], add: [NET_BIND_SERVICE]}
  ephemeralContainers:
    - name: debug
      securityContext:
        allowPrivilegeEscalation: false
        capabilities: {drop: [ALL]}
  volumes:
    - name: disk
      iscsi: {targetPortal: 192.0.2.1, iqn: iqn.2001-04.com.example:disk, lun: 0}
`)
}

_ready := {
	"path": ["spec", "containers", 0, "securityContext", "procMount"],
	"message": `container "app" sets procMount "Unmasked"`,
	"control": "procMount_restricted",
}

# From 1.35 on Baseline lets a pod with users of its own see all of /proc, and
# Restricted lets it run as root.
test_deny_user_namespace if {
	manifest := `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  securityContext: {runAsUser: 0, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: app
      securityContext:
        allowPrivilegeEscalation: false
        capabilities: {drop: [ALL]}
        procMount: Unmasked
`
	rule.deny == {_ready} with input as testing.input_for(manifest)
	rule.deny == {
		{
			"path": ["spec", "securityContext", "runAsNonRoot"],
			"message": `runAsNonRoot is not set to true for container "app"`,
			"control": "runAsNonRoot",
		},
		{
			"path": ["spec", "securityContext", "runAsUser"],
			"message": "pod sets runAsUser to 0",
			"control": "runAsUser",
		},
	} with input as object.union(testing.input_for(manifest), {"target": {"minor": 34}})
}

# Knative takes no securityContext of the pod unless it is told to.
test_deny_at_container_of_knative if {
	rule.deny == {{
		"path": ["spec", "template", "spec", "containers", 0, "securityContext", "seccompProfile", "type"],
		"message": `no seccomp profile is set for unnamed container`,
		"control": "seccompProfile_restricted",
	}} with input as testing.input_for(`
apiVersion: serving.knative.dev/v1
kind: Service
metadata: {name: web}
spec:
  template:
    spec:
      containers:
        - image: registry.example.com/web:1.0
          securityContext:
            allowPrivilegeEscalation: false
            runAsNonRoot: true
            capabilities: {drop: [ALL]}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {runAsNonRoot: true}
  containers:
    - name: app
`)
}

# What breaks both levels is for pod-security-baseline to report.
test_allow_what_breaks_baseline if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  securityContext: {runAsNonRoot: true, seccompProfile: {type: Unconfined}}
  containers:
    - name: app
      securityContext:
        allowPrivilegeEscalation: false
        procMount: Unmasked
        capabilities: {drop: [ALL], add: [SYS_ADMIN]}
  volumes:
    - {name: log, hostPath: {path: /var/log}}
`)
}

# What a task leaves open its run may set.
test_allow_task if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  stepTemplate:
    securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
  steps:
    - {name: compile, image: registry.example.com/build:1.0}
`)
}

test_allow_every_volume_without_the_node if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, configMap: {name: a}}
    - {name: b, csi: {driver: csi.example.com}}
    - {name: c, downwardAPI: {}}
    - {name: d, emptyDir: {}}
    - {name: e, ephemeral: {}}
    - {name: f, image: {reference: "registry.example.com/model:1.0"}}
    - {name: g, persistentVolumeClaim: {claimName: g}}
    - {name: h, projected: {}}
    - {name: i, secret: {secretName: i}}
    - {name: j, emptyDir: null}
    - {name: k}
`)
}
