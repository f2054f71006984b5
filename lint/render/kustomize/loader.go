package kustomize

import (
	"fmt"
	"path"

	"sigs.k8s.io/kustomize/api/ifc"
)

// A loader gives the plug-ins of kustomize the files of one directory.
type loader struct {
	o   *overlay
	dir string
}

// Repo implements ifc.Loader.
func (l loader) Repo() string { return "" }

// Root implements ifc.Loader.
func (l loader) Root() string { return path.Join(mount, l.dir) }

// New implements ifc.Loader; what builds on what is not the plug-ins' to know.
func (l loader) New(string) (ifc.Loader, error) { return nil, fmt.Errorf("not supported") }

// Load implements ifc.Loader.
func (l loader) Load(ref string) ([]byte, error) {
	full := ref
	if !path.IsAbs(ref) {
		full = path.Join(mount, l.dir, ref)
	}
	info, name, err := l.o.stat(full)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%q is a directory", ref)
	case !below(name, l.dir):
		return nil, fmt.Errorf("%q is outside %s", ref, l.dir)
	}
	return l.o.read(name)
}

// Cleanup implements ifc.Loader.
func (l loader) Cleanup() error { return nil }
