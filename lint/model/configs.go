package model

import (
	"encoding/base64"
	slashpath "path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/settings"
	"github.com/kubevet/kubevet/lint/shell"
)

// Configs are what programs of a bundle are told: in files, variables and on
// command lines, by the position of the object that says it.
type Configs struct {
	sources [][]*ConfigSource
	scripts []script

	bundle   *Bundle
	programs *programIndex
	places   map[objectKey][]int
}

// A ConfigSource is one thing that tells a program what to do.
type ConfigSource struct {
	// Program is its name in the table of programs.
	Program string
	// Form is "file", "env" or "args".
	Form string
	// File is the key of the ConfigMap or Secret that is the file, "" for others.
	File string
	// Path leads to the file, or to the container that has the variables or the
	// command line.
	Path []any
	// Blocks are the blocks of the file; of others there is one. A setting without a
	// Path is a line of the string at Path.
	Blocks settings.File
	// Unknown are the keys of settings whose values are not in the bundle.
	Unknown map[string]bool
	// Words are those of the command line that are not flags nor their values.
	Words []settings.Setting
	// Users are the containers that read it.
	Users []*ConfigUser

	position int
}

// A ConfigUser is a container that runs a program.
type ConfigUser struct {
	// Position is that of its object, Pod leads to the pod spec there and Container
	// to the container.
	Position  int
	Object    *manifest.Object
	Pod       []any
	Container []any
	// Name is the container's, and Image the reference it runs.
	Name, Image string
	// Open says that the container is told more than the bundle has.
	Open bool
	// Sources are all that it reads.
	Sources []*ConfigSource

	program string
}

// A fileKey tells the files of a bundle apart.
type fileKey struct {
	position int
	key      string
}

// configFiles collects what is known of the files of a bundle.
type configFiles struct {
	*Configs
	// found are the sources of files and of variables, by their object and key and by
	// the program.
	found map[fileKey]map[string]*ConfigSource
}

// NewConfigs reads what programs of a bundle are told. An error means that the
// table of programs is wrong.
func NewConfigs(b *Bundle) (*Configs, error) {
	table, err := b.programs()
	if err != nil {
		return nil, err
	}
	c := &Configs{
		sources: make([][]*ConfigSource, len(b.Objects)), bundle: b,
		programs: newProgramIndex(table), places: make(map[objectKey][]int),
	}
	positions := make(map[*manifest.Object]int, len(b.Objects))
	for i, o := range b.Objects {
		positions[o] = i
		if o.Kind == "ConfigMap" || o.Kind == "Secret" {
			key := objectKey{o.Kind, o.Namespace, o.Name}
			c.places[key] = append(c.places[key], i)
		}
	}
	files := &configFiles{c, make(map[fileKey]map[string]*ConfigSource)}
	for _, pod := range b.Pods() {
		files.addPod(pod, positions[pod.Object])
	}
	for i, o := range b.Objects {
		files.addNamed(i, o)
		c.addObject(i, o)
		c.addScripts(i, o)
	}
	for i := range c.sources {
		slices.SortStableFunc(c.sources[i], func(a, b *ConfigSource) int {
			return strings.Compare(a.Program+"\x00"+a.Form+"\x00"+a.File, b.Program+"\x00"+b.Form+"\x00"+b.File)
		})
	}
	return c, nil
}

// lookup returns the position of the ConfigMap or Secret that a pod of an object
// names: of several the one beside it, else the first; -1 if there is none.
func (c *Configs) lookup(o *manifest.Object, kind, name string) int {
	found := c.places[objectKey{kind, o.Namespace, name}]
	for _, i := range found {
		if slashpath.Dir(c.bundle.Objects[i].Document.File) == slashpath.Dir(o.Document.File) {
			return i
		}
	}
	if len(found) > 0 {
		return found[0]
	}
	return -1
}

// addPod reads the containers of a pod that run a known program.
func (f *configFiles) addPod(pod Pod, position int) {
	var volumes map[string]*manifest.Node
	for _, container := range pod.Containers {
		n := pod.Object.Get(container.Path)
		image := text(at(n, "image"))
		name := f.programs.ofImage(image)
		if name == "" {
			continue
		}
		u := &ConfigUser{
			Position: position, Object: pod.Object, Pod: pod.Path, Container: container.Path,
			Name: container.Name, Image: image, program: name,
		}
		f.addArgs(u, n)
		f.addVariables(u, n)
		if volumes == nil {
			volumes = make(map[string]*manifest.Node)
			for _, v := range items(at(pod.Object.Get(pod.Path), "volumes")) {
				volumes[text(at(v, "name"))] = v
			}
		}
		for _, mount := range items(at(n, "volumeMounts")) {
			f.addMount(u, mount, volumes[text(at(mount, "name"))])
		}
	}
}

