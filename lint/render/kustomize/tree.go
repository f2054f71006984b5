package kustomize

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/kustomize/api/types"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/document"
)

// maxWeight bounds the number of files that a kustomization may pull in, a file
// counted as often as it is reached. Bases that each name the next one twice
// would double with every step.
const maxWeight = 5000

// A tree is a kustomization and all those that it is built from.
type tree struct {
	ctx  context.Context
	opts Options
	o    *overlay
	// top is the directory of the kustomization that is built.
	top string
	// kusts are the kustomizations by directory; order lists the directories,
	// what is built from before what builds on it.
	kusts map[string]*kustomization
	order []string
	// weights are the numbers of files under a directory; -1 means that it
	// cannot be built, for the reason in refused.
	weights map[string]int
	// sizes say what the kustomizations that were read are built of.
	sizes   map[string]size
	refused map[string]string
	// checked are the files of resources that were looked at, and whether
	// anything in them can be built.
	checked map[string]bool
	// charts are the made-up resource files of helmCharts.
	charts map[string]*chartFile

	// annotated says that a patch or replacement has to do with annotations, where
	// kustomize notes origins: with the notes it may build something else.
	annotated bool

	problems []document.Problem
	// late says that a build was given up.
	late bool
}

// say notes a Problem.
func (t *tree) say(ps ...document.Problem) { t.problems = append(t.problems, ps...) }

// walk reads the kustomization in dir and everything below it, leaving out what
// cannot be built. stack holds the directories that lead to it, dir not
// included. It returns the number of files, or -1 and the reason why nothing
// can be built.
func (t *tree) walk(dir string, stack []string) (int, string) {
	if w, ok := t.weights[dir]; ok {
		return w, t.refused[dir]
	}
	weight, why := t.read(dir, stack)
	t.weights[dir] = weight
	if weight < 0 {
		t.refused[dir] = why
	} else {
		t.order = append(t.order, dir)
	}
	return weight, why
}

func (t *tree) read(dir string, stack []string) (int, string) {
	file, count := t.o.find(dir)
	switch {
	case count == 0:
		return -1, fmt.Sprintf("%s has no kustomization file", dir)
	case count > 1:
		return -1, fmt.Sprintf("%s has %d kustomization files: kustomize takes only one", dir, count)
	}
	text, err := t.o.read(file)
	if err != nil {
		return -1, oneLine(err.Error())
	}
	k, problems := readKustomization(dir, file, text)
	t.say(problems...)
	if k == nil {
		return -1, file + " cannot be read"
	}
	t.kusts[dir] = k
	stack = append(stack[:len(stack):len(stack)], dir)
	weight := 1
	for _, check := range []func(*kustomization, []string) int{t.resources, t.components, t.plugins, t.patches, t.generators, t.others, t.helmCharts} {
		weight += check(k, stack)
		if weight > maxWeight {
			return -1, fmt.Sprintf("%s pulls in more than %d files", dir, maxWeight)
		}
	}
	if why := t.measure(k); why != "" {
		return -1, why
	}
	return weight, ""
}

// keep goes through the entries of a list field and drops those for which ok is
// false.
func (k *kustomization) keep(field string, ok func(i int, entry any) bool) {
	for i := 0; ; {
		list, _ := k.fields[field].([]any)
		if i >= len(list) {
			return
		}
		if ok(i, list[i]) {
			i++
		} else {
			k.drop(field, i)
		}
	}
}

// resolve finds what ref in the entry means: a file or a directory below the
// root. If there is nothing that may be read it notes a Problem and returns
// false.
func (t *tree) resolve(k *kustomization, at *yaml.Node, ref string) (name string, isDir, ok bool) {
	problem := func(format string, args ...any) (string, bool, bool) {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, args...)})
		return "", false, false
	}
	if isRemote(ref) {
		return problem("%q is remote and not fetched: kubevet works offline", ref)
	}
	full := ref
	if !path.IsAbs(ref) {
		full = path.Join(mount, k.dir, ref)
	}
	if _, inside := t.o.name(full); !inside {
		return problem("%q is outside the directory that is linted", ref)
	}
	info, name, err := t.o.stat(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return problem("%q does not exist", ref)
	case err != nil:
		return problem("%q cannot be read: %s", ref, oneLine(err.Error()))
	}
	if isDir = info.IsDir(); !isDir && !below(name, k.dir) {
		return problem("%q is outside %s: kustomize reads files only in or below the directory of the kustomization", ref, k.dir)
	}
	return name, isDir, true
}

