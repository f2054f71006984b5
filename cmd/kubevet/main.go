// Kubevet vets Kubernetes manifests, Helm charts and kustomizations before they
// ship.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"runtime"

	"github.com/spf13/cobra"

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
	// Most runs are over before the heap is worth collecting: a third of the CPU
	// of linting one file went to it. The collector waits until the heap is twice
	// what is live, and these bytes, which no memory backs, count as live.
	ballast := make([]byte, 128<<20)
	stderr := os.Stderr
	// Helm's loader and kustomize print advice of their own there, which names
	// no file.
	log.SetOutput(io.Discard)
	if null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0); err == nil {
		os.Stderr = null
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, stderr)
	stop()
	runtime.KeepAlive(ballast)
	os.Exit(code)
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

Exit codes: 0 nothing found, 1 findings, 2 usage or configuration error,
3 something could not be read or rendered, 4 nothing to lint.`,
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
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return suggestFlag(cmd, err) })
	root.AddCommand(
		lintCommand(),
		baselineCommand(),
		fixCommand(),
		reportCommand(),
		renderCommand(),
		rulesCommand(),
		explainCommand(),
		configCommand(),
		testCommand(),
		versionCommand(),
		manCommand(),
	)
	err := root.ExecuteContext(ctx)
	var code exitError
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &code):
		return int(code)
	}
	fmt.Fprintf(guard, "kubevet: %v\n", err)
	return exitUsage
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
	return set, nil
}
