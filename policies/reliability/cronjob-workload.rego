# METADATA
# title: Workload runs again and again by the clock
# description: |
#   An inventory of what is started by the clock, but for what is suspended. Who got
#   into a cluster leaves such a job behind to come back.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
#     description: CronJob
#   - ref: https://attack.mitre.org/techniques/T1053/007/
#     description: ATT&CK, container orchestration job
# custom:
#   severity: info
#   profile: optional
#   kinds: [AdvancedCronJob.apps.kruise.io, CronJob, CronWorkflow.argoproj.io]
#   compliance:
#     mitre: [T1053.007]
#     cwe: [CWE-1059]
#   aliases:
#     kubescape: [C-0026]
#     kyverno: [restrict-jobs]
package kubevet.reliability["cronjob-workload"]

import data.kubevet.lib.manifest

deny contains finding if {
	not input.object.spec.suspend == true
	finding := {
		"path": ["spec", "schedule"],
		"message": $`{input.object.kind} "{manifest.name}" runs by the clock`,
	}
}
