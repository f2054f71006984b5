package kubevet.reliability["volume-encryption-not-requested_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["volume-encryption-not-requested"] as rule

_judged(rest) := testing.input_for(sprintf("apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: fast}\n%s", [rest]))

test_deny_unset_and_false if {
	every rest in ["provisioner: ebs.csi.aws.com", "provisioner: ebs.csi.aws.com\nparameters: {encrypted: 'false'}", "provisioner: ebs.csi.aws.com\nparameters: {type: gp3}"] {
		rule.deny == {{"path": ["parameters", "encrypted"], "message": `storage class "fast" of ebs.csi.aws.com does not ask for encrypted volumes`}} with input as _judged(rest)
	}
}

test_allow_encrypted_and_other_drivers if {
	every rest in ["provisioner: ebs.csi.aws.com\nparameters: {encrypted: 'true'}", "provisioner: pd.csi.storage.gke.io", "provisioner: disk.csi.azure.com", "provisioner: rancher.io/local-path"] {
		rule.deny == set() with input as _judged(rest)
	}
}
