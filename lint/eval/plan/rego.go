package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/ir"
)

// Compile plans modules, by file name, for rules, and assembles the plan.
func Compile(ctx context.Context, modules map[string]*ast.Module, capabilities *ast.Capabilities, rules []ast.Ref) (Functions, error) {
	b := &bundle.Bundle{Data: map[string]any{}}
	for _, file := range slices.Sorted(maps.Keys(modules)) {
		b.Modules = append(b.Modules, bundle.ModuleFile{URL: file, Path: file, Parsed: modules[file]})
	}
	var entrypoints []string
	for _, r := range rules {
		p, err := r.Ptr()
		if err != nil {
			return nil, err
		}
		entrypoints = append(entrypoints, p)
	}
	c := compile.New().WithTarget(compile.TargetPlan).WithCapabilities(capabilities).WithBundle(b).WithEntrypoints(entrypoints...)
	if err := c.Build(ctx); err != nil {
		return nil, err
	}
	var policy ir.Policy
	if err := json.Unmarshal(c.Bundle().PlanModules[0].Raw, &policy); err != nil {
		return nil, fmt.Errorf("read the plan: %w", err)
	}
	return assemblePolicy(&policy)
}