// below says whether name is dir or below it.
func below(name, dir string) bool {
	return dir == "." || name == dir || strings.HasPrefix(name, dir+"/")
}

// file resolves ref to a file that can be read.
func (t *tree) file(k *kustomization, at *yaml.Node, ref string) (string, bool) {
	name, isDir, ok := t.resolve(k, at, ref)
	if ok && isDir {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("%q is a directory, not a file", ref)})
		return "", false
	}
	if !ok {
		return "", false
	}
	if _, err := t.o.read(name); err != nil {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: oneLine(err.Error())})
		return "", false
	}
	return name, true
}

// directory walks the kustomization that an entry names.
func (t *tree) directory(k *kustomization, at *yaml.Node, name, ref string, stack []string) (int, bool) {
	refuse := func(why string) (int, bool) {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf("%q cannot be built: %s", ref, why)})
		return 0, false
	}
	for _, seen := range stack {
		if below(seen, name) {
			return refuse(fmt.Sprintf("a cycle leads back to %s", seen))
		}
	}
	if len(stack) > 100 {
		return refuse("kustomizations are nested more than 100 deep")
	}
	weight, why := t.walk(name, stack)
	if weight < 0 {
		return refuse(why)
	}
	return weight, true
}

// resources checks the files and bases.
func (t *tree) resources(k *kustomization, stack []string) (weight int) {
	k.keep("resources", func(i int, entry any) bool {
		at := k.entry("resources", i)
		ref, _ := entry.(string)
		name, isDir, ok := t.resolve(k, at, ref)
		if !ok || weight > maxWeight {
			return ok
		}
		if isDir {
			w, ok := t.directory(k, at, name, ref, stack)
			if ok && t.kusts[name].spec.Kind == types.ComponentKind {
				t.say(k.problem("resources", i, "%q is a component: list it under components", ref))
				return false
			}
			weight += w
			return ok
		}
		weight++
		return t.resourceFile(k, at, name)
	})
	return weight
}

// components checks the components.
func (t *tree) components(k *kustomization, stack []string) (weight int) {
	k.keep("components", func(i int, entry any) bool {
		at := k.entry("components", i)
		ref, _ := entry.(string)
		name, isDir, ok := t.resolve(k, at, ref)
		if !ok || weight > maxWeight {
			return ok
		}
		if !isDir {
			t.say(k.problem("components", i, "%q is not a directory", ref))
			return false
		}
		w, ok := t.directory(k, at, name, ref, stack)
		if ok && t.kusts[name].spec.Kind != types.ComponentKind {
			t.say(k.problem("components", i, "%q is not a component: list it under resources", ref))
			return false
		}
		weight += w
		return ok
	})
	return weight
}

// resourceFile checks that a file holds resources. Documents that kustomize
// cannot read are blanked in the overlay, each with a Problem; it returns false
// if none is left.
func (t *tree) resourceFile(k *kustomization, at *yaml.Node, name string) bool {
	if ok, seen := t.checked[name]; seen {
		return ok
	}
	text, err := t.o.read(name)
	if err != nil {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: oneLine(err.Error())})
		t.checked[name] = false
		return false
	}
	roots, err := documents(text)
	t.checked[name] = true
	if err == nil && !slices.ContainsFunc(roots, func(n *yaml.Node) bool { return !isResource(n) }) {
		return true
	}
	if parsesAsResources(text) == nil {
		return true
	}
	good := 0
	var shown strings.Builder
	for _, d := range splitDocuments(string(text)) {
		err := parsesAsResources([]byte(d.text))
		if err == nil {
			if strings.TrimSpace(d.text) != "" {
				good++
			}
			shown.WriteString(d.separator + d.text)
			continue
		}
		t.say(documentProblem(name, d, err))
		shown.WriteString(d.separator + strings.Repeat("\n", strings.Count(d.text, "\n")))
	}
	t.o.Texts[name] = []byte(shown.String())
	t.checked[name] = good > 0 && parsesAsResources(t.o.Texts[name]) == nil
	return t.checked[name]
}

// parsesAsResources says whether kustomize can read text as resources.
func parsesAsResources(text []byte) error {
	if _, err := documents(text); err != nil {
		return err
	}
	return guard(func() error {
		_, err := provider.NewDefaultDepProvider().GetResourceFactory().SliceFromBytes(text)
		return err
	})
}

