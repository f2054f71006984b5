// The tool that describes releases; a module of its own, so that kubevet does not
// depend on what it needs.
module github.com/kubevet/kubevet/ci/sbom

go 1.26.0

require (
	github.com/CycloneDX/cyclonedx-go v0.12.0
	github.com/google/uuid v1.6.0
)
