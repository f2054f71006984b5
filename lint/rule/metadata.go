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
		Severity   Severity            `yaml:"severity"`
		Profile    Profile             `yaml:"profile"`
		Kinds      []string            `yaml:"kinds"`
		Compliance map[string][]string `yaml:"compliance"`
		Aliases    map[string][]string `yaml:"aliases"`
		Fix        *fixMetadata        `yaml:"fix"`
		Masks      *bool               `yaml:"masks"`
		Parameters map[string]any      `yaml:"parameters"`
		Models     []Model             `yaml:"models"`
	} `yaml:"custom"`
}

type fixMetadata struct {
	Set    any  `yaml:"set"`
	Remove bool `yaml:"remove"`
	Safe   bool `yaml:"safe"`
}

// Severities, profiles and models are all of them, the gravest and the smallest
// first.
var (
	severities = []Severity{Critical, High, Medium, Low, Info}
	profiles   = []Profile{Recommended, Strict, Optional}
	models     = []Model{RBAC, Network, Supply, Claims}

	kebabCase = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// Severities returns every severity, gravest first.
func Severities() []Severity { return slices.Clone(severities) }

// Profiles returns every profile, smallest first.
func Profiles() []Profile { return slices.Clone(profiles) }

// Models returns every model.
func Models() []Model { return slices.Clone(models) }

// AtLeast reports whether s is as grave as t or graver.
func (s Severity) AtLeast(t Severity) bool {
	return slices.Index(severities, s) <= slices.Index(severities, t)
}

// Includes reports whether the profile p runs the rules of profile q.
func (p Profile) Includes(q Profile) bool {
	return slices.Index(profiles, p) >= slices.Index(profiles, q)
}

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
	wrongType    = regexp.MustCompile(`line (\d+): cannot unmarshal (!!\w+)`)
)

// metadataError says where METADATA is wrong, in words that do not name Go's
// types.
func metadataError(file string, err error) error {
	if m := unknownField.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("%s:%s: METADATA: unknown key %q", file, m[1], m[2])
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
	case !slices.Contains(severities, c.Severity):
		return fmt.Errorf("severity %q is not one of %v", c.Severity, severities)
	case !slices.Contains(profiles, c.Profile):
		return fmt.Errorf("profile %q is not one of %v", c.Profile, profiles)
	case len(c.Kinds) == 0:
		return errors.New("kinds is missing")
	case c.Fix != nil && c.Fix.Remove == (c.Fix.Set != nil):
		return errors.New("fix takes either set or remove")
	}
	for _, name := range c.Models {
		if !slices.Contains(models, name) {
			return fmt.Errorf("model %q is not one of %v", name, models)
		}
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
