package kubevet.references["dangling-policy-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-policy-binding"] as rule

test_deny_policy if {
	rule.deny == {{"message": `ValidatingAdmissionPolicy "q" is not among the manifests`, "path": ["spec", "policyName"]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: q}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec: {validations: []}
`)
}

test_deny_alone if {
	rule.deny == {{"message": `ValidatingAdmissionPolicy "p" is not among the manifests`, "path": ["spec", "policyName"]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p}
`)
}

test_deny_parameters if {
	rule.deny == {{"message": `ConfigMap "a" of namespace "shop" is not among the manifests`, "path": ["spec", "paramRef", "name"]}} with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p, paramRef: {name: a, namespace: shop, parameterNotFoundAction: Deny}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec: {validations: [], paramKind: {apiVersion: v1, kind: ConfigMap}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: b, namespace: shop}
data: {a: b}
`)
}

test_deny_constraint if {
	rule.deny == {{"message": "no ConstraintTemplate among the manifests makes this kind", "path": ["kind"]}} with input as testing.input_for(`apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequire
metadata: {name: a}
spec: {}
---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: k8srequired}
spec: {crd: {spec: {names: {kind: K8sRequired}}}}
`)
}

test_deny_constraint_alone if {
	rule.deny == {{"message": "no ConstraintTemplate among the manifests makes this kind", "path": ["kind"], "severity": "info"}} with input as testing.input_for(`apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequire
metadata: {name: a}
spec: {}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec: {validations: []}
`)
}

test_allow_parameters if {
	rule.deny == set() with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p, paramRef: {name: b, namespace: shop, parameterNotFoundAction: Deny}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec: {validations: [], paramKind: {apiVersion: v1, kind: ConfigMap}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: b, namespace: shop}
data: {a: b}
`)
}

test_allow_by_selector if {
	rule.deny == set() with input as testing.input_for(`apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata: {name: b}
spec: {policyName: p, paramRef: {selector: {}, parameterNotFoundAction: Deny}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: p}
spec: {validations: [], paramKind: {apiVersion: v1, kind: ConfigMap}}
`)
}

test_allow_constraint if {
	rule.deny == set() with input as testing.input_for(`apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequired
metadata: {name: a}
spec: {}
---
apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: k8srequired}
spec: {crd: {spec: {names: {kind: K8sRequired}}}}
`)
}
