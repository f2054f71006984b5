// Kubevet vets Kubernetes manifests, Helm charts and kustomizations before they
// ship.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/config"
	"github.com/kubevet/kubevet/lint/framework"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
	"github.com/kubevet/kubevet/policies"
)

// The exit codes. Of several that apply, usage wins, then incomplete, then
// findings.
const (
	exitClean      = 0
	exitFindings   = 1
	exitUsage      = 2
	exitIncomplete = 3
	exitNoInput    = 4
)

func main() {
	collectLate()
	stderr := os.Stderr
	// Helm's loader and kustomize print advice of their own there, which names
	// no file.
	log.SetOutput(io.Discard)
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stderr = null
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // the second one ends the process
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, stderr)
	stop()
	os.Exit(code)
}

// collectLate has the collector wait until the heap is worth collecting: most runs
// are over before, and a third of the CPU of linting one file went to it. From the
// first collection on it works as always.
func collectLate() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(160 << 20)
	runtime.AddCleanup(new([64]byte), func(percent int) {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(math.MaxInt64)
	}, 100)
}

// exitError ends a command with a code of its own. What there is to say has
// been said.
type exitError int

func (e exitError) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// run runs the command line and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := &cobra.Command{
		Use:   "kubevet",
		Short: "Vet Kubernetes manifests, Helm charts and kustomizations before they ship",
		Long: `kubevet renders Helm charts and kustomizations offline, judges every object by
its rules, and says which line to edit.

` + text.Wrap(exitSentence(), 80, ""),
		SilenceUsage:      true,
		SilenceErrors:     true,
		Args:              noArgs,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return refuseEmpty(cmd) },
		RunE: func(cmd *cobra.Command, _ []string) error {
			return cmd.Help()
		},
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	guard := text.NewGuard(stderr, text.Bare)
	defer func() { _ = guard.Flush() }()
	root.SetErr(guard)
	root.SetUsageFunc(usage)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return suggestFlag(cmd, err) })
	root.AddCommand(
		lintCommand(),
		baselineCommand(),
		fixCommand(),
		reportCommand(),
		mapCommand(),
		queryCommand(),
		renderCommand(),
		rulesCommand(),
		explainCommand(),
		initCommand(),
		configCommand(),
		testCommand(),
		lspCommand(),
		versionCommand(),
		manCommand(),
		siteCommand(),
	)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		complete(root)
	}
	root.InitDefaultCompletionCmd(args...)
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = noArgs, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	err := fileAsFlag(args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	var code exitError
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &code):
		return int(code)
	}
	if faults := config.Errors(nil); errors.As(err, &faults) {
		for _, fault := range faults {
			fmt.Fprintf(guard, "kubevet: %v\n", fault)
		}
		return exitUsage
	}
	fmt.Fprintf(guard, "kubevet: %v\n", err)
	return exitUsage
}

// fileAsFlag refuses a flag that is the name of a file that is here: a hook that
// lists files may not have meant it as one, and whoever named the file did.
func fileAsFlag(args []string) error {
	for _, arg := range args {
		if arg == "--" {
			break
		}
		if len(arg) > 1 && arg[0] == '-' {
			if _, err := os.Lstat(arg); err == nil {
				return fmt.Errorf("%q is a flag and a file; put -- before the files", arg)
			}
		}
	}
	return nil
}

// terminal is what is behind a writer that guards lines, else the writer.
func terminal(w io.Writer) io.Writer {
	if g, ok := w.(*text.Guard); ok {
		return g.Unwrap()
	}
	return w
}

// loadRules reads the rules that kubevet comes with.
func loadRules() (*rule.Set, error) {
	set, err := rule.Open(policies.FS)
	if err != nil {
		return nil, fmt.Errorf("read the embedded rules: %w", err)
	}
	set.Mapped = framework.Names()
	return set, nil
}
