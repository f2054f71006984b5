package discover

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// A forest is a random tree of files, and what its kustomizations name.
type forest struct {
	files fstest.MapFS
	// names are those of files and directories, sorted.
	names []string
	// reads are the files, uses the kustomizations that one names.
	reads, uses map[string][]string
	component   map[string]bool
}

// plant grows a repository of charts, kustomizations that use each other, and
// plain YAML, nested in any way.
func plant(random *rand.Rand) forest {
	f := forest{
		files: fstest.MapFS{".git/HEAD": {}},
		reads: map[string][]string{}, uses: map[string][]string{}, component: map[string]bool{},
	}
	dirs := []string{"."}
	for range 4 + random.IntN(16) {
		names := []string{"a", "b", "c", "charts", "templates"}
		dir := path.Join(dirs[random.IntN(len(dirs))], names[random.IntN(len(names))])
		if !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	var kustomizations []string
	for _, dir := range dirs {
		for i := range random.IntN(4) {
			f.files[path.Join(dir, fmt.Sprintf("x%d.yaml", i))] = &fstest.MapFile{}
		}
		if random.IntN(6) == 0 {
			f.files[path.Join(dir, "Chart.yaml")] = &fstest.MapFile{Data: []byte("name: x")}
		}
		if random.IntN(3) == 0 {
			kustomizations = append(kustomizations, dir)
		}
	}
	for _, dir := range kustomizations {
		var text strings.Builder
		if random.IntN(6) == 0 {
			f.component[dir] = true
			text.WriteString("kind: Component\n")
		}
		text.WriteString("resources:\n")
		for range random.IntN(4) {
			base := kustomizations[random.IntN(len(kustomizations))]
			if base != dir {
				f.uses[dir] = append(f.uses[dir], base)
				fmt.Fprintf(&text, "- %s%s\n", strings.Repeat("../", depth(dir)), base)
			}
		}
		for _, name := range sortedKeys(f.files) {
			if files.Within(dir, name) && strings.HasPrefix(path.Base(name), "x") && random.IntN(3) == 0 {
				f.reads[dir] = append(f.reads[dir], name)
				fmt.Fprintf(&text, "- %s\n", strings.TrimPrefix(strings.TrimPrefix(name, dir), "/"))
			}
		}
		f.files[path.Join(dir, "kustomization.yaml")] = &fstest.MapFile{Data: []byte(text.String())}
	}
	f.names = append(sortedKeys(f.files), dirs...)
	f.names = slices.DeleteFunc(f.names, func(name string) bool {
		return files.Within(".git", name) || name != "." && len(f.files) > 0 && !slices.ContainsFunc(sortedKeys(f.files), func(file string) bool { return files.Within(name, file) })
	})
	return f
}

func depth(dir string) int {
	if dir == "." {
		return 0
	}
	return strings.Count(dir, "/") + 1
}

// reach returns the kustomization and all that it uses.
func (f forest) reach(dir string) map[string]bool {
	reached := map[string]bool{}
	for queue := []string{dir}; len(queue) > 0; queue = queue[1:] {
		if !reached[queue[0]] {
			reached[queue[0]] = true
			queue = append(queue, f.uses[queue[0]]...)
		}
	}
	return reached
}

// chartOf returns the outermost chart that the file or directory is a part of,
// and whether it is in one of Helm's own folders of it. A chart elsewhere in a
// chart is one of its own.
func (f forest) chartOf(name string) (chart string, sealed bool) {
	elements := strings.Split(name, "/")
	for i := range len(elements) + 1 {
		dir := path.Join(append([]string{"."}, elements[:i]...)...)
		if i > 0 && chart != "" && path.Dir(dir) == chart && helmFolder(path.Base(dir)) {
			return chart, true
		}
		if f.files[path.Join(dir, "Chart.yaml")] != nil {
			chart = dir
		}
	}
	return chart, false
}

// TestDiscoverProperties holds runs over random repositories to what Discover
// promises.
func TestDiscoverProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for seed := range 500 {
		f := plant(random)
		everything, _ := discover(t, f.files, Options{}, ".")
		f.checkComplete(t, everything)

		var args []string
		for range 1 + random.IntN(3) {
			args = append(args, f.names[random.IntN(len(f.names))])
		}
		sources, problems := discover(t, f.files, Options{}, args...)
		f.checkOwners(t, sources, args)

		var others []string
		for _, arg := range args {
			others = append(others, "./"+arg+"/.", arg)
		}
		random.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
		sources2, problems2 := discover(t, f.files, Options{}, others...)
		if diff := cmp.Diff(sources, sources2) + cmp.Diff(problems, problems2); diff != "" {
			t.Errorf("%q and %q differ:\n%s", args, others, diff)
		}

		file := args[0]
		if f.files[file] != nil {
			sources, _ := discover(t, f.files, Options{}, file)
			f.checkFile(t, file, sources, everything)
		}
		if t.Failed() {
			for _, name := range sortedKeys(f.files) {
				t.Logf("-- %s --\n%s", name, f.files[name].Data)
			}
			t.Fatalf("tree %d, arguments %q, everything %v", seed, args, everything)
		}
	}
}

