package kubevet.images["malformed-image-reference_test"]

import data.kubevet.images["malformed-image-reference"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" has image "Nginx", which has upper-case letters in its repository`},
		{"path": ["spec", "containers", 1, "image"], "message": `container "empty" has an empty image`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" has image "https://example.com/nginx", which starts with a URL scheme`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" has image "nginx@sha256:4bcff6", which has a malformed digest`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" has image "nginx ", which contains white space`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" has image "model:", which has an empty tag`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "https://example.com/nginx"}
    - {name: proxy, restartPolicy: Always, image: "nginx@sha256:4bcff6"}
  containers:
    - {name: app, image: Nginx}
    - {name: empty, image: ""}
  ephemeralContainers:
    - {name: debug, image: "nginx "}
  volumes:
    - {name: model, image: {reference: "model:"}}
`)
}

_reasons(reference, source) := [f.message | some f in denied] if {
	denied := rule.deny with input as {"source": source, "object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
}

test_deny_references if {
	table := {
		"{{ .Values.image }}": "contains a template that was not expanded",
		"a/${TAG}": "contains a template that was not expanded",
		"a//b": "is not a valid reference",
		"nginx:-a": "is not a valid reference",
		":1.2": "is not a valid reference",
		"nginx:@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1": "has an empty tag",
		"4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1": "is the ID of an image, not a name",
	}
	every reference, reason in table {
		_reasons(reference, "chart") == [$`container "a" has image "{reference}", which {reason}`]
	}
	count(_reasons("{{ image }}", "plain")) == 1
}

test_allow_valid_and_unknown_references if {
	every reference in [
		"nginx",
		"localhost:5000/a/b:1.0_x",
		"HOST/a",
		"nginx:1@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		null,
		7,
	] {
		_reasons(reference, "chart") == []
	}
}

test_allow_variables_that_are_replaced_later if {
	every reference in ["${IMAGE}", "registry.example.com/a:$(TAG)", "$IMAGE:1"] {
		_reasons(reference, "plain") == []
	}
}

test_allow_parameters_of_workflows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  templates:
    - {name: a, container: {image: "{{inputs.parameters.image}}"}}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  steps:
    - {name: a, image: "$(params.image)"}
    - {name: b, ref: {name: other}}
`)
}

test_allow_image_streams if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps.openshift.io/v1
kind: DeploymentConfig
metadata: {name: web}
spec:
  triggers: [{type: ConfigChange}, {type: ImageChange}]
  template:
    spec:
      containers:
        - {name: a, image: " "}
`)
}

test_allow_what_a_script_fills_in if {
	every reference in ["{IMAGE}", "__REGISTRY__/web:1.0", "<your-registry>/web:1.0", "%IMAGE%", "@IMAGE_NAME@"] {
		rule.deny == set() with input as object.union(
			testing.input_for(`{apiVersion: v1, kind: Pod, metadata: {name: web}}`),
			{"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": [{"name": "a", "image": reference}]}}},
		)
	}
}

test_allow_parts_in_capitals_and_ko if {
	every reference in ["us-docker.pkg.dev/PROJECT_ID/repo/web:1.0", "LOCATION-docker.pkg.dev/my/web:1.0", "gcr.io/PROJECT/web", "IMAGE_NAME", "us-docker.pkg.dev/[PROJECT_ID]/main/web:1.0", "ko://example.com/cmd/web"] {
		_reasons(reference, "plain") == []
	}
	count(_reasons("registry.example.com/Web:1.0", "plain")) == 1
}
