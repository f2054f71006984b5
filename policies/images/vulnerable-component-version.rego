# METADATA
# title: Image is a version with a well-known vulnerability
# description: |
#   This version of a common cluster component can be taken over, or gives
#   credentials away, by a published and simple attack. The table is small,
#   offline and dated: it knows a few vulnerabilities that are exploited in
#   clusters, and is no scanner.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/131009
#     description: CVE-2025-1974, ingress-nginx admission controller RCE escalation
#   - ref: https://github.com/kubernetes/kubernetes/issues/137560
#     description: CVE-2026-3288, ingress-nginx configuration injection
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2025-55190
#     description: CVE-2025-55190, Argo CD
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2024-31989
#     description: CVE-2024-31989, Argo CD
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2022-24348
#     description: CVE-2022-24348, Argo CD
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2022-47633
#     description: CVE-2022-47633, Kyverno
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2022-39328
#     description: CVE-2022-39328, Grafana
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-43798
#     description: CVE-2021-43798, Grafana
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2024-23897
#     description: CVE-2024-23897, Jenkins
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     nsa-1.2: [Pod security / build secure images]
#     mitre: [T1190]
#     cwe: [CWE-1395]
#   aliases:
#     kubescape: [C-0059, C-0081, C-0090, C-0091]
#     kyverno: [check-ingress-nginx-controller-version-and-annotation-policy]
package kubevet.images["vulnerable-component-version"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	component := _components[use.leaf]
	version := image.version(use.tag)
	ids := [cve.id | some cve in _vulnerabilities[component]; _affects(cve, version)]
	count(ids) > 0
	finding := {
		"path": use.path,
		"message": $"{use.label}, a version of {component} with {concat(", ", ids)}",
	}
}

_affects(cve, version) if {
	some range in cve.affected
	version >= range.from
	version < range.before
}

_components := {
	"argoproj/argocd": "Argo CD",
	"bitnami/argo-cd": "Argo CD",
	"bitnami/grafana": "Grafana",
	"bitnami/jenkins": "Jenkins",
	"bitnami/kyverno": "Kyverno",
	"bitnami/nginx-ingress-controller": "ingress-nginx",
	"bitnamilegacy/argo-cd": "Argo CD",
	"bitnamilegacy/grafana": "Grafana",
	"bitnamilegacy/jenkins": "Jenkins",
	"bitnamilegacy/kyverno": "Kyverno",
	"bitnamilegacy/nginx-ingress-controller": "ingress-nginx",
	"grafana/grafana": "Grafana",
	"grafana/grafana-enterprise": "Grafana",
	"grafana/grafana-oss": "Grafana",
	"ingress-nginx/controller": "ingress-nginx",
	"ingress-nginx/controller-chroot": "ingress-nginx",
	"jenkins/jenkins": "Jenkins",
	"kubernetes-ingress-controller/nginx-ingress-controller": "ingress-nginx",
	"kyverno/kyverno": "Kyverno",
}

# The affected versions as the advisories above had them in November 2026: from
# the first, before the one that is fixed. Where a range starts with the last
# number -1, it includes what came before that release.
_vulnerabilities := {
	"Argo CD": [
		{"id": "CVE-2025-55190", "affected": [
			{"from": [2, 13, 0], "before": [2, 13, 9]},
			{"from": [2, 14, -1], "before": [2, 14, 16]},
			{"from": [3, 0, -1], "before": [3, 0, 14]},
			{"from": [3, 1, -1], "before": [3, 1, 2]},
		]},
		{"id": "CVE-2024-31989", "affected": [
			{"from": [0, 0, 0], "before": [2, 8, 19]},
			{"from": [2, 9, -1], "before": [2, 9, 15]},
			{"from": [2, 10, -1], "before": [2, 10, 10]},
			{"from": [2, 11, -1], "before": [2, 11, 1]},
		]},
		{"id": "CVE-2022-24348", "affected": [
			{"from": [0, 0, 0], "before": [2, 1, 9]},
			{"from": [2, 2, -1], "before": [2, 2, 4]},
		]},
	],
	"Grafana": [
		{"id": "CVE-2022-39328", "affected": [{"from": [9, 2, 0], "before": [9, 2, 4]}]},
		{"id": "CVE-2021-43798", "affected": [
			{"from": [8, 0, -1], "before": [8, 0, 7]},
			{"from": [8, 1, 0], "before": [8, 1, 8]},
			{"from": [8, 2, 0], "before": [8, 2, 7]},
			{"from": [8, 3, 0], "before": [8, 3, 1]},
		]},
	],
	"Jenkins": [{"id": "CVE-2024-23897", "affected": [{"from": [0, 0, 0], "before": [2, 426, 3]}]}],
	"Kyverno": [{"id": "CVE-2022-47633", "affected": [{"from": [1, 8, 3], "before": [1, 8, 5]}]}],
	"ingress-nginx": [
		{"id": "CVE-2026-3288", "affected": [
			{"from": [0, 0, 0], "before": [1, 13, 8]},
			{"from": [1, 14, -1], "before": [1, 14, 4]},
		]},
		{"id": "CVE-2025-1974", "affected": [
			{"from": [0, 0, 0], "before": [1, 11, 5]},
			{"from": [1, 12, -1], "before": [1, 12, 1]},
		]},
	],
}
