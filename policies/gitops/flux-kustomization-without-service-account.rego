# METADATA
# title: Kustomization is applied with all of Flux's rights
# description: |
#   Without a service account the controller applies with its own, which is as a rule
#   that of a cluster administrator: whoever can push to the source can make anything
#   in the cluster. Where tenants are kept apart, each Kustomization has an account of
#   its own.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/kustomize/kustomizations/#role-based-access-control
#     description: Flux, role-based access control
#   - ref: https://fluxcd.io/flux/installation/configuration/multitenancy/
#     description: Flux, multi-tenancy lockdown
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Kustomization.kustomize.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1098.006]
#     cwe: [CWE-250]
#   models: [gitops]
package kubevet.gitops["flux-kustomization-without-service-account"]

import data.kubevet.lib.flux

deny contains finding if {
	object.get(input.object.spec, "serviceAccountName", "") == ""
	not input.object.spec.kubeConfig
	not flux.default_account("kustomize-controller")
	finding := object.union({"path": ["spec", "serviceAccountName"]}, flux.applied)
}
