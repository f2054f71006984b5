package workspace

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/files"
)

// declarations are the files at the root of a project that say what it is called, each
// with what finds the name: parts of it are between dots and slashes.
var declarations = []struct {
	file string
	name *regexp.Regexp
}{
	{"go.mod", regexp.MustCompile(`(?m)^module\s+"?([^\s"]+)`)},
	{"pom.xml", regexp.MustCompile(`<groupId>\s*([\w.-]+)\s*</groupId>`)},
	{"Cargo.toml", regexp.MustCompile(`(?m)^name\s*=\s*"([^"]+)"`)},
	{"pyproject.toml", regexp.MustCompile(`(?m)^name\s*=\s*"([^"]+)"`)},
	{"package.json", regexp.MustCompile(`(?m)^\s*"name"\s*:\s*"@?([^"]+)"`)},
}

// hosts are parts of names that are not of a project, but of where it is found.
var hosts = regexp.MustCompile(`^(com|org|net|io|dev|sh|www|github|gitlab|bitbucket|sigs|k8s|gopkg|in|v\d+|)$`)

// projectNames are the names of the project whose source the tree is, and of who makes
// it, sorted; nil if nothing says so.
func projectNames(tree fs.FS) []string {
	var names []string
	for _, d := range declarations {
		text, err := files.Read(tree, d.file)
		if err != nil {
			continue // it is in another language
		}
		match := d.name.FindSubmatch(text)
		if match == nil {
			continue
		}
		for _, part := range strings.FieldsFunc(strings.ToLower(string(match[1])), func(r rune) bool { return r == '.' || r == '/' }) {
			if !hosts.MatchString(part) {
				names = append(names, part)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
