package validate

import (
	"fmt"
	"regexp"
	"unicode/utf8"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
	words "github.com/kubevet/kubevet/lint/text"
)

// limits judges a value by what the schema of a CustomResourceDefinition demands of
// it beyond its shape.
func (w *walk) limits(n *manifest.Node, l *schema.Limits, at *place) {
	switch {
	case n.Kind == manifest.Mapping:
		w.count(len(n.Fields), l.MinProps, l.MaxProps, "entries", at)
	case n.Kind == manifest.Sequence:
		w.count(len(n.Items), l.MinItems, l.MaxItems, "items", at)
	}
	if l.Enum != nil && n.Kind == manifest.Scalar {
		w.oneOf(n, l.Enum, at)
	}
	switch v := n.Value.(type) {
	case string:
		w.count(utf8.RuneCountInString(v), l.MinLength, l.MaxLength, "characters", at)
		// A pattern that Go cannot read is refused with the definition, not here.
		if l.Pattern != "" {
			if re, err := w.patterns.compile(l.Pattern); err == nil && !re.MatchString(v) {
				w.report(Fact{Kind: BadFormat, Path: at.path(), Want: "match", Value: l.Pattern})
			}
		}
	case int64, uint64, float64:
		f := float(v)
		low := l.Minimum != nil && (f < *l.Minimum || l.ExclusiveMinimum && f == *l.Minimum)
		high := l.Maximum != nil && (f > *l.Maximum || l.ExclusiveMaximum && f == *l.Maximum)
		if low || high {
			fact := Fact{Kind: OutOfRange, Path: at.path(), Field: at.field(), Max: maxInt32}
			if l.Minimum != nil {
				fact.Min = int64(*l.Minimum)
			}
			if l.Maximum != nil {
				fact.Max = int64(*l.Maximum)
			}
			w.report(fact)
		}
	}
}

func (w *walk) oneOf(n *manifest.Node, values []any, at *place) {
	var texts []string
	for _, v := range values {
		if v == n.Value || isNumber(v) && isNumber(n.Value) && float(v) == float(n.Value) {
			return
		}
		texts = append(texts, fmt.Sprint(v))
	}
	written := fmt.Sprint(n.Value)
	w.report(Fact{Kind: NotInEnum, Path: at.path(), Value: written, Values: texts, Near: words.Nearest(written, texts)})
}

// count judges how many entries, items or characters a value has.
func (w *walk) count(n int, least, most *int64, what string, at *place) {
	if least != nil && int64(n) < *least {
		w.report(Fact{Kind: BadFormat, Path: at.path(), Want: fmt.Sprintf("at least %d %s", *least, what)})
	}
	if most != nil && int64(n) > *most {
		w.report(Fact{Kind: BadFormat, Path: at.path(), Want: fmt.Sprintf("at most %d %s", *most, what)})
	}
}

func float(v any) float64 {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case uint64:
		return float64(v)
	case float64:
		return v
	}
	return 0
}

func isNumber(v any) bool {
	switch v.(type) {
	case int64, uint64, float64:
		return true
	}
	return false
}

// field is the key or index that leads to p.
func (p *place) field() string {
	if p == nil {
		return ""
	}
	return fmt.Sprint(p.step)
}

// patterns are regular expressions that have been compiled, or could not be.
type patterns map[string]*regexp.Regexp

func (p patterns) compile(text string) (*regexp.Regexp, error) {
	if re, ok := p[text]; ok {
		if re == nil {
			return nil, fmt.Errorf("no regular expression")
		}
		return re, nil
	}
	re, err := regexp.Compile(text)
	p[text] = re
	return re, err
}
