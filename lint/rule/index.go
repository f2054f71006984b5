package rule

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Open reads the rules of a tree of policies as Load does, but from its generated
// files.
func Open(fsys fs.FS) (*Set, error) {
	set, err := newSet(fsys)
	if err != nil {
		return nil, err
	}
	policies, err := checksum(fsys)
	if err != nil {
		return nil, err
	}
	if set.Plan, err = readGenerated(fsys, PlanFile, policies); err != nil {
		return nil, err
	}
	index, err := readGenerated(fsys, IndexFile, policies)
	if err != nil {
		return nil, err
	}
	kinds := make(map[string][]string)
	for line := range strings.Lines(index) {
		r, err := set.parse(strings.TrimSuffix(line, "\n"), kinds)
		if err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", IndexFile, len(set.Rules)+2, err)
		}
		set.Rules = append(set.Rules, r)
	}
	return set, nil
}

// Index is what follows the first line of IndexFile: a line for each rule, sorted by ID, its fields
// separated by tabs, the elements of a list by item, and lists by list.
func (s *Set) Index() (string, error) {
	var b strings.Builder
	for _, r := range s.Rules {
		fix, err := marshal(r.Fix, r.Fix == nil)
		if err != nil {
			return "", fmt.Errorf("%s: fix: %w", r.File, err)
		}
		parameters, err := marshal(r.Parameters, r.Parameters == nil)
		if err != nil {
			return "", fmt.Errorf("%s: parameters: %w", r.File, err)
		}
		example, err := marshal(r.Example, r.Example == nil)
		if err != nil {
			return "", fmt.Errorf("%s: parameters of the examples: %w", r.File, err)
		}
		var models []string
		for _, m := range r.Models {
			models = append(models, m.String())
		}
		var references []string
		for _, ref := range r.References {
			references = append(references, ref.Ref+item+ref.Description)
		}
		fields := []string{
			r.ID, r.Category, r.Severity.String(), r.Profile.String(),
			strings.Join(s.contract(r.Kinds), item), strings.Join(models, item),
			r.Title, r.Description, strings.Join(references, list), joinLists(r.Compliance), joinLists(r.Aliases),
			fix, parameters, r.Bad, r.Good, r.Fixed, example, strings.Join(r.Yields, item),
			strconv.FormatBool(r.Masks), strings.Join(r.Components, item), r.Help,
		}
		for i, field := range fields {
			fields[i] = escape.Replace(field)
		}
		b.WriteString(strings.Join(fields, "\t") + "\n")
	}
	return b.String(), nil
}

// parse reads a line of the index. kinds holds the expanded kinds that earlier
// lines have.
func (s *Set) parse(line string, kinds map[string][]string) (*Rule, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 21 {
		return nil, fmt.Errorf("a line has %d fields", len(fields))
	}
	for i, field := range fields {
		var err error
		if fields[i], err = unescape(field); err != nil {
			return nil, err
		}
	}
	r := &Rule{
		ID: fields[0], Category: fields[1],
		Title: fields[6], Description: fields[7], Compliance: splitLists(fields[9]), Aliases: splitLists(fields[10]),
		Bad: fields[13], Good: fields[14], Fixed: fields[15],
		Yields: split(fields[17], item), Components: split(fields[19], item), Help: fields[20],
		File: path.Join(fields[1], fields[0]+".rego"),
	}
	expanded, ok := kinds[fields[4]]
	if !ok {
		var err error
		if expanded, err = s.expand(split(fields[4], item)); err != nil {
			return nil, err
		}
		kinds[fields[4]] = expanded
	}
	r.Kinds, r.Pods = expanded, slices.Contains(split(fields[4], item), workload)
	models := split(fields[5], item)
	if models != nil {
		r.Models = make([]Model, len(models))
	}
	var errs []error
	for i, m := range models {
		errs = append(errs, r.Models[i].UnmarshalText([]byte(m)))
	}
	for _, ref := range split(fields[8], list) {
		address, description, ok := strings.Cut(ref, item)
		if !ok {
			return nil, fmt.Errorf("the reference %q has no description", ref)
		}
		r.References = append(r.References, Reference{address, description})
	}
	var err error
	if r.Masks = fields[18] == "true"; !r.Masks && fields[18] != "false" {
		err = fmt.Errorf("masks is %q", fields[18])
	}
	return r, errors.Join(append(errs, err,
		r.Severity.UnmarshalText([]byte(fields[2])), r.Profile.UnmarshalText([]byte(fields[3])),
		unmarshal(fields[11], &r.Fix), unmarshal(fields[12], &r.Parameters), unmarshal(fields[16], &r.Example),
	)...)
}

// The separators of ASCII.
const (
	item = "\x1f"
	list = "\x1e"
)

var escape = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`)

// unescape is the opposite of escape, which is worth some speed: most of the
// index is escaped text.
func unescape(s string) (string, error) {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, nil
	}
	b := make([]byte, 0, len(s))
	for ; i >= 0 && i+1 < len(s); i = strings.IndexByte(s, '\\') {
		b = append(b, s[:i]...)
		switch c := s[i+1]; c {
		case 'n':
			b = append(b, '\n')
		case 't':
			b = append(b, '\t')
		case '\\':
			b = append(b, c)
		default:
			return "", fmt.Errorf("\\%c stands for nothing", c)
		}
		s = s[i+2:]
	}
	if i >= 0 {
		return "", errors.New("a field ends in half an escape")
	}
	return string(append(b, s...)), nil
}

// split is the opposite of strings.Join for lists without empty elements.
func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

// joinLists writes each list after its key.
func joinLists(m map[string][]string) string {
	var lists []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		lists = append(lists, strings.Join(append([]string{key}, m[key]...), item))
	}
	return strings.Join(lists, list)
}

func splitLists(s string) map[string][]string {
	if s == "" {
		return nil
	}
	lists := strings.Split(s, list)
	m := make(map[string][]string, len(lists))
	for _, l := range lists {
		items := strings.Split(l, item)
		m[items[0]] = items[1:]
	}
	return m
}

// contract is the opposite of expand.
func (s *Set) contract(kinds []string) []string {
	if slices.Equal(kinds, s.Components.Kinds()) {
		return []string{component}
	}
	var others []string
	for _, k := range kinds {
		if _, ok := s.Workloads[k]; !ok {
			others = append(others, k)
		}
	}
	if len(kinds)-len(others) < len(s.Workloads) {
		return kinds
	}
	return append(others, workload)
}

// marshal writes a value as JSON, and none as nothing.
func marshal(v any, none bool) (string, error) {
	if none {
		return "", nil
	}
	text, err := json.Marshal(v)
	return string(text), err
}

// unmarshal reads what marshal wrote, with numbers as YAML has them.
func unmarshal[T any](text string, into *T) error {
	if text == "" {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	if err := dec.Decode(into); err != nil {
		return err
	}
	switch v := any(into).(type) {
	case **Fix:
		(*v).Set = numbers((*v).Set)
	case *map[string]any:
		numbers(*v)
	}
	return nil
}

// numbers replaces the numbers in a value by ints, or else floats.
func numbers(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return int(n)
		}
		f, _ := v.Float64()
		return f
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = numbers(v[key])
		}
	}
	return v
}
