package workspace_test

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
)

// A garden is a random repository, each of whose manifests has a word of its own.
type garden struct {
	random *rand.Rand
	files  fstest.MapFS
	dirs   []string
	words  []word
}

// A word is what a manifest can be known by: in the name of its object, or as a key of
// the data of an object that it is a patch of or generates.
type word struct{ text, file string }

func (g *garden) write(name, text string) { g.files[name] = &fstest.MapFile{Data: []byte(text)} }

func (g *garden) one(of ...string) string { return of[g.random.IntN(len(of))] }

// say makes a word of a file.
func (g *garden) say(file string) string {
	text := fmt.Sprintf("word-%03d-x", len(g.words))
	g.words = append(g.words, word{text, file})
	return text
}

// manifests writes a file of one or several objects, in one of the ways that there are.
func (g *garden) manifests(file string) {
	var text strings.Builder
	switch g.random.IntN(4) {
	case 0:
		fmt.Fprintf(&text, "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}\n- {apiVersion: v1, kind: Service, metadata: {name: %s}}\n", g.say(file), g.say(file))
	case 1:
		fmt.Fprintf(&text, "# one\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\n---\n\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: %s\n", g.say(file), g.say(file))
	default:
		fmt.Fprintf(&text, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\n", g.say(file))
	}
	g.write(file, text.String())
}

// grow makes a repository of plain manifests, charts, kustomizations, components and
// GitOps objects, nested in any way, with odd names, and with parts that are missing.
func grow(random *rand.Rand) *garden {
	g := &garden{random: random, files: fstest.MapFS{".git/HEAD": {}, ".gitignore": {Data: []byte("ignored/\n")}}, dirs: []string{"."}}
	for range 3 + random.IntN(9) {
		dir := path.Join(g.one(g.dirs...), g.one("a", "b b", "c.d", "ünï", "charts", "templates", "e[1]", "crds", "files"))
		if !slices.Contains(g.dirs, dir) {
			g.dirs = append(g.dirs, dir)
		}
	}
	for _, dir := range g.dirs {
		switch random.IntN(5) {
		case 0:
			g.chart(dir)
		case 1, 2:
			g.kustomization(dir)
		case 3:
			g.gitops(dir)
		}
		for i := range random.IntN(3) {
			g.manifests(path.Join(dir, fmt.Sprintf("plain %d.yaml", i)))
		}
	}
	g.write("ignored/x.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: nobody-looks-here}\n")
	return g
}

func (g *garden) chart(dir string) {
	g.write(path.Join(dir, "Chart.yaml"), "apiVersion: v2\nname: chart\nversion: 1.0.0\n")
	g.write(path.Join(dir, "values.yaml"), "enabled: true\n")
	file := path.Join(dir, "templates", "made.yaml")
	g.write(file, "{{- if .Values.enabled }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}-"+g.say(file)+"\n{{- end }}\n")
	if g.random.IntN(2) == 0 {
		g.manifests(path.Join(dir, "crds", "crd.yaml"))
	}
}

func (g *garden) kustomization(dir string) {
	var text strings.Builder
	kind := "Kustomization"
	if g.random.IntN(4) == 0 {
		kind = "Component"
	}
	fmt.Fprintf(&text, "kind: %s\n%s", kind, g.one("", "namePrefix: p-\n", "namespace: n\n"))
	own := fmt.Sprintf("own-%d.yaml", g.random.IntN(3))
	file := path.Join(dir, own)
	name := g.say(file)
	g.write(file, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+name+"}\n")
	text.WriteString("resources:\n- " + own + "\n" + g.one("", "", "- gone.yaml\n", "- https://example.com/x.yaml\n"))
	components := ""
	for range g.random.IntN(3) {
		other := g.one(g.dirs...)
		if other == "." || dir == other || strings.HasPrefix(dir, other+"/") {
			continue // kustomize refuses it, and with it all that it uses
		}
		ref := strings.Repeat("../", strings.Count(dir, "/")+1) + other
		if dir == "." {
			ref = other
		}
		if g.random.IntN(3) == 0 {
			components += "- '" + ref + "'\n"
		} else {
			text.WriteString("- '" + ref + "'\n")
		}
	}
	if components != "" {
		text.WriteString("components:\n" + components)
	}
	// What a component that nothing uses would change is named by a note on it.
	if kind != "Component" && g.random.IntN(2) == 0 {
		patch := path.Join(dir, "patch.yaml")
		fmt.Fprintf(&text, "patches:\n- path: patch.yaml\n")
		g.write(patch, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+name+"}\ndata: {"+g.say(patch)+": a}\n")
	}
	if kind != "Component" && g.random.IntN(3) == 0 {
		data := path.Join(dir, "data.yaml")
		fmt.Fprintf(&text, "configMapGenerator:\n- name: made-%d\n  files: ['%s=data.yaml']\n", len(g.words), g.say(data))
		g.write(data, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "+g.say(data)+"}\n")
	}
	g.write(path.Join(dir, g.one("kustomization.yaml", "kustomization.yml", "Kustomization")), text.String())
}

func (g *garden) gitops(dir string) {
	file := path.Join(dir, "sync.yaml")
	to := g.one(g.dirs...)
	switch g.random.IntN(3) {
	case 0:
		g.write(file, fmt.Sprintf("apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: %s, namespace: flux-system}\nspec: {path: './%s', sourceRef: {kind: GitRepository, name: flux-system}}\n", g.say(file), to))
	case 1:
		g.write(file, fmt.Sprintf("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: %s, namespace: apps}\nspec: {chart: {spec: {chart: './%s', sourceRef: {kind: GitRepository, name: flux-system}}}}\n", g.say(file), to))
	case 2:
		g.write(file, fmt.Sprintf("apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: %s, namespace: argocd}\nspec: {source: {repoURL: 'https://example.com/fleet', path: '%s', directory: {recurse: true}}, destination: {namespace: apps}}\n", g.say(file), to))
	}
}

// inChart says whether two files are in one chart: what keeps a chart from being loaded
// is a problem of all that is in it.
func (g *garden) inChart(a, b string) bool {
	for dir := path.Dir(b); ; dir = path.Dir(dir) {
		if g.files[path.Join(dir, "Chart.yaml")] != nil && (dir == "." || strings.HasPrefix(a, dir+"/")) {
			return true
		}
		if dir == "." {
			return false
		}
	}
}

// isKustomization says whether a directory holds a kustomization.
func (g *garden) isKustomization(dir string) bool {
	return slices.ContainsFunc([]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}, func(base string) bool {
		return g.files[path.Join(dir, base)] != nil
	})
}

