package policytest

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// Examples holds the examples of rules of set against them: bad.yaml has a
// "# want" comment on each line where a finding starts and on no other, a number
// after it if there are several ("# want 2"); good.yaml and fixed.yaml have no
// finding. The results are in the order of the rules.
func Examples(ctx context.Context, set *rule.Set, rules []*rule.Rule) ([]Result, error) {
	parameters := make(map[string]map[string]any)
	var kinds []string
	for _, r := range rules {
		parameters[r.ID] = r.Example
		kinds = append(kinds, r.Kinds...)
		for _, text := range []string{r.Bad, r.Good, r.Fixed} {
			for _, o := range manifest.Parse(asDocument(text)).Objects {
				kinds = append(kinds, o.GroupKind())
			}
		}
	}
	engines := make(map[int]*eval.Engine)
	var results []Result
	for _, r := range rules {
		stem, ours := strings.CutSuffix(r.File, ".rego")
		if !ours {
			continue // a package of Conftest's has no example
		}
		if r.Bad == "" {
			results = append(results, Result{Name: r.File, Missing: true})
			continue
		}
		minor, err := minorOf(r)
		if err != nil {
			return nil, err
		}
		if engines[minor] == nil {
			if engines[minor], err = eval.New(ctx, set, rules, kinds, eval.Options{Minor: minor, Parameters: parameters}); err != nil {
				return nil, fmt.Errorf("compile policies: %w", err)
			}
		}
		var wrong []string
		for _, example := range []struct{ name, text string }{{"bad.yaml", r.Bad}, {"good.yaml", r.Good}, {"fixed.yaml", r.Fixed}} {
			found, err := hold(ctx, engines[minor], r, example.text, example.name == "bad.yaml")
			if err != nil {
				return nil, err
			}
			for _, w := range found {
				wrong = append(wrong, example.name+":"+w)
			}
		}
		results = append(results, Result{Name: stem + ".txtar", Failure: strings.Join(wrong, "\n")})
	}
	return results, nil
}

// minorOf is the minor version of Kubernetes that the examples of a rule are judged
// for; 0 is the newest.
func minorOf(r *rule.Rule) (int, error) {
	version, ok := r.Example[rule.KubeVersion]
	if !ok {
		return 0, nil
	}
	text, ok := strings.CutPrefix(fmt.Sprint(version), "1.")
	minor, err := strconv.Atoi(text)
	if !ok || err != nil {
		return 0, fmt.Errorf("%s: the example is for %s %v, which is no version such as \"1.33\"", r.File, rule.KubeVersion, version)
	}
	return minor, nil
}

func asDocument(text string) *document.Document {
	return &document.Document{File: "example.yaml", Text: []byte(text)}
}

// hold says what is wrong with an example, each with its line. A bad one must
// have findings.
func hold(ctx context.Context, engine *eval.Engine, r *rule.Rule, text string, bad bool) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	parsed := manifest.Parse(asDocument(text))
	var wrong []string
	for _, p := range parsed.Problems {
		wrong = append(wrong, fmt.Sprintf("%d: %s", p.Line, p.Message))
	}
	if !slices.ContainsFunc(parsed.Objects, func(o *manifest.Object) bool { return r.Judges(o.GroupKind()) }) {
		wrong = append(wrong, "1: no object is of a kind that the rule judges")
	}
	findings, failures, err := engine.Evaluate(ctx, parsed.Objects, eval.Around{})
	if err != nil {
		return nil, err
	}
	for _, f := range failures {
		if f.Rule == r {
			wrong = append(wrong, fmt.Sprintf("%d: %v", f.Object.Locate(nil).Line, f.Err))
		}
	}
	found := make(map[int][]string)
	for _, f := range findings {
		if f.Rule == r {
			line := f.Locate().Line
			found[line] = append(found[line], f.Message)
		}
	}
	wanted, malformed := wants(text)
	wrong = append(wrong, malformed...)
	switch {
	case bad && len(wanted) == 0:
		wrong = append(wrong, "1: no line wants a finding")
	case !bad && len(wanted) > 0:
		wrong = append(wrong, "1: findings are wanted, which only bad.yaml has")
		wanted = nil
	}
	lines := make(map[int]bool)
	for line := range found {
		lines[line] = true
	}
	for line := range wanted {
		lines[line] = true
	}
	for _, line := range slices.Sorted(maps.Keys(lines)) {
		if got, want := len(found[line]), wanted[line]; got != want {
			message := fmt.Sprintf("%d: %d wanted, %d found", line, want, got)
			for _, m := range found[line] {
				message += "; " + m
			}
			wrong = append(wrong, message)
		}
	}
	return wrong, nil
}

var wantComment = regexp.MustCompile(`# want( \d+)?$`)

// wants returns how many findings the lines of a text want, and the comments that
// are wrong.
func wants(text string) (lines map[int]int, malformed []string) {
	lines = make(map[int]int)
	for i, line := range strings.Split(text, "\n") {
		m := wantComment.FindStringSubmatch(line)
		switch {
		case m == nil && strings.Contains(line, "# want"):
			malformed = append(malformed, fmt.Sprintf("%d: malformed want comment", i+1))
		case m == nil:
		case m[1] == "":
			lines[i+1] = 1
		default:
			lines[i+1], _ = strconv.Atoi(m[1][1:]) // the expression matches digits only
		}
	}
	return lines, malformed
}
