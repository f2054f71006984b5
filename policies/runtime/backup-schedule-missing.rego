# METADATA
# title: Stateful workloads have no backup on a schedule
# description: |
#   Workloads of this cluster keep data, and nothing in it makes backups of them. It is
#   reported once, of the namespace kube-system, and only where the parameter whole-
#   cluster says that the bundle is all there is: backups may also be made from
#   outside.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/schedule/
#     description: Velero, Schedule
#   - ref: https://kubernetes.io/docs/concepts/storage/volume-snapshots/
#     description: Kubernetes, volume snapshots
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   parameters: {whole-cluster: false}
#   compliance:
#     mitre: [T1485]
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [backup-all-volumes]
package kubevet.runtime["backup-schedule-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.cluster

deny contains finding if {
	cluster.whole("backup-schedule-missing")
	count(cluster.kinds & {"StatefulSet", "PersistentVolumeClaim"}) > 0
	count(cluster.kinds & _schedules) == 0
	not cluster.runs(`^(velero|kasten.*|stash.*|k8up|trilio.*|longhorn-manager|volsync|restic.*|pg_?back.*|.*backup.*)$`)
	finding := bundle.hedged({"path": ["metadata", "name"], "message": "workloads keep data, and nothing makes backups on a schedule"})
}

_schedules := {
	"Schedule.velero.io", "Schedule.k8up.io", "Policy.config.kio.kasten.io", "BackupConfiguration.stash.appscode.com", "BackupConfiguration.core.kubestash.com",
	"ReplicationSource.volsync.backube", "RecurringJob.longhorn.io", "ScheduledBackup.postgresql.cnpg.io", "SnapshotSchedule.snapscheduler.backube", "PerconaXtraDBClusterBackup.pxc.percona.com",
}
