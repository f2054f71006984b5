package helm

import (
	"encoding/base64"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/gobwas/glob"
	"helm.sh/helm/v3/pkg/chart"
	"sigs.k8s.io/yaml"
)

// files is the .Files of a chart. Its methods are those of Helm's.
type files map[string][]byte

func newFiles(from []*chart.File) files {
	f := make(files, len(from))
	for _, file := range from {
		f[file.Name] = file.Data
	}
	return f
}

// GetBytes returns the content of a file, empty if there is none.
func (f files) GetBytes(name string) []byte {
	if v, ok := f[name]; ok {
		return v
	}
	return []byte{}
}

// Get returns the content of a file, "" if there is none. The string shares its
// bytes with the file, by which the tracer knows it.
func (f files) Get(name string) string { return shared(f.GetBytes(name)) }

// Glob returns the files whose names match a pattern.
func (f files) Glob(pattern string) files {
	g, err := glob.Compile(pattern, '/')
	if err != nil {
		g = glob.MustCompile("**")
	}
	out := make(files)
	for name, data := range f {
		if g.Match(name) {
			out[name] = data
		}
	}
	return out
}

// AsConfig returns the YAML of a ConfigMap's data.
func (f files) AsConfig() string {
	if f == nil {
		return ""
	}
	m := make(map[string]string, len(f))
	for _, name := range slices.Sorted(maps.Keys(f)) {
		m[path.Base(name)] = string(f[name])
	}
	return yamlOf(m)
}

// AsSecrets returns the YAML of a Secret's data.
func (f files) AsSecrets() string {
	if f == nil {
		return ""
	}
	m := make(map[string]string, len(f))
	for _, name := range slices.Sorted(maps.Keys(f)) {
		m[path.Base(name)] = base64.StdEncoding.EncodeToString(f[name])
	}
	return yamlOf(m)
}

// Lines returns the lines of a file.
func (f files) Lines(name string) []string {
	if len(f[name]) == 0 {
		return []string{}
	}
	return strings.Split(strings.TrimSuffix(shared(f[name]), "\n"), "\n")
}

func yamlOf(v any) string {
	data, err := yaml.Marshal(v)
	if err != nil {
		return "" // as Helm's toYaml
	}
	return strings.TrimSuffix(string(data), "\n")
}
