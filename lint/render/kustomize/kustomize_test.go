package kustomize

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/kustomize/kyaml/openapi"
)

// corpus is a directory of kustomizations to compare with kustomize itself.
var corpus = flag.String("corpus", "", "also build every kustomization below this directory")

// kustomizationDirs lists the directories of fsys that hold a kustomization.
func kustomizationDirs(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	var dirs []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains([]string{"kustomization.yaml", "kustomization.yml", "Kustomization"}, d.Name()) {
			dirs = append(dirs, filepath.ToSlash(filepath.Dir(name)))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// plainBuild is what kustomize makes of a directory on disk, by itself.
func plainBuild(dir string) (out []byte, err error) {
	// A schema of its own would stay for those that follow.
	defer openapi.ResetOpenAPI()
	err = guard(func() error {
		m, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), dir)
		if err != nil {
			return err
		}
		out, err = m.AsYaml()
		return err
	})
	return out, err
}

// joined is the text of resources as kustomize prints them together.
func joined(resources []Resource) []byte {
	texts := make([][]byte, len(resources))
	for i, r := range resources {
		texts[i] = r.Text
	}
	return bytes.Join(texts, []byte("---\n"))
}

// TestCorpusIsBuiltAsByKustomize compares every kustomization of the corpus that
// refers to nothing remote with kustomize's own output.
func TestCorpusIsBuiltAsByKustomize(t *testing.T) {
	if *corpus == "" {
		t.Skip("no -corpus")
	}
	root, err := os.OpenRoot(*corpus)
	if err != nil {
		t.Fatal(err)
	}
	var clean, equal, broken, empty int
	for _, dir := range kustomizationDirs(t, root.FS()) {
		got, problems := Build(context.Background(), root.FS(), dir, Options{})
		if len(problems) > 0 {
			broken++
			if len(got) == 0 {
				empty++
			}
			for _, p := range problems {
				t.Logf("%s: %s:%d:%d: %s (%d built)", dir, p.File, p.Line, p.Column, p.Message, len(got))
			}
			continue
		}
		clean++
		want, err := plainBuild(filepath.Join(*corpus, dir))
		if err != nil {
			t.Errorf("%s: kustomize refuses what was built: %v", dir, err)
			continue
		}
		if diff := cmp.Diff(string(want), string(joined(got))); diff != "" {
			t.Errorf("%s: (-kustomize +ours)\n%s", dir, diff)
			continue
		}
		equal++
	}
	t.Logf("built without problems: %d, equal: %d, with problems: %d, of these empty: %d", clean, equal, broken, empty)
}
