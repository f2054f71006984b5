package filter

import (
	"bufio"
	"cmp"
	"errors"
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
	// left are the entries, by field.
	left map[Identity][]*known
}

// known is what is left of an entry.
type known struct {
	id          Identity
	count, line int
}

// baselineHeader is the first line of a baseline, whose fields are separated by
// tabs: file, rule, object, field, severity, hashes of the evidence, and the number
// of findings if there are more than one.
const baselineHeader = "# kubevet baseline 2"

// firstBaseline is the first line of a baseline that knows neither severities nor
// evidence.
const firstBaseline = "# kubevet baseline 1"

// ErrOldBaseline says that a baseline is of an older form.
var ErrOldBaseline = errors.New("a baseline of an older form; kubevet baseline create writes it anew")

// ReadBaseline reads the text of a baseline, a file of that name. The error names
// the line.
func ReadBaseline(file string, text []byte) (*Known, error) {
	b := &Known{by: Baseline, reason: "in the baseline", file: file, left: make(map[Identity][]*known)}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 {
			if line == firstBaseline {
				return nil, fmt.Errorf("%s:1: %w", file, ErrOldBaseline)
			}
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
		field := e.field()
		for _, other := range b.left[field] {
			if other.id == e.Identity {
				return nil, fmt.Errorf("%s:%d: the entry is in line %d too", file, n, other.line)
			}
		}
		b.left[field] = append(b.left[field], &known{e.Identity, e.Count, n})
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
	if len(fields) != 8 && len(fields) != 9 {
		return Entry{}, fmt.Errorf("an entry has 8 or 9 fields, separated by tabs, not %d", len(fields))
	}
	e := Entry{Identity{
		File: fields[0], Rule: fields[1], Kind: fields[2], Namespace: fields[3], Name: fields[4], Path: fields[5],
		Evidence: fields[7],
	}, 1}
	if err := e.Severity.UnmarshalText([]byte(fields[6])); err != nil {
		return Entry{}, err
	}
	if len(fields) == 9 {
		var err error
		if e.Count, err = strconv.Atoi(fields[8]); err != nil || e.Count < 2 {
			return Entry{}, fmt.Errorf("the number of findings is %q, not one from 2", fields[8])
		}
	}
	return e, nil
}

// WriteBaseline writes a baseline, its entries sorted.
func WriteBaseline(w io.Writer, entries []Entry) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, baselineHeader)
	fmt.Fprintln(b, "# Findings that are known, as kubevet baseline create and prune write them: file, rule, object, field, severity, evidence, number.")
	for _, e := range slices.SortedFunc(slices.Values(entries), compareEntries) {
		fields := []string{e.File, e.Rule, e.Kind, e.Namespace, e.Name, e.Path, e.Severity.String(), e.Evidence}
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
		strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name), strings.Compare(a.Path, b.Path),
		cmp.Compare(b.Severity, a.Severity), strings.Compare(a.Evidence, b.Evidence))
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
	clone.left = make(map[Identity][]*known, len(k.left))
	for field, entries := range k.left {
		for _, e := range entries {
			copied := *e
			clone.left[field] = append(clone.left[field], &copied)
		}
	}
	return &clone
}

// File is the file that the set was read from.
func (k *Known) File() string { return k.file }

// Answer returns the suppression of a finding that is known, nil if it is not: one
// that is about more than what is known, or more severe, is not. It accepts as many
// findings of an entry as are known.
func (k *Known) Suppression(id Identity) *Suppression {
	var by *known
	for _, e := range k.left[id.field()] {
		if e.count > 0 && e.id.includes(id) && (by == nil || e.id == id) {
			by = e
		}
	}
	if by == nil {
		return nil
	}
	by.count--
	return &Suppression{By: k.by, Reason: k.reason, At: document.Location{File: k.file, Line: by.line}}
}

// Left returns what no finding has been asked about, sorted.
func (k *Known) Left() []Entry {
	var entries []Entry
	for _, all := range k.left {
		for _, e := range all {
			if e.count > 0 {
				entries = append(entries, Entry{e.id, e.count})
			}
		}
	}
	slices.SortFunc(entries, compareEntries)
	return entries
}
