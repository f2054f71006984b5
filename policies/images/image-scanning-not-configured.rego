# METADATA
# title: Cluster has no image scanner
# description: |
#   Nothing in this cluster looks for known vulnerabilities in the images that
#   run, so that those found after a build go unnoticed until somebody rebuilds.
#   It is reported once, of the namespace kube-system, and only where the
#   parameter whole-cluster says that the bundle is all there is: a part of a
#   cluster cannot tell.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/security-checklist/#images
#     description: Security checklist, images
#   - ref: https://aquasecurity.github.io/trivy-operator/latest/
#     description: Trivy operator
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-1395]
#   aliases:
#     kube-bench: ["gke-1.6.0:5.1.1", "ack-1.0:6.1.1", "eks-1.0.1:5.1.1"]
#   parameters: {whole-cluster: false}
package kubevet.images["image-scanning-not-configured"]

import data.kubevet.lib.bundle
import data.kubevet.lib.image
import data.kubevet.lib.manifest

deny contains finding if {
	input.object.metadata.name == "kube-system"
	input.parameters["image-scanning-not-configured"]["whole-cluster"] == true
	not _scanner
	finding := bundle.hedged({
		"path": ["metadata", "name"],
		"message": "no workload of the cluster scans images",
	})
}

_scanner if {
	some kind, places in data.kubevet.lib.workloads
	some objects in object.get(input.index, kind, {})
	some workload in objects
	some place in places
	not place.each
	some container in manifest.list(workload, array.concat(place.template, ["spec", "containers"]))
	base := regex.replace(image.parse(container.image).name, `^.*/`, "")
	regex.match(_scanners, base)
}

_scanners := concat("|", [
	`^(trivy(-operator|-adapter-photon)?|starboard-operator|harbor-scanner-.*|clair(-.*)?|grype(-.*)?|anchore(-.*)?`,
	`neuvector-scanner|scanner|kubevuln|kubescape|image-scanner|sysdig.*scanner|twistlock.*|defender.*|node-image-analyzer|snyk-.*|kubernetes-monitor|kubeclarity.*)$`,
])
