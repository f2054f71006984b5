package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A word is one of a command line.
type word struct {
	text string
	path []any
	line int
}

// commandOf reads the command line of a container; false if it runs no component.
func commandOf(n *manifest.Node, here []any) (Component, bool) {
	words := append(wordsOf(at(n, "command"), join(here, "command")), wordsOf(at(n, "args"), join(here, "args"))...)
	image := text(at(n, "image"))
	c := Component{Carrier: "pod", Container: here, Complete: true, Settings: make(map[string]Setting), Minor: minorOf(image)}
	c.Path = join(here, "command")
	if len(items(at(n, "command"))) == 0 || len(items(at(n, "args"))) > 0 {
		c.Path = join(here, "args")
	}
	if len(words) == 0 {
		return c, false
	}
	if script, ok := shellScript(words); ok {
		words = scriptWords(script)
		c.Path, c.Complete = script.path, !strings.ContainsAny(script.text, "$`")
	}
	i := slices.IndexFunc(words, func(w word) bool { return slices.Contains(programs, base(w.text)) })
	switch {
	case i >= 0 && i <= 1: // hyperkube and the like name the program second
		c.Name = base(words[i].text)
		words = words[i+1:]
	case i < 0 && len(words) > 0 && at(n, "command") == nil && strings.HasPrefix(words[0].text, "--"):
		c.Name = imageName(image)
		if !slices.Contains(programs, c.Name) {
			return c, false
		}
	default:
		return c, false
	}
	for j := 0; j < len(words); j++ {
		w := words[j]
		if strings.Contains(w.text, "$(") || strings.Contains(w.text, "$@") {
			c.Complete = false
		}
		if !strings.HasPrefix(w.text, "-") {
			continue
		}
		flag, value, ok := strings.Cut(strings.TrimLeft(w.text, "-"), "=")
		if !ok {
			value = "true"
			if j+1 < len(words) && !strings.HasPrefix(words[j+1].text, "-") {
				j++
				value = words[j].text
			}
		}
		c.add(flag, Setting{Value: value, Path: w.path, Line: w.line})
	}
	if c.Name == "etcd" {
		c.addEnvironment(at(n, "env"), join(here, "env"))
		c.Complete = c.Complete && at(n, "envFrom") == nil
		if _, ok := c.Settings["config-file"]; ok {
			c.Complete = false
		}
	}
	return c, true
}

// addEnvironment reads the variables that stand for flags of etcd.
// https://etcd.io/docs/v3.6/op-guide/configuration/
func (c *Component) addEnvironment(env *manifest.Node, here []any) {
	for i, n := range items(env) {
		name, ok := strings.CutPrefix(text(at(n, "name")), "ETCD_")
		if !ok {
			continue
		}
		flag := strings.ToLower(strings.ReplaceAll(name, "_", "-"))
		value, ok := flagValue(at(n, "value"))
		if !ok {
			c.Complete = false
			continue
		}
		if _, set := c.Settings[flag]; !set { // a flag wins over its variable
			c.Settings[flag] = Setting{Value: value, Path: join(here, i, "value")}
		}
	}
}

func wordsOf(list *manifest.Node, here []any) []word {
	var words []word
	for i, n := range items(list) {
		if s := text(n); s != "" {
			words = append(words, word{text: s, path: join(here, i)})
		}
	}
	return words
}

var shells = []string{"sh", "bash", "ash", "dash"}

// shellScript returns the script that a shell is given with -c.
func shellScript(words []word) (word, bool) {
	if !slices.Contains(shells, base(words[0].text)) {
		return word{}, false
	}
	for i, w := range words[1:] {
		if strings.HasPrefix(w.text, "-") && !strings.HasPrefix(w.text, "--") && strings.HasSuffix(w.text, "c") && i+2 < len(words) {
			return words[i+2], true
		}
	}
	return word{}, false
}

// scriptWords splits the one command of a script that runs a component into words;
// nil if none does.
func scriptWords(script word) []word {
	var words []word
	var b strings.Builder
	started, line, at := false, 1, 1
	end := func() {
		if started {
			words = append(words, word{b.String(), script.path, at})
		}
		b.Reset()
		started = false
	}
	quote := rune(0)
	text := []rune(script.text)
	for i := 0; i < len(text); i++ {
		r := text[i]
		if !started {
			at = line
		}
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			b.WriteRune(r)
		case r == '\'' || r == '"':
			quote, started = r, true
		case r == '\\' && i+1 < len(text) && text[i+1] == '\n':
			i++
			line++
			end()
			continue
		case r == ' ' || r == '\t':
			end()
		case strings.ContainsRune(";&|\n", r):
			end()
			if runs(words) {
				return trimExec(words)
			}
			words = nil
		case r == '>' || r == '<':
			end()
			if runs(words) {
				return trimExec(words)
			}
		default:
			b.WriteRune(r)
			started = true
		}
		if r == '\n' {
			line++
		}
	}
	if end(); runs(words) {
		return trimExec(words)
	}
	return nil
}

// trimExec drops the words of the shell before the program.
func trimExec(words []word) []word {
	for len(words) > 0 && (words[0].text == "exec" || strings.Contains(words[0].text, "=") && !strings.HasPrefix(words[0].text, "-")) {
		words = words[1:]
	}
	return words
}

// runs reports whether a command runs a component.
func runs(words []word) bool {
	words = trimExec(words)
	return len(words) > 0 && slices.Contains(programs, base(words[0].text))
}

// base is the last element of a path with slashes.
func base(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// imageName is the last part of an image's name, without tag and digest.
func imageName(image string) string {
	name, _, _ := strings.Cut(base(image), "@")
	name, _, _ = strings.Cut(name, ":")
	return name
}

var tagMinor = regexp.MustCompile(`:v?1\.(\d{1,3})(\D|$)`)

// minorOf is the minor version of Kubernetes in the tag of an image, -1 if there is
// none.
func minorOf(image string) int {
	if m := tagMinor.FindStringSubmatch(image); m != nil {
		if minor, err := strconv.Atoi(m[1]); err == nil {
			return minor
		}
	}
	return -1
}
