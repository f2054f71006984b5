package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
)

// pathOf returns the absolute name of the file that a URI names, false if it names
// none of this machine.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Host != "" && u.Host != "localhost" || u.Path == "" || strings.ContainsRune(u.Path, 0) {
		return "", false
	}
	name := u.Path
	if drive(strings.TrimPrefix(name, "/")) {
		name = strings.ToUpper(name[1:2]) + name[2:]
	}
	name = filepath.Clean(filepath.FromSlash(name))
	return name, filepath.IsAbs(name)
}

// uriOf returns the URI of a file by its absolute name.
func uriOf(name string) string {
	name = filepath.ToSlash(name)
	if drive(name) {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

// drive reports whether a name begins with a drive of Windows.
func drive(name string) bool {
	return len(name) >= 2 && name[1] == ':' && ('a' <= name[0]|0x20 && name[0]|0x20 <= 'z')
}
