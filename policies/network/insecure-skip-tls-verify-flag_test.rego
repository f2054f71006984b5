package kubevet.network["insecure-skip-tls-verify-flag_test"]

import data.kubevet.lib.testing
import data.kubevet.network["insecure-skip-tls-verify-flag"] as rule

_pod(args) := yaml.marshal({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}, "spec": {"containers": [{"name": "a", "args": args}]}})

test_deny_commands if {
	every text in [
		"--insecure-skip-tls-verify",
		"--insecure-skip-tls-verify=true",
		"--kubelet-insecure-tls",
		"--redis-insecure-skip-tls-verify",
		"--serversTransport.insecureSkipVerify=true",
		"-tls-skip-verify",
		"--src-tls-verify=false",
		"kubectl --insecure-skip-tls-verify get pods",
		"curl -k https://a.example.com",
		"x=$(curl -fsSLk https://a.example.com)",
		"a; /usr/bin/curl --insecure -o x https://a.example.com",
		"wget --no-check-certificate https://a.example.com",
		"git -c http.sslVerify=false clone x",
		"npm config set strict-ssl false",
		"NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js",
	] {
		rule.deny == {{
			"path": ["spec", "containers", 0, "args", 0],
			"line": 1,
			"message": `container "a" does not check the certificates of servers`,
		}} with input as testing.input_for(_pod([text]))
	}
}

test_deny_a_list_of_words if {
	rule.deny == {{
		"path": ["spec", "containers", 0, "args", 0],
		"line": 1,
		"message": `container "a" does not check the certificates of servers`,
	}} with input as testing.input_for(_pod(["curl", "-k", "https://a.example.com"]))
}

test_allow_commands if {
	every text in [
		"--insecure-skip-tls-verify=false",
		"--insecure",
		"--insecure-skip-tls-verify-backend-x",
		"--tls-verify=true",
		"curl -K config https://a.example.com",
		"curl -o k https://a.example.com",
		"curl https://a.example.com; sort -k 2",
		"curl https://a.example.com | sort -k",
		"curl -k https://localhost:8443/healthz",
		`curl -sk "https://127.0.0.1:9200"`,
		"curl -k https://${POD_IP}:9200",
		"echo insecure-skip-tls-verify",
		"# curl -k https://a.example.com",
	] {
		rule.deny == set() with input as testing.input_for(_pod([text]))
	}
	rule.deny == set() with input as testing.input_for(_pod(["curl", "-k", "https://localhost:8443"]))
}

test_deny_and_allow_environment if {
	rule.deny == {{
		"path": ["spec", "containers", 0, "env", 0, "value"],
		"message": `container "a" does not check the certificates of servers: NODE_TLS_REJECT_UNAUTHORIZED is set`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      env:
        - {name: NODE_TLS_REJECT_UNAUTHORIZED, value: "0"}
        - {name: PYTHONHTTPSVERIFY, value: "1"}
        - {name: GIT_SSL_NO_VERIFY, value: "false"}
        - {name: VAULT_SKIP_VERIFY}
        - null
`)
}

test_deny_other_kinds if {
	rule.deny == {{"path": ["spec", "insecureSkipTLSVerify"], "message": "the API server does not check the certificate of the extension"}} with input as testing.input_for("{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: a}, spec: {insecureSkipTLSVerify: true}}")
	every case in [["ServiceMonitor", "endpoints"], ["PodMonitor", "podMetricsEndpoints"]] {
		rule.deny == {{
			"path": ["spec", case[1], 1, "tlsConfig", "insecureSkipVerify"],
			"message": "Prometheus does not check the certificate of the target",
			"severity": "medium",
		}} with input as testing.input_for($`
apiVersion: monitoring.coreos.com/v1
kind: {case[0]}
metadata: \{name: a}
spec: \{{case[1]}: [null, \{tlsConfig: \{insecureSkipVerify: true}}, \{tlsConfig: \{insecureSkipVerify: false}}]}
`)
	}
	rule.deny == {{"path": ["data", "config"], "line": 3, "message": "the kubeconfig does not check the certificate of the API server"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
data:
  config: |
    clusters:
      # insecure-skip-tls-verify: true
      - insecure-skip-tls-verify: true
  other: |
    insecure-skip-tls-verify: false
`)
}

test_allow_other_kinds if {
	every text in [
		"{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: a}, spec: {insecureSkipTLSVerify: false}}",
		"{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a}, spec: {endpoints: a}}",
		"{apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: a}, spec: null}",
		"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: null}",
		"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: 1}}",
	] {
		rule.deny == set() with input as testing.input_for(text)
	}
}

test_allow_own_vault if {
	every args in [
		["/bin/sh", "-ec", "vault status -tls-skip-verify"],
		["vault", "status", "-tls-skip-verify"],
	] {
		count(rule.deny) == 0 with input as testing.input_for(_pod(args))
	}
}

test_deny_other_vault if {
	every args in [
		["vault", "status", "-tls-skip-verify", "-address=https://vault.example.com"],
		["vault", "login", "-tls-skip-verify"],
	] {
		count(rule.deny) == 1 with input as testing.input_for(_pod(args))
	}
}
