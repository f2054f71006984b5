package fix

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/workspace"
)

// A candidate is a finding that its rule has a fix for, and the change of a file
// that would make it.
type candidate struct {
	// id names the finding in all rounds.
	id      string
	finding report.Finding
	// occurrences are the same finding in all renderings.
	occurrences []occurrence
	// allowed says that the fix is safe or unsafe ones are wanted.
	allowed bool
	// refused says why the fix cannot be made, "" if nothing speaks against it.
	refused string
	file    string
	change  edit.Change
}

// An occurrence is a finding in one rendering. The numbers are indexes: of the
// source, of the bundle in it, and of the object in that.
type occurrence struct {
	occurrencePlace
	finding *eval.Finding
}

type occurrencePlace struct{ source, bundle, object int }

// wanted is the change of the object that fixes the finding.
func (o occurrence) wanted() edit.Change {
	r := o.finding.Rule
	return edit.Change{Path: o.finding.Path, Set: r.Fix.Set, Remove: r.Fix.Remove, Prune: true}
}

// A place is what is changed by the fix of a finding: two findings with the same have
// one fix.
type place struct {
	rule, path, file   string
	line, column       int
	endLine, endColumn int
}

// placeOf returns the place of a finding. One key of a chart's values may supply
// several fields, which the report joins.
func placeOf(r *rule.Rule, path string, loc document.Location) place {
	if loc.Key != "" {
		path = ""
	}
	return place{r.ID, path, loc.File, loc.Line, loc.Column, loc.EndLine, loc.EndColumn}
}