// own adds a source that the object of a user is itself.
func (c *Configs) own(u *ConfigUser, form string) *ConfigSource {
	s := &ConfigSource{
		Program: u.program, Form: form, Path: u.Container, Users: []*ConfigUser{u}, position: u.Position,
		Blocks: settings.File{Blocks: []settings.Block{{Parent: -1}}},
	}
	c.sources[u.Position] = append(c.sources[u.Position], s)
	u.Sources = append(u.Sources, s)
	return s
}

// addArgs reads the command line of a container, or those in its script that run
// the program. Every container has that source, be it empty.
func (c *Configs) addArgs(u *ConfigUser, n *manifest.Node) {
	s := c.own(u, "args")
	command := wordsOf(at(n, "command"), join(u.Container, "command"))
	words := append(command, wordsOf(at(n, "args"), join(u.Container, "args"))...)
	if len(words) == 0 {
		return
	}
	commands := c.programs.table[u.program].Commands
	isCommand := func(w word) bool { return slices.Contains(commands, base(w.text)) }
	if script, ok := shellScript(words); ok {
		words = nil
		for _, call := range shell.Parse(script.text).Calls {
			var line []word
			for _, w := range call.Words {
				line = append(line, word{w.Text, script.path, w.Line})
			}
			if i := slices.IndexFunc(line, isCommand); i >= 0 && i <= 1 {
				words = append(words, line[i+1:]...)
			}
		}
	} else if i := slices.IndexFunc(words, isCommand); i >= 0 {
		words = words[i+1:]
	} else if len(command) > 0 {
		return // another program runs, such as a script of the image
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if !strings.HasPrefix(w.text, "-") {
			s.Words = append(s.Words, settings.Setting{Value: w.text, Path: w.path, Line: w.line})
			continue
		}
		flag, value, ok := strings.Cut(strings.TrimLeft(w.text, "-"), "=")
		at := w
		if !ok && i+1 < len(words) && !strings.HasPrefix(words[i+1].text, "-") {
			i++
			value = words[i].text
			s.Words = append(s.Words, settings.Setting{Value: value, Path: words[i].path, Line: words[i].line})
		}
		s.Blocks.Blocks[0].Settings = append(s.Blocks.Blocks[0].Settings, settings.Setting{Key: flag, Value: value, Path: at.path, Line: at.line})
	}
}

// addVariables reads the environment of a container.
func (f *configFiles) addVariables(u *ConfigUser, n *manifest.Node) {
	var s *ConfigSource
	for i, v := range items(at(n, "env")) {
		name := text(at(v, "name"))
		if name == "" {
			continue
		}
		here := join(u.Container, "env", i, "value")
		if s == nil {
			s = f.own(u, "env")
		}
		value, ok := flagValue(at(v, "value"))
		if ref := at(v, "valueFrom", "configMapKeyRef"); ref != nil {
			if position := f.lookup(u.Object, "ConfigMap", text(at(ref, "name"))); position >= 0 {
				f.addVariable(u, position, text(at(ref, "key")), name)
			}
			continue
		}
		if !ok && at(v, "valueFrom") == nil {
			ok = true // an empty string
		}
		if !ok || strings.Contains(value, "$(") {
			s.unknown(name, here)
			continue
		}
		s.Blocks.Blocks[0].Settings = append(s.Blocks.Blocks[0].Settings, settings.Setting{Key: name, Value: value, Path: here})
	}
	for _, from := range items(at(n, "envFrom")) {
		ref := at(from, "configMapRef")
		position := -1
		if ref != nil {
			position = f.lookup(u.Object, "ConfigMap", text(at(ref, "name")))
		}
		if position < 0 {
			u.Open = true
			continue
		}
		prefix := text(at(from, "prefix"))
		if data := at(f.bundle.Objects[position].Root, "data"); data != nil {
			for _, field := range data.Fields {
				f.addVariable(u, position, field.Key, prefix+field.Key)
			}
		}
	}
}

// unknown notes a setting whose value is not in the bundle.
func (s *ConfigSource) unknown(key string, path []any) {
	if s.Unknown == nil {
		s.Unknown = make(map[string]bool)
	}
	s.Unknown[key] = true
	s.Blocks.Blocks[0].Settings = append(s.Blocks.Blocks[0].Settings, settings.Setting{Key: key, Path: path})
}

// addVariable notes that a key of a ConfigMap is a variable of a container. The
// variables that an object holds for a program are one source.
func (f *configFiles) addVariable(u *ConfigUser, position int, key, name string) {
	data := at(f.bundle.Objects[position].Root, "data")
	value := at(data, key)
	s := f.source(position, "", u.program, "env")
	if s.use(u); value == nil || value.Kind != manifest.Scalar {
		return
	}
	path := []any{"data", key}
	for _, known := range s.Blocks.Blocks[0].Settings {
		if known.Key == name && slices.Equal(known.Path, path) {
			return
		}
	}
	text, _ := flagValue(value)
	s.Blocks.Blocks[0].Settings = append(s.Blocks.Blocks[0].Settings, settings.Setting{Key: name, Value: text, Path: path})
}

