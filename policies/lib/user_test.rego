package kubevet.lib.user_test

import data.kubevet.lib.user

test_allow_images_that_run_as_root if {
	every image in [
		"nginx", "nginx:1.29", "docker.io/library/busybox:1.37", "python:3.13-slim", "mirror.example.com/library/alpine:3.22",
		"registry.k8s.io/busybox",
	] {
		user.is_root({"spec": {"image": image}})
	}
}

test_deny_what_is_not_known_to_run_as_root if {
	every image in [
		"nginxinc/nginx-unprivileged", "postgres:18", "registry.example.com/nginx", "grafana/grafana:12.0.0",
		"gcr.io/distroless/static:nonroot", "quay.io/a/b", "UPPER", "nginx:1.29-rootless", "acme/python",
	] {
		not user.is_root({"spec": {"image": image}})
	}
}

test_allow_images_of_other_users if {
	every image in [
		"grafana/grafana:12.0.0", "gcr.io/distroless/static:nonroot", "elasticsearch:9.0.0", "quay.io/prometheus/prometheus:v3.5.0",
		"bitnami/kubectl:1.33", "docker:28-dind-rootless",
	] {
		user.is_other({"spec": {"image": image}})
	}
	not user.is_other({"spec": {"image": "nginx"}})
	not user.is_other({"spec": {}})
}
