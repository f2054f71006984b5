package kubevet.secrets["certificate-weak-key_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["certificate-weak-key"] as rule

test_deny_short_rsa if {
	rule.deny == {{"path": ["spec", "privateKey", "size"], "message": `Certificate "c" has an RSA key of 1024 bits`}} with input as _certificate(`{privateKey: {algorithm: RSA, size: 1024}}`)
	rule.deny == {{"path": ["spec", "privateKey", "size"], "message": `Certificate "c" has an RSA key of 512 bits`}} with input as _certificate(`{isCA: true, privateKey: {size: 512}}`)
}

test_deny_no_rotation if {
	rule.deny == {{"path": ["spec", "privateKey", "rotationPolicy"], "message": `Certificate "c" keeps its private key when it is renewed`, "severity": "low"}} with input as _certificate(`{privateKey: {rotationPolicy: Never}}`)
}

test_allow_strong_keys if {
	every spec in [
		"{privateKey: {algorithm: RSA, size: 2048}}", "{privateKey: {algorithm: ECDSA, size: 256}}", "{privateKey: {algorithm: Ed25519}}",
		"{privateKey: {rotationPolicy: Always}}", "{isCA: true, privateKey: {rotationPolicy: Never}}", "{}", "{privateKey: null}",
		"{privateKey: {size: '1024'}}", "{privateKey: text}",
	] {
		denied := rule.deny with input as _certificate(spec)
		denied == set()
	}
}

_certificate(spec) := testing.input_for(sprintf("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}, spec: %s}", [spec]))
