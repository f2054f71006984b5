package discover

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
)

// isKustomizationFile says whether the name is one of those that make a
// directory a kustomization.
func isKustomizationFile(name string) bool {
	return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization"
}

// A kustomization is what discovery knows of a kustomization file: what it
// leads to. Entries that are remote or do not exist lead nowhere; the renderer
// reports them.
type kustomization struct {
	dir, file string
	fetched   []files.Fetched
	// problem is why the file could not be read, nil if it could.
	problem *document.Problem
	// component is where the file says "kind: Component", else nil.
	component *yaml.Node
	// dirs are the kustomizations it builds on, by their real names.
	dirs []string
	// files are the files it reads.
	files map[string]bool
	// data are those of files that generators put into ConfigMaps and Secrets, and
	// resources those that are objects.
	data, resources map[string]bool
	// charts are the charts below dir that it inflates.
	charts map[string]bool
}

// kustomizationFile has the fields of a kustomization that hold the names of
// files. Other fields and wrong names are the renderer's to report.
type kustomizationFile struct {
	Resources, Bases, Components, Crds, Configurations []string

	Generators, Transformers, Validators []string

	Patches               []struct{ Path string }
	PatchesStrategicMerge []string                `yaml:"patchesStrategicMerge"`
	PatchesJSON6902       []struct{ Path string } `yaml:"patchesJson6902"`
	Replacements          []struct{ Path string }
	OpenAPI               struct{ Path string } `yaml:"openapi"`

	ConfigMapGenerator []keyValues `yaml:"configMapGenerator"`
	SecretGenerator    []keyValues `yaml:"secretGenerator"`

	HelmGlobals                 chartHome       `yaml:"helmGlobals"`
	HelmCharts                  []chartEntry    `yaml:"helmCharts"`
	HelmChartInflationGenerator []oldChartEntry `yaml:"helmChartInflationGenerator"`
}

type keyValues struct {
	Files, Envs []string
	Env         string
}

type chartHome struct {
	ChartHome string `yaml:"chartHome"`
}

type chartEntry struct {
	Name, Version         string
	ValuesFile            string   `yaml:"valuesFile"`
	AdditionalValuesFiles []string `yaml:"additionalValuesFiles"`
}

type oldChartEntry struct {
	ChartName string `yaml:"chartName"`
	ChartHome string `yaml:"chartHome"`
	Values    string
}

// pluginFile has the fields of the built-in generators and transformers, in
// files of their own, that hold the names of files.
type pluginFile struct {
	Path         string
	Paths        []string
	Replacements []struct{ Path string }
	keyValues    `yaml:",inline"`
	chartHome    `yaml:",inline"`
	chartEntry   `yaml:",inline"`
}

// heldBack ends the problem of a kustomization that could not be read: what is
// beside it may be patches, which make no sense by themselves.
const heldBack = "; plain YAML beside and below it is not linted"

// parseKustomization reads the kustomization file. It is nil if the file is of
// another API, such as Flux's Kustomization, which is an ordinary object.
func parseKustomization(fsys fs.FS, file string, fetched []files.Fetched) *kustomization {
	k := &kustomization{
		dir: path.Dir(file), file: file, fetched: fetched,
		files: map[string]bool{}, charts: map[string]bool{}, data: map[string]bool{}, resources: map[string]bool{},
	}
	text, err := files.Read(fsys, file)
	if err != nil {
		k.problem = &document.Problem{File: file, Message: err.Error() + heldBack}
		return k
	}
	var root yaml.Node
	err = yaml.Unmarshal(text, &root)
	if _, version := field(&root, "apiVersion"); version != nil {
		group, _, found := strings.Cut(version.Value, "/")
		if found && group != "kustomize.config.k8s.io" {
			return nil
		}
	}
	if _, kind := field(&root, "kind"); kind != nil && kind.Value == "Component" {
		k.component = kind
	}
	var content kustomizationFile
	if err == nil {
		err = decodeNode(&root, &content)
	}
	if err != nil {
		k.problem = yamlProblem(file, "kustomization", err)
		k.problem.Message += heldBack
		return k
	}
	k.follow(fsys, content)
	return k
}

