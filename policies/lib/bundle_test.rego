package kubevet.lib.bundle_test

import data.kubevet.lib.bundle
import data.kubevet.lib.testing

_bundle := `apiVersion: v1
kind: Secret
metadata: {name: own, namespace: shop}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: db, namespace: shop}
spec: {target: {name: db-credentials}}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: unnamed, namespace: shop}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: shop, annotations: {cert-manager.io/cluster-issuer: ca}}
spec: {tls: [{secretName: web-tls}, {hosts: [a]}, {secretName: api-tls}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: plain, namespace: shop}
spec: {tls: [{secretName: plain-tls}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec: {volumeClaimTemplates: [{metadata: {name: data}}]}
---
apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata: {name: roots}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: redis, namespace: flux}
spec: {targetNamespace: cache}
---
apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: wrong
`

_given contains object if {
	some object in [
		["Secret", "shop", "own"],
		["Secret", "shop", "db-credentials"],
		["Secret", "shop", "unnamed"],
		["Secret", "shop", "web-tls"],
		["Secret", "shop", "api-tls"],
		["Secret", "shop", "plain-tls"],
		["Secret", "shop", "db"],
		["Secret", "web", "own"],
		["ConfigMap", "shop", "own"],
		["Ingress", "shop", "web"],
		["PersistentVolumeClaim", "shop", "data-db-0"],
		["PersistentVolumeClaim", "shop", "data-web-0"],
		["ConfigMap", "web", "roots"],
		["ConfigMap", "web", "other"],
		["Service", "cache", "redis"],
		["Service", "flux", "redis"],
		["ServiceAccount", "web", "default"],
		["ServiceAccount", "web", "web"],
		["ServiceAccount", "kube-system", "anything"],
		["Namespace", "", "kube-system"],
		["Namespace", "", "shop"],
		["ClusterRole", "", "view"],
		["ClusterRole", "", "system:auth-delegator"],
		["ClusterRole", "", "viewer"],
	]
	bundle.supplies(object[0], object[1], object[2])
}

test_supplied_by_the_bundle_controllers_and_the_cluster if {
	_given == {
		["Secret", "shop", "own"],
		["Secret", "shop", "db-credentials"],
		["Secret", "shop", "unnamed"],
		["Secret", "shop", "web-tls"],
		["Secret", "shop", "api-tls"],
		["Ingress", "shop", "web"],
		["PersistentVolumeClaim", "shop", "data-db-0"],
		["ConfigMap", "web", "roots"],
		["Service", "cache", "redis"],
		["ServiceAccount", "web", "default"],
		["ServiceAccount", "kube-system", "anything"],
		["Namespace", "", "kube-system"],
		["ClusterRole", "", "view"],
		["ClusterRole", "", "system:auth-delegator"],
	} with input as testing.input_for(_bundle)
}

test_supplied_as_declared if {
	given := {
		["Secret", "shop", "db-0"],
		["ConfigMap", "web", "any.thing"],
		["IngressClass", "", "nginx"],
	}
	every object in given {
		bundle.supplies(object[0], object[1], object[2]) with input as {"external": [
			{"kind": "Secret", "namespace": "sh*", "name": "db-*"},
			{"kind": "ConfigMap", "namespace": "web", "name": "*"},
			{"kind": "IngressClass", "namespace": "*", "name": "nginx"},
		]}
	}
}

test_not_supplied_as_declared if {
	every object in {["Secret", "shop", "web"], ["Secret", "web", "db-0"], ["Service", "shop", "db-0"]} {
		not bundle.supplies(object[0], object[1], object[2]) with input as {"external": [{"kind": "Secret", "namespace": "shop", "name": "db-*"}]}
	}
}

test_declared if {
	external := [{"kind": "LimitRange", "namespace": "shop-*", "name": "*"}]
	bundle.declared("LimitRange", "shop-prod") == external with input as {"external": external}
	bundle.declared("LimitRange", "web") == [] with input as {"external": external}
	bundle.declared("ResourceQuota", "shop-prod") == [] with input as {"external": external}
	bundle.declared("LimitRange", "shop") == [] with input as {}
}

test_hedged if {
	bundle.hedged({"path": []}) == {"path": [], "severity": "info"} with input as {"partial": true}
	bundle.hedged({"path": []}) == {"path": []} with input as {"partial": false}
}
