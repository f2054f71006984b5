package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// escalationsFile is the one table of the rights that lead to others.
const escalationsFile = "lib/escalations.json"

// An escalation is a way to become somebody else: the knowledge of it is in
// escalationsFile.
type escalation struct {
	// Needs are the rights it takes, all of them in one place.
	Needs []need `json:"needs"`
	// To says who one becomes: "cluster-admin"; "accounts", any service account
	// there; "pods", any service account that pods of the bundle there run as;
	// "tokens", any service account that a Secret of the bundle there is a token of;
	// "workloads", any service account where there are workloads to change; "users",
	// any user.
	To string `json:"to"`
	// Says completes "which can ...", "{}" standing for who one becomes.
	Says string `json:"says"`
	// Assumes is what must be so of the cluster for it to work, "" if it always
	// does.
	Assumes string `json:"assumes"`
	// In is the only namespace in which it works, "" for any.
	In string `json:"in"`
	// HoldsRole is whether it works only for who holds a Role there.
	HoldsRole bool `json:"holds_role"`
	// Before is the first minor version of Kubernetes without it, 0 if none is.
	Before int `json:"before"`
}

// A need is a right: any of Verbs on any of Resources.
type need struct {
	Group     string   `json:"group"`
	Resources []string `json:"resources"`
	Verbs     []string `json:"verbs"`
	// Names are the objects any of which is enough, nil if none is known before.
	Names []string `json:"names"`
	// Restricted says what it means that a rule is restricted to names where Names
	// is nil: "" that it does not give the right, "targets" that those are who one
	// becomes, "free" nothing, as the names can be chosen.
	Restricted string `json:"restricted"`
	// Named is whether only a rule that is restricted to Names gives it.
	Named bool `json:"named"`
	// Clustered is whether it takes effect only cluster-wide.
	Clustered bool `json:"clustered"`
}

// escalations reads the table for a bundle, those of its version of Kubernetes; none
// if its policies have no table.
func (b *Bundle) escalations() ([]escalation, error) {
	data, err := fs.ReadFile(b.Policies, escalationsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []escalation
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&all); err != nil {
		return nil, fmt.Errorf("%s: %w", escalationsFile, err)
	}
	return slices.DeleteFunc(all, func(e escalation) bool { return e.Before > 0 && b.Minor >= e.Before }), nil
}

// gives reports whether a rule gives a need.
func (r *Rule) gives(n *need) bool {
	if !slices.ContainsFunc(n.Verbs, func(verb string) bool { return has(r.Verbs, verb) }) ||
		!slices.ContainsFunc(n.Resources, func(resource string) bool { return r.concerns(n.Group, resource) }) {
		return false
	}
	switch {
	case len(r.Names) == 0:
		return !n.Named
	case n.Names != nil:
		return slices.ContainsFunc(n.Names, func(name string) bool { return slices.Contains(r.Names, name) })
	}
	return n.Restricted != ""
}
