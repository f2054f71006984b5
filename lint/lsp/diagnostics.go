package lsp

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
)

// Bounds on what is published: of one file, and of all.
const (
	maxOfFile   = 1000
	maxOfServer = 20_000
)

// source is what diagnostics say they are from.
const source = "kubevet"

// publish tells the client what is found where that differs from what it was told.
func (s *server) publish() {
	found := make(map[string][]diagnostic)
	total := 0
	for _, p := range s.projects {
		for file, all := range s.diagnosticsOf(p) {
			if room := maxOfServer - total; len(all) > room {
				all = all[:room]
			}
			total += len(all)
			found[file] = append(found[file], all...)
		}
	}
	s.mu.Lock()
	buffers := maps.Clone(s.buffers)
	s.mu.Unlock()
	for _, file := range slices.Concat(slices.Collect(maps.Keys(s.published)), slices.Collect(maps.Keys(buffers))) {
		if found[file] == nil {
			found[file] = []diagnostic{} // of a file that is open: it was looked at
		}
	}
	for _, file := range slices.Sorted(maps.Keys(found)) {
		params := publishParams{URI: uriOf(file), Diagnostics: found[file]}
		slices.SortStableFunc(params.Diagnostics, func(a, b diagnostic) int { return before(a.Range, b.Range) })
		if more := len(params.Diagnostics) - maxOfFile; more > 0 {
			params.Diagnostics = params.Diagnostics[:maxOfFile]
			params.Diagnostics = append(params.Diagnostics, diagnostic{
				Severity: severityInfo, Source: source, Message: fmt.Sprintf("%d more diagnostics in this file are not shown", more),
			})
		}
		if b := buffers[file]; b != nil {
			params.URI, params.Version = b.uri, &b.version
		}
		text, err := json.Marshal(params)
		if err != nil {
			continue
		}
		sum := sha256.Sum256(text)
		if s.published[file] == string(sum[:]) {
			continue
		}
		s.notify("textDocument/publishDiagnostics", json.RawMessage(text))
		if s.published[file] = string(sum[:]); len(params.Diagnostics) == 0 && buffers[file] == nil {
			delete(s.published, file)
		}
	}
}

// diagnosticsOf returns the diagnostics of a project, by the absolute name of the file.
func (s *server) diagnosticsOf(p *project) map[string][]diagnostic {
	d := diagnoser{s, p, make(map[string][]diagnostic)}
	for _, problem := range p.broken {
		if problem.File != "" {
			line := max(problem.Line-1, 0)
			d.found[p.key.path(problem.File)] = append(d.found[p.key.path(problem.File)], diagnostic{
				Range:    span{position{line, max(problem.Column-1, 0)}, position{line, 1000}},
				Severity: severityError, Source: source, Message: problem.Message,
			})
		}
	}
	if p.w == nil {
		return d.found
	}
	r, err := p.report()
	if err != nil {
		s.notify("window/showMessage", messageParams{severityError, "kubevet: " + err.Error()})
		return nil
	}
	for i := range r.Findings {
		d.finding(&r.Findings[i])
	}
	for _, u := range r.Unused {
		d.add(u.At, diagnostic{Severity: severityWarning, Code: "unused-suppression", Message: u.Message, Tags: []int{tagUnnecessary}})
	}
	for _, problem := range r.Problems {
		severity := severityError
		switch problem.Level {
		case document.Warning:
			severity = severityWarning
		case document.Note:
			severity = severityInfo
		}
		if problem.File != "" {
			d.add(document.Location{File: problem.File, Line: problem.Line, Column: problem.Column}, diagnostic{Severity: severity, Message: problem.Message})
		}
	}
	return d.found
}

// A diagnoser turns what is found in a project into diagnostics.
type diagnoser struct {
	s     *server
	p     *project
	found map[string][]diagnostic
}

// add adds a diagnostic at a location.
func (d *diagnoser) add(at document.Location, diag diagnostic) {
	sh := d.p.sheet(at.File, d.s.encoding)
	if sh == nil {
		return // a file in an archive
	}
	diag.Range, diag.Source = sh.at(at), source
	file := d.p.key.path(at.File)
	d.found[file] = append(d.found[file], diag)
}

// finding adds a finding: at the place to edit, and as a hint at those lines of other
// files that render it.
func (d *diagnoser) finding(f *report.Finding) {
	message := f.Object.String() + ": " + f.Message
	if n := len(f.Objects); n > 1 {
		message = fmt.Sprintf("%s, and %d more: %s", f.Object.String(), n-1, f.Message)
	}
	if len(f.Scenarios) > 0 {
		message += " (in " + strings.Join(f.Scenarios, ", ") + ")"
	}
	diag := diagnostic{Severity: severityOf(f.Severity), Code: f.Rule.ID, Message: message, Data: f.Fingerprint}
	if url := catalogue.URL(f.Rule); url != "" {
		diag.CodeDescription = &codeDescription{url}
	}
	if f.Rule.Category == "api-versions" {
		diag.Tags = []int{tagDeprecated}
	}
	for _, r := range f.Location.Related {
		if at, ok := d.location(r.Location); ok {
			message := r.Message
			if message == "" {
				message = "related"
			}
			diag.Related = append(diag.Related, relatedInfo{at, message})
		}
	}
	d.add(f.Location, diag)
	primary, ok := d.location(f.Location)
	if !ok {
		return
	}
	hint := diag
	hint.Severity, hint.Tags = severityHint, nil
	hint.Related = []relatedInfo{{primary, "edit this"}}
	type line struct {
		file string
		n    int
	}
	marked := make(map[line]bool)
	for _, r := range f.Location.Related {
		key := line{r.File, r.Line}
		if r.File == f.Location.File || r.Role == document.Named || r.Role == document.Included || marked[key] {
			continue
		}
		marked[key] = true
		d.add(r.Location, hint)
	}
}

// location returns a location in the terms of the protocol, false if the file cannot
// be read.
func (d *diagnoser) location(at document.Location) (location, bool) {
	sh := d.p.sheet(at.File, d.s.encoding)
	if sh == nil {
		return location{}, false
	}
	return location{d.s.uri(d.p.key.path(at.File)), sh.at(at)}, true
}

// uri returns the URI of a file, as the client has it if it is open.
func (s *server) uri(file string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.buffers[file]; b != nil {
		return b.uri
	}
	return uriOf(file)
}

func severityOf(s rule.Severity) int {
	switch {
	case s >= rule.High:
		return severityError
	case s >= rule.Low:
		return severityWarning
	}
	return severityInfo
}
