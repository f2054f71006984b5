package kubevet.secrets["certificate-issuer-not-allowed_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["certificate-issuer-not-allowed"] as rule

test_deny_other_issuer if {
	rule.deny == {{"path": ["spec", "issuerRef"], "message": `Certificate "c" is from Issuer "test", which is not an allowed issuer`}} with input as _certificate(`{issuerRef: {name: test}}`)
	rule.deny == {{"path": ["spec", "issuerRef"], "message": `Certificate "c" is from Issuer "internal", which is not an allowed issuer`}} with input as _certificate(`{issuerRef: {name: internal}}`)
	rule.deny == {{"path": ["spec", "issuerRef"], "message": `Certificate "c" is from Issuer "", which is not an allowed issuer`}} with input as _certificate(`{}`)
}

test_deny_foreign_names if {
	rule.deny == {
		{"path": ["spec", "dnsNames", 1], "message": `Certificate "c" is for "shop.example.com.evil.test", which is in no allowed domain`},
		{"path": ["spec", "dnsNames", 2], "message": `Certificate "c" is for "notexample.com", which is in no allowed domain`},
		{"path": ["spec", "commonName"], "message": `Certificate "c" is for "evil.test", which is in no allowed domain`},
	} with input as _certificate(`{issuerRef: {kind: ClusterIssuer, name: internal}, commonName: evil.test, dnsNames: [shop.example.com, shop.example.com.evil.test, notexample.com]}`)
}

test_allow_configured if {
	rule.deny == set() with input as _certificate(`{issuerRef: {kind: ClusterIssuer, name: internal}, commonName: Shop, dnsNames: [example.com, "*.example.com", A.Example.Com]}`)
	rule.deny == set() with input as _certificate(`{issuerRef: {name: letsencrypt}, dnsNames: text}`)
}

test_allow_without_parameters if {
	every parameters in [{}, {"parameters": {}}, {"parameters": {"certificate-issuer-not-allowed": {"allowed-issuers": [], "allowed-domains": []}}}] {
		denied := rule.deny with input as object.union(testing.input_for("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}, spec: {dnsNames: [a.b]}}"), parameters)
		denied == set()
	}
}

_certificate(spec) := object.union(
	testing.input_for(sprintf("{apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: c}, spec: %s}", [spec])),
	{"parameters": {"certificate-issuer-not-allowed": {"allowed-issuers": ["ClusterIssuer/internal", "letsencrypt"], "allowed-domains": ["example.com"]}}},
)
