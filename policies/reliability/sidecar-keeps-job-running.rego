# METADATA
# title: Proxy or agent keeps a Job from finishing
# description: |
#   A Job has finished when all of its containers have ended, and this one never
#   ends by itself: the pod stays, the Job does not complete, and what waits for it
#   waits. As an init container with the restart policy Always it is stopped when
#   the others have ended. What is told to end, by a call of quitquitquit or through
#   shared processes, is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers
#     description: Jobs with sidecar containers
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [CronJob, Job, JobSet.jobset.x-k8s.io, ScaledJob.keda.sh]
#   compliance:
#     cwe: [CWE-835]
package kubevet.reliability["sidecar-keeps-job-running"]

import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some group in pod.groups
	main := [container | some container in group.containers; container.role == "container"]
	count(main) > 1
	not group.pod.spec.shareProcessNamespace == true
	not _told(group)
	some container in main
	_endless(container)
	finding := {
		"path": container.path,
		"message": $"{container.name} never ends, so the Job does not finish",
	}
}

_endless(container) if {
	name := regex.replace(image.parse(container.spec.image).name, `^.*/`, "")
	name in _agents
}

_endless(container) if {
	regex.match(`(^|/)vault$`, image.parse(container.spec.image).name)
	some argument in manifest.list(container.spec, ["args"])
	regex.match(`(^|\s)agent(\s|$)`, argument)
}

# Proxies and agents that run until they are stopped.
_agents := {
	"alloy-proxy", "cloud-sql-proxy", "cloud_sql_proxy", "envoy", "fluent-bit", "fluentd", "gce-proxy", "oauth2-proxy", "pgbouncer", "proxyv2", "filebeat", "promtail", "vector",
	"aws-for-fluent-bit", "aws-otel-collector", "opentelemetry-collector", "opentelemetry-collector-contrib",
}

# The main container may tell the other to end.
_told(group) if {
	some container in group.containers
	some field in ["args", "command"]
	some text in manifest.list(container.spec, [field])
	regex.match(`(?i)quitquitquit|/shutdown|pkill|killall|--exit-zero-on-sigterm`, text)
}
