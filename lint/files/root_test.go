package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/files/filestest"
)

func TestRoot(t *testing.T) {
	// Below a directory that no repository holds.
	top := filestest.Write(t, `
-- repo/.git/HEAD --
-- repo/charts/web/Chart.yaml --
-- repo/charts/web/values.yaml --
-- repo/k8s/x.yaml --
-- repo/sub/.git --
gitdir: ../.git/modules/sub
-- repo/sub/y.yaml --
-- plain/a/x.yaml --
-- plain/b/c/y.yaml --
-- other/z.yaml --
-- link -> plain/b --
-- broken -> gone --
`)
	type result struct {
		Root  string
		Paths []string
	}
	for _, test := range []struct {
		name, cwd string
		args      []string
		want      result
	}{
		{"no arguments", "repo/k8s", nil, result{"repo", nil}},
		{"no arguments outside of a repository", "plain/a", nil, result{"plain/a", nil}},
		{"the working directory", "repo/k8s", []string{"."}, result{"repo", []string{"k8s"}}},
		{"standard input", "repo/k8s", []string{"-"}, result{"repo", []string{"-"}}},
		{"the repository", "repo/k8s", []string{".."}, result{"repo", []string{"."}}},
		{"spellings", "repo", []string{"k8s/", "./k8s", "charts/../k8s/x.yaml", "-"}, result{"repo", []string{"k8s", "k8s", "k8s/x.yaml", "-"}}},
		{"from outside", "plain", []string{"../repo/charts/web"}, result{"repo", []string{"charts/web"}}},
		{"absolute", "plain", []string{"TOP/repo/charts/web/values.yaml"}, result{"repo", []string{"charts/web/values.yaml"}}},
		{"a submodule", "repo", []string{"sub/y.yaml"}, result{"repo/sub", []string{"y.yaml"}}},
		{"a submodule by name", "repo", []string{"sub"}, result{"repo/sub", []string{"."}}},
		{"a submodule and the repository", "repo", []string{"sub/y.yaml", "k8s"}, result{"repo", []string{"sub/y.yaml", "k8s"}}},
		{"below the working directory", "plain", []string{"a/x.yaml", "b/c"}, result{"plain", []string{"a/x.yaml", "b/c"}}},
		{"not below the working directory", "plain/a", []string{"../b/c/y.yaml"}, result{"plain/b/c", []string{"y.yaml"}}},
		{"two not below the working directory", "plain/a", []string{"../b/c/y.yaml", "../../other"}, result{".", []string{"plain/b/c/y.yaml", "other"}}},
		{"a repository and something else", "repo", []string{"k8s", "../other/z.yaml"}, result{".", []string{"repo/k8s", "other/z.yaml"}}},
		{"a name that begins like another", "plain", []string{"a", "../plain"}, result{"plain", []string{"a", "."}}},
		{"a link", ".", []string{"link/c/y.yaml"}, result{".", []string{"link/c/y.yaml"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for i, arg := range test.args {
				test.args[i] = strings.Replace(arg, "TOP", top, 1)
			}
			root, paths, err := Root(filepath.Join(top, test.cwd), test.args)
			if err != nil {
				t.Fatal(err)
			}
			want := result{filepath.Join(top, test.want.Root), test.want.Paths}
			if diff := cmp.Diff(want, result{root, paths}); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}

	for arg, want := range map[string]string{
		"repo/chart":                     `find "repo/chart": no such file or directory; did you mean "repo/charts"?`,
		"repo/chrats/web/values.yaml":    `find "repo/chrats/web/values.yaml": no such file or directory; did you mean "repo/charts/web/values.yaml"?`,
		"repo/chrats/web/valeus.yaml":    `find "repo/chrats/web/valeus.yaml": no such file or directory; did you mean "repo/charts"?`,
		"./repo/charts/web/valeus.yaml/": `find "./repo/charts/web/valeus.yaml/": no such file or directory; did you mean "repo/charts/web/values.yaml"?`,
		"nothing-like-it":                `find "nothing-like-it": no such file or directory`,
		"repo/nothing-like-it/web":       `find "repo/nothing-like-it/web": no such file or directory`,
		"other/z.yaml/x":                 `find "other/z.yaml/x": not a directory`,
		"broken":                         `find "broken": symbolic link leads nowhere`,
		"":                               `find "": an argument is empty`,
	} {
		root, paths, err := Root(top, []string{"other", arg})
		if err == nil || err.Error() != want {
			t.Errorf("error %v\n want %s", err, want)
		}
		if root != "" || paths != nil {
			t.Errorf("%q: root %q and paths %q beside an error", arg, root, paths)
		}
	}
	if info, err := os.Stat(os.DevNull); err == nil && !info.Mode().IsRegular() {
		_, _, err := Root(top, []string{os.DevNull})
		if want := `read "/dev/null": neither a file nor a directory; "-" reads standard input`; err == nil || err.Error() != want {
			t.Errorf("error %v\n want %s", err, want)
		}
	}
}
