package files

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
)

// TestOverlay reads files whose text is another one by all their names, and looks
// at the rest of the tree through the overlay.
func TestOverlay(t *testing.T) {
	tree := fstest.MapFS{
		"base/pod.yaml":     {Data: []byte("kind: Pod\n"), Mode: 0o644},
		"base/service.yaml": {Data: []byte("kind: Service\n"), Mode: 0o644},
		"dev":               {Data: []byte("base"), Mode: fs.ModeSymlink | 0o777},
		"pod.yaml":          {Data: []byte("base/pod.yaml"), Mode: fs.ModeSymlink | 0o777},
	}
	o := Overlay{tree, map[string][]byte{"base/pod.yaml": []byte("kind: PodTemplate\n")}}
	for name, want := range map[string]string{
		"base/pod.yaml":     "kind: PodTemplate\n",
		"dev/pod.yaml":      "kind: PodTemplate\n",
		"pod.yaml":          "kind: PodTemplate\n",
		"base/service.yaml": "kind: Service\n",
		"dev/service.yaml":  "kind: Service\n",
	} {
		got, err := fs.ReadFile(o, name)
		if err != nil || string(got) != want {
			t.Errorf("%s is %q (%v), not %q", name, got, err, want)
		}
		info, err := fs.Stat(o, name)
		if err != nil || info.Size() != int64(len(want)) {
			t.Errorf("%s: %v (%v), not %d bytes", name, info, err, len(want))
		}
	}
	// A link stays one.
	if info, err := o.Lstat("pod.yaml"); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("pod.yaml is %v (%v), not a symbolic link", info, err)
	}
	if target, err := o.ReadLink("pod.yaml"); err != nil || target != "base/pod.yaml" {
		t.Errorf("pod.yaml leads to %q (%v)", target, err)
	}
	if _, err := o.Open("base/none.yaml"); err == nil {
		t.Error("a file that does not exist is opened")
	}
}

// TestOverlayAdds reads a file that is in the overlay only, over a tree and over
// none.
func TestOverlayAdds(t *testing.T) {
	texts := map[string][]byte{"base/new.yaml": []byte("kind: Pod\n")}
	tree := fstest.MapFS{"base/pod.yaml": {Data: []byte("kind: Pod\n"), Mode: 0o644}}
	for _, o := range []Overlay{{tree, texts}, {nil, texts}} {
		if text, err := Read(o, "base/new.yaml"); string(text) != "kind: Pod\n" || err != nil {
			t.Errorf("the new file is %q (%v)", text, err)
		}
		if info, err := fs.Lstat(o, "base/new.yaml"); err != nil || info.Name() != "new.yaml" || info.Size() != 10 || !info.Mode().IsRegular() {
			t.Errorf("the new file is %v (%v)", info, err)
		}
	}
	entries, err := fs.ReadDir(Overlay{tree, texts}, "base")
	if err != nil || len(entries) != 2 || entries[0].Name() != "new.yaml" || entries[1].Name() != "pod.yaml" {
		t.Errorf("the directory has %v (%v)", entries, err)
	}
}

// TestRecorder opens files, and asks about others in all the other ways.
func TestRecorder(t *testing.T) {
	r := NewRecorder(fstest.MapFS{"a/x": {Data: []byte("1")}, "a/y": {}, "b": {}})
	for _, err := range []error{
		func() error { _, err := Read(r, "a/x"); return err }(),
		func() error { _, err := fs.Stat(r, "b"); return err }(),
		func() error { _, err := fs.Lstat(r, "b"); return err }(),
		func() error { _, err := fs.ReadDir(r, "a"); return err }(),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if _, err := r.Open("none"); err == nil {
		t.Error("a file that does not exist is opened")
	}
	if got := r.Opened(); !slices.Equal(got, []string{"a/x", "none"}) {
		t.Errorf("opened %q", got)
	}
}
