package model

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/gobwas/glob"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/manifest"
)

// ArgoRBAC is who may do what in Argo CD: the policies of a ConfigMap argocd-rbac-cm
// and those that are built in.
//
// https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/
type ArgoRBAC struct {
	// Lines are the policies that can be read, the built-in ones first.
	Lines []ArgoLine
	// Default is the role that everybody has, "" for none.
	Default string
	// Bad is the first line that is no policy, for which Argo CD refuses all of
	// them; nil if there is none.
	Bad *ArgoLine

	regex bool
	roles map[string][]string
}

// An ArgoLine is one line of policies in Casbin's CSV.
type ArgoLine struct {
	// Tokens are "p", subject, resource, action, object and effect, or "g", subject
	// and role.
	Tokens []string
	// Key of the ConfigMap, "" for what is built in, and Line in its text, from 1.
	Key  string
	Line int
}

// argoFile is the table of what is built into Argo CD, and which powers rules ask
// for.
const argoFile = "lib/argocd.json"

type argoTable struct {
	Builtin []string    `json:"builtin"`
	Powers  []argoPower `json:"powers"`
}

// An argoPower is had by who may make one of the requests: resource, action and
// object.
type argoPower struct {
	Name     string      `json:"name"`
	Says     string      `json:"says"`
	Requests [][3]string `json:"requests"`
}

// argoTable reads the table; it is empty if the policies of the bundle have none.
func (b *Bundle) argoTable() (argoTable, error) {
	var t argoTable
	data, err := fs.ReadFile(b.Policies, argoFile)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &t)
	}
	if err != nil {
		return t, fmt.Errorf("%s: %w", argoFile, err)
	}
	return t, nil
}

// NewArgoRBAC reads the policies in the data of a ConfigMap, nil for none.
func NewArgoRBAC(builtin []string, data *manifest.Node) *ArgoRBAC {
	a := &ArgoRBAC{Default: text(at(data, "policy.default")), regex: text(at(data, "policy.matchMode")) == "regex", roles: make(map[string][]string)}
	for _, line := range builtin {
		a.add(line, "", 0)
	}
	var keys []string
	if data != nil {
		for _, f := range data.Fields {
			if f.Key != "policy.csv" && strings.HasPrefix(f.Key, "policy.") && strings.HasSuffix(f.Key, ".csv") {
				keys = append(keys, f.Key)
			}
		}
	}
	slices.Sort(keys)
	for _, key := range append([]string{"policy.csv"}, keys...) {
		i := 0
		for line := range strings.SplitSeq(text(at(data, key)), "\n") {
			i++
			a.add(line, key, i)
		}
	}
	return a
}

// add reads a line as Argo CD does.
func (a *ArgoRBAC) add(line, key string, number int) {
	line = strings.TrimSpace(line)
	if line == "" || strings.HasPrefix(line, "#") {
		return
	}
	r := csv.NewReader(strings.NewReader(line))
	r.TrimLeadingSpace = true
	tokens, err := r.Read()
	policy := ArgoLine{Tokens: tokens, Key: key, Line: number}
	switch {
	case err == nil && tokens[0] == "p" && len(tokens) == 6:
	case err == nil && tokens[0] == "g" && len(tokens) == 3:
		a.roles[tokens[1]] = append(a.roles[tokens[1]], tokens[2])
	default:
		if a.Bad == nil {
			a.Bad = &policy
		}
		return
	}
	a.Lines = append(a.Lines, policy)
}

// maxRoles is how many roles Casbin follows from one to the next.
const maxRoles = 10

// subjects are what a subject is: itself, and the roles it has.
func (a *ArgoRBAC) subjects(subject string) map[string]bool {
	all := map[string]bool{subject: true}
	next := []string{subject}
	for range maxRoles {
		var further []string
		for _, s := range next {
			for _, role := range a.roles[s] {
				if !all[role] {
					all[role] = true
					further = append(further, role)
				}
			}
		}
		next = further
	}
	return all
}

// Allows returns the first line that allows a request of a subject, which may be a
// role; nil if none does, or if one denies it. What everybody may by Default is not
// in it.
func (a *ArgoRBAC) Allows(subject, resource, action, object string) *ArgoLine {
	return a.allows(a.subjects(subject), resource, action, object)
}

func (a *ArgoRBAC) allows(subjects map[string]bool, resource, action, object string) *ArgoLine {
	var allowed *ArgoLine
	for i := range a.Lines {
		l := &a.Lines[i]
		t := l.Tokens
		if t[0] != "p" || !subjects[t[1]] || !a.matches(t[2], resource) || !a.matches(t[3], action) || !a.matches(t[4], object) {
			continue
		}
		switch {
		case t[5] == "deny":
			return nil
		case t[5] == "allow" && allowed == nil:
			allowed = l
		}
	}
	return allowed
}

// matches reports whether a pattern matches; one that is no pattern matches nothing.
func (a *ArgoRBAC) matches(pattern, value string) bool {
	if a.regex {
		re, err := regexp.Compile(pattern)
		return err == nil && re.MatchString(value)
	}
	g, err := glob.Compile(pattern)
	return err == nil && g.Match(value)
}

// term is what rules see of the policies:
//
//	default  the role that everybody has, "" for none
//	powers   what that role has of the powers in policies/lib/argocd.json, in their
//	         order: each with name, says, and path and line of the policy that gives
//	         it, the path null where it is built in
//	bad      path and line of the first line that is no policy; missing if none is
func (a *ArgoRBAC) term(powers []argoPower) *ast.Term {
	all := []*ast.Term{}
	subjects := a.subjects(a.Default)
	for _, power := range powers {
		for _, r := range power.Requests {
			if l := a.allows(subjects, r[0], r[1], r[2]); l != nil {
				fields := l.fields()
				fields["name"], fields["says"] = ast.StringTerm(power.Name), ast.StringTerm(power.Says)
				all = append(all, object(fields))
				break
			}
		}
	}
	fields := map[string]*ast.Term{"default": ast.StringTerm(a.Default), "powers": ast.ArrayTerm(all...)}
	if a.Bad != nil {
		fields["bad"] = object(a.Bad.fields())
	}
	return object(fields)
}

func (l *ArgoLine) fields() map[string]*ast.Term {
	path := ast.NullTerm()
	if l.Key != "" {
		path = pathTerm([]any{"data", l.Key})
	}
	return map[string]*ast.Term{"path": path, "line": ast.IntNumberTerm(l.Line)}
}
