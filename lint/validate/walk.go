package validate

import (
	"bytes"
	"encoding/base64"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/schema"
	words "github.com/kubevet/kubevet/lint/text"
)

// A walk looks at one object.
type walk struct {
	minor    int
	facts    []Fact
	patterns patterns
	// source is the text that the object stands in.
	source []byte
	// status says that the walk is in the status of an object, which is decoded and
	// then dropped: nothing in it is missing or invalid.
	status bool
	// held says that the object stands in another one, whose controller fills in
	// templates of its own.
	held bool
}

// A place is where a walk is: a key or an index below another place, nil for the
// object itself.
type place struct {
	above *place
	step  any
}

// path returns the steps that lead to p and on to more.
func (p *place) path(more ...any) []any {
	depth := 0
	for at := p; at != nil; at = at.above {
		depth++
	}
	path := make([]any, depth, depth+len(more))
	for at := p; at != nil; at = at.above {
		depth--
		path[depth] = at.step
	}
	return append(path, more...)
}

func (w *walk) report(f Fact) { w.facts = append(w.facts, f) }

// value judges a value by its type. Null is as good as nothing, and a placeholder as
// anything.
func (w *walk) value(n *manifest.Node, t *schema.Type, at *place) {
	if absent(n) {
		return
	}
	if w.unrendered(n) {
		return
	}
	if placeholder(n) {
		if t.Shape != schema.String && t.Shape != schema.Any {
			w.template(n, at)
		}
		return
	}
	switch t.Shape {
	case schema.Any:
	case schema.Object:
		if w.shape(n, manifest.Mapping, "mapping", at) {
			w.object(n, t, at)
		}
	case schema.Map:
		if w.shape(n, manifest.Mapping, "mapping", at) {
			for i := range n.Fields {
				w.value(n.Fields[i].Value, t.Items, &place{at, n.Fields[i].Key})
			}
		}
	case schema.List:
		if w.shape(n, manifest.Sequence, "list", at) {
			for i, item := range n.Items {
				if absent(item) && t.Items.Shape == schema.Object {
					item = &manifest.Node{Kind: manifest.Mapping} // which is what null is read as
				}
				w.value(item, t.Items, &place{at, i})
			}
		}
	default:
		w.scalar(n, t.Shape, at)
	}
	if t.Limits != nil {
		w.limits(n, t.Limits, at)
	}
}

// shape reports whether n is a mapping or a sequence, as wanted, and says if not.
func (w *walk) shape(n *manifest.Node, want manifest.NodeKind, word string, at *place) bool {
	if n.Kind == want {
		return true
	}
	w.report(Fact{Kind: WrongType, Path: at.path(), Want: word, Got: got(n)})
	return false
}

// unrendered reports whether a mapping is what YAML makes of a template in braces,
// of which nothing can be said.
func (w *walk) unrendered(n *manifest.Node) bool {
	return n.Kind == manifest.Mapping && len(n.Fields) == 0 && n.Start < len(w.source) && bytes.HasPrefix(w.source[n.Start:], []byte("{{"))
}

// object judges the fields of a mapping.
func (w *walk) object(n *manifest.Node, t *schema.Type, at *place) {
	// meant are the fields that unknown ones were probably meant to be: they are not
	// missing too.
	var meant []string
	for i := range n.Fields {
		f := &n.Fields[i]
		known := t.Field(f.Key)
		switch {
		case known != nil:
			below := &place{at, f.Key}
			outer := w.status
			w.status = outer || at == nil && f.Key == "status"
			w.value(f.Value, known.Type, below)
			if known.Enum != nil && !w.status {
				w.enum(f.Value, known, below)
			}
			w.status = outer
		case t.Items != nil:
			w.value(f.Value, t.Items, &place{at, f.Key})
		case t.Embedded && slices.Contains(embedded, f.Key):
		case t.Name == "meta.v1.ObjectMeta" && f.Key == "clusterName": // of old dumps
		case !t.Open && !isPlaceholder(f.Key):
			near := nearest(f.Key, t)
			meant = append(meant, near)
			w.report(Fact{Kind: UnknownField, Path: at.path(f.Key), Type: t.Name, Field: f.Key, Near: near})
		}
	}
	if w.status {
		return
	}
	fields := t.Fields()
	for i := range fields {
		if f := &fields[i]; f.Required && !slices.Contains(meant, f.Name) && !(t.Embedded && at == nil && f.Name == "metadata") {
			w.required(n, t, f, at)
		}
	}
	for _, name := range demanded[t.Name] {
		if f := t.Field(name); f != nil && !slices.Contains(meant, name) {
			w.required(n, t, f, at)
		}
	}
	if t.Name != "" {
		w.constraints(n, t.Name, meant, at)
	}
}

