package mask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/text"
)

// suspectName matches the names of values that a message about a chart must not
// repeat. Rules judge what is rendered; of a chart that does not render there is
// only its templates' own word for what is wrong, which may quote any value.
var suspectName = regexp.MustCompile(`(?i)pass|pwd|secret|token|key|auth|cred|psk`)

// suspectValue reports whether a value of any name may be a token: it is long, has
// no white space, and mixes digits and letters of both cases, as names of images
// and hosts do not.
func suspectValue(value string) bool {
	return len(value) >= 20 && !strings.ContainsFunc(value, unicode.IsSpace) &&
		strings.ContainsFunc(value, unicode.IsDigit) && strings.ContainsFunc(value, unicode.IsUpper) && strings.ContainsFunc(value, unicode.IsLower)
}

// suspects are the strings that may be credentials in the values of a chart or kustomization: in the YAML files among those that were read to render it, and in
// "key=value" pairs.
func suspects(src *document.Source, read, set []string) []string {
	var found []string
	if src.Kind == document.Plain {
		return nil
	}
	for _, file := range read {
		if !strings.HasSuffix(file, ".yaml") && !strings.HasSuffix(file, ".yml") || strings.Contains(file, "/templates/") {
			continue
		}
		content, err := files.Read(src.FS, file)
		var node yaml.Node
		if err != nil || yaml.Unmarshal(content, &node) != nil {
			continue
		}
		found = appendSuspects(found, "", &node)
	}
	for _, pair := range set {
		for _, assignment := range strings.Split(pair, ",") {
			if name, value, ok := strings.Cut(assignment, "="); ok {
				found = appendSuspects(found, name, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value})
			}
		}
	}
	return found
}

// appendSuspects appends those below a node that is the value of a name.
func appendSuspects(found []string, name string, n *yaml.Node) []string {
	switch n.Kind {
	case yaml.ScalarNode:
		for line := range strings.Lines(n.Value) {
			line = strings.TrimSpace(line)
			if len(line) >= 6 && suspectName.MatchString(name) || suspectValue(line) {
				found = append(found, line)
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if strings.EqualFold(n.Content[i].Value, "secretGenerator") {
				found = appendLiterals(found, n.Content[i+1])
			}
			found = appendSuspects(found, n.Content[i].Value, n.Content[i+1])
		}
	default: // a document or a list; what an alias stands for is elsewhere
		for _, c := range n.Content {
			found = appendSuspects(found, name, c)
		}
	}
	return found
}

// appendLiterals appends the literals of Secrets that a kustomization generates,
// all of one that lacks its key.
func appendLiterals(found []string, generators *yaml.Node) []string {
	for _, g := range generators.Content {
		for i := 0; i+1 < len(g.Content); i += 2 {
			if g.Content[i].Value != "literals" {
				continue
			}
			for _, literal := range g.Content[i+1].Content {
				value := literal.Value
				if _, after, ok := strings.Cut(value, "="); ok {
					value = strings.Trim(after, `"'`)
				}
				if len(value) >= 4 {
					found = append(found, value)
				}
			}
		}
	}
	return found
}

// Problems returns the problems of a source with what may be a credential of it
// masked in them. Read are the files that were read to render it, and set the
// "key=value" pairs that it was rendered with. The names of these files stay: values
// may be words that they are made of.
func Problems(problems []document.Problem, src *document.Source, read, set []string) []document.Problem {
	if len(problems) == 0 {
		return nil
	}
	secrets := newMatcher(suspects(src, read, set))
	names := make(map[string]bool, len(read))
	for _, file := range read {
		names[file] = true
	}
	problems = slices.Clone(problems)
	for i := range problems {
		message := problems[i].Message
		hidden := slices.DeleteFunc(secrets.find([]byte(message)), func(s text.Span) bool {
			return names[wordAround(message, s)]
		})
		problems[i].Message = withoutLooks(cut(message, hidden))
	}
	return problems
}

// wordAround returns what stands around a span of a message between white space,
// without the colon of a name at its end.
func wordAround(message string, s text.Span) string {
	start := strings.LastIndexFunc(message[:s.Start], unicode.IsSpace) + 1
	end := len(message)
	if i := strings.IndexFunc(message[s.End:], unicode.IsSpace); i >= 0 {
		end = s.End + i
	}
	return strings.TrimSuffix(message[start:end], ":")
}
