package rule

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// component in a rule's kinds stands for every kind that may configure a
// component of the control plane or of a node.
const component = "component"

// componentsFile is the one table of the objects that configure components.
const componentsFile = "lib/components.json"

// A ComponentTable says where components such as kube-apiserver and the kubelet
// are configured.
type ComponentTable struct {
	// Carriers are, by kind, the places that hold settings.
	Carriers map[string][]Carrier `json:"carriers"`
	// Fields name, by component, the flag for a field of its configuration file.
	Fields map[string]map[string]string `json:"fields"`
	// Kops names the flags of those fields of kOps that are not the flag in camel
	// case.
	Kops map[string]string `json:"kops"`
}

// A Carrier is a place of an object that holds settings of a component.
type Carrier struct {
	// Component is its name, "" where the command line says which it is.
	Component string   `json:"component,omitempty"`
	Path      []string `json:"path,omitempty"`
	// Form is how settings are written there: "pod" (the command lines of
	// containers), "args" (kubeadm's extraArgs, a mapping up to v1beta3 and a list
	// of names and values since), "words" (a list of flag=value), "file" (the
	// component's own configuration file) or "kops".
	Form string `json:"form"`
}

// readComponents reads the table.
func readComponents(fsys fs.FS) (*ComponentTable, error) {
	text, err := fs.ReadFile(fsys, componentsFile)
	if errors.Is(err, fs.ErrNotExist) { // policies of a user
		return new(ComponentTable), nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the table of components: %w", err)
	}
	table := new(ComponentTable)
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(table); err != nil {
		return nil, fmt.Errorf("%s: %w", componentsFile, err)
	}
	return table, nil
}

// Kinds are those of the table, sorted.
func (t *ComponentTable) Kinds() []string { return slices.Sorted(maps.Keys(t.Carriers)) }
