package git

import (
	"bufio"
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A Checkout is what a work tree was checked out from.
type Checkout struct {
	// Repository is the address of the remote origin, without credentials.
	Repository string
	// Branch is "" if no branch is checked out, Commit the name of the commit.
	Branch, Commit string
}

// Checkout returns what is checked out, and whether there are a commit and a
// remote origin with an address of the network.
func (r *Repository) Checkout() (Checkout, bool) {
	commit, err := r.Resolve("HEAD")
	if err != nil {
		return Checkout{}, false
	}
	c := Checkout{Repository: address(r.origin()), Commit: commit}
	if head, err := os.ReadFile(filepath.Join(r.dir, "HEAD")); err == nil {
		if branch, ok := strings.CutPrefix(strings.TrimSpace(string(head)), "ref: refs/heads/"); ok {
			c.Branch = branch
		}
	}
	return c, c.Repository != ""
}

// origin returns the address of the remote origin as it is configured.
func (r *Repository) origin() string {
	text, err := os.ReadFile(filepath.Join(r.common, "config"))
	if err != nil {
		return ""
	}
	section := ""
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		key, value, _ := strings.Cut(line, "=")
		if section == `[remote "origin"]` && strings.TrimSpace(key) == "url" {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}

// scp matches the short form of addresses of ssh, git@host:path.
var scp = regexp.MustCompile(`^(?:[^@/:]+@)?([^/:]+\.[^/:]+):([^/].*)$`)

// address returns a remote's address as a page of the web has it, "" for a
// directory.
func address(remote string) string {
	if m := scp.FindStringSubmatch(remote); m != nil {
		remote = "ssh://" + m[1] + "/" + m[2]
	}
	u, err := url.Parse(remote)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	switch u.Scheme {
	case "ssh", "git", "git+ssh":
		u = &url.URL{Scheme: "https", Host: u.Hostname(), Path: u.Path}
	case "http", "https":
	default:
		return ""
	}
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	u.Path = strings.TrimSuffix(strings.TrimSuffix(u.Path, "/"), ".git")
	return u.String()
}
