package helm

import (
	"strings"
	"text/template"
)

// result turns the output of a template execution into a string that knows
// where its parts came from.
func (t *tracer) result(w *output, d *derived) string {
	s := w.string()
	if s != "" {
		d.out, d.segs = s, w.segs
		t.origins[addressOf(s)] = d
	}
	return s
}

// include is Helm's include function for a set of templates.
func (t *tracer) include(set *template.Template) func(string, any) (string, error) {
	return func(name string, data any) (string, error) {
		if err := t.enter(); err != nil {
			return "", err
		}
		if err := t.budget.step(callSteps); err != nil {
			return "", err
		}
		depth := t.depth
		w := &output{t: t}
		err := set.ExecuteTemplate(w, name, data)
		t.depth = depth - 1
		if err != nil {
			return w.string(), err
		}
		return t.result(w, &derived{op: opInclude}), nil
	}
}

// tpl is Helm's tpl function for a set of templates.
func (t *tracer) tpl(set *template.Template) func(string, any) (string, error) {
	return func(text string, data any) (string, error) {
		if err := t.enter(); err != nil {
			return "", err
		}
		if err := t.budget.step(callSteps); err != nil {
			return "", err
		}
		depth := t.depth
		defer func() { t.depth = depth - 1 }()
		if !strings.Contains(text, "{{") {
			return t.noValue(text), nil
		}
		f, err := t.parseTpl(text)
		if err != nil {
			return "", err
		}
		set := set
		name := treeName(f.id)
		if len(f.names) > 0 {
			// What tpl defines is seen by its own text only.
			if err := t.budget.step(len(set.Templates())); err != nil {
				return "", err
			}
			if set, err = set.Clone(); err != nil {
				return "", err
			}
			set.Option("missingkey=zero")
			set.Funcs(template.FuncMap{"include": t.include(set), "tpl": t.tpl(set)})
			for _, name := range f.names {
				if _, err := set.AddParseTree(name, f.trees[name]); err != nil {
					return "", err
				}
			}
		}
		if set.Lookup(name) == nil {
			if _, err := set.AddParseTree(name, f.main); err != nil {
				return "", err
			}
		}
		w := &output{t: t}
		if err := set.ExecuteTemplate(w, name, data); err != nil {
			return "", err
		}
		return t.noValue(t.result(w, &derived{op: opTpl, n: int(f.id), args: []arg{{text, t.origin(text)}}})), nil
	}
}

// parseTpl parses an argument of tpl, once for each text.
func (t *tracer) parseTpl(text string) (*parsedFile, error) {
	if f := t.tplByKey[text]; f != nil {
		return f, nil
	}
	if err := t.budget.step(1 + len(text)/16); err != nil {
		return nil, err
	}
	f, err := parseFile(uint32(len(t.tpls))|tplBit, text, t.names)
	if err != nil {
		return nil, err
	}
	t.tpls = append(t.tpls, f)
	t.tplByKey[text] = f
	return f, nil
}

// noValue takes text/template's words for a nil value out, as Helm does.
func (t *tracer) noValue(s string) string {
	if !strings.Contains(s, noValue) {
		return s
	}
	return t.made(strings.ReplaceAll(s, noValue, ""), opReplace, 0, noValue, "", s)
}

const noValue = "<no value>"
