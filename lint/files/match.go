package files

import (
	"path"

	"github.com/bmatcuk/doublestar/v4"
)

// Match reports whether a glob, as github.com/bmatcuk/doublestar has them, matches a
// file or a directory that it is in.
func Match(glob, file string) bool {
	for {
		if doublestar.MatchUnvalidated(glob, file) {
			return true
		}
		if file == "." || file == "/" {
			return false
		}
		file = path.Dir(file)
	}
}
