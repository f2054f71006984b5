# METADATA
# title: Images are admitted while the image policy webhook fails
# description: |
#   With defaultAllow every image passes when the backend does not answer, which
#   whoever wants one to pass can bring about.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook
#     description: ImagePolicyWebhook
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AdmissionConfiguration]
#   compliance:
#     cis-1.12: ["5.5.1"]
#     mitre: [T1525]
#     cwe: [CWE-636]
#   aliases:
#     kubescape: [C-0289]
#     kube-bench: ["5.5.1"]
package kubevet.admission["image-policy-webhook-default-allow"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, plugin in manifest.list(input.object, ["plugins"])
	plugin.name == "ImagePolicyWebhook"
	plugin.configuration.imagePolicy.defaultAllow == true
	finding := {"path": ["plugins", i, "configuration", "imagePolicy", "defaultAllow"], "message": "every image is admitted while the image policy webhook fails"}
}
