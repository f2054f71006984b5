# METADATA
# title: Application is synced past checks
# description: |
#   Manifests that the API server would call wrong are applied, or objects are replaced
#   and with them what others have set; objects whose kind is not there yet are pruned
#   or left out unseen.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
#     description: Argo CD, sync options
# custom:
#   severity: low
#   profile: strict
#   kinds: [Application.argoproj.io, ApplicationSet.argoproj.io]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.gitops["argocd-application-unsafe-sync-options"]

import data.kubevet.lib.argocd
import data.kubevet.lib.manifest

deny contains finding if {
	some i, option in manifest.list(argocd.spec, ["syncPolicy", "syncOptions"])
	is_string(option)
	message := _options[replace(option, " ", "")]
	finding := {"path": array.concat(argocd.spec_path, ["syncPolicy", "syncOptions", i]), "message": message}
}

deny contains finding if {
	argocd.spec.syncPolicy.automated.prune == true
	some i, option in manifest.list(argocd.spec, ["syncPolicy", "syncOptions"])
	option == "SkipDryRunOnMissingResource=true"
	finding := {
		"path": array.concat(argocd.spec_path, ["syncPolicy", "syncOptions", i]),
		"message": "what cannot be tried first is applied, and pruned, all the same",
	}
}

_options := {
	"Force=true": "objects are deleted and made again",
	"Replace=true": "objects are replaced, and what others have set in them is lost",
	"Validate=false": "manifests are not validated before they are applied",
}
