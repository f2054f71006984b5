package kubevet.references["dangling-gitops-source_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-gitops-source"] as rule

test_deny_source if {
	rule.deny == {{"message": `GitRepository "shpo" is not among the manifests; the nearest is "shop"`, "path": ["spec", "sourceRef", "name"]}} with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shpo}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: f}
spec: {}
`)
}

test_deny_of_elsewhere if {
	rule.deny == {{"message": `GitRepository "shop" is not among the manifests`, "path": ["spec", "sourceRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shop}}
`)
}

test_deny_depends_on if {
	rule.deny == {{"message": `Kustomization "infra" is not among the manifests`, "path": ["spec", "dependsOn", 0, "name"]}} with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shop}, dependsOn: [{name: infra}]}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: f}
spec: {}
`)
}

test_deny_chart if {
	rule.deny == {{"message": `HelmRepository "shpo" is not among the manifests; the nearest is "shop"`, "path": ["spec", "chart", "spec", "sourceRef", "name"]}} with input as testing.input_for(`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: h, namespace: f}
spec: {chart: {spec: {chart: c, sourceRef: {kind: HelmRepository, name: shpo}}}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: shop, namespace: f}
spec: {}
`)
}

test_deny_chart_ref if {
	rule.deny == {{"message": `OCIRepository "c" is not among the manifests`, "path": ["spec", "chartRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: h, namespace: f}
spec: {chartRef: {kind: OCIRepository, name: c}}
`)
}

test_deny_values if {
	rule.deny == {{"message": `ConfigMap "v" is not among the manifests`, "path": ["spec", "valuesFrom", 0, "name"], "severity": "info"}, {"message": `Secret "s" is not among the manifests`, "path": ["spec", "valuesFrom", 1, "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: h, namespace: f}
spec: {valuesFrom: [{kind: ConfigMap, name: v}, {kind: Secret, name: s}]}
`)
}

test_deny_substitutes if {
	rule.deny == {{"message": `ConfigMap "v" is not among the manifests`, "path": ["spec", "postBuild", "substituteFrom", 0, "name"], "severity": "info"}, {"message": `GitRepository "shop" is not among the manifests`, "path": ["spec", "sourceRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shop}, postBuild: {substituteFrom: [{kind: ConfigMap, name: v}]}}
`)
}

test_deny_project if {
	rule.deny == {{"message": `AppProject "shpo" is not among the manifests; the nearest is "shop"`, "path": ["spec", "project"]}} with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: a, namespace: argocd}
spec: {project: shpo, destination: {namespace: a}}
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: {name: shop, namespace: argocd}
spec: {}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shop}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: f}
spec: {}
`)
}

test_allow_bootstrap if {
	rule.deny == set() with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: flux-system}
spec: {sourceRef: {kind: GitRepository, name: flux-system}}
`)
}

test_allow_optional if {
	rule.deny == set() with input as testing.input_for(`apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: h, namespace: f}
spec: {valuesFrom: [{kind: ConfigMap, name: v, optional: true}]}
`)
}

test_allow_default_project if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: a, namespace: argocd}
spec: {project: default}
`)
}

test_allow_depends_on if {
	rule.deny == set() with input as testing.input_for(`apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: k, namespace: f}
spec: {sourceRef: {kind: GitRepository, name: shop}, dependsOn: [{name: k}]}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: f}
spec: {}
`)
}