// lost returns the words of manifests that are neither in an object nor in a file that
// a problem is about.
func (g *garden) lost(t *testing.T, opts workspace.Options) []word {
	t.Helper()
	w := load(t, opts)
	seen := make(map[string]bool)
	note := func(text string) {
		for _, known := range g.words {
			if strings.Contains(text, known.text) {
				seen[known.text] = true
			}
		}
	}
	for b := range w.Bundles() {
		for _, o := range b.Objects {
			note(o.Name)
			if data := o.Root.Field("data"); data != nil && data.Value.Kind == manifest.Mapping {
				for _, f := range data.Value.Fields {
					note(f.Key)
				}
			}
		}
	}
	problems := reported(t, w).Problems
	// A kustomization that the one that uses it cannot take is named by a problem there,
	// which stands for all that it is built from.
	refused := slices.ContainsFunc(problems, func(p document.Problem) bool {
		return strings.HasSuffix(p.Message, "list it under resources") || strings.HasSuffix(p.Message, "list it under components") || strings.Contains(p.Message, "cannot be built")
	})
	var lost []word
	for _, known := range g.words {
		if refused && g.isKustomization(path.Dir(known.file)) {
			continue
		}
		about := slices.ContainsFunc(problems, func(p document.Problem) bool {
			return p.File == known.file || p.Incomplete() && g.inChart(p.File, known.file) ||
				path.Dir(p.File) == path.Dir(known.file) && strings.HasPrefix(strings.ToLower(path.Base(p.File)), "kustomization")
		})
		if !seen[known.text] && !about {
			lost = append(lost, known)
		}
	}
	return lost
}

// TestNothingIsSkipped holds that every manifest of a repository is an object, a part of
// one that was rendered, or a problem, however the repository is made.
func TestNothingIsSkipped(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 10
	}
	opts := options(t, nil)
	opts.Rules.Selection = rule.Selection{Select: []string{"host-pid"}}
	for seed := range uint64(rounds) {
		g := grow(rand.New(rand.NewPCG(seed, 1)))
		opts.FS = g.files
		if lost := g.lost(t, opts); len(lost) > 0 {
			var tree strings.Builder
			for _, name := range slices.Sorted(func(yield func(string) bool) {
				for name := range g.files {
					if !yield(name) {
						return
					}
				}
			}) {
				fmt.Fprintf(&tree, "-- %s --\n%s", name, g.files[name].Data)
			}
			t.Fatalf("seed %d: nobody looks at %v in\n%s", seed, lost, tree.String())
		}
	}
}
