package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
)

func (s *sarifWriter) result(f Finding) sarifResult {
	region := s.region(f.Location)
	result := sarifResult{
		RuleID:    f.Rule.ID,
		RuleIndex: s.ruleIndex[f.Rule.ID],
		Level:     severityLevels[f.Severity].sarif,
		Locations: []sarifLocation{{
			PhysicalLocation: sarifPhysical{artifact(f.Location.File), region},
			LogicalLocations: logicals(f),
		}},
		PartialFingerprints: map[string]string{"kubevet/v2": f.Fingerprint},
		Properties:          sarifResultProperties{Path: f.Path, Control: f.Control, ValuesKey: f.Location.Key, Scenarios: f.Scenarios, Evidence: f.Evidence},
		Fixes:               s.fixes(f),
	}
	if _, member := packed(f.Location.File); member != "" {
		result.Locations[0].LogicalLocations = append(result.Locations[0].LogicalLocations, sarifLogical{
			Name: member, FullyQualifiedName: fmt.Sprintf("%s:%d", f.Location.File, f.Location.Line), Kind: "module",
		})
	}
	// A hash of a line with a weak password tells it to who can guess: the upload
	// computes it where it is missing.
	secret := len(f.Excerpt) > 0 && f.Excerpt[0].Masked
	if file := s.file(f.Location.File); !secret && file != nil && region.StartLine <= len(file.hashes) {
		result.PartialFingerprints["primaryLocationLineHash"] = file.hashes[region.StartLine-1]
	}

	// GitHub shows a related location only where the message links to it.
	text := clean(f.Object.String()) + ": " + sentence(f.Message)
	var links []string
	for _, related := range flatten(f.Location.Related) {
		id := len(links) + 1
		links = append(links, fmt.Sprintf("[%s](%d)", linkText(clean(related.Message)), id))
		result.RelatedLocations = append(result.RelatedLocations, sarifLocation{
			ID:               id,
			Message:          sarifText{Text: clean(related.Message)},
			PhysicalLocation: sarifPhysical{artifact(related.File), s.region(related.Location)},
		})
	}
	if len(links) > 0 {
		text += " See " + strings.Join(links, ", ") + "."
	}
	if others := f.others(); len(others) > 0 {
		text += " So for " + few(names(others)) + "."
	}
	if len(f.Scenarios) > 0 {
		text += " Found with " + few(f.Scenarios) + "."
	}
	result.Message.Text = text
	if by := f.Suppressed; by != nil {
		suppression := sarifSuppression{Kind: "external", Status: "accepted", Justification: clean(by.Reason)}
		if by.By.InSource() {
			suppression.Kind = "inSource"
		}
		if by.At.File != "" {
			suppression.Location = s.place(by.At)
		}
		result.Suppressions = []sarifSuppression{suppression}
	}
	return result
}

// logicals are the objects that a finding is about, the one it names first.
func logicals(f Finding) []sarifLogical {
	all := []sarifLogical{logical(f.Object)}
	for _, o := range f.others() {
		all = append(all, logical(o))
	}
	return all
}

// fixes returns the edits of a finding, nil if there are none or of a text that
// cannot be read again, such as standard input.
func (s *sarifWriter) fixes(f Finding) []sarifFix {
	if len(f.Edits) == 0 || slices.ContainsFunc(f.Edits, func(e document.Edit) bool { return s.file(e.File) == nil }) {
		return nil
	}
	var changes []sarifChange
	for i, e := range f.Edits {
		if i == 0 || e.File != f.Edits[i-1].File {
			changes = append(changes, sarifChange{ArtifactLocation: artifact(e.File)})
		}
		file := s.file(e.File)
		startLine, start := file.Position(e.Start)
		endLine, end := file.Position(e.End)
		change := &changes[len(changes)-1]
		change.Replacements = append(change.Replacements, sarifReplacement{
			DeletedRegion:   sarifRegion{StartLine: startLine, StartColumn: start, EndLine: endLine, EndColumn: end},
			InsertedContent: sarifText{Text: e.Text},
		})
	}
	return []sarifFix{{changes, sarifText{Text: sentence(catalogue.Advice(f.Rule.Fix))}}}
}

// flatten returns related locations and those related to them, depth first.
func flatten(related []document.Related) []document.Related {
	var out []document.Related
	for _, r := range related {
		if r.Message == "" {
			r.Message = "related"
		}
		out = append(append(out, r), flatten(r.Location.Related)...)
	}
	return out
}