// embedded are the fields of an object of Kubernetes that its type need not name.
var embedded = []string{"apiVersion", "kind", "metadata"}

// optional are fields that Kubernetes' documents call required and its validation
// does not ask for.
var optional = map[string]string{
	"core.v1.HTTPHeader":                  "value",
	"core.v1.Sysctl":                      "value",
	"core.v1.ISCSIVolumeSource":           "lun",
	"core.v1.ISCSIPersistentVolumeSource": "lun",
}

// demanded are fields that validation asks for and the documents call optional.
var demanded = map[string][]string{
	"core.v1.Pod":                         {"spec"},
	"core.v1.PodTemplateSpec":             {"spec"},
	"core.v1.PersistentVolume":            {"spec"},
	"core.v1.PersistentVolumeClaim":       {"spec"},
	"core.v1.Service":                     {"spec"},
	"networking.v1.Ingress":               {"spec"},
	"batch.v1.Job":                        {"spec"},
	"batch.v1.JobTemplateSpec":            {"spec"},
	"core.v1.ConfigMapKeySelector":        {"name"},
	"core.v1.SecretKeySelector":           {"name"},
	"core.v1.ConfigMapEnvSource":          {"name"},
	"core.v1.SecretEnvSource":             {"name"},
	"core.v1.ConfigMapVolumeSource":       {"name"},
	"core.v1.SecretVolumeSource":          {"secretName"},
	"core.v1.ConfigMapProjection":         {"name"},
	"core.v1.SecretProjection":            {"name"},
	"core.v1.ExecAction":                  {"command"},
	"networking.v1.IngressServiceBackend": {"port"},
}

// required says if a required field is missing or empty.
func (w *walk) required(n *manifest.Node, t *schema.Type, f *schema.Field, at *place) {
	if optional[t.Name] == f.Name {
		return
	}
	set := n.Field(f.Name)
	if set != nil && !absent(set.Value) && (t.Name == "" || !empty(set.Value)) {
		return
	}
	if hasTemplateKey(n) {
		return
	}
	w.report(Fact{Kind: MissingField, Path: at.path(f.Name), Type: t.Name, Field: f.Name})
}

// empty reports whether n is an empty string or list, which for Kubernetes' own
// types is as good as nothing.
func empty(n *manifest.Node) bool {
	return n.Value == "" || n.Kind == manifest.Sequence && len(n.Items) == 0
}

// enum judges the values of an enumerated string, or of a list of them.
func (w *walk) enum(n *manifest.Node, f *schema.Field, at *place) {
	for i, item := range n.Items {
		w.enum(item, f, &place{at, i})
	}
	s, ok := n.Value.(string)
	if !ok || s == "" || isPlaceholder(s) || slices.Contains(f.Enum, s) {
		return
	}
	w.report(Fact{Kind: NotInEnum, Path: at.path(), Value: s, Values: f.Enum, Near: words.Nearest(s, f.Enum)})
}

