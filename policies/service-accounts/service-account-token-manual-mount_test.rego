package kubevet["service-accounts"]["service-account-token-manual-mount_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["service-account-token-manual-mount"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "volumeMounts", 1, "mountPath"], "message": `container "app" mounts secret "ci-token" where its service account token belongs`},
		{"path": ["spec", "initContainers", 0, "volumeMounts", 0, "mountPath"], "message": `init container "setup" mounts secret "other" where its service account token belongs`},
		{"path": ["spec", "initContainers", 1, "volumeMounts", 0, "mountPath"], "message": `sidecar container "proxy" mounts secret "ci-token" where its service account token belongs`},
		{"path": ["spec", "ephemeralContainers", 0, "volumeMounts", 0, "mountPath"], "message": `ephemeral container "debug" mounts the pods directory of the kubelet where its service account token belongs`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, volumeMounts: [{name: other, mountPath: /run/secrets/kubernetes.io/serviceaccount}]}
    - {name: proxy, restartPolicy: Always, volumeMounts: [{name: token, mountPath: /var/run/secrets/kubernetes.io//serviceaccount/}]}
  containers:
    - {name: app, volumeMounts: [{name: token, mountPath: /etc/token}, {name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}
  ephemeralContainers:
    - {name: debug, volumeMounts: [{name: pods, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}
  volumes:
    - {name: token, secret: {secretName: ci-token}}
    - {name: other, secret: {secretName: other}}
    - {name: pods, hostPath: {path: /var/lib/kubelet/pods/}}
---
apiVersion: v1
kind: Secret
metadata: {name: ci-token}
type: kubernetes.io/service-account-token
`)
}

test_allow_projected_tokens_and_other_secrets if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: app
      volumeMounts:
        - {name: projected, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}
        - {name: empty, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}
        - {name: opaque, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}
        - {name: token, mountPath: /var/run/secrets/vendor}
        - {name: missing, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}
  volumes:
    - {name: projected, projected: {sources: [{serviceAccountToken: {path: token}}]}}
    - {name: empty, emptyDir: {}}
    - {name: opaque, secret: {secretName: opaque}}
    - {name: token, secret: {secretName: token}}
---
apiVersion: v1
kind: Secret
metadata: {name: opaque}
type: Opaque
`)
}
