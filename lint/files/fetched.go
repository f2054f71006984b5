package files

import (
	"path"
	"strings"
)

// A Fetched is something that is fetched when it is applied, and the directory of the
// tree that stands for it.
type Fetched struct {
	// Name is the name of a GitRepository, HelmRepository, OCIRepository or Bucket of
	// Flux, or the URL of a repository.
	Name string
	// Path is the directory, "." for the root.
	Path string
}

// FindFetched returns the name below the root of what a URL leads to, by the first that
// is the URL of what it is in; ok is false if there is none. The ways in which kustomize
// writes the URL of a repository, a directory in it and a version are one:
// https://host/org/repo//dir?ref=v1 is git@host:org/repo.git/dir.
func FindFetched(fetched []Fetched, url string) (name string, ok bool) {
	url = plainURL(url)
	for _, f := range fetched {
		repository := plainURL(f.Name)
		if !strings.ContainsAny(f.Name, "/:") || len(url) < len(repository) || !strings.EqualFold(url[:len(repository)], repository) {
			continue
		}
		if rest := url[len(repository):]; rest == "" || rest[0] == '/' {
			return path.Join(f.Path, rest), true
		}
	}
	return "", false
}

// plainURL is the host, the repository and the directory of a URL, joined by slashes.
func plainURL(url string) string {
	url = strings.TrimPrefix(url, "git::")
	url, _, _ = strings.Cut(url, "?")
	if _, rest, ok := strings.Cut(url, "://"); ok {
		url = rest
	} else if host, repository, ok := strings.Cut(url, ":"); ok && !strings.Contains(host, "/") {
		url = host + "/" + repository
	}
	if user, rest, ok := strings.Cut(url, "@"); ok && !strings.Contains(user, "/") {
		url = rest
	}
	url = strings.ReplaceAll(url+"/", ".git/", "/")
	for strings.Contains(url, "//") {
		url = strings.ReplaceAll(url, "//", "/")
	}
	return strings.TrimSuffix(url, "/")
}