// documentProblem describes a document that is not a resource.
func documentProblem(file string, d stretch, err error) document.Problem {
	roots, e := documents([]byte(d.text))
	if e != nil {
		return yamlProblem(file, e, d.line)
	}
	p := document.Problem{File: file, Line: d.line, Column: 1, Message: "not a Kubernetes resource: " + oneLine(err.Error())}
	if len(roots) > 0 {
		p.Line, p.Column = d.line+roots[0].Line-1, roots[0].Column
	}
	if i := strings.Index(p.Message, " in object "); i > 0 {
		p.Message = p.Message[:i]
	}
	return p
}

// A stretch is the text of one document of a YAML stream.
type stretch struct {
	// separator is the line before it, text the rest; line is that of the first
	// line of text, from 1.
	separator, text string
	line            int
}

// splitDocuments splits a stream at the lines that start with "---".
func splitDocuments(text string) []stretch {
	docs := []stretch{{line: 1}}
	for n := 1; text != ""; n++ {
		end := strings.IndexByte(text, '\n') + 1
		if end == 0 {
			end = len(text)
		}
		line := text[:end]
		text = text[end:]
		if rest, ok := strings.CutPrefix(line, "---"); ok && strings.TrimSpace(rest) == "" || strings.HasPrefix(line, "--- #") {
			docs = append(docs, stretch{separator: line, line: n + 1})
			continue
		}
		docs[len(docs)-1].text += line
	}
	return docs
}

// plugins checks generators, transformers and validators: only the built-in ones
// are run, and only if nothing in their configuration is remote.
func (t *tree) plugins(k *kustomization, stack []string) (weight int) {
	for _, field := range []string{"generators", "transformers", "validators"} {
		k.keep(field, func(i int, entry any) bool {
			at := k.entry(field, i)
			ref, _ := entry.(string)
			if parsesAsResources([]byte(ref)) == nil && strings.Contains(ref, ":") && !isRemote(ref) {
				return t.pluginConfig(k, at, []byte(ref))
			}
			name, isDir, ok := t.resolve(k, at, ref)
			if !ok {
				return false
			}
			if !isDir {
				text, err := t.o.read(name)
				return err == nil && t.resourceFile(k, at, name) && t.pluginConfig(k, at, text)
			}
			w, ok := t.directory(k, at, name, ref, stack)
			if !ok || weight > maxWeight {
				return false
			}
			weight += w
			// What the plug-ins of a directory are is known only when it is built.
			t.show(nil)
			m, err := t.run(name)
			if err != nil {
				t.say(k.problem(field, i, "%q cannot be built: %s", ref, oneLine(err.Error())))
				return false
			}
			text, err := m.AsYaml()
			return err == nil && t.pluginConfig(k, at, text)
		})
	}
	return weight
}

// pluginConfig says whether all plug-ins configured in text are built in and
// read only local files. It notes a Problem if not.
func (t *tree) pluginConfig(k *kustomization, at *yaml.Node, text []byte) bool {
	refuse := func(format string, args ...any) bool {
		t.say(document.Problem{File: k.file, Line: at.Line, Column: at.Column, Message: fmt.Sprintf(format, args...)})
		return false
	}
	for _, d := range splitDocuments(string(text)) {
		var c map[string]any
		if sigsyaml.Unmarshal([]byte(d.text), &c) != nil || len(c) == 0 {
			continue
		}
		kind, _ := c["kind"].(string)
		switch {
		case c["apiVersion"] != "builtin":
			return refuse("plug-in %s is not built into kustomize and not run: kubevet runs no other programs", kind)
		case kind == "ReplacementTransformer":
			return refuse("plug-in %s is not run: list it under replacements", kind)
		case kind == "HelmChartInflationGenerator":
			return refuse("plug-in %s runs helm: use helmCharts", kind)
		}
		if ref := remotePath(c); ref != "" {
			return refuse("%q is remote and not fetched: kubevet works offline", ref)
		}
	}
	return true
}

// remotePath returns the first remote reference in a field of a plug-in's
// configuration that names files, or "".
func remotePath(v any) string {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if ref := remotePath(item); ref != "" {
				return ref
			}
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			switch strings.ToLower(key) {
			case "path", "paths", "files", "envs", "env":
				for _, s := range stringsIn(v[key]) {
					_, file, found := strings.Cut(s, "=")
					if isRemote(s) || found && isRemote(file) {
						return s
					}
				}
			}
			if ref := remotePath(v[key]); ref != "" {
				return ref
			}
		}
	}
	return ""
}
