# METADATA
# title: Cluster has no runtime detection
# description: |
#   Nothing in this cluster watches what programs do while they run, so that an
#   intruder who got in goes unnoticed. It is reported once, of the namespace kube-
#   system, and only where the parameter whole-cluster says that the bundle is all
#   there is: a part of a cluster cannot tell, and what a cloud provider installs is
#   not in it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/security-checklist/
#     description: Kubernetes, security checklist
#   - ref: https://attack.mitre.org/matrices/enterprise/containers/
#     description: MITRE ATT&CK, containers
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   parameters: {whole-cluster: false}
#   compliance:
#     mitre: [T1562]
#     cwe: [CWE-778]
package kubevet.runtime["runtime-detection-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.cluster

deny contains finding if {
	cluster.whole("runtime-detection-missing")
	not cluster.runs(_known)
	finding := bundle.hedged({"path": ["metadata", "name"], "message": "no workload of the cluster detects intrusions at run time"})
}

_known := `^(falco(-no-driver|-driver-loader)?|tetragon|tracee|kubearmor|neuvector.*enforcer|enforcer|agent-slim|sysdig-agent|agent-kmodule|falcon-sensor|defender.*|twistlock_defender|microsoft-defender.*|security-publisher|aws-guardduty-agent|aqua-enforcer|collector-slim|stackrox-collector|inspektor-gadget|datadog-agent|lacework.*)$`