// checkOwners fails unless everything that is linted is linted once.
func (f forest) checkOwners(t *testing.T, sources []document.Source, args []string) {
	t.Helper()
	plain := map[string]bool{}
	for i, s := range sources {
		named := slices.Contains(args, s.Dir)
		if i > 0 && s.Kind != document.Plain && sources[i-1].Dir == s.Dir && sources[i-1].Kind == s.Kind {
			t.Errorf("%s %s is there twice", s.Kind, s.Dir)
		}
		switch s.Kind {
		case document.Plain:
			for _, file := range s.Files {
				if plain[file] {
					t.Errorf("%s is in two bundles", file)
				}
				plain[file] = true
				if chart, sealed := f.chartOf(file); chart != "" && (sealed || chartOwns(chart, file)) {
					t.Errorf("%s is plain, but belongs to the chart %s", file, chart)
				}
			}
		case document.Chart:
			if _, sealed := f.chartOf(s.Dir); sealed && !named {
				t.Errorf("the dependency %s is linted by itself", s.Dir)
			}
		case document.Kustomization:
			if _, sealed := f.chartOf(s.Dir); sealed {
				t.Errorf("the kustomization %s is in a folder of Helm's", s.Dir)
			}
			if f.component[s.Dir] {
				t.Errorf("the component %s is linted by itself", s.Dir)
			}
		}
	}
	for _, s := range sources {
		for _, user := range sources {
			if s.Kind != document.Kustomization || user.Kind != document.Kustomization || s.Dir == user.Dir || slices.Contains(args, s.Dir) {
				continue
			}
			// One that an argument names may be in a circle with another.
			circle := slices.Contains(args, user.Dir) && f.reach(s.Dir)[user.Dir]
			if f.reach(user.Dir)[s.Dir] && !circle {
				t.Errorf("%s is linted by itself and as part of %s", s.Dir, user.Dir)
			}
		}
	}
	for _, s := range sources {
		for file := range f.readBy(s) {
			if plain[file] {
				t.Errorf("%s is plain, but %s reads it", file, s.Dir)
			}
		}
	}
}

// readBy returns the files that a kustomization and those it uses name.
func (f forest) readBy(s document.Source) map[string]bool {
	files := map[string]bool{}
	if s.Kind == document.Kustomization {
		for dir := range f.reach(s.Dir) {
			files[path.Join(dir, "kustomization.yaml")] = true
			for _, file := range f.reads[dir] {
				files[file] = true
			}
		}
	}
	return files
}

// checkComplete fails unless a run over everything leaves nothing out.
func (f forest) checkComplete(t *testing.T, sources []document.Source) {
	t.Helper()
	f.checkOwners(t, sources, nil)
	covered := map[string]bool{}
	for _, s := range sources {
		for _, file := range s.Files {
			covered[file] = true
		}
		for file := range f.readBy(s) {
			covered[file] = true
		}
		if s.Kind == document.Chart {
			for _, file := range sortedKeys(f.files) {
				if chart, sealed := f.chartOf(file); chart == s.Dir && (sealed || chartOwns(chart, file)) {
					covered[file] = true
				}
			}
		}
	}
	for dir := range f.component {
		covered[path.Join(dir, "kustomization.yaml")] = true
	}
	for _, file := range f.names {
		if f.files[file] != nil && !covered[file] {
			t.Errorf("%s is left out", file)
		}
	}
}

// checkFile fails unless a file leads to what a run over everything would lint
// it as part of.
func (f forest) checkFile(t *testing.T, file string, sources, everything []document.Source) {
	t.Helper()
	for _, s := range sources {
		isSame := func(other document.Source) bool {
			return other.Kind == s.Kind && (other.Dir == s.Dir || slices.Contains(other.Files, file))
		}
		if !slices.ContainsFunc(everything, isSame) {
			t.Errorf("%s leads to the %s %s, which a run over everything does not lint", file, s.Kind, s.Dir)
		}
		reads := f.readBy(s)[file] || slices.Contains(s.Files, file)
		if chart, _ := f.chartOf(file); s.Kind == document.Chart && chart == s.Dir {
			reads = true
		}
		if !reads {
			t.Errorf("%s leads to the %s %s, which has nothing to do with it", file, s.Kind, s.Dir)
		}
	}
}
