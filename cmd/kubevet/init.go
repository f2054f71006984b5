package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	yaml "go.yaml.in/yaml/v3"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/survey"
	"github.com/kubevet/kubevet/lint/text"
)

// setups are the files of other tools that run kubevet, as docs/ci.md shows them.
//
//go:embed setup
var setups embed.FS

// initFlags are the flags of kubevet init.
type initFlags struct {
	write, baseline           bool
	preCommit, github, gitlab bool
	input                     inputFlags
}

// initCommand sets a repository up.
func initCommand() *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Set a repository up: configuration, baseline, pre-commit, CI",
		Long: `Look at the repository and write a .kubevet.yaml for it: scenarios for values files
that nothing renders charts with, what workloads refer to and nothing in the
repository supplies, and where images come from. On request also a baseline of what
is found today, and the files that run kubevet in pre-commit, on GitHub and on GitLab.

Nothing is written without --write: what would be is printed. A file that is there
is never changed.`,
		Example: `  kubevet init
  kubevet init --with-baseline --pre-commit --github --write`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return f.run(cmd) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.write, "write", false, "write the files")
	flags.BoolVar(&f.baseline, "with-baseline", false, "accept what is found today: write "+baselineName)
	flags.BoolVar(&f.preCommit, "pre-commit", false, "write .pre-commit-config.yaml")
	flags.BoolVar(&f.github, "github", false, "write .github/workflows/kubevet.yaml")
	flags.BoolVar(&f.gitlab, "gitlab", false, "write .gitlab-ci.yml")
	return cmd
}

// A setupFile is one that init writes.
type setupFile struct {
	// name is relative to the root of the repository.
	name string
	text []byte
	// summary is shown instead of the text, if there is one.
	summary string
}

// run sets the repository of the working directory up.
func (f *initFlags) run(cmd *cobra.Command) error {
	in, err := f.input.openWithRules(cmd, []string{"."})
	if err != nil {
		return err
	}
	in.options.Paths = []string{"."} // of the whole repository
	var planned []setupFile
	add := func(name string, text []byte) { planned = append(planned, setupFile{name: name, text: text}) }
	if !in.config.Given() {
		s, err := survey.Take(cmd.Context(), in.options)
		if err != nil {
			return err
		}
		configuration, err := configurationOf(s)
		if err != nil {
			return err
		}
		add(config.Name, configuration)
		if in.config, err = config.LoadText(config.Name, configuration); err != nil {
			return fmt.Errorf("read the configuration that was made: %w", err)
		}
	} else {
		fmt.Fprintf(cmd.OutOrStdout(), "%s is there, and stays as it is\n", in.shown(config.Name))
	}
	if f.baseline {
		file, err := f.known(cmd, in)
		if err != nil {
			return err
		}
		planned = append(planned, file)
	}
	for _, s := range []struct {
		wanted      bool
		name, setup string
	}{
		{f.preCommit, ".pre-commit-config.yaml", "pre-commit.yaml"},
		{f.github, ".github/workflows/kubevet.yaml", "github.yaml"},
		{f.gitlab, ".gitlab-ci.yml", "gitlab.yaml"},
	} {
		if s.wanted {
			text, err := setups.ReadFile("setup/" + s.setup)
			if err != nil {
				return err
			}
			add(s.name, text)
		}
	}
	return f.finish(cmd.OutOrStdout(), in.root, in.shown, planned)
}

// known makes the baseline of what is found with the configuration of in.
func (f *initFlags) known(cmd *cobra.Command, in input) (setupFile, error) {
	options := in.config.Options()
	options.FS, options.Paths, options.Report, options.Rules.Set = in.fsys, in.options.Paths, in.options.Report, in.options.Rules.Set
	options.Filter.Today = in.options.Filter.Today
	r, err := lint.Run(cmd.Context(), options)
	if err != nil {
		return setupFile{}, unknownName(err)
	}
	ids := make([]filter.Identity, len(r.Findings))
	for i, finding := range r.Findings {
		ids[i] = finding.Identity
	}
	var text bytes.Buffer
	if err := filter.WriteBaseline(&text, filter.Entries(ids)); err != nil {
		return setupFile{}, err
	}
	return setupFile{name: baselineName, text: text.Bytes(), summary: findings(len(ids)) + " known from then on"}, nil
}

