package report

import (
	"fmt"
	"io"
	"strings"
)

// Fixes are the fixes of what was found in a tree.
type Fixes struct {
	// Before and After report on the tree without and with the fixes.
	Before, After Report
	// Files are the files that the fixes change, sorted by name.
	Files []FixedFile
	// Fixed are the findings that these answer. Where one fix led to another, the
	// lines of the latter are those of the tree in between.
	Fixed []Finding
	// Suggestions are the findings with a fix that is not made, with the lines of
	// the tree after the others. Unsafe counts the findings that only an unsafe
	// fix answers, if such are not wanted.
	Suggestions []Suggestion
	Unsafe      int
}

// A FixedFile is a file that fixes change.
type FixedFile struct {
	File          string
	Before, After []byte
	// Diff is the change as a unified diff, in which secrets are masked.
	Diff string
}

// A Suggestion is a fix that is left to a person.
type Suggestion struct {
	Finding Finding
	// Reason says why it is not made, as the end of a sentence.
	Reason string
	// YAML is what to write at the finding's location or below it, "" if the field
	// is to be removed.
	YAML string
}

// FixText says for people what was fixed, what was not and why, and what is left.
// With dry nothing was written.
func FixText(w io.Writer, f Fixes, dry bool, opts Options) error {
	t := newTextWriter(w, opts)
	fixed := "fixed"
	if dry {
		fixed = "would fix"
	}
	line := func(what string, found Finding, tail string) {
		loc := found.Location
		t.printf("%s %s %s [%s]%s\n", what, t.palette.Bold(t.place(loc.File, loc.Line, loc.Column)+":"), clean(found.Message), found.Rule.ID, tail)
	}
	if !opts.Quiet {
		for _, found := range f.Fixed {
			line(fixed, found, "")
		}
		for _, s := range f.Suggestions {
			line("not fixed", s.Finding, ": "+clean(s.Reason))
			if s.YAML == "" {
				t.printf("    remove %s\n", clean(s.Finding.Path))
			}
			for _, l := range strings.Split(s.YAML, "\n") {
				if l != "" {
					t.printf("    %s\n", clean(l))
				}
			}
		}
	}
	t.entries(f.After, unused)
	t.entries(f.After, problems)
	if !opts.Quiet {
		parts := []string{fmt.Sprintf("%s %s in %s", fixed, count(len(f.Fixed), "finding"), count(len(f.Files), "file"))}
		if n := len(f.Suggestions); n > 0 {
			parts = append(parts, fmt.Sprintf("%d left to you", n))
		}
		if f.Unsafe > 0 {
			parts = append(parts, fmt.Sprintf("%d more with --unsafe", f.Unsafe))
		}
		left := tally(f.After.Findings, t.palette)
		if len(f.After.Findings) > 0 {
			left += " left"
		}
		t.printf("%s; %s%s\n", strings.Join(parts, "; "), left, answered(f.After))
	}
	return t.Flush()
}
