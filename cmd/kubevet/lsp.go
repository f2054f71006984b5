package main

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/lsp"
)

// lspCommand serves an editor.
func lspCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve an editor: the language server, on standard input and output",
		Long: `Serve an editor by the Language Server Protocol on standard input and output:
what kubevet finds while you type, for the whole chart, kustomization or directory
that a file belongs to; fixes, suppressions, and what a line becomes. The
configuration is that of lint, read anew when it changes.

docs/editors.md has the set-up for editors.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ok := lsp.Serve(cmd.Context(), cmd.InOrStdin(), cmd.OutOrStdout(), lsp.Options{
				Open: openForEditor, Config: config.Name, Version: version(),
			})
			if !ok {
				return exitError(exitFindings) // as the protocol has it
			}
			return nil
		},
	}
	cmd.Flags().Bool("stdio", true, "serve on standard input and output, as always")
	_ = cmd.Flags().MarkHidden("stdio") // many editors give it
	return cmd
}

// openForEditor reads the settings for the files of a directory, as lint would do
// there.
func openForEditor(req lsp.Request) (lsp.Project, error) {
	fsys, err := files.Open(req.Root)
	if err != nil {
		return lsp.Project{}, err
	}
	in := input{root: req.Root, fsys: fsys, settings: files.Overlay{FS: fsys, Texts: req.Texts}, shown: func(file string) string { return file }}
	if req.Untrusted {
		in.settings = emptyTree{}
	}
	in.config, err = config.Load(in.settings, req.Dir)
	if faults := config.Errors(nil); errors.As(err, &faults) {
		err = allFaults(&in.config, faults)
	}
	if err != nil {
		return lsp.Project{}, asSettings(err)
	}
	in.options = in.config.Options()
	in.options.FS = fsys
	in.options.Report.Version = version()
	in.options.Filter.Today = time.Now().UTC().Format(time.DateOnly)
	if err := in.loadRules(); err != nil {
		return lsp.Project{}, asSettings(err)
	}
	if req.Untrusted {
		in.trust = trustNothing
		in.options.Report.Trusted = in.settings
	}
	project := lsp.Project{Config: settingsFile(&in, req.Dir), Baseline: filepath.ToSlash(in.config.Baseline)}
	if project.Baseline == "" {
		project.Baseline = baselineName
	}
	text, err := files.Read(in.settings, project.Baseline)
	switch {
	case err == nil:
		if in.options.Report.Baseline, err = filter.ReadBaseline(project.Baseline, text); err != nil {
			return lsp.Project{}, lsp.SettingsError{{File: project.Baseline, Line: 1, Message: err.Error()}}
		}
	case !errors.Is(err, fs.ErrNotExist) || in.config.Baseline != "":
		return lsp.Project{}, asSettings(err)
	}
	project.Options = in.options
	return project, nil
}

// settingsFile is the configuration file that is obeyed in a directory, or that would
// be if it was there.
func settingsFile(in *input, dir string) string {
	name := path.Join(dir, config.Name)
	if _, err := fs.Stat(in.settings, name); err == nil {
		return name
	}
	return config.Name
}

// asSettings says where in the settings the mistakes are.
func asSettings(err error) error {
	var faults config.Errors
	if !errors.As(err, &faults) {
		return err
	}
	problems := make(lsp.SettingsError, len(faults))
	for i, at := range faults {
		problems[i] = document.Problem{File: at.File, Line: at.Line, Column: at.Column, Message: at.Message}
	}
	return problems
}
