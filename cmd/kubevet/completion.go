package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
	"github.com/kubevet/kubevet/lint/workspace"
)

// meanings say what the words of flags are, where they do not say it themselves.
var meanings = map[string]string{
	"recommended": "what is worth stopping a pull request for",
	"strict":      "recommended, and good practice",
	"optional":    "strict, and what only some want",
	"critical":    "takes the cluster or a node, or shows a credential",
	"high":        "takes a workload or its data",
	"medium":      "helps an attacker, or breaks under load",
	"low":         "good practice",
	"info":        "good to know",
	"none":        "findings do not fail the run",
	"auto":        "on a terminal",
	"place":       "by file and line",
	"severity":    "the most severe first",
}

// complete tells the shell what the arguments and flags of all commands take. It is for
// a run that completes a command line; others need none of it.
func complete(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		complete(cmd)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if values := completionOf(f); values != nil {
				_ = cmd.RegisterFlagCompletionFunc(f.Name, values) // each flag is visited once
			}
		})
		switch cmd.CommandPath() {
		case "kubevet explain", "kubevet rules":
			cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
				if cmd.Name() == "explain" && len(args) > 0 {
					return nil, cobra.ShellCompDirectiveNoFileComp
				}
				return ruleNames(cmd), cobra.ShellCompDirectiveNoFileComp
			}
		}
	}
}

// completionOf returns what completes the value of a flag, nil for the names of files.
func completionOf(f *pflag.Flag) cobra.CompletionFunc {
	switch v := f.Value.(type) {
	case choice:
		return words(v.choices)
	case word:
		return words(v.value.Words())
	}
	switch f.Name {
	case "format":
		return formats
	case "select", "rule", "ignore":
		return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			return listed(ruleNames(cmd), typed), cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
		}
	case "framework":
		return func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return frameworks(cmd), cobra.ShellCompDirectiveNoFileComp
		}
	case "scenario":
		return func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return scenarios(cmd, args), cobra.ShellCompDirectiveNoFileComp
		}
	case "kube-version":
		var versions []string
		for minor := schema.Newest; minor >= schema.Oldest; minor-- {
			versions = append(versions, schema.Version(minor))
		}
		return cobra.FixedCompletions(versions, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
	case "policy":
		return cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
	case "config", "values":
		return cobra.FixedCompletions([]string{"yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt)
	case "since", "trust", "set", "namespace", "api-versions", "today", "timeout":
		return cobra.NoFileCompletions
	}
	return nil
}

// words completes words, each with what it means, in their order.
func words(all []string) cobra.CompletionFunc {
	described := make([]string, len(all))
	for i, w := range all {
		described[i] = w
		if meaning := meanings[w]; meaning != "" {
			described[i] += "\t" + meaning
		}
	}
	return cobra.FixedCompletions(described, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
}

// formats completes a format, and then the name of a file.
func formats(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var out []string
	for _, f := range report.Formats() {
		out = append(out, f.Name+"\t"+f.For)
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// listed are names that may follow those of a list that is typed already.
func listed(names []string, typed string) []string {
	before := typed[:strings.LastIndex(typed, ",")+1]
	given := strings.Split(before, ",")
	var out []string
	for _, name := range names {
		if bare, _, _ := strings.Cut(name, "\t"); !slices.Contains(given, bare) {
			out = append(out, before+name)
		}
	}
	return out
}

// ruleNames are the categories and the rules, each with what it is. What cannot be
// read completes nothing, as always here.
func ruleNames(cmd *cobra.Command) []string {
	rules := completionRules(cmd)
	count := make(map[string]int)
	var out []string
	for _, r := range rules {
		if count[r.Category]++; count[r.Category] == 1 {
			out = append(out, r.Category)
		}
	}
	slices.Sort(out)
	for i, category := range out {
		out[i] += fmt.Sprintf("\tcategory of %d rules", count[category])
	}
	for _, r := range rules {
		out = append(out, r.ID+"\t"+r.Severity.String()+": "+r.Title)
	}
	return out
}

// frameworks are the compliance frameworks, each with how many rules are about it.
func frameworks(cmd *cobra.Command) []string {
	set := &rule.Set{Rules: completionRules(cmd), Mapped: framework.Names()}
	if len(set.Rules) == 0 {
		return nil
	}
	var out []string
	for _, name := range set.Frameworks() {
		n := 0
		if extended, err := framework.Extend(set, name); err == nil {
			for _, r := range extended.Rules {
				if len(r.Compliance[name]) > 0 {
					n++
				}
			}
		}
		out = append(out, fmt.Sprintf("%s\t%d rules", name, n))
	}
	return out
}

// completionRules are kubevet's own rules and those of the user.
func completionRules(cmd *cobra.Command) []*rule.Rule {
	in := inputFlags{config: flagValue(cmd, "config")}
	set, err := in.rules(cmd)
	if err != nil || set == nil {
		return nil
	}
	return set.Rules
}

// scenarios are those of the charts that are named, or of all below the working
// directory.
func scenarios(cmd *cobra.Command, args []string) []string {
	if len(args) == 0 {
		args = []string{"."}
	}
	in := inputFlags{config: flagValue(cmd, "config")}
	input, err := in.open(cmd, args)
	if err != nil {
		return nil
	}
	names, err := workspace.Scenarios(cmd.Context(), input.options)
	if err != nil {
		return nil
	}
	return names
}

// flagValue is what is typed of a flag, "" if there is no such flag.
func flagValue(cmd *cobra.Command, name string) string {
	if f := cmd.Flags().Lookup(name); f != nil {
		return f.Value.String()
	}
	return ""
}
