# METADATA
# title: Administrative interface is reached from outside the cluster
# description: |
#   Dashboards, notebooks, workflow engines, monitoring and model servers run code,
#   show secrets or change the cluster for whoever opens them, and hardly one of those
#   reported asks for a password unless it is told to. A load balancer, a port of the
#   nodes, an ingress or a route leads to one of them. Where arguments or the ingress
#   ask for authentication, or the way leads to another container of the pod, such as
#   a proxy, it is not reported.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1133/
#     description: MITRE ATT&CK, External Remote Services
#   - ref: https://www.microsoft.com/en-us/security/blog/2021/03/23/secure-containerized-environments-with-updated-threat-matrix-for-kubernetes/
#     description: Threat matrix for Kubernetes, exposed sensitive interfaces
# custom:
#   severity: high
#   profile: recommended
#   help: set the type to ClusterIP, or admit the addresses that need it
#   kinds: [workload]
#   models: [network]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-306]
#   aliases:
#     kubescape: [C-0021]
package kubevet.network["sensitive-interface-exposed"]

import data.kubevet.lib.exposure
import data.kubevet.lib.image
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	container.role in {"container", "sidecar"}
	not _guarded(container)
	what := _interface(container)
	way := [way |
		some way in exposure.ways
		way.pod == container.pod.path
		not _elsewhere(container, way)
		not _authenticated(way)
	][0]
	finding := {
		"path": pod.at(container, ["image"]),
		"message": $"{what} is reached {exposure.reached(way)} through {exposure.by_name(way)}",
		"severity": _severity(way),
		"related": way.chain,
	}
}

_severity(way) := "high" if way.scope == "internet"

_severity(way) := "medium" if way.scope == "nodes"

# _elsewhere holds for a way to a port of another container.
_elsewhere(container, way) if {
	some other in pod.containers
	other.pod.path == container.pod.path
	other.path != container.path
	some port in manifest.list(other.spec, ["ports"])
	port.containerPort == way.port
}

# _authenticated holds for a way through an ingress that lets nobody in without
# authentication, as far as its annotations tell.
_authenticated(way) if {
	some hop in way.chain
	hop.kind == "Ingress"
	ingress := input.named.Ingress[hop.namespace][hop.name]
	some key, value in manifest.mapping(ingress, ["metadata", "annotations"])
	regex.match(`auth-(url|type|signin|secret|tls-secret|realm)$|forward-auth|middlewares$|/auth$|authn|oauth`, key)
	not value in {"", "none"}
}

# _guarded holds for a container that is told to ask for authentication.
_guarded(container) if {
	some field in ["command", "args"]
	some argument in manifest.list(container.spec, [field])
	is_string(argument)
	regex.match(`basic-auth|web[.]config[.]file|api-key`, argument)
}

_interface(container) := [name |
	repository := image.repository(image.parse(container.spec.image).name)
	some pattern, name in _interfaces
	regex.match($"(^|/)({pattern})$", repository)
][0]

# _interfaces are images, by the end of their repository.
_interfaces := {
	`kubernetesui/dashboard(-[a-z0-9]+)?|kubernetes-dashboard`: "Kubernetes Dashboard",
	`weaveworks/scope`: "Weave Scope",
	`prom/prometheus|prometheus/prometheus|bitnami(legacy)?/prometheus`: "Prometheus",
	`prom/alertmanager|prometheus/alertmanager|bitnami(legacy)?/alertmanager`: "Alertmanager",
	`prom/pushgateway|prometheus/pushgateway|bitnami(legacy)?/pushgateway`: "Prometheus Pushgateway",
	`kubeflow/centraldashboard|kubeflownotebookswg/centraldashboard`: "the Kubeflow dashboard",
	`mlflow/mlflow|bitnami(legacy)?/mlflow`: "MLflow",
	`rayproject/ray(-ml)?|anyscale/ray`: "Ray",
	`ollama/ollama`: "Ollama",
	`vllm/vllm-openai`: "vLLM",
	`apache/zeppelin`: "Zeppelin",
	`bitnami(legacy)?/spark|apache/spark`: "Spark",
	`apache/flink|library/flink|bitnami(legacy)?/flink`: "Flink",
	`selenium/(hub|standalone-[a-z]+)`: "Selenium Grid",
	`rediscommander/redis-commander`: "Redis Commander",
	`provectuslabs/kafka-ui|kafbat/kafka-ui`: "Kafka UI",
	`obsidiandynamics/kafdrop`: "Kafdrop",
	`bitnami(legacy)?/kubeapps-dashboard`: "Kubeapps",
	`mailhog/mailhog`: "MailHog",
	`temporalio/ui`: "Temporal",
}
