package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
	"github.com/kubevet/kubevet/lint/files"
	"github.com/kubevet/kubevet/lint/fix"
	"github.com/kubevet/kubevet/lint/fix/edit"
	"github.com/kubevet/kubevet/lint/report"
	"github.com/kubevet/kubevet/lint/text"
)

// fixFlags are the flags of kubevet fix.
type fixFlags struct {
	unsafe, diff bool
	input        inputFlags
	suppress     suppressFlags
	color        string
	quiet        bool
}

// fixCommand edits manifests.
func fixCommand() *cobra.Command {
	f := fixFlags{color: "auto"}
	cmd := &cobra.Command{
		Use:   "fix [PATH]...",
		Short: "Edit manifests so that findings are gone",
		Long: `Make the fixes of what kubevet lint finds below each PATH, which is the working
directory if none is given: the safe ones, and with --unsafe those that may break
a workload that relies on what is found.

Plain YAML and JSON, the files that kustomizations read, and values files of
charts are edited; all bytes that a fix does not need to change stay as they are.
Templates are never edited, nor any file that is not below a PATH: such a fix is
printed for you to make. Before a file is written, everything that uses it is
linted again: the finding must be gone and no other field of any object may have
changed, in whatever scenario or overlay; a fix that fails is printed as well.

The exit codes are those of lint for what is there afterwards; with --diff, which
writes nothing, for what is there.`,
		Example: `  kubevet fix --diff
  kubevet fix deploy/
  kubevet fix --unsafe --rule privileged-container deploy/`,
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.unsafe, "unsafe", false, "make fixes too that may break a workload that runs today")
	flags.BoolVar(&f.diff, "diff", false, "print what would change as a unified diff, secrets masked, and write nothing")
	f.input.addSelection(cmd, "rule")
	f.suppress.add(cmd)
	f.input.add(cmd)
	flags.Var(choice{&f.color, []string{"auto", "always", "never"}}, "color", "colour text `WHEN`: auto, always or never")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print errors only")
	return cmd
}

// run fixes.
func (f *fixFlags) run(cmd *cobra.Command, args []string) error {
	if slices.Contains(args, files.Stdin) {
		return errors.New("fix edits files, and standard input is none")
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	in, err := f.input.openWithRules(cmd, args)
	if err != nil {
		return err
	}
	if err := f.suppress.apply(&in); err != nil {
		return err
	}
	fixes, err := lint.Fix(cmd.Context(), in.options, fix.Options{Unsafe: f.unsafe})
	if err != nil {
		return unknownName(err)
	}
	if err := f.print(cmd, in, fixes); err != nil {
		return err
	}
	left := fixes.Before
	if !f.diff {
		left = fixes.After
	}
	if code := exitCode(left, in.config.FailOn, args); code != exitClean {
		if code == exitNoInput {
			fmt.Fprintf(cmd.ErrOrStderr(), "kubevet: nothing to fix in %s\n", strings.Join(args, ", "))
		}
		return exitError(code)
	}
	return nil
}

// print writes the files, or the diff in their place, and says what was done.
func (f *fixFlags) print(cmd *cobra.Command, in input, fixes report.Fixes) error {
	out := cmd.OutOrStdout()
	if f.diff {
		diff := text.NewGuard(out, text.Bare)
		for _, file := range fixes.Files {
			if _, err := io.WriteString(diff, file.Diff); err != nil {
				return err
			}
		}
		if err := diff.Flush(); err != nil {
			return err
		}
		out = terminal(cmd.ErrOrStderr())
	} else if len(fixes.Files) > 0 {
		root, err := os.OpenRoot(in.root)
		if err != nil {
			return err
		}
		defer root.Close()
		for _, file := range fixes.Files {
			if err := edit.Write(root, file.File, file.Before, file.After); err != nil {
				return err
			}
		}
	}
	guard := text.NewGuard(out, text.Screen)
	screen := newScreen(out, f.color)
	err := report.FixText(guard, fixes, f.diff, report.Options{Color: screen.color, Width: screen.width, Path: in.shown, Quiet: f.quiet})
	return errors.Join(err, guard.Flush())
}
