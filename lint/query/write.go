package query

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/kubevet/kubevet/lint/text"
)

// Text writes answers for people, each with its proof and where that stands, with the
// names that shown gives to files. The bundle is named if there are answers of several.
func Text(w io.Writer, answers []Answer, shown func(file string) string) error {
	b := bufio.NewWriter(w)
	bundle, several := "", false
	for _, a := range answers {
		several = several || a.Bundle != answers[0].Bundle
	}
	for i, a := range answers {
		if several && (i == 0 || a.Bundle != bundle) {
			fmt.Fprintf(b, "# %s\n", text.Plain(a.Bundle))
		}
		bundle = a.Bundle
		fmt.Fprintf(b, "%s: %s\n", a.Verdict, text.Plain(a.Message))
		for _, s := range a.Proof {
			place := ""
			if s.At.File != "" {
				place = fmt.Sprintf("%s:%d: ", shown(s.At.File), s.At.Line)
			}
			fmt.Fprintf(b, "  %s%s\n", text.Plain(place), text.Plain(s.Message))
		}
	}
	return b.Flush()
}

type (
	jsonAnswers struct {
		SchemaVersion int          `json:"schemaVersion"`
		Answers       []jsonAnswer `json:"answers"`
	}
	jsonAnswer struct {
		Bundle  string     `json:"bundle"`
		Verdict Verdict    `json:"verdict"`
		Message string     `json:"message"`
		Proof   []jsonStep `json:"proof"`
	}
	jsonStep struct {
		Message string `json:"message"`
		File    string `json:"file,omitempty"`
		Line    int    `json:"line,omitempty"`
		Column  int    `json:"column,omitempty"`
	}
)

// JSON writes answers for programs.
func JSON(w io.Writer, answers []Answer) error {
	out := jsonAnswers{SchemaVersion: 1, Answers: []jsonAnswer{}}
	for _, a := range answers {
		x := jsonAnswer{a.Bundle, a.Verdict, a.Message, []jsonStep{}}
		for _, s := range a.Proof {
			x.Proof = append(x.Proof, jsonStep{s.Message, s.At.File, s.At.Line, s.At.Column})
		}
		out.Answers = append(out.Answers, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}
