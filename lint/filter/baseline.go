package filter

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// An Entry is one line of a baseline: findings of one identity, and how many.
type Entry struct {
	Identity
	Count int
}

// A Known is a set of findings that are accepted because they are old: those of a
// baseline, or of another revision. It is not for use by several goroutines at
// once.
type Known struct {
	by     By
	reason string
	file   string
	left   map[Identity]*known
}

// known is what is left of an entry.
type known struct {
	count, line int
}

// baselineHeader is the first line of a baseline, whose fields are separated by
// tabs: file, rule, object, field, and the number of findings if there are more
// than one.
const baselineHeader = "# kubevet baseline 1"

// ReadBaseline reads the text of a baseline, a file of that name. The error names
// the line.
func ReadBaseline(file string, text []byte) (*Known, error) {
	b := &Known{by: Baseline, reason: "in the baseline", file: file, left: make(map[Identity]*known)}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			if line != baselineHeader {
				return nil, fmt.Errorf("%s:1: not a baseline: the first line is not %q", file, baselineHeader)
			}
			continue
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		e, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if b.left[e.Identity] != nil {
			return nil, fmt.Errorf("%s:%d: the entry is in line %d too", file, n, b.left[e.Identity].line)
		}
		b.left[e.Identity] = &known{e.Count, n}
	}
	if n == 0 {
		return nil, fmt.Errorf("%s: not a baseline: the file is empty", file)
	}
	return b, nil
}

// parseEntry reads a line of a baseline.
func parseEntry(line string) (Entry, error) {
	fields := strings.Split(line, "\t")
	for i, f := range fields {
		if strings.HasPrefix(f, `"`) {
			text, err := strconv.Unquote(f)
			if err != nil {
				return Entry{}, fmt.Errorf("read field %d of an entry: %w", i+1, err)
			}
			fields[i] = text
		}
	}
	if len(fields) != 6 && len(fields) != 7 {
		return Entry{}, fmt.Errorf("an entry has 6 or 7 fields, separated by tabs, not %d", len(fields))
	}
	e := Entry{Identity{File: fields[0], Rule: fields[1], Kind: fields[2], Namespace: fields[3], Name: fields[4], Path: fields[5]}, 1}
	if len(fields) == 7 {
		var err error
		if e.Count, err = strconv.Atoi(fields[6]); err != nil || e.Count < 2 {
			return Entry{}, fmt.Errorf("the number of findings is %q, not one from 2", fields[6])
		}
	}
	return e, nil
}

// WriteBaseline writes a baseline, its entries sorted.
func WriteBaseline(w io.Writer, entries []Entry) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, baselineHeader)
	fmt.Fprintln(b, "# Findings that are known, as kubevet baseline create and prune write them: file, rule, object, field, number.")
	for _, e := range slices.SortedFunc(slices.Values(entries), compareEntries) {
		fields := []string{e.File, e.Rule, e.Kind, e.Namespace, e.Name, e.Path}
		if e.Count > 1 {
			fields = append(fields, strconv.Itoa(e.Count))
		}
		for i, f := range fields {
			if strings.ContainsFunc(f, func(r rune) bool { return r < ' ' || r == 0x7f }) || strings.HasPrefix(f, `"`) || i == 0 && strings.HasPrefix(f, "#") {
				fields[i] = strconv.Quote(f)
			}
		}
		fmt.Fprintln(b, strings.Join(fields, "\t"))
	}
	return b.Flush()
}

func compareEntries(a, b Entry) int {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Kind, b.Kind),
		strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name), strings.Compare(a.Path, b.Path))
}

// Entries counts identities, sorted.
func Entries(ids []Identity) []Entry {
	count := make(map[Identity]int)
	for _, id := range ids {
		count[id]++
	}
	entries := make([]Entry, 0, len(count))
	for id, n := range count {
		entries = append(entries, Entry{id, n})
	}
	slices.SortFunc(entries, compareEntries)
	return entries
}

// Clone returns a set of what is left of k.
func (k *Known) Clone() *Known {
	clone := *k
	clone.left = make(map[Identity]*known, len(k.left))
	for id, e := range k.left {
		copied := *e
		clone.left[id] = &copied
	}
	return &clone
}

// File is the file that the set was read from.
func (k *Known) File() string { return k.file }

// Answer returns the suppression of a finding that is known, nil if it is not.
// It accepts as many findings of an identity as are known.
func (k *Known) Answer(id Identity) *Suppression {
	e := k.left[id]
	if e == nil || e.count == 0 {
		return nil
	}
	e.count--
	return &Suppression{By: k.by, Reason: k.reason, At: document.Location{File: k.file, Line: e.line}}
}

// Left returns what no finding has been asked about, sorted.
func (k *Known) Left() []Entry {
	var entries []Entry
	for id, e := range k.left {
		if e.count > 0 {
			entries = append(entries, Entry{id, e.count})
		}
	}
	slices.SortFunc(entries, compareEntries)
	return entries
}
