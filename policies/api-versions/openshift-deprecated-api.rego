# METADATA
# title: OpenShift API that is deprecated
# description: |
#   OpenShift still serves it, for the time being: DeploymentConfig gives way to
#   Deployment since 4.14, the roles of authorization.openshift.io to those of
#   Kubernetes, and the Jenkins strategy of builds to pipelines.
# related_resources:
#   - ref: https://docs.redhat.com/en/documentation/openshift_container_platform/4.14/html/release_notes/ocp-4-14-release-notes
#     description: OpenShift 4.14 release notes, deprecated features
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [BuildConfig.build.openshift.io, ClusterRole.authorization.openshift.io, ClusterRoleBinding.authorization.openshift.io, DeploymentConfig, DeploymentConfig.apps.openshift.io, Role.authorization.openshift.io, RoleBinding.authorization.openshift.io]
#   compliance:
#     cwe: [CWE-477]
#   aliases:
#     kyverno: [disallow-deprecated-apis, disallow-jenkins-pipeline-strategy]
package kubevet["api-versions"]["openshift-deprecated-api"]

deny contains finding if {
	input.object.kind == "DeploymentConfig"
	finding := {"path": ["kind"], "message": "DeploymentConfig is deprecated since OpenShift 4.14"}
}

deny contains finding if {
	startswith(input.object.apiVersion, "authorization.openshift.io/")
	finding := {"path": ["apiVersion"], "message": $"{input.object.kind} of OpenShift is deprecated for that of rbac.authorization.k8s.io"}
}

deny contains finding if {
	input.object.kind == "BuildConfig"
	is_object(input.object.spec.strategy.jenkinsPipelineStrategy)
	finding := {"path": ["spec", "strategy", "jenkinsPipelineStrategy"], "message": "builds by Jenkins are deprecated since OpenShift 4"}
}
