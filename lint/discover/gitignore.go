package discover

import (
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/kubevet/kubevet/lint/files"
)

// An ignorePattern is one line of a .gitignore file, as gitignore(5) has it.
//
// It is ours because go-git's matcher applies a pattern to every parent of a
// file as well, so that in the common "*", "!*/", "!*.yaml" the second line
// brings back every file of every directory, and it knows neither [!a] nor a
// second try of "**". A linter that ignores the wrong file skips it in silence.
type ignorePattern struct {
	// dir is the directory of the .gitignore file.
	dir string
	// glob matches a file's name relative to dir if anchored, else its last
	// element.
	glob     string
	anchored bool
	// negated means that the pattern takes back earlier ones.
	negated bool
	// dirOnly means that the pattern matches only directories.
	dirOnly bool
}

// toDoublestar rewrites what doublestar reads differently from Git: braces, which
// mean nothing in Git, and classes of characters.
var toDoublestar = strings.NewReplacer(
	"{", `\{`, "}", `\}`,
	"[:alnum:]", "0-9A-Za-z", "[:alpha:]", "A-Za-z", "[:digit:]", "0-9",
	"[:lower:]", "a-z", "[:upper:]", "A-Z", "[:xdigit:]", "0-9A-Fa-f",
)

// parseIgnore reads a .gitignore file of the directory. Lines that are no
// pattern match nothing, as in Git.
func parseIgnore(dir, text string) []ignorePattern {
	var patterns []ignorePattern
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
			line = strings.TrimSuffix(line, " ")
		}
		p := ignorePattern{dir: dir}
		line, p.negated = strings.CutPrefix(line, "!")
		line, p.dirOnly = strings.CutSuffix(line, "/")
		p.anchored = strings.Contains(line, "/")
		line = strings.TrimPrefix(line, "/")
		if line == "" {
			continue
		}
		if strings.HasSuffix(line, "/**") {
			line += "/*" // what is inside, but not the directory itself
		}
		p.glob = toDoublestar.Replace(line)
		patterns = append(patterns, p)
	}
	return patterns
}

// excludeFile is the .gitignore file of a clone.
const excludeFile = ".git/info/exclude"

// Ignored reports whether .gitignore files exclude the file or directory, or a
// directory that it is in. What is not there is not ignored.
func Ignored(fsys fs.FS, name string) bool {
	var patterns []ignorePattern
	if text, err := files.Read(fsys, excludeFile); err == nil {
		patterns = parseIgnore(".", string(text))
	}
	at := "."
	for element := range strings.SplitSeq(name, "/") {
		if text, err := files.Read(fsys, path.Join(at, ".gitignore")); err == nil {
			patterns = append(patterns, parseIgnore(at, string(text))...)
		}
		at = path.Join(at, element)
		info, err := fs.Lstat(fsys, at)
		if err != nil {
			return false
		}
		if ignored(patterns, at, info.IsDir()) {
			return true
		}
	}
	return false
}

// ignored says whether the patterns, the last one first, exclude the file or
// directory. Its parents are not asked: as in Git, who walks does not enter an
// ignored directory.
func ignored(patterns []ignorePattern, name string, isDir bool) bool {
	for i := len(patterns) - 1; i >= 0; i-- {
		if p := patterns[i]; p.match(name, isDir) {
			return !p.negated
		}
	}
	return false
}

func (p ignorePattern) match(name string, isDir bool) bool {
	if p.dirOnly && !isDir {
		return false
	}
	if !p.anchored {
		name = path.Base(name)
	} else if p.dir != "." {
		name = strings.TrimPrefix(name, p.dir+"/")
	}
	matched, err := doublestar.Match(p.glob, name)
	return matched && err == nil
}
