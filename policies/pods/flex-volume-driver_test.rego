package kubevet.pods["flex-volume-driver_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["flex-volume-driver"] as rule

test_deny_a_volume if {
	rule.deny == {{"path": ["spec", "volumes", 0, "flexVolume"], "message": `volume "a" is mounted by FlexVolume driver "x/y"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes: [{name: a, flexVolume: {driver: x/y}}, {name: b, csi: {driver: x/y}}]
`)
}

test_deny_a_persistent_volume if {
	rule.deny == {{"path": ["spec", "flexVolume"], "message": `persistent volume "a" is mounted by FlexVolume driver "x/y"`}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: a}
spec: {flexVolume: {driver: x/y}}
`)
}

test_allow_csi if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolume
metadata: {name: a}
spec: {csi: {driver: x/y}}
`)
}
