package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/mask"
)

func (s *sarifWriter) result(f Finding) *sarif.Result {
	region := s.region(f.Location)
	result := &sarif.Result{
		RuleID:    &f.Rule.ID,
		RuleIndex: s.ruleIndex[f.Rule.ID],
		Level:     levelOf(f.Severity),
		Rank:      -1,
		Locations: []*sarif.Location{{
			ID: -1,
			PhysicalLocation: &sarif.PhysicalLocation{
				ArtifactLocation: artifact(f.Location.File),
				Region:           region,
			},
			LogicalLocations: []*sarif.LogicalLocation{logical(f.Object)},
		}},
		PartialFingerprints: map[string]string{"kubevet/v1": f.Fingerprint},
		Properties:          &sarif.PropertyBag{Properties: sarif.Properties{}},
	}
	if _, member := packed(f.Location.File); member != "" {
		result.Locations[0].LogicalLocations = append(result.Locations[0].LogicalLocations, &sarif.LogicalLocation{
			Name: &member, FullyQualifiedName: new(fmt.Sprintf("%s:%d", f.Location.File, f.Location.Line)),
			Kind: new("module"), Index: -1, ParentIndex: -1,
		})
	}
	// A hash of a line with a weak password tells it to who can guess: the upload
	// computes it where it is missing.
	secret := len(f.Excerpt) > 0 && strings.Contains(f.Excerpt[0].Text, mask.Redacted)
	if file := s.file(f.Location.File); !secret && file != nil && *region.StartLine <= len(file.hashes) {
		result.PartialFingerprints["primaryLocationLineHash"] = file.hashes[*region.StartLine-1]
	}
	if f.Path != "" {
		result.Properties.Add("path", f.Path)
	}
	if f.Control != "" {
		result.Properties.Add("control", f.Control)
	}
	if f.Location.Key != "" {
		result.Properties.Add("valuesKey", f.Location.Key)
	}

	if fix := s.fix(f); fix != nil {
		result.Fixes = []*sarif.Fix{fix}
	}

	// GitHub shows a related location only where the message links to it.
	text := clean(f.Object.String()) + ": " + sentence(f.Message)
	var links []string
	for _, related := range flatten(f.Location.Related) {
		id := len(links) + 1
		links = append(links, fmt.Sprintf("[%s](%d)", linkText(clean(related.Message)), id))
		result.RelatedLocations = append(result.RelatedLocations, &sarif.Location{
			ID:      id,
			Message: message(clean(related.Message)),
			PhysicalLocation: &sarif.PhysicalLocation{
				ArtifactLocation: artifact(related.File),
				Region:           s.region(related.Location),
			},
		})
	}
	if len(links) > 0 {
		text += " See " + strings.Join(links, ", ") + "."
	}
	if len(f.Scenarios) > 0 {
		text += " Found with " + few(f.Scenarios) + "."
		result.Properties.Add("scenarios", f.Scenarios)
	}
	result.Message = message(text)
	if f.Suppressed != nil {
		result.Suppressions = []*sarif.Suppression{s.suppression(f.Suppressed)}
	}
	return result
}

// suppression says what answers a result.
func (s *sarifWriter) suppression(by *filter.Suppression) *sarif.Suppression {
	out := &sarif.Suppression{Kind: new("external"), Status: new("accepted"), Justification: new(clean(by.Reason))}
	if by.By.InSource() {
		out.Kind = new("inSource")
	}
	if by.At.File != "" {
		place := &sarif.PhysicalLocation{ArtifactLocation: artifact(by.At.File)}
		if by.At.Line > 0 {
			place.Region = s.region(by.At)
		}
		out.Location = &sarif.Location{ID: -1, PhysicalLocation: place}
	}
	return out
}

// fix returns the edits of a finding, nil if there are none or of a text that
// cannot be read again, such as standard input.
func (s *sarifWriter) fix(f Finding) *sarif.Fix {
	if len(f.Edits) == 0 || slices.ContainsFunc(f.Edits, func(e document.Edit) bool { return s.file(e.File) == nil }) {
		return nil
	}
	out := &sarif.Fix{Description: message(sentence(catalogue.Advice(f.Rule.Fix)))}
	var change *sarif.ArtifactChange
	for i, e := range f.Edits {
		if i == 0 || e.File != f.Edits[i-1].File {
			change = &sarif.ArtifactChange{ArtifactLocation: artifact(e.File)}
			out.ArtifactChanges = append(out.ArtifactChanges, change)
		}
		file := s.file(e.File)
		startLine, start := file.Position(e.Start)
		endLine, end := file.Position(e.End)
		region := &sarif.Region{
			StartLine: &startLine, StartColumn: &start,
			EndLine: &endLine, EndColumn: &end,
			ByteOffset: -1, CharOffset: -1,
		}
		change.Replacements = append(change.Replacements, &sarif.Replacement{DeletedRegion: region, InsertedContent: &sarif.ArtifactContent{Text: &e.Text}})
	}
	return out
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
