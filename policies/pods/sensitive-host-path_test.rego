package kubevet.pods["sensitive-host-path_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["sensitive-host-path"] as rule

# _severity is how severe the rule finds a mounted path, "" if it is silent.
_severity(path, read_only) := severity if {
	found := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {
		"volumes": [{"name": "v", "hostPath": {"path": path}}],
		"containers": [{"name": "a", "volumeMounts": [{"name": "v", "mountPath": "/v", "readOnly": read_only}]}],
	}}}
	severity := [f.severity | some f in found][0]
} else := ""

test_deny_paths_by_grade if {
	# path, severity where it can be written, severity where it is read-only
	table := [
		["/", "critical", "critical"],
		["//", "critical", "critical"],
		["/..", "critical", "critical"],
		["/srv/..", "critical", "critical"],
		["/etc", "critical", "critical"],
		["/etc/", "critical", "critical"],
		["/etc/kubernetes/pki", "critical", "critical"],
		["/var", "critical", "critical"],
		["/var/lib", "critical", "critical"],
		["/var/lib/kubelet/pods", "critical", "critical"],
		["/var/lib/foo/../etcd/member", "critical", "critical"],
		["/root/.ssh", "critical", "critical"],
		["/var/snap", "critical", "critical"],
		[`C:\`, "critical", "critical"],
		["c:", "critical", "critical"],
		[`C:\ProgramData\docker`, "critical", "critical"],
		["/usr", "critical", "medium"],
		["/usr/local/bin", "critical", "medium"],
		["/lib/modules", "critical", "medium"],
		["/opt", "critical", "medium"],
		["/opt/cni/bin", "critical", "medium"],
		["/boot", "critical", "medium"],
		[`C:\Windows\System32`, "critical", "medium"],
		["/proc", "critical", "high"],
		["/sys", "critical", "high"],
		["/dev", "critical", "high"],
		["/var/log", "critical", "high"],
		["/home", "critical", "high"],
		["/home/deploy", "high", "high"],
		["/sys/fs/bpf", "high", "high"],
		["/dev/kvm", "high", "high"],
		["/etc/cni/net.d", "high", "high"],
		["/etc/ssl/certs", "high", ""],
		["/run/udev", "high", "high"],
		["/var/run/dbus", "high", "high"],
		["/var/log/pods", "high", "high"],
		["/var/lib/docker/containers", "high", "high"],
		["/var/lib/kubelet/plugins/csi.example.com", "high", "high"],
	]
	every row in table {
		[_severity(row[0], false), _severity(row[0], true)] == [row[1], row[2]]
	}
}

test_deny_volumes_and_their_places if {
	testing.stated(rule.deny) == {{"message": "volume \"logs\" exposes the node's \"/var/log/\"", "path": ["spec", "jobTemplate", "spec", "template", "spec", "volumes", 0, "hostPath", "path"], "severity": "critical"}, {"message": "volume \"unused\" exposes the node's \"/proc\"", "path": ["spec", "jobTemplate", "spec", "template", "spec", "volumes", 1, "hostPath", "path"], "severity": "critical"}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: web}
spec:
  jobTemplate:
    spec:
      template:
        spec:
          volumes:
            - {name: logs, hostPath: {path: /var/log/}}
            - {name: unused, hostPath: {path: /proc}}
          initContainers:
            - {name: a, volumeMounts: [{name: logs, mountPath: /logs}]}
          containers:
            - {name: b, volumeMounts: [{name: logs, mountPath: /logs, readOnly: true}]}
`)
}

test_deny_persistent_volumes if {
	testing.stated(rule.deny) == {{"message": "persistent volume \"state\" exposes the node's \"/var/lib/kubelet\"", "path": ["spec", "hostPath", "path"], "severity": "critical"}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: state}
spec:
  hostPath: {path: /var/lib/kubelet}
`)
	testing.stated(rule.deny) == {{"message": "persistent volume \"disk\" exposes the node's \"/etc\"", "path": ["spec", "local", "path"], "severity": "critical"}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec:
  local: {path: /etc}
`)
	testing.stated(rule.deny) == {{"message": "persistent volume \"docker\" exposes the node's \"/var/run/docker.sock\"", "path": ["spec", "hostPath", "path"], "severity": "critical"}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: docker}
spec:
  hostPath: {path: /var/run/docker.sock}
`)
}

test_allow_other_paths if {
	paths := [
		"/srv", "/data", "/mnt/disks/ssd1", "/opt/app", "/var/lib/app", "/var/cache/nginx", "/tmp", "/etcd", "/rootfs",
		"/usrlocal", "/run/xtables.lock", "/var/run/xtables.lock", `D:\data`, "", "srv", "/srv/../data", "/var/logs",
	]
	every path in paths {
		_severity(path, false) == ""
	}
}

test_deny_what_other_rules_report_too if {
	every path in ["/var/run/docker.sock", "/run", "/run/containerd", "/var/run/docker"] {
		_severity(path, true) == "critical"
	}
}

test_deny_leaves_of_the_workload_s_own_as_low if {
	every path in ["/dev/infiniband", "/run/agent", "/sys/class/net", "/home/deploy/data", "/var/log/agent"] {
		_severity(path, false) == "low"
	}
}

test_allow_persistent_volumes_of_other_paths if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec:
  local: {path: /mnt/disks/ssd1}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk}
spec:
  csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}
`)
}
