package kubevet.mesh["istio-destination-rule-unverified-tls_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-destination-rule-unverified-tls"] as rule

test_deny_mutual if {
	testing.stated(rule.deny) == {{"path": ["spec", "trafficPolicy", "portLevelSettings", 0, "tls", "insecureSkipVerify"], "message": "the certificate of the host is not verified"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: a.example.com
  trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {mode: MUTUAL, insecureSkipVerify: true}}]}
`)
}

test_deny_sni if {
	testing.stated(rule.deny) == {{"path": ["spec", "trafficPolicy", "tls", "subjectAltNames"], "message": "a certificate of any name is taken for that of the host", "severity": "low"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: a.example.com
  trafficPolicy: {tls: {mode: SIMPLE, sni: a.example.com}}
`)
}

test_allow_names if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: a.example.com
  trafficPolicy: {tls: {mode: SIMPLE, sni: a.example.com, subjectAltNames: [a.example.com]}}
`)
}

test_allow_istio if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web
  namespace: shop
spec:
  host: web
  trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}
`)
}