// source returns the one of an object, key and program, which is made if there is
// none.
func (f *configFiles) source(position int, key, program, form string) *ConfigSource {
	at := fileKey{position, key}
	if f.found[at] == nil {
		f.found[at] = make(map[string]*ConfigSource)
	}
	s := f.found[at][program]
	if s == nil {
		s = &ConfigSource{
			Program: program, Form: form, File: key, position: position, Path: []any{"data"},
			Blocks: settings.File{Blocks: []settings.Block{{Parent: -1}}},
		}
		f.found[at][program] = s
		f.sources[position] = append(f.sources[position], s)
	}
	return s
}

// use notes that a container reads a source.
func (s *ConfigSource) use(u *ConfigUser) {
	if !slices.Contains(u.Sources, s) {
		s.Users = append(s.Users, u)
		u.Sources = append(u.Sources, s)
	}
}

// addMount reads the files of a volume that a container mounts.
func (f *configFiles) addMount(u *ConfigUser, mount, volume *manifest.Node) {
	if volume == nil {
		return
	}
	sources := []*manifest.Node{volume}
	sources = append(sources, items(at(volume, "projected", "sources"))...)
	for _, source := range sources {
		for _, from := range []struct{ field, kind, name string }{
			{"configMap", "ConfigMap", "name"}, {"secret", "Secret", "name"}, {"secret", "Secret", "secretName"},
		} {
			ref := at(source, from.field)
			name := text(at(ref, from.name))
			if name == "" {
				continue
			}
			position := f.lookup(u.Object, from.kind, name)
			if position < 0 {
				u.Open = true
				continue
			}
			f.addFiles(u, position, ref, mount)
		}
	}
}

// addFiles reads those of an object that a mount shows to a container.
func (f *configFiles) addFiles(u *ConfigUser, position int, ref, mount *manifest.Node) {
	paths := make(map[string]string)
	for _, item := range items(at(ref, "items")) {
		paths[text(at(item, "key"))] = text(at(item, "path"))
	}
	sub := text(at(mount, "subPath"))
	for _, file := range filesOf(f.bundle.Objects[position]) {
		name := file.key
		if mapped, ok := paths[file.key]; ok {
			name = mapped
		} else if len(paths) > 0 {
			continue
		}
		if sub != "" {
			if sub != name {
				continue
			}
			name = text(at(mount, "mountPath"))
		}
		p := f.programs.table[u.program]
		for _, files := range [][]programFile{p.Files, p.Mounted} {
			form, ok := formOf(files, base(name))
			if !ok {
				form, ok = formOf(files, file.key)
			}
			if ok {
				f.addFile(position, file, u.program, form, u)
				break
			}
		}
	}
}

// addNamed reads the files of an object that are a program's by their name.
func (f *configFiles) addNamed(position int, o *manifest.Object) {
	for _, file := range filesOf(o) {
		for _, match := range f.programs.ofFile(file.key) {
			f.addFile(position, file, match.name, match.form, nil)
		}
	}
}

// addFile reads a file, unless that was done, for a user or for nobody.
func (f *configFiles) addFile(position int, file configFile, program string, form settings.Form, u *ConfigUser) {
	if s := f.found[fileKey{position, file.key}][program]; s != nil {
		if u != nil {
			s.use(u)
		}
		return
	}
	read := settings.Read(form, file.text)
	if read == nil {
		if u != nil {
			u.Open = true
		}
		return
	}
	s := f.source(position, file.key, program, "file")
	s.Blocks, s.Path = *read, file.path
	if file.encoded {
		for i := range s.Blocks.Blocks {
			for j := range s.Blocks.Blocks[i].Settings {
				s.Blocks.Blocks[i].Settings[j].Line = 0
			}
			s.Blocks.Blocks[i].Line = 0
		}
	}
	if u != nil {
		s.use(u)
	}
}

// A configFile is a file that a ConfigMap or Secret holds.
type configFile struct {
	key, text string
	path      []any
	// encoded says that its lines cannot be seen.
	encoded bool
}

// filesOf returns the files of an object, in the order of its text.
func filesOf(o *manifest.Object) []configFile {
	if o.Kind != "ConfigMap" && o.Kind != "Secret" || o.Group() != "" {
		return nil
	}
	var files []configFile
	for _, field := range []string{"data", "stringData"} {
		data := at(o.Root, field)
		if data == nil {
			continue
		}
		for _, f := range data.Fields {
			file := configFile{key: f.Key, text: text(f.Value), path: []any{field, f.Key}}
			if o.Kind == "Secret" && field == "data" {
				decoded, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(file.text), ""))
				if err != nil {
					continue
				}
				file.text, file.encoded = string(decoded), true
			}
			if file.text != "" {
				files = append(files, file)
			}
		}
	}
	return files
}
