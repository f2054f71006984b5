package model

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/settings"
)

// Term is what rules see:
//
//	sources[position]  what the object at a position tells programs. Of each:
//	    program   the name of the program in programs.json
//	    form      "file", "env" or "args"
//	    file      the key that the file is in a ConfigMap or Secret, "" for others
//	    path      leads to the file, or to the container
//	    blocks    the parts of a file: name, full (with those it stands in, joined by
//	              dots), argument, line, parent (its index, -1 for the file itself),
//	              and settings by key, each a list of values with value (null if it
//	              is not known), path and line (0 if the path says it all)
//	    settings  all settings by full name, each a list as above, with block
//	    words     the words of a command line, each as above
//	    users     the containers that read it: position, kind, namespace, name,
//	              pod (path), container (path), label, image, open (whether it is
//	              told more than the bundle has)
//	    with      what else these containers read: program, form, file, blocks,
//	              settings and words of each
//	scripts[position]  the shell scripts of a ConfigMap. Of each: name, path,
//	              interpreter, errexit, fault, line, and calls: guarded, and words
//	              with text, literal, splits and line
func (c *Configs) Term() *ast.Term {
	cores := make(map[*ConfigSource]map[string]*ast.Term)
	core := func(s *ConfigSource) map[string]*ast.Term {
		if cores[s] == nil {
			cores[s] = s.core()
		}
		return cores[s]
	}
	var all [][2]*ast.Term
	for i, sources := range c.sources {
		if len(sources) == 0 {
			continue
		}
		list := make([]*ast.Term, len(sources))
		for j, s := range sources {
			fields := maps.Clone(core(s))
			var with, users []*ast.Term
			for _, other := range c.beside(s) {
				with = append(with, object(core(other)))
			}
			for _, u := range s.Users {
				users = append(users, u.term())
			}
			fields["with"], fields["users"] = ast.ArrayTerm(with...), ast.ArrayTerm(users...)
			list[j] = object(fields)
		}
		all = append(all, ast.Item(ast.IntNumberTerm(i), ast.ArrayTerm(list...)))
	}
	return object(map[string]*ast.Term{"sources": ast.ObjectTerm(all...), "scripts": c.scriptTerms()})
}

// maxBeside bounds the sources that are seen beside another.
const maxBeside = 40

// beside are the other sources that the users of one read and, of a file, the files
// of the same object that are the program's.
func (c *Configs) beside(s *ConfigSource) []*ConfigSource {
	var all []*ConfigSource
	add := func(other *ConfigSource) {
		if other != s && other.Program == s.Program && len(all) < maxBeside && !slices.Contains(all, other) {
			all = append(all, other)
		}
	}
	for _, u := range s.Users[:min(len(s.Users), maxBeside)] {
		for _, other := range u.Sources {
			add(other)
		}
	}
	if s.Form == "file" {
		for _, other := range c.sources[s.position] {
			if other.Form == "file" {
				add(other)
			}
		}
	}
	return all
}

func (u *ConfigUser) term() *ast.Term {
	return object(map[string]*ast.Term{
		"position": ast.IntNumberTerm(u.Position), "kind": ast.StringTerm(u.Object.GroupKind()),
		"namespace": ast.StringTerm(u.Object.Namespace), "name": ast.StringTerm(u.Object.Name),
		"pod": pathTerm(u.Pod), "container": pathTerm(u.Container), "label": ast.StringTerm(u.Name),
		"image": ast.StringTerm(u.Image), "open": ast.InternedTerm(u.Open),
	})
}

// core are the fields of a source that say nothing of others.
func (s *ConfigSource) core() map[string]*ast.Term {
	byName := make(map[string][]*ast.Term)
	blocks := make([]*ast.Term, len(s.Blocks.Blocks))
	for i := range s.Blocks.Blocks {
		b := &s.Blocks.Blocks[i]
		full := s.Blocks.Full(i)
		byKey := make(map[string][]*ast.Term)
		for _, set := range b.Settings {
			value := s.value(set)
			byKey[set.Key] = append(byKey[set.Key], object(value))
			value["block"] = ast.IntNumberTerm(i)
			name := set.Key
			if full != "" {
				name = full + "." + set.Key
			}
			byName[name] = append(byName[name], object(value))
		}
		blocks[i] = object(map[string]*ast.Term{
			"name": ast.StringTerm(b.Name), "full": ast.StringTerm(full), "argument": ast.StringTerm(b.Argument),
			"line": ast.IntNumberTerm(b.Line), "parent": ast.IntNumberTerm(b.Parent), "settings": lists(byKey),
		})
	}
	words := make([]*ast.Term, len(s.Words))
	for i, w := range s.Words {
		words[i] = object(s.value(w))
	}
	return map[string]*ast.Term{
		"program": ast.StringTerm(s.Program), "form": ast.StringTerm(s.Form), "file": ast.StringTerm(s.File), "path": pathTerm(s.Path),
		"blocks": ast.ArrayTerm(blocks...), "settings": lists(byName), "words": ast.ArrayTerm(words...),
	}
}

// value is a setting without its key.
func (s *ConfigSource) value(set settings.Setting) map[string]*ast.Term {
	value := ast.StringTerm(set.Value)
	if s.Unknown[set.Key] {
		value = ast.NullTerm()
	}
	path, line := s.Path, set.Line
	if set.Path != nil {
		path = set.Path
		if s.Form == "file" {
			path = join(s.Path, set.Path...)
		}
	}
	return map[string]*ast.Term{"value": value, "path": pathTerm(path), "line": ast.IntNumberTerm(line)}
}

func (c *Configs) scriptTerms() *ast.Term {
	all := make(map[int][]*ast.Term)
	for _, s := range c.scripts {
		calls := make([]*ast.Term, len(s.Calls))
		for i, call := range s.Calls {
			words := make([]*ast.Term, len(call.Words))
			for j, w := range call.Words {
				words[j] = object(map[string]*ast.Term{
					"text": ast.StringTerm(w.Text), "literal": ast.InternedTerm(w.Literal), "splits": ast.StringTerm(w.Splits), "line": ast.IntNumberTerm(w.Line),
				})
			}
			calls[i] = object(map[string]*ast.Term{"guarded": ast.InternedTerm(call.Guarded), "words": ast.ArrayTerm(words...)})
		}
		all[s.position] = append(all[s.position], object(map[string]*ast.Term{
			"name": ast.StringTerm(s.name), "path": pathTerm(s.path), "interpreter": ast.StringTerm(s.Interpreter), "errexit": ast.InternedTerm(s.Errexit),
			"fault": ast.StringTerm(s.Fault), "line": ast.IntNumberTerm(s.Line), "calls": ast.ArrayTerm(calls...),
		}))
	}
	var items [][2]*ast.Term
	for _, i := range slices.Sorted(maps.Keys(all)) {
		items = append(items, ast.Item(ast.IntNumberTerm(i), ast.ArrayTerm(all[i]...)))
	}
	return ast.ObjectTerm(items...)
}
