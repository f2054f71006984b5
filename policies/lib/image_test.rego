package kubevet.lib.image_test

import data.kubevet.lib.image

test_parse if {
	digest := "sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"
	table := {
		"nginx": {"name": "nginx", "tag": "", "digest": ""},
		"nginx:1.29": {"name": "nginx", "tag": "1.29", "digest": ""},
		"a/b_c/d-e:v1.0_x": {"name": "a/b_c/d-e", "tag": "v1.0_x", "digest": ""},
		"localhost/a": {"name": "localhost/a", "tag": "", "digest": ""},
		"host:5000/a/b": {"name": "host:5000/a/b", "tag": "", "digest": ""},
		"host:5000": {"name": "host", "tag": "5000", "digest": ""},
		"Host/a:1": {"name": "Host/a", "tag": "1", "digest": ""},
		concat("", ["ghcr.io/a/b@", digest]): {"name": "ghcr.io/a/b", "tag": "", "digest": digest},
		concat("", ["ghcr.io/a/b:1@", digest]): {"name": "ghcr.io/a/b", "tag": "1", "digest": digest},
	}
	every reference, parsed in table {
		image.parse(reference) == parsed
	}
}

test_parse_fills_in if {
	table := {
		"${REGISTRY}/web:latest": {"name": "${REGISTRY}/web", "tag": "latest", "digest": ""},
		"${REGISTRY}/web": {"name": "${REGISTRY}/web", "tag": "", "digest": ""},
		"ghcr.io/${ORG}/web-${PART}:1": {"name": "ghcr.io/${ORG}/web-${PART}", "tag": "1", "digest": ""},
		"web:${TAG}": {"name": "web", "tag": "${TAG}", "digest": ""},
		"web:v${TAG}-alpine": {"name": "web", "tag": "v${TAG}-alpine", "digest": ""},
		"web:${TAG:-latest}": {"name": "web", "tag": "latest", "digest": ""},
		"${REGISTRY:-ghcr.io/a}/web:${TAG:=1.2}": {"name": "ghcr.io/a/web", "tag": "1.2", "digest": ""},
	}
	every reference, parsed in table {
		image.parse(reference) == parsed
	}
	image.registry("${registry}/web") == "${registry}"
	every reference in ["${IMAGE}", "ghcr.io/a/${IMAGE}", "${A}/${B}", "ko://example.com/cmd/web", "web:${A:?b}", "${}/web"] {
		not image.parse(reference)
	}
}

test_parse_refuses_what_the_kubelet_does if {
	every reference in ["", " ", "Nginx", "a/B", "nginx:", ":1", "nginx:-a", "a//b", "/a", "a/", "https://host/a", "a b", "nginx@sha256:4b", "a_b.c/d", null, 1] {
		not image.parse(reference)
	}
}

test_within if {
	every place in ["docker.io", "docker.io/", "docker.io/library", "docker.io/library/nginx", "index.docker.io/library"] {
		image.within("docker.io/library/nginx", place)
	}
	every place in ["docker", "docker.io/lib", "docker.io/library/nginx/a", "library", "", 1] {
		not image.within("docker.io/library/nginx", place)
	}
}

_image(tag) := {"registry": "docker.io", "tag": tag, "digest": ""}

test_floating if {
	every tag in ["stable", "main", "master", "edge", "nightly", "dev", "canary", "lts", "1", "v1", "1.20", "v1.20", "1.20-alpine", "3-slim-bookworm", "stable-alpine3.20", "Stable"] {
		image.floating(_image(tag))
	}
	every tag in ["", "latest", "1.20.3", "20240301", "2024.10", "v1.20.0-rc1", "master-4f2a9c1", "1.20-4f2a9c1", "stable-2024"] {
		not image.floating(_image(tag))
	}
	not image.floating({"registry": "docker.io", "tag": "stable", "digest": "sha256:"})
	not image.floating({"registry": "registry.k8s.io", "tag": "3.9", "digest": ""})
	image.floating({"registry": "registry.k8s.io", "tag": "master", "digest": ""})
}

test_version if {
	table := {"1.2.3": [1, 2, 3], "v1.12.0": [1, 12, 0], "1.2.3-debian-12-r4": [1, 2, 3], "1.12.0-rc.1": [1, 12, -1], "8.3.0_a": [8, 3, 0]}
	every tag, version in table {
		image.version(tag) == version
	}
	every tag in ["", "latest", "1", "1.2", "sha-1.2.3", "1.2.3a"] {
		not image.version(tag)
	}
}
