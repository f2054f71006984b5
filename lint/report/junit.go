package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
)

// The elements of JUnit XML that GitLab, Jenkins and others read, none but those of
// the schema that Jenkins holds reports against:
// https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Name    string       `xml:"name,attr"`
		Class   string       `xml:"classname,attr"`
		Failure *junitDetail `xml:"failure"`
		Error   *junitDetail `xml:"error"`
	}
	junitDetail struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes a report as JUnit XML: a suite for the rules, in which a rule that
// found nothing is a test that passed and every finding one that failed, as is
// every suppression of no use, and one for the input, in which every problem is an
// error. Notes are left out. The place of a finding is the first line of its text.
func JUnit(w io.Writer, r Report, _ Options) error {
	rules := junitSuite{Name: "rules"}
	found := make(map[string][]Finding)
	for _, f := range r.Findings {
		found[f.Rule.ID] = append(found[f.Rule.ID], f)
	}
	for _, rule := range r.Rules {
		for _, f := range found[rule.ID] {
			place := junitPlace(f.Location)
			rules.add(junitCase{
				// No line is in it: the history of a test goes by its name.
				Name:  strings.TrimSuffix(rule.ID+": "+clean(f.Object.String())+" "+clean(f.Path), " "),
				Class: rule.Category + "." + rule.ID,
				Failure: &junitDetail{
					Message: clean(f.Message), Type: f.Severity.String(),
					Text: place + "\n" + help(f),
				},
			})
		}
		if len(found[rule.ID]) == 0 {
			rules.add(junitCase{Name: rule.ID, Class: rule.Category + "." + rule.ID})
		}
	}
	input := junitSuite{Name: "input"}
	for e := range r.entries(unused, problems) {
		place := junitPlace(e.at)
		var c junitCase
		detail := &junitDetail{Message: clean(e.message), Text: place}
		switch {
		case e.unused != nil:
			c.Name, c.Class, c.Failure = "suppression of "+clean(e.unused.Rule), "suppressions", detail
			detail.Type = e.level.word
			rules.add(c)
		case e.problem.Incomplete():
			c.Name, c.Class, c.Error = strings.TrimSuffix("read "+place, " "), "input", detail
			detail.Type = "problem"
			input.add(c)
		}
	}
	if len(input.Cases) == 0 {
		input.add(junitCase{Name: "everything was read and rendered", Class: "input"})
	}
	out := junitSuites{
		Name:     toolName,
		Tests:    rules.Tests + input.Tests,
		Failures: rules.Failures,
		Errors:   input.Errors,
		Suites:   []junitSuite{rules, input},
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Error != nil {
		s.Errors++
	}
}

func junitPlace(loc document.Location) string {
	place := clean(loc.File)
	if loc.Line > 0 {
		place += fmt.Sprintf(":%d", loc.Line)
	}
	return place
}
