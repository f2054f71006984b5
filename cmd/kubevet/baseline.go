package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/text"
)

// baselineFlags are the flags of the commands below kubevet baseline.
type baselineFlags struct {
	input    inputFlags
	suppress suppressFlags
	force    bool
}

// baselineCommand keeps the file of known findings.
func baselineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "baseline",
		Short: "Keep the findings that are known, so that only new ones are reported",
		Long: `Keep a file of the findings that are known, so that kubevet lint reports only
what is new. A finding is known by its rule, file, object and field, whatever
line it is on.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(baselineCreate(), baselinePrune(), baselineShow())
	return cmd
}

func (f *baselineFlags) add(cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	f.suppress.addToday(cmd)
	f.suppress.addBaseline(cmd)
	f.input.addSelection(cmd, "select")
	f.input.add(cmd)
}

func baselineCreate() *cobra.Command {
	var f baselineFlags
	cmd := &cobra.Command{
		Use:   "create [PATH]...",
		Short: "Write down all findings as known",
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := f.open(cmd, args)
			if err != nil {
				return err
			}
			file, _, err := f.suppress.baselineFile(&in)
			if err != nil {
				return err
			}
			if _, err := os.Lstat(file); err == nil && !f.force && !f.old(&in) {
				return fmt.Errorf("write the baseline: %s exists; kubevet baseline prune takes out what is gone, --force writes all anew", in.shownAs(file))
			}
			r, err := lint.Run(cmd.Context(), in.options)
			if err != nil {
				return unknownName(err)
			}
			ids := make([]filter.Identity, len(r.Findings))
			for i, finding := range r.Findings {
				ids[i] = finding.Identity
			}
			for _, p := range r.Problems {
				if p.Incomplete() {
					ids = append(ids, filter.ProblemIdentity(p))
				}
			}
			if err := writeBaseline(&in, file, filter.Entries(ids)); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %s known\n", in.shownAs(file), findings(len(r.Findings)))
			if n := len(ids) - len(r.Findings); n > 0 {
				_ = f.incomplete(cmd, &in, r)
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %s not looked at\n", in.shownAs(file), problems(n))
			}
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().BoolVar(&f.force, "force", false, "overwrite a baseline that exists")
	return cmd
}

func baselinePrune() *cobra.Command {
	var f baselineFlags
	cmd := &cobra.Command{
		Use:   "prune [PATH]...",
		Short: "Take out what is known and no longer found",
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := f.open(cmd, args)
			if err != nil {
				return err
			}
			if in.options.Report.Baseline, err = f.suppress.readBaseline(&in); err != nil {
				return err
			}
			all := in.options.Report.Baseline.Left()
			r, err := lint.Run(cmd.Context(), in.options)
			if err != nil {
				return unknownName(err)
			}
			if err := f.incomplete(cmd, &in, r); err != nil {
				return err // what could not be read may have what is not found
			}
			stale := make(map[filter.Identity]int)
			gone := 0
			for _, e := range r.Stale {
				stale[e.Identity] = e.Count
				gone += e.Count
			}
			var kept []filter.Entry
			left := 0
			for _, e := range all {
				if e.Count -= stale[e.Identity]; e.Count > 0 {
					kept = append(kept, e)
					left += e.Count
				}
			}
			file, _, err := f.suppress.baselineFile(&in)
			if err != nil {
				return err
			}
			if gone > 0 {
				if err := writeBaseline(&in, file, kept); err != nil {
					return err
				}
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: %s gone, %d known\n", in.shownAs(file), findings(gone), left)
			return nil
		},
	}
	f.add(cmd)
	return cmd
}

func baselineShow() *cobra.Command {
	var f baselineFlags
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print what is known",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			in, err := f.input.open(cmd, []string{"."})
			if err != nil {
				return err
			}
			known, err := f.suppress.readBaseline(&in)
			if err != nil {
				return err
			}
			return showBaseline(known.Left(), in.shown, cmd.OutOrStdout())
		},
	}
	f.suppress.addBaseline(cmd)
	cmd.Flags().StringVar(&f.input.config, "config", "", "read the configuration in `FILE` (default the nearest .kubevet.yaml)")
	return cmd
}

// findings begins a sentence about a number of findings.
func findings(n int) string {
	if n == 1 {
		return "1 finding is"
	}
	return fmt.Sprintf("%d findings are", n)
}

// problems begins a sentence about a number of problems that are known.
func problems(n int) string {
	if n == 1 {
		return "1 problem is known too, and what it is about was"
	}
	return fmt.Sprintf("%d problems are known too, and what they are about was", n)
}

// open reads the flags. All findings count, whatever is shown by lint.
func (f *baselineFlags) open(cmd *cobra.Command, args []string) (input, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	in, err := f.input.openWithRules(cmd, args)
	if err != nil {
		return in, err
	}
	in.options.Report.MinSeverity = 0
	err = f.suppress.applyToday(&in)
	return in, err
}

// old reports whether the baseline that there is has an older form.
func (f *baselineFlags) old(in *input) bool {
	_, err := f.suppress.readBaseline(in)
	return errors.Is(err, filter.ErrOldBaseline)
}

// incomplete prints what could not be read, and returns the exit code for it.
func (f *baselineFlags) incomplete(cmd *cobra.Command, in *input, r report.Report) error {
	code := error(nil)
	for _, p := range r.Problems {
		if p.Incomplete() {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", text.Plain(placeOf(p.File, p.Line, in.shown)), text.Plain(p.Message))
			code = exitError(exitIncomplete)
		}
	}
	return code
}

// shownAs returns a name of the operating system as it is called from the
// working directory.
func (in *input) shownAs(file string) string {
	if rel, err := filepath.Rel(in.root, file); err == nil && filepath.IsLocal(rel) {
		return in.shown(filepath.ToSlash(rel))
	}
	return file
}

// writeBaseline writes a baseline in one step: who reads meanwhile sees all of the
// old or of the new one.
func writeBaseline(in *input, file string, entries []filter.Entry) error {
	var text bytes.Buffer
	if err := filter.WriteBaseline(&text, entries); err != nil {
		return err
	}
	if err := files.Write(in.root, file, text.Bytes()); err != nil {
		return fmt.Errorf("write the baseline: %w", err)
	}
	return nil
}

// showBaseline prints entries as a table for each file.
func showBaseline(entries []filter.Entry, shown func(string) string, out io.Writer) error {
	w := text.NewGuard(out, text.Bare)
	total := 0
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, e := range entries {
		if i == 0 || entries[i-1].File != e.File {
			if err := tw.Flush(); err != nil {
				return err
			}
			fmt.Fprintf(w, "%s\n", shown(e.File))
		}
		times := ""
		if e.Count > 1 {
			times = fmt.Sprintf("\t%d times", e.Count)
		}
		fmt.Fprintf(tw, "  %s\t%s\t%s%s\n", e.Rule, e.Object(), e.Path, times)
		total += e.Count
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s known\n", findings(total))
	return w.Flush()
}
