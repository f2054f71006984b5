package workspace

import (
	"context"
	"fmt"
	"slices"

	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// engines judge by kubevet's own rules and by those of the user.
type engines []*eval.Engine

// newEngines compiles rules of a set: kubevet's own if they judge one of kinds,
// all of the user's, so that a mistake in one does not wait for an object.
func newEngines(ctx context.Context, set *rule.Set, rules []*rule.Rule, kinds []string, opts eval.Options) (engines, error) {
	var own, users []*rule.Rule
	kindsOfUsers := slices.Clone(kinds)
	for _, r := range rules {
		if r.User {
			users = append(users, r)
			kindsOfUsers = append(kindsOfUsers, r.Kinds...)
		} else {
			own = append(own, r)
		}
	}
	engine, err := eval.New(ctx, set, own, kinds, opts)
	if err != nil || users == nil {
		return engines{engine}, err
	}
	opts.Judged = nil
	second, err := eval.New(ctx, set.User, users, kindsOfUsers, opts)
	if err != nil {
		return nil, fmt.Errorf("compile policies: %w", err)
	}
	return engines{engine, second}, nil
}

// Evaluate does what eval.Engine.Evaluate does, one engine after the other.
func (e engines) Evaluate(ctx context.Context, bundle []*manifest.Object, around eval.Around) (findings []eval.Finding, failures []eval.Failure, err error) {
	for _, engine := range e {
		found, failed, err := engine.Evaluate(ctx, bundle, around)
		findings, failures = append(findings, found...), append(failures, failed...)
		if err != nil {
			return findings, failures, err
		}
	}
	return findings, failures, nil
}
