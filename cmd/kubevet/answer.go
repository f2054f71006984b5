package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint"
)

// answerFlags are the flags that say which findings are accepted.
type answerFlags struct {
	noSuppress bool
	today      string
}

func (f *answerFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.noSuppress, "no-suppress", false, "obey no suppression")
	flags.StringVar(&f.today, "today", "", "the `date` that suppressions expire by, such as 2027-01-31 (default today)")
}

// apply sets the options that the flags are about.
func (f *answerFlags) apply(opts *lint.Options) error {
	opts.NoSuppress = f.noSuppress
	opts.Today = f.today
	if f.today == "" {
		opts.Today = time.Now().UTC().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, f.today); err != nil {
		return fmt.Errorf("--today %q is not a date such as 2027-01-31", f.today)
	}
	return nil
}
