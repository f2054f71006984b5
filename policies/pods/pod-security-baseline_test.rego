package kubevet.pods["pod-security-baseline_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["pod-security-baseline"] as rule

test_deny_every_control if {
	rule.deny == {
		{
			"path": ["metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/app"],
			"message": `annotation sets AppArmor profile "unconfined" for container "app"`,
			"control": "appArmorProfile",
		},
		{
			"path": ["spec", "securityContext", "appArmorProfile", "type"],
			"message": `pod sets AppArmor profile type "Unconfined"`,
			"control": "appArmorProfile",
		},
		{
			"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0],
			"message": `container "app" adds capability "net_bind_service"`,
			"control": "capabilities_baseline",
		},
		{
			"path": ["spec", "hostIPC"],
			"message": "pod sets hostIPC",
			"control": "hostNamespaces",
		},
		{
			"path": ["spec", "volumes", 0, "hostPath"],
			"message": `volume "log" is a directory or file of the node`,
			"control": "hostPathVolumes",
		},
		{
			"path": ["spec", "initContainers", 0, "ports", 1, "hostPort"],
			"message": `sidecar container "proxy" takes port 80 of the node`,
			"control": "hostPorts",
		},
		{
			"path": ["spec", "containers", 0, "lifecycle", "preStop", "tcpSocket", "host"],
			"message": `container "app" sets host "169.254.169.254" in lifecycle.preStop`,
			"control": "hostProbesAndHostLifecycle",
		},
		{
			"path": ["spec", "ephemeralContainers", 0, "securityContext", "privileged"],
			"message": `ephemeral container "debug" runs privileged`,
			"control": "privileged",
		},
		{
			"path": ["spec", "containers", 0, "securityContext", "procMount"],
			"message": `container "app" sets procMount "Unmasked"`,
			"control": "procMount",
		},
		{
			"path": ["spec", "securityContext", "seLinuxOptions", "type"],
			"message": `pod sets SELinux type "spc_t"`,
			"control": "seLinuxOptions",
		},
		{
			"path": ["spec", "initContainers", 0, "securityContext", "seLinuxOptions", "user"],
			"message": `sidecar container "proxy" sets SELinux user "system_u"`,
			"control": "seLinuxOptions",
		},
		{
			"path": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
			"message": `container "app" sets seccomp profile type ""`,
			"control": "seccompProfile_baseline",
		},
		{
			"path": ["spec", "securityContext", "sysctls", 1, "name"],
			"message": `pod sets sysctl "kernel.msgmax"`,
			"control": "sysctls",
		},
		{
			"path": ["spec", "securityContext", "windowsOptions", "hostProcess"],
			"message": "pod runs as a process of the Windows node",
			"control": "windowsHostProcess",
		},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    container.apparmor.security.beta.kubernetes.io/app: unconfined
spec:
  hostIPC: true
  securityContext:
    appArmorProfile: {type: Unconfined}
    seLinuxOptions: {type: spc_t}
    sysctls:
      - {name: net.ipv4.tcp_syncookies, value: "1"}
      - {name: kernel.msgmax, value: "65536"}
    windowsOptions: {hostProcess: true}
  initContainers:
    - name: proxy
      restartPolicy: Always
      ports:
        - {containerPort: 81}
        - {containerPort: 80, hostPort: 80}
      securityContext:
        seLinuxOptions: {user: system_u}
  containers:
    - name: app
      lifecycle:
        preStop: {tcpSocket: {host: 169.254.169.254, port: 80}}
      securityContext:
        capabilities: {add: [net_bind_service]}
        procMount: Unmasked
        seccompProfile: {}
  ephemeralContainers:
    - name: debug
      securityContext: {privileged: true}
  volumes:
    - name: log
      hostPath: {path: /var/log}
`)
}

# A pod of Windows is judged like any other.
test_deny_windows if {
	rule.deny == {{
		"path": ["spec", "containers", 0, "securityContext", "privileged"],
		"message": `container "app" runs privileged`,
		"control": "privileged",
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers:
    - {name: app, securityContext: {privileged: true}}
`)
}

# The fields that a workflow has for all its pods are reported once.
test_deny_workflow if {
	rule.deny == {
		{
			"path": ["spec", "podMetadata", "annotations", "container.apparmor.security.beta.kubernetes.io/main"],
			"message": `annotation sets AppArmor profile "unconfined" for container "main"`,
			"control": "appArmorProfile",
		},
		{
			"path": ["spec", "securityContext", "seLinuxOptions", "role"],
			"message": `pod sets SELinux role "sysadm_r"`,
			"control": "seLinuxOptions",
		},
		{
			"path": ["spec", "templates", 1, "container", "securityContext", "privileged"],
			"message": `container "main" runs privileged`,
			"control": "privileged",
		},
	} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  podMetadata:
    annotations:
      container.apparmor.security.beta.kubernetes.io/main: unconfined
  securityContext:
    seLinuxOptions: {role: sysadm_r}
  templates:
    - name: compile
      container: {image: registry.example.com/build:1.0}
    - name: image
      container: {image: registry.example.com/build:1.0, securityContext: {privileged: true}}
`)
}

_by_version := `
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: unconfined
spec:
  hostUsers: false
  securityContext:
    seLinuxOptions: {type: container_engine_t}
    sysctls:
      - {name: net.ipv4.tcp_rmem, value: "4096 87380 16777216"}
  containers:
    - name: app
      readinessProbe: {httpGet: {host: example.com, port: 80}}
      securityContext: {procMount: Unmasked}
`

_controls(minor) := {finding.control |
	some finding in rule.deny with input as object.union(testing.input_for(_by_version), {"target": {"minor": minor}})
}

test_deny_by_version if {
	_controls(18) == {"procMount", "seLinuxOptions", "seccompProfile_baseline", "sysctls"}
	_controls(31) == {"procMount", "sysctls"}
	_controls(34) == {"hostProbesAndHostLifecycle", "procMount"}
	_controls(35) == {"hostProbesAndHostLifecycle"}
}

test_allow_null_and_empty if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    container.apparmor.security.beta.kubernetes.io/app: localhost/web
spec:
  hostNetwork: false
  hostPID: null
  securityContext:
    appArmorProfile: null
    seccompProfile: {type: Localhost, localhostProfile: web.json}
    seLinuxOptions: {type: "", user: null, level: "s0:c1,c2"}
    windowsOptions: {hostProcess: false}
  containers:
    - name: app
      ports:
        - {containerPort: 80, hostPort: 0}
      livenessProbe: {httpGet: {host: "", port: 80}}
      securityContext:
        privileged: null
        procMount: Default
        capabilities: {add: [NET_BIND_SERVICE, CHOWN]}
  volumes:
    - {name: a, hostPath: null, emptyDir: {}}
`)
}

# What is no pod finds nothing.
test_allow_misshapen if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: [a]}
spec:
  securityContext: [a]
  initContainers: none
  containers:
    - name: app
      ports: 80
      livenessProbe: [httpGet]
      securityContext: {capabilities: [SYS_ADMIN], seccompProfile: Unconfined}
  volumes:
    - hostPath
`)
}
