package lint

import (
	"io/fs"
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
	o := overlay{tree, map[string][]byte{"base/pod.yaml": []byte("kind: PodTemplate\n")}}
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
