package lint_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/report"
)

// TestFingerprintsStay lints a tree as it is, elsewhere, from a directory in it,
// and with blank lines above everything: each finding keeps its fingerprint.
func TestFingerprintsStay(t *testing.T) {
	want := fingerprints(t, copyTree(t, nil), ".")
	if len(want) < 10 {
		t.Fatalf("only %d findings", len(want))
	}
	elsewhere := copyTree(t, nil)
	for what, got := range map[string][]string{
		"elsewhere":        fingerprints(t, elsewhere, "."),
		"from a directory": fingerprints(t, filepath.Join(elsewhere, "deploy"), ".."),
		"moved lines":      fingerprints(t, copyTree(t, []byte("\n\n\n")), "."),
	} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}

// copyTree copies the shop into a repository of its own, above every line of
// which there is something.
func copyTree(t *testing.T, above []byte) string {
	t.Helper()
	dir, shop := t.TempDir(), os.DirFS(trees+"/shop")
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := fs.WalkDir(shop, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(shop, name)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		return os.WriteFile(file, append(bytes.Clone(above), text...), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// fingerprints returns those of the findings, with what they belong to.
func fingerprints(t *testing.T, cwd, path string) []string {
	t.Helper()
	r, _ := run(t, cwd, []string{path})
	var b bytes.Buffer
	if err := report.JSON(&b, r, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var out report.JSONReport
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	var prints []string
	for _, f := range out.Findings {
		prints = append(prints, f.Rule+" "+f.Object.Kind+" "+f.Object.Name+" "+f.Path+" "+f.Fingerprint)
	}
	return prints
}
