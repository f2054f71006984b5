package render

import (
	"bytes"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/render/helm"
)

// boundObject is what a chart's service accounts and bindings show of the
// namespace that it is made for.
type boundObject struct {
	Kind     string
	Metadata struct{ Name, Namespace string }
	Subjects []struct{ Kind, Name, Namespace string }
}

// releaseNamespace returns the namespace that a chart is made for: the one in
// which its own bindings look for service accounts that it makes and gives no
// namespace; "" if they name none, or several.
func releaseNamespace(files []helm.File) string {
	var accounts []string
	var named []boundObject
	for _, f := range files {
		if !bytes.Contains(f.Text, []byte("ServiceAccount")) {
			continue
		}
		for _, part := range f.Parts {
			var o boundObject
			if yaml.Unmarshal(f.Text[part.Start:part.End], &o) != nil {
				continue
			}
			switch {
			case o.Kind == "ServiceAccount" && o.Metadata.Namespace == "":
				accounts = append(accounts, o.Metadata.Name)
			case o.Kind == "RoleBinding", o.Kind == "ClusterRoleBinding":
				named = append(named, o)
			}
		}
	}
	found := ""
	for _, o := range named {
		for _, s := range o.Subjects {
			if s.Kind != "ServiceAccount" || s.Namespace == "" || !slices.Contains(accounts, s.Name) {
				continue
			}
			if found != "" && s.Namespace != found {
				return ""
			}
			found = s.Namespace
		}
	}
	if found == "default" {
		return ""
	}
	return found
}
