package kubevet.network["tls-min-version-weak_test"]

import data.kubevet.lib.testing
import data.kubevet.network["tls-min-version-weak"] as rule

test_deny_fields if {
	every case in [
		["{apiVersion: v1, kind: ConfigMap, data: {ssl-protocols: SSLv3 TLSv1.2}}", ["data", "ssl-protocols"], "SSLv3"],
		["{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {annotations: {nginx.ingress.kubernetes.io/proxy-ssl-protocols: TLSv1 TLSv1.2}}}", ["metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-ssl-protocols"], "TLSv1"],
		["{apiVersion: traefik.containo.us/v1alpha1, kind: TLSOption, spec: {minVersion: VersionTLS11}}", ["spec", "minVersion"], "VersionTLS11"],
		["{apiVersion: traefik.io/v1alpha1, kind: TLSOption, spec: {minVersion: VersionTLS10}}", ["spec", "minVersion"], "VersionTLS10"],
		["{apiVersion: consul.hashicorp.com/v1alpha1, kind: Mesh, spec: {tls: {incoming: {tlsMinVersion: TLSv1_1}}}}", ["spec", "tls", "incoming", "tlsMinVersion"], "TLSv1_1"],
		["{apiVersion: networking.istio.io/v1beta1, kind: Gateway, spec: {servers: [null, {tls: {minProtocolVersion: TLSV1_0}}]}}", ["spec", "servers", 1, "tls", "minProtocolVersion"], "TLSV1_0"],
	] {
		rule.deny == {{"path": case[1], "message": $"{case[2]} is allowed"}} with input as testing.input_for(case[0])
	}
}

test_deny_policies_of_aws if {
	every policy in ["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-1-2017-01", "ELBSecurityPolicy-TLS13-1-0-2021-06", "ELBSecurityPolicy-FS-2018-06"] {
		every case in [
			["networking.k8s.io/v1", "Ingress", "alb.ingress.kubernetes.io/ssl-policy"],
			["v1", "Service", "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy"],
		] {
			rule.deny == {{
				"path": ["metadata", "annotations", case[2]],
				"message": $`policy "{policy}" allows versions before TLS 1.2`,
			}} with input as testing.input_for(yaml.marshal({"apiVersion": case[0], "kind": case[1], "metadata": {"annotations": {case[2]: policy}}}))
		}
	}
}

test_deny_a_file_of_nginx if {
	rule.deny == {{"path": ["data", "nginx.conf"], "line": 3, "message": "TLSv1.1 is allowed"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: web}
data:
  nginx.conf: |
    server {
      # ssl_protocols TLSv1;
      ssl_protocols TLSv1.1 TLSv1.2;
    }
  other.conf: |
    ssl_protocols TLSv1.2 TLSv1.3;
`)
}

test_deny_flags if {
	every args in [
		["--tls-min-version=VersionTLS10"],
		["--web.tls-min-version=VersionTLS11"],
		["--tls-min-version=1.0"],
		["serve", "--metrics-tls-min-version=TLS1.1"],
	] {
		rule.deny == {{
			"path": ["spec", "containers", 0, "args", count(args) - 1],
			"message": `container "a" allows versions of TLS before 1.2`,
		}} with input as testing.input_for(yaml.marshal({"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "args": args}]}}))
	}
	rule.deny == {{"path": ["spec", "containers", 0, "args", 1], "message": `container "a" allows versions of TLS before 1.2`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
spec: {containers: [{name: a, args: [--tls-min-version, VersionTLS10, x]}]}
`)
}

test_allow_newer if {
	every text in [
		"{apiVersion: v1, kind: ConfigMap, data: {ssl-protocols: TLSv1.2 TLSv1.3}}",
		"{apiVersion: v1, kind: ConfigMap, data: {ssl-protocols: 1, a: null}}",
		"{apiVersion: v1, kind: ConfigMap, data: null}",
		"{apiVersion: traefik.io/v1alpha1, kind: TLSOption, spec: {minVersion: VersionTLS13}}",
		"{apiVersion: traefik.io/v1alpha1, kind: TLSOption, spec: null}",
		"{apiVersion: consul.hashicorp.com/v1alpha1, kind: Mesh, spec: {tls: {incoming: {tlsMinVersion: TLSv1_2}, outgoing: {tlsMinVersion: TLS_AUTO}}}}",
		"{apiVersion: networking.istio.io/v1beta1, kind: Gateway, spec: {servers: [{tls: {minProtocolVersion: TLS_AUTO}}]}}",
		"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {annotations: {alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06}}}",
		"{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {annotations: {alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-FS-1-2-Res-2020-10}}}",
		"{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, args: [--tls-min-version=VersionTLS12, --tls-min-version=1.3, --tls-min-version, --version=1.0]}]}}",
		"{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, args: [--tls-min-version, VersionTLS13, '1.0']}]}}",
	] {
		rule.deny == set() with input as testing.input_for(text)
	}
}