// scalar judges a value that is neither a mapping nor a list.
func (w *walk) scalar(n *manifest.Node, shape schema.Shape, at *place) {
	word, format := "", ""
	switch shape {
	case schema.String:
		if _, ok := n.Value.(string); !ok {
			if n.Kind == manifest.Scalar {
				w.report(Fact{Kind: ImplicitType, Path: at.path(), Got: got(n)})
				return
			}
			word = "string"
		}
	case schema.Bool:
		if _, ok := n.Value.(bool); !ok {
			word = "boolean"
		}
	case schema.Int32, schema.Int64:
		word = integer(n.Value, shape)
	case schema.Number:
		switch n.Value.(type) {
		case int64, uint64, float64:
		default:
			word = "number"
		}
	case schema.IntOrStr:
		if _, ok := n.Value.(string); !ok {
			if word = integer(n.Value, schema.Int32); word != "" {
				word = "integer or string"
			}
		}
	case schema.Quantity:
		switch v := n.Value.(type) {
		case int64, uint64, float64:
		case string:
			if _, err := resource.ParseQuantity(strings.TrimSpace(v)); err != nil {
				format = "quantity"
			}
		default:
			word = "quantity"
		}
	case schema.Bytes:
		if s, ok := n.Value.(string); !ok {
			word = "string"
		} else if _, err := base64.StdEncoding.DecodeString(s); err != nil {
			format = "base64"
		}
	case schema.Time:
		if s, ok := n.Value.(string); !ok {
			word = "string"
		} else if _, err := time.Parse(time.RFC3339, s); err != nil {
			format = "time"
		}
	}
	switch {
	case word != "":
		w.report(Fact{Kind: WrongType, Path: at.path(), Want: word, Got: got(n)})
	case format != "":
		w.report(Fact{Kind: BadFormat, Path: at.path(), Want: format})
	}
}

// integer returns "" for a value that is an integer of a size, else the word for
// what belongs there. A float without a fraction is an integer in JSON.
func integer(v any, shape schema.Shape) string {
	low, high, word := float64(math.MinInt32), float64(math.MaxInt32), "32-bit integer"
	if shape == schema.Int64 {
		low, high, word = math.MinInt64, math.MaxInt64, "64-bit integer"
	}
	var f float64
	switch v := v.(type) {
	case int64:
		f = float64(v)
	case uint64:
		f = float64(v)
	case float64:
		if f = v; f != math.Trunc(f) {
			return "integer"
		}
	default:
		return "integer"
	}
	if f < low || f > high {
		return word
	}
	return ""
}

// absent reports whether there is nothing: no node, or null.
func absent(n *manifest.Node) bool {
	return n == nil || n.Kind == manifest.Scalar && n.Value == nil
}

// got names the shape of a node.
func got(n *manifest.Node) string {
	switch n.Kind {
	case manifest.Mapping:
		return "mapping"
	case manifest.Sequence:
		return "list"
	}
	switch v := n.Value.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v != math.Trunc(v) {
			return "fraction"
		}
	}
	return "number"
}

// placeholders are what stands where a value is put in later: by kustomize or
// Flux, by a template, or by hand.
var placeholders = regexp.MustCompile(`<<\s*[\w.]+\s*>>|^<[^<>]+>$|^__\w+__$|^%\w+%$|^@\w+@$|^\[\[.*\]\]$|^\$[A-Z][A-Z0-9_]*$|^REPLACE`)

func isPlaceholder(s string) bool {
	if s == "" {
		return false
	}
	if strings.IndexByte("<_%@[$R", s[0]) >= 0 && placeholders.MatchString(s) {
		return true
	}
	for i := 0; i+1 < len(s); i++ {
		switch c, next := s[i], s[i+1]; {
		case c == '$' && (next == '{' || next == '('), c == '{' && next == '{', c == '}' && next == '}':
			return true
		case c == '<' && strings.HasPrefix(s[i:], "<no value>"):
			return true
		}
	}
	return false
}

func placeholder(n *manifest.Node) bool {
	s, ok := n.Value.(string)
	return ok && (isPlaceholder(s) || isInCapitals(s))
}

// isInCapitals reports whether a text is of words in capitals, as is what somebody
// puts in by hand.
func isInCapitals(s string) bool {
	words := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '_' && i > 0 && i < len(s)-1:
			words = true
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9' && i > 0:
		default:
			return false
		}
	}
	return words
}

// hasTemplateKey reports whether something is put into a mapping later.
func hasTemplateKey(n *manifest.Node) bool {
	return slices.ContainsFunc(n.Fields, func(f manifest.Field) bool { return isPlaceholder(f.Key) })
}

// nearest returns the field of a type that was probably meant, "" if none is near.
func nearest(key string, t *schema.Type) string {
	fields := t.Fields()
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.Name
	}
	return words.Nearest(key, names)
}

func number(v any) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case uint64:
		return math.MaxInt64, true
	case float64:
		if v == math.Trunc(v) {
			return int64(v), true
		}
	}
	return 0, false
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
