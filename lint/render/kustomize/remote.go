package kustomize

import (
	"net/url"
	"strings"
)

// isRemote says whether kustomize might take ref for something to fetch: an http
// file or a git repository. It accepts every string for which api/internal/git's
// NewRepoSpecFromURL or api/internal/loader's IsRemoteFile may, and more: a
// repository needs a scheme, a user name or github.com in front.
func isRemote(ref string) bool {
	if u, err := url.Parse(ref); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return true
	}
	s := strings.ToLower(strings.TrimSpace(ref))
	s = strings.TrimPrefix(s, "git::")
	for _, scheme := range []string{"ssh:", "https:", "http:", "file:", "git:", "github.com/", "github.com:"} {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	user, _, found := strings.Cut(s, "@")
	return found && user != "" && strings.Trim(user, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}
