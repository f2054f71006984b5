# METADATA
# title: Image is a component without upstream support
# description: |
#   The project that made this component has ended or given up this version, so
#   that no vulnerability that is found from now on will be fixed. It goes on
#   working, and with each month is easier to attack.
# related_resources:
#   - ref: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
#     description: Ingress NGINX retirement
#   - ref: https://github.com/kubernetes/dashboard
#     description: Kubernetes Dashboard, archived
#   - ref: https://github.com/weaveworks/weave
#     description: Weave Net, archived
#   - ref: https://github.com/fluxcd/flux
#     description: Flux v1, archived
#   - ref: https://github.com/openservicemesh/osm
#     description: Open Service Mesh, archived
#   - ref: https://grafana.com/docs/agent/latest/
#     description: Grafana Agent, end of life
#   - ref: https://grafana.com/docs/loki/latest/send-data/promtail/
#     description: Promtail, end of life
#   - ref: https://www.jaegertracing.io/docs/1.76/
#     description: Jaeger v1, end of life
# custom:
#   severity: medium
#   profile: recommended
#   help: move to what replaces it
#   kinds: [workload]
#   compliance:
#     stig: [V-242442]
#     nsa-1.2: [Pod security / build secure images]
#     mitre: [T1190]
#     cwe: [CWE-1104]
#   aliases:
#     kubescape: [C-0292]
#     kube-bench: ["eks-stig-kubernetes-v1r6:V-242442"]
#   parameters: {components: {}}
package kubevet.images["end-of-life-component"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse
import data.kubevet.lib.manifest

deny contains finding if {
	some use in imageuse.images
	component := _ended[use.leaf]
	finding := {
		"path": use.path,
		"message": $"{use.label} of {component}",
	}
}

deny contains finding if {
	some use in imageuse.images
	some repository, component in manifest.mapping(input, ["parameters", "end-of-life-component", "components"])
	image.within(use.repository, repository)
	finding := {
		"path": use.path,
		"message": $"{use.label} of {component}",
	}
}

# What has ended, as the pages above had it in November 2026. Images of
# kube-rbac-proxy are reported by deprecated-image-registry.
_ended := {
	"fluxcd/flux": "Flux v1, which ended in November 2022",
	"fluxcd/helm-operator": "the Helm operator of Flux v1, which ended in November 2022",
	"grafana/agent": "Grafana Agent, which ended in November 2025",
	"grafana/promtail": "Promtail, which ended in March 2026",
	"ingress-nginx/controller": _nginx,
	"ingress-nginx/controller-chroot": _nginx,
	"jaegertracing/all-in-one": _jaeger,
	"jaegertracing/jaeger-agent": _jaeger,
	"jaegertracing/jaeger-collector": _jaeger,
	"jaegertracing/jaeger-ingester": _jaeger,
	"jaegertracing/jaeger-query": _jaeger,
	"kubernetes-ingress-controller/nginx-ingress-controller": _nginx,
	"kubernetesui/dashboard": _dashboard,
	"kubernetesui/dashboard-api": _dashboard,
	"kubernetesui/dashboard-auth": _dashboard,
	"kubernetesui/dashboard-web": _dashboard,
	"openservicemesh/osm-controller": "Open Service Mesh, which ended in May 2023",
	"weaveworks/weave-kube": "Weave Net, which ended in June 2024",
	"weaveworks/weave-npc": "Weave Net, which ended in June 2024",
}

_nginx := "the community's ingress-nginx, which ended in March 2026"

_jaeger := "Jaeger v1, which ended in December 2025"

_dashboard := "Kubernetes Dashboard, which ended in January 2026"