// candidates returns the findings that have a fix, in their order.
func (f *fixer) candidates(r report.Report) []*candidate {
	f.open = make(map[occurrencePlace][]edit.Change)
	texts := files.NewTexts(f.w.Tree())
	found := make(map[place]*candidate)
	var all []*candidate
	for _, rf := range r.Findings {
		at := placeOf(rf.Rule, rf.Path, rf.Location)
		if rf.Rule.Fix != nil && found[at] == nil {
			found[at] = &candidate{finding: rf, allowed: f.opts.Unsafe || rf.Rule.Fix.Safe}
			all = append(all, found[at])
		}
	}
	for _, rf := range r.Suppressed {
		if c := found[placeOf(rf.Rule, rf.Path, rf.Location)]; c != nil {
			c.refused = "it is suppressed in another rendering"
		}
	}
	for s := range f.w.Sources() {
		for n, b := range f.w.Source(s) {
			objects := make(map[*manifest.Object]int, len(b.Objects))
			for i, o := range b.Objects {
				objects[o] = i
			}
			for i := range b.Findings {
				ef := &b.Findings[i]
				if ef.Rule.Fix == nil || !b.Reports(ef.Object.Document.File) {
					continue
				}
				loc := ef.Place(texts.Read)
				c := found[placeOf(ef.Rule, manifest.FormatPath(ef.Path), loc)]
				if c == nil {
					continue
				}
				occ := occurrence{occurrencePlace{s, n, objects[ef.Object]}, ef}
				c.occurrences = append(c.occurrences, occ)
				if c.allowed {
					f.open[occ.occurrencePlace] = append(f.open[occ.occurrencePlace], occ.wanted())
				}
				if len(c.occurrences) == 1 {
					c.id = fmt.Sprintf("%s %d %d %d %s %s", ef.Rule.ID, s, n, objects[ef.Object], manifest.FormatPath(ef.Path), ef.Message)
					f.aim(c, b, loc)
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(c *candidate) bool { return len(c.occurrences) == 0 })
}

// aim finds the change of a file that fixes the candidate's first occurrence.
func (f *fixer) aim(c *candidate, b *workspace.Bundle, loc document.Location) {
	if !c.allowed {
		return
	}
	if f.done[c.id] {
		c.refused = "it was made, and the finding came back"
	}
	if c.refused == "" {
		c.refused = f.refused[c.id]
	}
	if c.refused != "" {
		return
	}
	ef := c.occurrences[0].finding
	c.change = edit.Change{Set: ef.Rule.Fix.Set, Remove: ef.Rule.Fix.Remove}
	reason := ""
	switch doc := ef.Object.Document; {
	case ef.Line > 0:
		reason = "it is one line of several"
	case doc.Origin == nil:
		reason = f.aimAtText(c, ef)
	case b.Source.Kind == document.Chart:
		reason = f.aimAtValues(c, b, ef, loc)
	default:
		reason = f.aimAtPlace(c, ef, loc)
	}
	if reason == "" {
		reason = f.writable(c.file)
	}
	c.refused = reason
}

// aimAtText aims at the field itself, in a file that was parsed as it stands.
func (f *fixer) aimAtText(c *candidate, ef *eval.Finding) (reason string) {
	c.file = ef.Object.Document.File
	if c.file == files.StdinFile {
		return "standard input is not a file"
	}
	sheet, err := f.sheets.sheet(c.file)
	if err != nil {
		return err.Error()
	}
	document, ok := sheet.Document(ef.Object.Root.Start)
	if !ok {
		return "the object comes from an alias"
	}
	c.change.Document, c.change.Path, c.change.Prune = document, slices.Concat(ef.Object.Path, ef.Path), true
	return ""
}

// aimAtValues aims at the key of a values file that supplies the field, or that
// would.
func (f *fixer) aimAtValues(c *candidate, b *workspace.Bundle, ef *eval.Finding, loc document.Location) (reason string) {
	const templates = "templates are not edited"
	values := func(name string) bool {
		return name == path.Join(b.Source.Dir, "values.yaml") || name == b.Scenario || slices.Contains(f.w.Options().Render.Values, name)
	}
	if ef.Object.Get(ef.Path) != nil {
		if loc.Key == "" || !values(loc.File) {
			return templates
		}
		reason := f.aimAt(c, loc)
		if node := ef.Object.Get(ef.Path); reason == "" && c.change.Remove && node.Value == true {
			// A chart keeps its keys: they are its documentation, and its templates
			// look for them.
			c.change.Remove, c.change.Set = false, false
		}
		return reason
	}
	i := slices.IndexFunc(loc.Related, func(r document.Related) bool { return r.Role == document.Settable && values(r.File) })
	if loc.Key == "" || i < 0 && !values(loc.File) {
		return templates
	}
	c.file = loc.File
	if i >= 0 {
		c.file = loc.Related[i].File
	}
	c.change.Path = loc.Keys()
	return ""
}

// aimAt aims at the field at a location.
func (f *fixer) aimAt(c *candidate, loc document.Location) (reason string) {
	c.file = loc.File
	sheet, err := f.sheets.sheet(c.file)
	if err != nil {
		return err.Error()
	}
	document, at, inside, ok := sheet.At(loc.Line, loc.Column)
	switch {
	case inside:
		return "it stands within a string, which is not edited in part"
	case !ok:
		return "it is not written there as a field"
	}
	c.change.Document, c.change.Path = document, at
	return ""
}

// aimAtPlace aims at the field of a file that a kustomization reads, or at its
// nearest parent.
func (f *fixer) aimAtPlace(c *candidate, ef *eval.Finding, loc document.Location) (reason string) {
	if loc.Key != "" || slices.Contains(strings.Split(path.Dir(loc.File), "/"), "templates") {
		return "it comes from a chart"
	}
	if i := slices.IndexFunc(loc.Related, func(r document.Related) bool { return r.Role == document.Removed }); i >= 0 {
		by := loc.Related[i]
		return fmt.Sprintf("%s:%d removes it", by.File, by.Line)
	}
	if reason := f.aimAt(c, loc); reason != "" {
		return reason
	}
	at := c.change.Path
	existing := len(ef.Path)
	for existing > 0 && ef.Object.Get(ef.Path[:existing]) == nil {
		existing--
	}
	if existing == len(ef.Path) {
		c.change.Prune = true
		return ""
	}
	if existing > 0 {
		if key, ok := ef.Path[existing-1].(string); ok {
			if at[len(at)-1] != key {
				return fmt.Sprintf("%q is not written in the file", key)
			}
			c.change.Path = slices.Concat(at, ef.Path[existing:])
			return ""
		}
	}
	// The location of an item or of the object is that of its first field.
	c.change.Path = slices.Concat(at[:len(at)-1], ef.Path[existing:])
	return ""
}

// snippet returns the YAML that a person would write, from the first field that
// is not there yet.
func (c *candidate) snippet() string {
	ef := c.occurrences[0].finding
	if ef.Rule.Fix.Remove {
		return ""
	}
	existing := 0
	for existing+1 < len(ef.Path) && ef.Object.Get(ef.Path[:existing+1]) != nil {
		existing++
	}
	return edit.YAML(ef.Path[existing:], ef.Rule.Fix.Set)
}
