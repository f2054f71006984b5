package document

import "strconv"

// A Release is a chart as a GitOps object installs it.
type Release struct {
	Name string
	// ValuesFiles are files of the tree; Values come after them, and Set, in the
	// syntax of helm's --set, last.
	ValuesFiles []string
	Values      []Values
	Set         []string
}

// Values are values of a chart that an object holds.
type Values struct {
	// Text is YAML.
	Text []byte
	// Locate returns the place a person edits for one in the text.
	Locate func(Location) Location
}

// ValuesName is what the i-th of a release's Values are called in locations.
func ValuesName(i int) string { return "<values " + strconv.Itoa(i) + ">" }

// Locate returns the place a person edits for one in the values of the release; any
// other place is returned as it is.
func (r *Release) Locate(loc Location) Location {
	for i, v := range r.Values {
		if loc.File == ValuesName(i) {
			at := v.Locate(loc)
			at.Key = loc.Key
			return at
		}
	}
	return loc
}

// LayerDir is the name of the directory of a Layer.
const LayerDir = ".kubevet-layer"

// A Layer is what a GitOps object lays over a kustomization.
type Layer struct {
	// Dir is a directory named LayerDir, which is not there, and Files are the files that are there
	// for the layer only, by name, one of them the kustomization in Dir.
	Dir   string
	Files map[string][]byte
	// Locate returns the place a person edits for one in Files; any other place is
	// returned as it is.
	Locate func(Location) Location
	// Substitute fills in the variables in an object; nil if there are none.
	Substitute func([]byte) []byte
}
