package rule

import (
	"fmt"
	"slices"
	"strings"
)

// A Severity says how severe a finding is: the greater, the more severe. Zero is
// none, which is less than all.
type Severity uint8

// The severities.
const (
	Info Severity = iota + 1
	Low
	Medium
	High
	Critical
)

var severityWords = []string{"", "info", "low", "medium", "high", "critical"}

// Severities returns every severity, the most severe first.
func Severities() []Severity { return []Severity{Critical, High, Medium, Low, Info} }

// String returns the word for s, "" for none.
func (s Severity) String() string { return severityWords[s] }

// Words returns those that UnmarshalText takes, the most severe first.
func (Severity) Words() []string { return wordsOf(Severities()) }

// MarshalText returns the word for s.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a word. One that is no severity is an error.
func (s *Severity) UnmarshalText(text []byte) error { return read(s, Severities(), "severity", text) }

// A Profile is a set of rules: the greater, the more of them. Zero is none.
type Profile uint8

// The profiles, each of which includes the ones before it.
const (
	Recommended Profile = iota + 1
	Strict
	Optional
)

var profileWords = []string{"", "recommended", "strict", "optional"}

// Profiles returns every profile, the smallest first.
func Profiles() []Profile { return []Profile{Recommended, Strict, Optional} }

// String returns the word for p, "" for none.
func (p Profile) String() string { return profileWords[p] }

// Words returns those that UnmarshalText takes, the smallest profile first.
func (Profile) Words() []string { return wordsOf(Profiles()) }

// MarshalText returns the word for p.
func (p Profile) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads a word. One that is no profile is an error.
func (p *Profile) UnmarshalText(text []byte) error { return read(p, Profiles(), "profile", text) }

// A Model names something that is computed of a whole bundle; see package model.
type Model uint8

// The models.
const (
	RBAC Model = iota + 1
	Network
	Supply
	Claims
	Availability
	Order
	Schema
	ComponentsModel
	Mesh
	GitOps
	Configs
	References
)

var modelWords = []string{"", "rbac", "network", "supply", "claims", "availability", "order", "schema", "components", "mesh", "gitops", "configs", "references"}

// Models returns every model.
func Models() []Model {
	return []Model{RBAC, Network, Supply, Claims, Availability, Order, Schema, ComponentsModel, Mesh, GitOps, Configs, References}
}

// String returns the word for m, "" for none.
func (m Model) String() string { return modelWords[m] }

// MarshalText returns the word for m.
func (m Model) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads a word. One that is no model is an error.
func (m *Model) UnmarshalText(text []byte) error { return read(m, Models(), "model", text) }

// read sets a value to the one of all that a text is the word for.
func read[T fmt.Stringer](into *T, all []T, what string, text []byte) error {
	words := wordsOf(all)
	i := slices.Index(words, string(text))
	if i < 0 {
		return fmt.Errorf("%q is not a %s: %s", text, what, strings.Join(words, ", "))
	}
	*into = all[i]
	return nil
}

func wordsOf[T fmt.Stringer](all []T) []string {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = v.String()
	}
	return words
}