// finish writes the files, or prints what it would write.
func (f *initFlags) finish(out io.Writer, root string, shown func(string) string, planned []setupFile) error {
	guard := text.NewGuard(out, text.Bare)
	for _, file := range planned {
		name := filepath.Join(root, filepath.FromSlash(file.name))
		switch _, err := os.Lstat(name); {
		case err == nil && f.write:
			fmt.Fprintf(guard, "%s is there, and stays as it is\n", shown(file.name))
			continue
		case err == nil:
			fmt.Fprintf(guard, "%s is there; what kubevet needs in it:\n", shown(file.name))
		case f.write:
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			if err := files.Write(root, name, file.text); err != nil {
				return fmt.Errorf("write %s: %w", shown(file.name), err)
			}
			fmt.Fprintf(guard, "wrote %s\n", shown(file.name))
			continue
		default:
			fmt.Fprintf(guard, "would write %s:\n", shown(file.name))
		}
		body := file.summary
		if body == "" {
			body = strings.TrimSuffix(string(file.text), "\n")
		}
		fmt.Fprintf(guard, "\n    %s\n\n", strings.ReplaceAll(body, "\n", "\n    "))
	}
	if !f.write && len(planned) > 0 {
		fmt.Fprintln(guard, "Nothing is written without --write.")
	}
	return guard.Flush()
}

// mostMissing bounds the objects that a new configuration declares as external.
const mostMissing = 50

// configurationOf writes a configuration for what was found.
func configurationOf(s survey.Survey) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n", config.SchemaURL)
	b.WriteString("# Every key is in docs/configuration.md of kubevet; kubevet config show says what is in effect.\n")
	b.WriteString("profile: recommended # strict adds good practice, optional what only some want\n")
	var errs []error
	part := func(comment string, value any) {
		b.WriteString("\n" + comment)
		enc := yaml.NewEncoder(&b)
		enc.SetIndent(2)
		errs = append(errs, enc.Encode(value), enc.Close())
	}
	if len(s.Charts) > 0 {
		part("# Charts are rendered once more with each of these.\n", map[string]any{"charts": chartEntries(s.Charts)})
	}
	if n := len(s.Missing); n > 0 {
		comment := "# What workloads refer to and nothing here supplies. Keep what an operator or a person\n# makes in the cluster, and take out what is a mistake.\n"
		missing := s.Missing
		if n > mostMissing {
			comment += fmt.Sprintf("# There are %d more.\n", n-mostMissing)
			missing = missing[:mostMissing]
		}
		var entries []yaml.Node
		for _, m := range missing {
			entries = append(entries, flow("kind", m.Kind, "namespace", m.Namespace, "name", m.Name))
		}
		part(comment, map[string]any{"external": entries})
	}
	if len(s.Registries) > 0 {
		part("# Where images come from today. Take out what you do not trust: the rule\n# image-from-untrusted-registry, which runs in profile optional, then says who uses it.\n",
			map[string]any{"parameters": map[string]any{"image-from-untrusted-registry": map[string]any{"trusted-registries": s.Registries}}})
	}
	return b.Bytes(), errors.Join(errs...)
}

// chartEntries are the entries of charts in a configuration.
func chartEntries(charts []render.Chart) []map[string]any {
	var out []map[string]any
	for _, c := range charts {
		var scenarios []map[string]any
		for _, s := range c.Scenarios {
			scenarios = append(scenarios, map[string]any{"name": s.Name, "values": s.Values})
		}
		out = append(out, map[string]any{"path": config.Escape(c.Path), "scenarios": scenarios})
	}
	return out
}

// flow is a mapping on one line, of keys and texts in turn.
func flow(pairs ...string) yaml.Node {
	n := yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, s := range pairs {
		scalar := &yaml.Node{}
		scalar.SetString(s)
		n.Content = append(n.Content, scalar)
	}
	return n
}
