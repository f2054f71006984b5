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

test_parse_refuses_what_the_kubelet_does if {
	every reference in ["", " ", "Nginx", "a/B", "nginx:", ":1", "nginx:-a", "a//b", "/a", "a/", "https://host/a", "a b", "nginx@sha256:4b", "a_b.c/d", null, 1] {
		not image.parse(reference)
	}
}

test_pinned if {
	every reference in ["nginx:1", "host:5000/a:1", "a@b", "a:latest@b"] {
		image.pinned(reference)
	}
	every reference in ["nginx", "nginx:latest", "host:5000/a", "host:5000/a:latest"] {
		not image.pinned(reference)
	}
}
