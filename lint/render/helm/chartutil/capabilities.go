package chartutil

import (
	"runtime"
	"slices"
	"strconv"

	"helm.sh/helm/v3/pkg/chart"
	"k8s.io/apimachinery/pkg/util/version"
)

// Capabilities are what a chart may know of the cluster and of Helm.
type Capabilities struct {
	KubeVersion KubeVersion
	APIVersions VersionSet
	HelmVersion BuildInfo
}

// Copy returns a copy that shares the API versions.
func (c *Capabilities) Copy() *Capabilities {
	copied := *c
	return &copied
}

// KubeVersion is a version of Kubernetes, such as "v1.34.0", "1" and "34".
type KubeVersion struct{ Version, Major, Minor string }

func (v *KubeVersion) String() string { return v.Version }

// GitVersion is what charts called Version once.
func (v *KubeVersion) GitVersion() string { return v.Version }

// VersionSet are versions of groups of the API.
type VersionSet []string

// Has reports whether a version such as "apps/v1" is among them.
func (v VersionSet) Has(apiVersion string) bool { return slices.Contains(v, apiVersion) }

// BuildInfo is the version of Helm.
type BuildInfo struct {
	Version      string `json:"version,omitempty"`
	GitCommit    string `json:"git_commit,omitempty"`
	GitTreeState string `json:"git_tree_state,omitempty"`
	GoVersion    string `json:"go_version,omitempty"`
}

// helmVersion is the version of Helm that is followed.
const helmVersion = "v3.22"

// served are the versions that Helm takes a cluster to serve that it cannot ask: those
// of the client library that it is built with, whatever the version of the cluster.
var served = VersionSet{
	"v1", "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1alpha1",
	"admissionregistration.k8s.io/v1beta1", "internal.apiserver.k8s.io/v1alpha1", "apps/v1",
	"apps/v1beta1", "apps/v1beta2", "authentication.k8s.io/v1", "authentication.k8s.io/v1alpha1",
	"authentication.k8s.io/v1beta1", "authorization.k8s.io/v1", "authorization.k8s.io/v1beta1",
	"autoscaling/v1", "autoscaling/v2", "batch/v1", "batch/v1beta1", "certificates.k8s.io/v1",
	"certificates.k8s.io/v1beta1", "certificates.k8s.io/v1alpha1", "coordination.k8s.io/v1alpha2",
	"coordination.k8s.io/v1beta1", "coordination.k8s.io/v1", "discovery.k8s.io/v1",
	"discovery.k8s.io/v1beta1", "events.k8s.io/v1", "events.k8s.io/v1beta1", "extensions/v1beta1",
	"flowcontrol.apiserver.k8s.io/v1", "flowcontrol.apiserver.k8s.io/v1beta1",
	"flowcontrol.apiserver.k8s.io/v1beta2", "flowcontrol.apiserver.k8s.io/v1beta3",
	"lifecycle.k8s.io/v1alpha1", "networking.k8s.io/v1", "networking.k8s.io/v1beta1",
	"node.k8s.io/v1", "node.k8s.io/v1alpha1", "node.k8s.io/v1beta1", "policy/v1",
	"policy/v1beta1", "rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1beta1",
	"rbac.authorization.k8s.io/v1alpha1", "resource.k8s.io/v1", "resource.k8s.io/v1beta2",
	"resource.k8s.io/v1beta1", "resource.k8s.io/v1alpha3", "scheduling.k8s.io/v1alpha3",
	"scheduling.k8s.io/v1beta1", "scheduling.k8s.io/v1", "storage.k8s.io/v1beta1",
	"storage.k8s.io/v1", "storage.k8s.io/v1alpha1", "storagemigration.k8s.io/v1",
	"storagemigration.k8s.io/v1beta1", "apiextensions.k8s.io/v1beta1", "apiextensions.k8s.io/v1",
}

// NewCapabilities returns those of a cluster of a version such as "1.34".
func NewCapabilities(kubeVersion string, apiVersions ...string) (*Capabilities, error) {
	v, err := version.ParseGeneric(kubeVersion)
	if err != nil {
		return nil, err
	}
	return &Capabilities{
		KubeVersion: KubeVersion{
			Version: "v" + v.String(),
			Major:   strconv.FormatUint(uint64(v.Major()), 10),
			Minor:   strconv.FormatUint(uint64(v.Minor()), 10),
		},
		APIVersions: slices.Concat(served, VersionSet(apiVersions)),
		HelmVersion: BuildInfo{Version: helmVersion, GoVersion: runtime.Version()},
	}, nil
}

// RenderValues returns what templates of a chart see besides files: the values over
// its defaults, the chart, and a release that is being installed.
func RenderValues(c *chart.Chart, values map[string]any, release, namespace string, caps *Capabilities) (_ Values, err error) {
	defer recovered(&err)
	var w work
	coalesced, err := w.coalesce(c, values, coalescing)
	if err != nil {
		return nil, err
	}
	return Values{
		"Chart":        c.Metadata,
		"Capabilities": caps,
		"Release": map[string]any{
			"Name": release, "Namespace": namespace, "Revision": 1,
			"IsInstall": true, "IsUpgrade": false, "Service": "Helm",
		},
		"Values": coalesced,
	}, nil
}
