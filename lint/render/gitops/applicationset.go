package gitops

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	sigsyaml "sigs.k8s.io/yaml"

	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/manifest"
)

// maxGenerated bounds the Applications of one ApplicationSet.
const maxGenerated = 500

// applicationSet notes what the Applications apply that an ApplicationSet makes with
// lists and with directories and files of the tree.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators/
func (f *finder) applicationSet(o *manifest.Object) {
	template := node(o.Root, "spec", "template")
	if template == nil {
		return
	}
	var all []map[string]string
	known := true
	for _, g := range items(o.Root, "spec", "generators") {
		sets, ok := f.generate(g)
		known = known && ok
		all = append(all, sets...)
	}
	found := false
	for _, parameters := range all[:min(len(all), maxGenerated)] {
		app := *o
		app.Kind = "Application"
		app.Root = filled(template, parameters)
		app.Path = append(slices.Clone(o.Path), "spec", "template")
		app.Name = text(app.Root, "metadata", "name")
		f.adopt(&app)
		if sources := f.application(&app); len(sources) > 0 {
			found = true
			f.noteOf(o, &app, sources)
		}
	}
	if !found || !known {
		f.found.Elsewhere = append(f.found.Elsewhere, o)
	}
}

// adopt takes the repository of a generated Application for the tree, if every path
// that it names is here.
func (f *finder) adopt(app *manifest.Object) {
	sources, _ := argoSources(app)
	for _, s := range sources {
		url, dir := normal(text(s, "repoURL")), path.Clean(text(s, "path"))
		if _, seen := f.own[url]; !seen && url != "" && dir != "." && f.isDir(dir) {
			f.own[url] = true
		}
	}
}

// generate returns the parameters that a generator makes, and whether they are all
// known from the tree.
func (f *finder) generate(g *manifest.Node) ([]map[string]string, bool) {
	var out []map[string]string
	switch {
	case node(g, "list") != nil:
		for _, element := range items(g, "list", "elements") {
			parameters := make(map[string]string)
			flatten("", element.Plain(), parameters)
			out = append(out, parameters)
		}
	case node(g, "git", "directories") != nil:
		var dirs []string
		f.matching(".", items(g, "git", "directories"), true, &dirs, 0)
		for _, dir := range dirs {
			out = append(out, pathParameters(dir, dir))
		}
	case node(g, "git", "files") != nil:
		var names []string
		f.matching(".", items(g, "git", "files"), false, &names, 0)
		for _, name := range names {
			text, err := files.Read(f.fsys, name)
			var content any
			if err != nil || sigsyaml.Unmarshal(text, &content) != nil {
				continue
			}
			parameters := pathParameters(path.Dir(name), name)
			flatten("", content, parameters)
			out = append(out, parameters)
		}
	default:
		return nil, false
	}
	values := make(map[string]string)
	if n := node(g, "git", "values"); n != nil {
		flatten("values", n.Plain(), values)
	}
	for _, parameters := range out {
		for k, v := range values {
			parameters[k] = v
		}
	}
	return out, true
}

// matching adds the directories or files below a directory that patterns match, of
// which those with exclude take others out.
func (f *finder) matching(dir string, patterns []*manifest.Node, wantDirs bool, out *[]string, depth int) {
	if depth > 12 || len(*out) >= maxGenerated {
		return
	}
	for _, sub := range f.dirs(dir) {
		if wantDirs && matches(sub, patterns) {
			*out = append(*out, sub)
		}
		f.matching(sub, patterns, wantDirs, out, depth+1)
	}
	if wantDirs {
		return
	}
	names, _ := doublestar.Glob(f.fsys, path.Join(dir, "*"), doublestar.WithFilesOnly())
	for _, name := range names {
		if matches(name, patterns) {
			*out = append(*out, name)
		}
	}
}

func matches(name string, patterns []*manifest.Node) bool {
	matched := false
	for _, p := range patterns {
		ok, err := doublestar.Match(strings.TrimPrefix(text(p, "path"), "./"), name)
		if err != nil || !ok {
			continue
		}
		if n := node(p, "exclude"); n != nil && n.Value == true {
			return false
		}
		matched = true
	}
	return matched
}

// pathParameters are those that a git generator makes of a directory.
func pathParameters(dir, name string) map[string]string {
	parameters := map[string]string{
		"path": dir, "path.path": dir, "path.basename": path.Base(dir),
		"path.basenameNormalized": strings.ReplaceAll(path.Base(dir), "_", "-"),
		"path.filename":           path.Base(name),
	}
	for i, segment := range strings.Split(dir, "/") {
		parameters[fmt.Sprintf("path[%d]", i)] = segment
		parameters[fmt.Sprintf("path.segments[%d]", i)] = segment
	}
	return parameters
}

// flatten adds the scalars in a value by their paths.
func flatten(at string, value any, into map[string]string) {
	switch v := value.(type) {
	case map[string]any:
		for k, x := range v {
			if at != "" {
				k = at + "." + k
			}
			flatten(k, x, into)
		}
	case nil, []any:
	default:
		into[at] = fmt.Sprint(v)
	}
}

// reference is a parameter in a template, in the notation of fasttemplate or the
// simplest of Go templates.
var reference = regexp.MustCompile(`\{\{-?\s*\.?([\w.\-\[\]]+)\s*-?\}\}`)

// filled returns a node with the parameters that it refers to, copying what changes.
func filled(n *manifest.Node, parameters map[string]string) *manifest.Node {
	out := *n
	switch n.Kind {
	case manifest.Mapping:
		out.Fields = slices.Clone(n.Fields)
		for i := range out.Fields {
			out.Fields[i].Value = filled(out.Fields[i].Value, parameters)
		}
	case manifest.Sequence:
		out.Items = slices.Clone(n.Items)
		for i := range out.Items {
			out.Items[i] = filled(out.Items[i], parameters)
		}
	case manifest.Scalar:
		s, ok := n.Value.(string)
		if !ok || !strings.Contains(s, "{{") {
			return n
		}
		out.Value = reference.ReplaceAllStringFunc(s, func(ref string) string {
			if value, known := parameters[reference.FindStringSubmatch(ref)[1]]; known {
				return value
			}
			return ref
		})
	}
	return &out
}
