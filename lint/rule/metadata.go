package rule

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// metadata is the METADATA comment of a rule's package, in OPA's format for
// annotations. A key that is not here is an error.
type metadata struct {
	Title       string `yaml:"title"`
	Description string `yaml:"description"`
	Related     []struct {
		Ref         string `yaml:"ref"`
		Description string `yaml:"description"`
	} `yaml:"related_resources"`
	Custom struct {
		Severity   word[Severity]      `yaml:"severity"`
		Profile    word[Profile]       `yaml:"profile"`
		Help       string              `yaml:"help"`
		Kinds      []string            `yaml:"kinds"`
		Components []string            `yaml:"components"`
		Compliance map[string][]string `yaml:"compliance"`
		Aliases    map[string][]string `yaml:"aliases"`
		Yields     []string            `yaml:"yields"`
		Fix        *fixMetadata        `yaml:"fix"`
		Masks      *bool               `yaml:"masks"`
		Parameters map[string]any      `yaml:"parameters"`
		Models     []word[Model]       `yaml:"models"`
	} `yaml:"custom"`
}

// A word is a value whose errors name the line.
type word[T any] struct{ value T }

// UnmarshalYAML reads the value.
func (w *word[T]) UnmarshalYAML(n *yaml.Node) error {
	if err := n.Decode(&w.value); err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

type fixMetadata struct {
	Set    any  `yaml:"set"`
	Remove bool `yaml:"remove"`
	Safe   bool `yaml:"safe"`
}

var kebabCase = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// parseMetadata reads the METADATA comment at the head of a Rego file. It is
// strict: an unknown key or a missing one is an error, but that of a user may have
// no references.
func parseMetadata(file string, rego []byte, user bool) (metadata, error) {
	var meta metadata
	block, err := metadataBlock(rego)
	if err != nil {
		return meta, fmt.Errorf("%s: %w", file, err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(block))
	dec.KnownFields(true)
	if err := dec.Decode(&meta); err != nil && !errors.Is(err, io.EOF) {
		return meta, metadataError(file, err)
	}
	if err := meta.validate(user); err != nil {
		line := len(block) - len(bytes.TrimLeft(block, "\n"))
		return meta, fmt.Errorf("%s:%d: METADATA: %w", file, line, err)
	}
	return meta, nil
}

var (
	unknownField = regexp.MustCompile(`line (\d+): field (\S+) not found in type`)
	wrongWord    = regexp.MustCompile(`line (\d+): (".*" is not a .*)`)
	wrongType    = regexp.MustCompile(`line (\d+): cannot unmarshal (!!\w+)`)
)

// metadataError says where METADATA is wrong, in words that do not name Go's
// types.
func metadataError(file string, err error) error {
	if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: METADATA: unknown key %q", file, m[1], m[2])
	}
	if m := wrongWord.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: METADATA: %s", file, m[1], m[2])
	}
	if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: METADATA: a %s does not belong here", file, m[1], strings.TrimPrefix(m[2], "!!"))
	}
	return fmt.Errorf("%s: METADATA: %w", file, err)
}

// metadataBlock returns the YAML of the METADATA comment that precedes the
// package clause, every line in its place so that errors name the right one.
func metadataBlock(rego []byte) ([]byte, error) {
	lines := strings.Split(string(rego), "\n")
	start := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "# METADATA" })
	if start < 0 {
		return nil, errors.New("no METADATA comment")
	}
	var b strings.Builder
	b.WriteString(strings.Repeat("\n", start+1))
	for _, line := range lines[start+1:] {
		text, ok := strings.CutPrefix(line, "#")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(text, " "))
		b.WriteByte('\n')
	}
	return []byte(b.String()), nil
}

func (m *metadata) validate(user bool) error {
	c := &m.Custom
	switch {
	case m.Title == "":
		return errors.New("title is missing")
	case strings.HasSuffix(m.Title, "."):
		return errors.New("title ends in a full stop")
	case strings.TrimSpace(m.Description) == "":
		return errors.New("description is missing")
	case len(m.Related) == 0 && !user:
		return errors.New("related_resources is missing")
	case c.Severity.value == 0:
		return errors.New("severity is missing")
	case c.Profile.value == 0:
		return errors.New("profile is missing")
	case strings.HasSuffix(c.Help, "."), strings.Contains(c.Help, "\n"):
		return errors.New("help is not one clause without a full stop")
	case len(c.Kinds) == 0:
		return errors.New("kinds is missing")
	case c.Fix != nil && c.Fix.Remove == (c.Fix.Set != nil):
		return errors.New("fix takes either set or remove")
	}
	for _, r := range m.Related {
		if !user && !strings.HasPrefix(r.Ref, "https://") || r.Description == "" {
			return fmt.Errorf("related resource %q needs an https address and a description", r.Ref)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.Parameters)) {
		if !kebabCase.MatchString(name) {
			return fmt.Errorf("parameter %q is not in kebab case", name)
		}
	}
	return nil
}
