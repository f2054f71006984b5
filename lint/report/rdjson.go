package report

import (
	"io"

	"github.com/kubevet/kubevet/lint/catalogue"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/text"
)

// The messages of the Reviewdog Diagnostic Format, as JSON.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message     string         `json:"message"`
		Location    rdLocation     `json:"location"`
		Severity    string         `json:"severity"`
		Code        *rdCode        `json:"code,omitempty"`
		Suggestions []rdSuggestion `json:"suggestions,omitempty"`
		Related     []rdNote       `json:"relatedLocations,omitempty"`
	}
	rdSuggestion struct {
		Range rdRange `json:"range"`
		Text  string  `json:"text"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdNote struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdRange struct {
		Start rdPosition  `json:"start"`
		End   *rdPosition `json:"end,omitempty"`
	}
	// An rdPosition counts from 1, columns in bytes of UTF-8.
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
)

// RDJSON writes a report in the Reviewdog Diagnostic Format. Its columns are bytes; a
// file that cannot be read has lines only.
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
func RDJSON(w io.Writer, r Report, opts Options) error {
	places := rdPlaces{read: opts.Read, sheets: make(map[string]*text.Index)}
	out := rdResult{Source: rdSource{toolName, catalogue.Home}, Diagnostics: []rdDiagnostic{}}
	for e := range r.entries(problems, findings, unused) {
		d := rdDiagnostic{Message: clean(e.message), Location: places.location(e.at), Severity: e.level.rdjson}
		if f := e.finding; f != nil {
			d.Message = clean(f.Object.String() + ": " + f.Message)
			d.Code = &rdCode{f.Rule.ID, catalogue.URL(f.Rule)}
			for _, related := range flatten(f.Location.Related) {
				d.Related = append(d.Related, rdNote{clean(related.Message), places.location(related.Location)})
			}
			// A suggestion is for the diagnostic's own file, if that can be read again.
			for _, edit := range f.Edits {
				if edit.File == f.Location.File && places.sheet(edit.File) != nil {
					d.Suggestions = append(d.Suggestions, places.suggestion(edit))
				}
			}
		}
		out.Diagnostics = append(out.Diagnostics, d)
	}
	return writeJSON(w, out)
}

// rdPlaces turns locations, whose columns are code points, into those of the
// format.
type rdPlaces struct {
	read   func(file string) ([]byte, error)
	sheets map[string]*text.Index
}

func (p *rdPlaces) location(loc document.Location) rdLocation {
	out := rdLocation{Path: loc.File}
	if loc.Line == 0 {
		return out
	}
	start, ok := p.position(loc.File, loc.Line, loc.Column)
	out.Range = &rdRange{Start: start}
	if !ok || loc.EndLine == 0 {
		return out
	}
	if end, ok := p.position(loc.File, loc.EndLine, loc.EndColumn); ok {
		out.Range.End = &end
	}
	return out
}

// suggestion returns an edit of a file that can be read.
func (p *rdPlaces) suggestion(e document.Edit) rdSuggestion {
	s := p.sheet(e.File)
	startLine, start := s.LineAt(e.Start)
	endLine, end := s.LineAt(e.End)
	return rdSuggestion{
		Range: rdRange{Start: rdPosition{startLine, e.Start - start + 1}, End: &rdPosition{endLine, e.End - end + 1}},
		Text:  e.Text,
	}
}

// position returns a place in the file, and whether its column is known.
func (p *rdPlaces) position(file string, line, column int) (rdPosition, bool) {
	s := p.sheet(file)
	if s == nil || column == 0 {
		return rdPosition{Line: line}, false
	}
	span, ok := s.Line(line)
	if !ok {
		return rdPosition{Line: line}, false
	}
	return rdPosition{line, s.Offset(line, column) - span.Start + 1}, true
}

// sheet returns the text of a file, nil if it cannot be read.
func (p *rdPlaces) sheet(file string) *text.Index {
	s, ok := p.sheets[file]
	if !ok && p.read != nil {
		if data, err := p.read(file); err == nil {
			s = text.NewIndex(data)
		}
		p.sheets[file] = s
	}
	return s
}
