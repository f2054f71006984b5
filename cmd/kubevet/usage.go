package main

import (
	"encoding"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
	return didYouMean(fmt.Sprintf("unknown command %q", args[0]), args[0], names)
}

// unknownRule suggests the nearest name for one that no rule or framework has.
func unknownRule(err error) error {
	var unknown *rule.NameError
	if errors.As(err, &unknown) {
		message := unknown.Error()
		if unknown.What == "framework" {
			message += " (" + strings.Join(unknown.Names, ", ") + ")"
		}
		return didYouMean(message, unknown.Name, unknown.Names)
	}
	return err
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
