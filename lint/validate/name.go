package validate

import (
	"regexp"
	"strings"

	"k8s.io/apimachinery/pkg/api/validate/content"
	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubevet/kubevet/lint/manifest"
)

// metadata judges the labels and annotations of an object or a template.
func (w *walk) metadata(n *manifest.Node, at *place) {
	w.labelValues(entries(n, "labels"), at.below("labels"))
	for _, f := range entries(n, "annotations") {
		if !isPlaceholder(f.Key) && validation.IsQualifiedName(strings.ToLower(f.Key)) != nil {
			w.report(Fact{Kind: BadLabel, Path: at.path("annotations", f.Key), Field: f.Key, Want: "annotation key"})
		}
	}
}

// labelValues judges labels.
func (w *walk) labelValues(labels []manifest.Field, at *place) {
	for _, f := range labels {
		if !isPlaceholder(f.Key) && validation.IsQualifiedName(f.Key) != nil {
			w.report(Fact{Kind: BadLabel, Path: at.path(f.Key), Field: f.Key, Want: "label key"})
		}
		if s, ok := f.Value.Value.(string); ok && !isPlaceholder(s) && validation.IsValidLabelValue(s) != nil {
			w.report(Fact{Kind: BadLabel, Path: at.path(f.Key), Field: f.Key, Want: "label value"})
		}
	}
}

func (w *walk) labelSelector(n *manifest.Node, at *place) {
	w.labelValues(entries(n, "matchLabels"), at.below("matchLabels"))
}

// name judges what an object is called.
func (w *walk) name(o *manifest.Object) {
	metadata := get(o.Root, "metadata")
	if metadata != nil && metadata.Kind != manifest.Mapping || templateKeys(metadata) {
		return
	}
	name, generated := get(metadata, "name"), get(metadata, "generateName")
	if (name == nil || name.Value == "") && (generated == nil || generated.Value == "") {
		w.report(Fact{Kind: BadName, Path: []any{"metadata", "name"}, Field: "name"})
		return
	}
	check, want := nameFormat(o, w.minor)
	if s := text(metadata, "name"); s != "" && !inCapitals(s) && check(s) != nil {
		w.report(Fact{Kind: BadName, Path: []any{"metadata", "name"}, Field: "name", Want: want})
	}
	if s := text(metadata, "generateName"); s != "" && check(strings.TrimSuffix(s, "-")+"x") != nil {
		w.report(Fact{Kind: BadName, Path: []any{"metadata", "generateName"}, Field: "generateName", Want: want})
	}
	if s := text(metadata, "namespace"); s != "" && validation.IsDNS1123Label(s) != nil {
		w.report(Fact{Kind: BadName, Path: []any{"metadata", "namespace"}, Field: "namespace", Want: "DNS label"})
	}
	if s := text(metadata, "name"); o.GroupKind() == "CronJob" && len(s) > 52 {
		w.report(Fact{Kind: BadName, Path: []any{"metadata", "name"}, Field: "name", Want: "at most 52 characters"})
	}
}

// capitals matches words that stand for what somebody puts in by hand or with sed.
var capitals = regexp.MustCompile(`(^|[-_./])[A-Z][A-Z0-9]+(_[A-Z0-9]+)*($|[-_./])`)

// inCapitals reports whether the only upper-case letters of a text are those of such
// words.
func inCapitals(s string) bool {
	rest := capitals.ReplaceAllString(s, "")
	return rest != s && strings.ToLower(rest) == rest
}

// nameFormat is what names of a kind have to be.
func nameFormat(o *manifest.Object, minor int) (check func(string) []string, want string) {
	switch o.GroupKind() {
	case "Service":
		if minor < 36 {
			return validation.IsDNS1035Label, "DNS label that begins with a letter"
		}
		return validation.IsDNS1123Label, "DNS label"
	case "Namespace":
		return validation.IsDNS1123Label, "DNS label"
	case "StatefulSet":
		if minor >= 27 {
			return validation.IsDNS1123Label, "DNS label"
		}
	case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "PodDisruptionBudget":
		return func(s string) []string { return content.IsPathSegmentName(s) }, "path segment"
	case "IPAddress", "APIService", "StorageVersion", "ClusterTrustBundle", "CertificateSigningRequest":
		return func(string) []string { return nil }, ""
	}
	return validation.IsDNS1123Subdomain, "DNS subdomain"
}
