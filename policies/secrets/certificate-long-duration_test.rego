package kubevet.secrets["certificate-long-duration_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["certificate-long-duration"] as rule

test_deny_long if {
	rule.deny == {{"path": ["spec", "duration"], "message": `Certificate "c" is valid for 9553h, which is more than 398 days`}} with input as _certificate(`{duration: 9553h}`)
	rule.deny == {{"path": ["spec", "duration"], "message": `Certificate "c" is valid for 87600h0m0s, which is more than 398 days`}} with input as _certificate(`{duration: 87600h0m0s}`)
	rule.deny == {{"path": ["spec", "duration"], "message": `Certificate "c" is valid for 2400h, which is more than 90 days`}} with input as object.union(_certificate(`{duration: 2400h}`), {"parameters": {"certificate-long-duration": {"max-days": 90}}})
}

test_deny_early_renewal if {
	rule.deny == {{"path": ["spec", "renewBefore"], "message": `Certificate "c" is renewed 720h before it expires, but is not valid for longer`}} with input as _certificate(`{duration: 720h, renewBefore: 720h}`)
	rule.deny == {{"path": ["spec", "renewBefore"], "message": `Certificate "c" is renewed 3000h before it expires, but is not valid for longer`}} with input as _certificate(`{renewBefore: 3000h}`)
}

test_allow_short_and_authorities if {
	every spec in [
		"{duration: 9552h}", "{duration: 2160h, renewBefore: 360h}", "{renewBefore: 360h}", "{}", "null",
		"{isCA: true, duration: 87600h}", "{duration: forever}", "{duration: 99999}", "{duration: 90m, renewBefore: 30m}",
		"{renewBefore: null, duration: null}",
	] {
		denied := rule.deny with input as _certificate(spec)
		denied == set()
	}
}

_certificate(spec) := object.union(
	testing.input_for(sprintf("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}, spec: %s}", [spec])),
	{"parameters": {"certificate-long-duration": {"max-days": 398}}},
)
