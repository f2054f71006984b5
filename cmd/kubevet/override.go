package main

import (
	"fmt"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/schema"
)

// configFlags are the flags that replace what the configuration says. A command
// adds those that it obeys.
type configFlags struct {
	profile           rule.Profile
	framework         string
	selects           string
	selected, ignored []string
	minSeverity       rule.Severity
	failOn            config.FailOn
	kubeVersion       string
	apiVersions       []string
	policies          []string
	namespace         string
}

// addTarget adds the flags for the cluster that manifests are for.
func (f *configFlags) addTarget(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.kubeVersion, "kube-version", "", "the `VERSION` of Kubernetes to vet for, such as 1.33 (default "+schema.Version(schema.Newest)+")")
	flags.StringSliceVar(&f.apiVersions, "api-versions", nil, "`API,...` that charts find besides Kubernetes' own, such as monitoring.coreos.com/v1")
	flags.StringVar(&f.namespace, "namespace", "", "the `NAMESPACE` of chart releases, and of objects that name none (default \"default\")")
}

// addSelection adds the flags for which rules run and which findings count. The
// flag that selects rules is called selects.
func (f *configFlags) addSelection(cmd *cobra.Command, selects string) {
	f.selects = selects
	flags := cmd.Flags()
	flags.Var(word{&f.profile}, "profile", "run the rules of `PROFILE`: recommended, strict or optional, each with those before it (default recommended)")
	flags.StringSliceVar(&f.selected, selects, nil, "run `RULE,...` instead of a profile: rules, categories or other linters' names")
	flags.StringVar(&f.framework, "framework", "", "run the rules of the compliance `FRAMEWORK` instead of a profile, such as pss-restricted or cis-1.12")
	flags.StringSliceVar(&f.ignored, "ignore", nil, "do not run `RULE,...`")
	flags.Var(word{&f.minSeverity}, "min-severity", "report findings from `SEVERITY`: critical, high, medium, low or info (default info)")
	flags.Var(word{&f.failOn}, "fail-on", "exit with 1 for findings from `SEVERITY`, or none (default low)")
}

// addPolicies adds the flag for policies of the user.
func (f *configFlags) addPolicies(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.policies, "policy", nil, "run the policies in `DIR` too; may be repeated")
}

// check says what is wrong with the flags themselves.
func (f *configFlags) check() error {
	if f.kubeVersion != "" && !config.KubeVersion.MatchString(f.kubeVersion) {
		return fmt.Errorf("--kube-version %q is not a Kubernetes version such as %s", f.kubeVersion, schema.Version(schema.Newest))
	}
	if f.namespace != "" && (len(f.namespace) > maxLabel || !dnsLabel.MatchString(f.namespace)) {
		return fmt.Errorf("--namespace %q is not a name that a namespace can have", f.namespace)
	}
	for _, v := range f.apiVersions {
		if !apiVersion.MatchString(v) {
			return fmt.Errorf("--api-versions %q is not an API version such as monitoring.coreos.com/v1", v)
		}
	}
	return nil
}

// maxLabel is how long a label of a domain name may be, RFC 1123.
const maxLabel = 63

var (
	dnsLabel = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)
	// apiVersion matches what charts find in .Capabilities.APIVersions: a version, its
	// group before it, and a kind behind it.
	apiVersion = regexp.MustCompile(`^([a-z0-9.-]+/)?v[0-9]+((alpha|beta)[0-9]+)?(/[A-Z][A-Za-z0-9]*)?$`)
)

// unknownVersion says that the version that is vetted for is not one of those known.
func (in *input) unknownVersion() []document.Problem {
	minor, nearest := in.options.Eval.Minor, 0
	switch {
	case minor > schema.Newest:
		nearest = schema.Newest
	case minor > 0 && minor < schema.Oldest:
		nearest = schema.Oldest
	default:
		return nil
	}
	return []document.Problem{{Level: document.Note, Message: fmt.Sprintf(
		"Kubernetes 1.%d is not known, only %s to %s: its APIs are taken for those of %s", minor,
		schema.Version(schema.Oldest), schema.Version(schema.Newest), schema.Version(nearest))}}
}

// override lays the flags that are given over a configuration. What selects
// rules replaces all that selects rules there; a selection also runs what the
// configuration ignores; --ignore adds to it, and --policy to its policies. The
// root is that of the run.
func (f *configFlags) override(c *config.Config, flags *pflag.FlagSet, root string) error {
	given := func(flag string) bool { return flags.Changed(flag) }
	for _, flag := range []string{"profile", "framework", f.selects} {
		if given(flag) {
			c.Profile, c.Framework, c.Select = 0, "", nil
			for _, key := range []string{"profile", "framework", "select"} {
				c.Override(key, "--"+flag)
			}
		}
	}
	if given(f.selects) {
		c.Ignore = nil
		c.Override("ignore", "--"+f.selects)
	}
	if given("profile") {
		c.Profile = f.profile
		c.Override("profile", "--profile")
	}
	if given("framework") {
		c.Framework = f.framework
		c.Override("framework", "--framework")
	}
	if given(f.selects) {
		c.Select = f.selected
		c.Override("select", "--"+f.selects)
	}
	if given("ignore") {
		for _, name := range f.ignored {
			c.Override(fmt.Sprintf("ignore[%d]", len(c.Ignore)), "--ignore")
			c.Ignore = append(c.Ignore, name)
		}
	}
	for _, dir := range f.policies {
		abs, err := filepath.Abs(dir)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, abs)
		if err != nil {
			return err
		}
		c.Override(fmt.Sprintf("policies[%d]", len(c.Policies)), "--policy")
		c.Policies = append(c.Policies, filepath.ToSlash(name))
	}
	if given("min-severity") {
		c.MinSeverity = f.minSeverity
		c.Override("min-severity", "--min-severity")
	}
	if given("fail-on") {
		c.FailOn = f.failOn
		c.Override("fail-on", "--fail-on")
	}
	if given("kube-version") {
		c.KubeVersion = f.kubeVersion
		c.Override("kube-version", "--kube-version")
	}
	if given("api-versions") {
		c.APIVersions = f.apiVersions
		c.Override("api-versions", "--api-versions")
	}
	if given("namespace") {
		c.Namespaces = []config.Namespace{{Path: "**", Namespace: f.namespace}}
		c.Override("namespaces", "--namespace")
	}
	return nil
}
