# METADATA
# title: Release is installed with all of Flux's rights
# description: |
#   Without a service account the controller installs with its own, which is as a rule
#   that of a cluster administrator: whoever can publish the chart can make anything in
#   the cluster.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/helm/helmreleases/#role-based-access-control
#     description: Flux, role-based access control
#   - ref: https://fluxcd.io/flux/installation/configuration/multitenancy/
#     description: Flux, multi-tenancy lockdown
# custom:
#   severity: medium
#   profile: strict
#   kinds: [HelmRelease.helm.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#   models: [gitops]
package kubevet.gitops["flux-helm-release-without-service-account"]

import data.kubevet.lib.flux

deny contains finding if {
	object.get(input.object.spec, "serviceAccountName", "") == ""
	not input.object.spec.kubeConfig
	not flux.default_account("helm-controller")
	finding := object.union({"path": ["spec", "serviceAccountName"]}, flux.applied)
}
