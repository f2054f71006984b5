package main

import (
	"encoding"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/kubevet/kubevet/lint/render"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/lint/text"
)

// didYouMean adds the nearest of the candidates to a message that name is not
// one of them.
func didYouMean(message, name string, candidates []string) error {
	if near := text.Nearest(name, candidates); near != "" {
		return fmt.Errorf("%s; did you mean %q?", message, near)
	}
	return errors.New(message)
}

// suggestFlag names the flag nearest to one that does not exist.
func suggestFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || unknown.GetSpecifiedShortnames() != "" {
		return err
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	name := "--" + unknown.GetSpecifiedName()
	return didYouMean("unknown flag "+name, name, names)
}

// noArgs refuses arguments, which for the root command are unknown commands.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if len(names) == 0 {
		return fmt.Errorf("%s takes no arguments", cmd.CommandPath())
	}
	message := fmt.Sprintf("unknown command %q", args[0])
	if _, err := os.Lstat(args[0]); err == nil && cmd == cmd.Root() {
		return fmt.Errorf("%s; did you mean \"kubevet lint %s\"?", message, strings.Join(args, " "))
	}
	return didYouMean(message, args[0], names)
}

// unknownName suggests the nearest name for one that no rule, framework or scenario has.
func unknownName(err error) error {
	var scenario *render.ScenarioError
	if errors.As(err, &scenario) {
		message := scenario.Error() + ": the charts have none"
		if len(scenario.Names) > 0 {
			message = scenario.Error() + " (" + few(scenario.Names) + ")"
		}
		return didYouMean(message, scenario.Name, scenario.Names)
	}
	var unknown *rule.NameError
	if errors.As(err, &unknown) {
		message := unknown.Error()
		if unknown.What == "framework" {
			var family []string
			for _, name := range unknown.Names {
				if strings.HasPrefix(name, unknown.Name+"-") {
					family = append(family, name)
				}
			}
			if len(family) > 0 {
				return fmt.Errorf("%s; did you mean one of %s?", message, strings.Join(family, ", "))
			}
			message += " (" + strings.Join(unknown.Names, ", ") + ")"
		}
		return didYouMean(message, unknown.Name, unknown.Names)
	}
	return err
}

// few lists names, but no more than a person reads.
func few(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// choice is a flag that takes one of several words.
type choice struct {
	value   *string
	choices []string
}

func (c choice) String() string { return *c.value }

func (c choice) Type() string { return "word" }

func (c choice) Set(s string) error {
	if !slices.Contains(c.choices, s) {
		return notOneOf(c.choices, s)
	}
	*c.value = s
	return nil
}

// notOneOf says that a flag takes other words than s.
func notOneOf(words []string, s string) error {
	return didYouMean("must be one of "+strings.Join(words, ", "), s, words)
}

// word is a flag that takes the words of a type.
type word struct {
	value interface {
		fmt.Stringer
		encoding.TextUnmarshaler
		Words() []string
	}
}

func (w word) String() string {
	if w.value == nil {
		return ""
	}
	return w.value.String()
}

func (w word) Type() string { return "word" }

func (w word) Set(s string) error {
	if w.value.UnmarshalText([]byte(s)) != nil {
		return notOneOf(w.value.Words(), s)
	}
	return nil
}

// refuseEmpty refuses flags that are given nothing, as a variable that is not set
// gives them: the default is not what was meant.
func refuseEmpty(cmd *cobra.Command) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); err == nil && (v == "" || v == "[]") {
			err = fmt.Errorf("--%s is given nothing", f.Name)
		}
	})
	return err
}
