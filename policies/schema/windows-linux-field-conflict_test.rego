package kubevet.schema["windows-linux-field-conflict_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["windows-linux-field-conflict"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_on_windows if {
	rule.deny == {
		{"path": ["spec", "hostPID"], "message": `"hostPID" cannot be set for a pod on Windows`},
		{"path": ["spec", "securityContext", "fsGroup"], "message": `"securityContext.fsGroup" cannot be set for a pod on Windows`},
		{"path": ["spec", "initContainers", 0, "securityContext", "privileged"], "message": `init container "a": "privileged" cannot be set for a pod on Windows`},
		{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": `container "b": "runAsUser" cannot be set for a pod on Windows`},
	} with input as _pod("{os: {name: windows}, hostPID: true, securityContext: {fsGroup: 1}, initContainers: [{name: a, image: a, securityContext: {privileged: false}}], containers: [{name: b, image: a, securityContext: {runAsUser: 1}}]}")
}

test_deny_on_linux if {
	rule.deny == {
		{"path": ["spec", "securityContext", "windowsOptions"], "message": `"securityContext.windowsOptions" cannot be set for a pod on Linux`},
		{"path": ["spec", "containers", 0, "securityContext", "windowsOptions"], "message": `container "b": "windowsOptions" cannot be set for a pod on Linux`},
	} with input as _pod("{os: {name: linux}, securityContext: {windowsOptions: {}}, containers: [{name: b, image: a, securityContext: {windowsOptions: {hostProcess: true}}}]}")
}

test_allow_own_fields if {
	rule.deny == set() with input as _pod("{os: {name: windows}, hostPID: false, securityContext: {runAsNonRoot: true, windowsOptions: {}}, containers: [{name: b, image: a}]}")
	rule.deny == set() with input as _pod("{os: {name: linux}, securityContext: {runAsUser: 1}, containers: [{name: b, image: a}]}")
}

test_allow_no_os if {
	rule.deny == set() with input as _pod("{nodeSelector: {kubernetes.io/os: windows}, securityContext: {runAsUser: 1, windowsOptions: {}}, containers: [{name: b, image: a}]}")
}