// follow notes where the fields lead.
func (k *kustomization) follow(fsys fs.FS, content kustomizationFile) {
	k.add(fsys, content.Resources...)
	for file := range k.files {
		k.resources[file] = true
	}
	k.add(fsys, content.Bases...)
	k.add(fsys, content.Components...)
	k.addFiles(fsys, content.Crds...)
	k.addFiles(fsys, content.Configurations...)
	k.addFiles(fsys, content.PatchesStrategicMerge...)
	k.addFiles(fsys, content.OpenAPI.Path)
	for _, items := range [][]struct{ Path string }{content.Patches, content.PatchesJSON6902, content.Replacements} {
		for _, item := range items {
			k.addFiles(fsys, item.Path)
		}
	}
	for _, entry := range slices.Concat(content.ConfigMapGenerator, content.SecretGenerator) {
		k.addKeyValues(fsys, entry)
	}
	for _, entry := range content.HelmCharts {
		k.addChart(fsys, content.HelmGlobals.ChartHome, entry)
	}
	for _, entry := range content.HelmChartInflationGenerator {
		k.addChart(fsys, entry.ChartHome, chartEntry{Name: entry.ChartName, ValuesFile: entry.Values})
	}
	for _, entry := range slices.Concat(content.Generators, content.Transformers, content.Validators) {
		k.add(fsys, entry)
		k.addPlugin(fsys, entry)
	}
}

// add notes the files and directories that the entries name.
func (k *kustomization) add(fsys fs.FS, entries ...string) {
	k.addFiles(fsys, entries...)
	for _, entry := range entries {
		if name, isDir := k.find(fsys, entry); isDir {
			target, err := files.Real(fsys, name)
			if err == nil && !slices.Contains(k.dirs, target) {
				k.dirs = append(k.dirs, target)
			}
		}
	}
}

// addFiles notes the files that the entries name.
func (k *kustomization) addFiles(fsys fs.FS, entries ...string) {
	for _, entry := range entries {
		name, isDir := k.find(fsys, entry)
		if name == "" || isDir {
			continue
		}
		k.files[name] = true
		// Kustomize refuses a link to a file of someone else.
		if target, err := files.Real(fsys, name); err == nil && files.Within(k.dir, target) {
			k.files[target] = true
		}
	}
}

// find returns the name of what the entry names, "" if it is not there.
func (k *kustomization) find(fsys fs.FS, entry string) (name string, isDir bool) {
	name = path.Join(k.dir, entry)
	if mapped, ok := files.FindFetched(k.fetched, entry); ok {
		name = mapped
	}
	if entry == "" || path.IsAbs(entry) || !fs.ValidPath(name) {
		return "", false
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return "", false
	}
	return name, info.IsDir()
}

// addKeyValues notes the files of a ConfigMap or Secret, which may be written
// KEY=FILE.
func (k *kustomization) addKeyValues(fsys fs.FS, entry keyValues) {
	for _, file := range entry.Files {
		if _, name, found := strings.Cut(file, "="); found {
			file = name
		}
		before := maps.Clone(k.files)
		k.addFiles(fsys, file)
		for file := range k.files {
			if !before[file] {
				k.data[file] = true
			}
		}
	}
	k.addFiles(fsys, entry.Envs...)
	k.addFiles(fsys, entry.Env)
}

// addChart notes the values files of an inflated chart, and the chart if it is
// local.
func (k *kustomization) addChart(fsys fs.FS, home string, entry chartEntry) {
	k.addFiles(fsys, entry.ValuesFile)
	k.addFiles(fsys, entry.AdditionalValuesFiles...)
	if home == "" {
		home = "charts"
	}
	if entry.Name == "" || path.IsAbs(home) {
		return
	}
	// Kustomize keeps a chart that it pulled in a folder with its version.
	for _, folder := range []string{"", entry.Name + "-" + entry.Version} {
		dir := path.Join(k.dir, home, folder, entry.Name)
		if !fs.ValidPath(dir) || !files.Within(k.dir, dir) {
			continue
		}
		if _, err := fs.Stat(fsys, path.Join(dir, chartFile)); err == nil {
			k.charts[dir] = true
		}
	}
}

// addPlugin notes the files that a generator, transformer or validator reads.
// The entry is the name of its file or the YAML itself. What is not a built-in
// one may have any shape, so that fields of the wrong type are passed over.
func (k *kustomization) addPlugin(fsys fs.FS, entry string) {
	text := []byte(entry)
	if !strings.Contains(entry, "\n") {
		name := path.Join(k.dir, entry)
		if !k.files[name] {
			return
		}
		var err error
		if text, err = files.Read(fsys, name); err != nil {
			return
		}
	}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	for {
		var root yaml.Node
		if err := decoder.Decode(&root); err != nil {
			return
		}
		var plugin pluginFile
		// What could be decoded is there in spite of an error.
		_ = decodeNode(&root, &plugin)
		k.addFiles(fsys, plugin.Path)
		k.addFiles(fsys, plugin.Paths...)
		for _, replacement := range plugin.Replacements {
			k.addFiles(fsys, replacement.Path)
		}
		k.addKeyValues(fsys, plugin.keyValues)
		k.addChart(fsys, plugin.ChartHome, plugin.chartEntry)
	}
}
