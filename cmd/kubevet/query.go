package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/mask"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/query"
	"github.com/kubevet/kubevet/lint/text"
	"github.com/kubevet/kubevet/lint/workspace"
)

// queryCommand answers questions about manifests.
func queryCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query",
		Short: "Ask who reaches whom and who may do what, and get the proof",
		Long: `Ask who reaches whom by the network policies of manifests, and who may do what by
their roles and bindings. Each answer comes with its proof: what decides, and where
it stands. What is not in the manifests may say otherwise.

Exit codes: 0 yes, or perhaps, 1 no, 2 usage or configuration error, 3 something could
not be read or rendered, 4 nothing to ask.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(reachCommand(), canCommand(), whoCanCommand())
	return cmd
}

// modelFlags are the flags of the commands that look at models.
type modelFlags struct {
	input  inputFlags
	format string
}

func (f *modelFlags) add(cmd *cobra.Command, formats ...string) {
	f.format = formats[0]
	cmd.Flags().SortFlags = false
	cmd.Flags().VarP(choice{&f.format, formats}, "format", "f", strings.Join(formats[:len(formats)-1], ", ")+" or "+formats[len(formats)-1])
	f.input.add(cmd)
}

// A modelled is a tree whose models are looked at.
type modelled struct {
	input
	*workspace.Workspace
	hidden   *mask.Mask
	problems []document.Problem
	paths    []string
}

// load looks at the paths, the working directory if there are none.
func (f *modelFlags) load(cmd *cobra.Command, paths []string) (*modelled, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	in, err := f.input.openWithRules(cmd, paths)
	if err != nil {
		return nil, err
	}
	w, err := workspace.LoadModels(cmd.Context(), in.options)
	if err != nil {
		return nil, err
	}
	return &modelled{in, w, w.Mask(), w.Problems(), paths}, nil
}

// end says what could not be looked at, and ends with the exit code for that, or else
// with code.
func (m *modelled) end(cmd *cobra.Command, code int) error {
	for _, p := range m.problems {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", text.Plain(placeOf(p.File, p.Line, m.shown)), text.Plain(p.Message))
	}
	if slices.ContainsFunc(m.problems, document.Problem.Incomplete) {
		code = exitIncomplete
	}
	if code == exitClean {
		return nil
	}
	return exitError(code)
}

// empty reports whether there is nothing at all to look at, and says so.
func (m *modelled) empty(cmd *cobra.Command) bool {
	for b := range m.Bundles() {
		if len(b.Objects) > 0 {
			return false
		}
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "kubevet: nothing to look at in %s\n", strings.Join(m.paths, ", "))
	return true
}

// A question is asked of each bundle. It returns no answers where the bundle does not
// hold what it is about, with a *query.NameError.
type question func(ctx context.Context, b *model.Bundle) ([]query.Answer, error)

// ask asks every bundle and prints what they say. A name has to be known in one.
func (f *modelFlags) ask(cmd *cobra.Command, paths []string, ask question) error {
	m, err := f.load(cmd, paths)
	if err != nil {
		return err
	}
	if m.empty(cmd) {
		return m.end(cmd, exitNoInput)
	}
	var answers []query.Answer
	var unknown error
	asked := false
	for b := range m.Bundles() {
		if len(b.Objects) == 0 {
			continue
		}
		found, err := ask(cmd.Context(), m.Model(b))
		if name := (*query.NameError)(nil); errors.As(err, &name) && len(name.Several) == 0 {
			unknown = merge(unknown, name)
			continue
		} else if err != nil {
			return err
		}
		asked = true
		for _, a := range found {
			a.Bundle = b.Name(m.shown)
			answers = add(answers, m.masked(a))
		}
	}
	if !asked {
		name := (*query.NameError)(nil)
		errors.As(unknown, &name)
		return didYouMean(name.Error(), name.Name, name.Names)
	}
	if f.format == "json" {
		err = query.JSON(cmd.OutOrStdout(), answers)
	} else {
		err = query.Text(cmd.OutOrStdout(), answers, m.shown)
	}
	if err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	code := exitFindings
	if slices.ContainsFunc(answers, func(a query.Answer) bool { return a.Verdict != query.No }) {
		code = exitClean
	}
	return m.end(cmd, code)
}

// merge adds the names that another bundle knows to an error.
func merge(err error, with *query.NameError) error {
	if name := (*query.NameError)(nil); errors.As(err, &name) {
		with.Names = append(with.Names, name.Names...)
	}
	return with
}

// masked is an answer without secrets.
func (m *modelled) masked(a query.Answer) query.Answer {
	a.Message = m.hidden.Message(a.Message)
	for i := range a.Proof {
		a.Proof[i].Message = m.hidden.Message(a.Proof[i].Message)
	}
	return a
}

// add adds an answer, or its bundle to that of another bundle that says the same.
func add(answers []query.Answer, a query.Answer) []query.Answer {
	for i, other := range answers {
		if other.Message == a.Message && slices.EqualFunc(other.Proof, a.Proof, func(x, y query.Step) bool {
			return x.Message == y.Message && x.At.File == y.At.File && x.At.Line == y.At.Line
		}) {
			answers[i].Bundle += ", " + a.Bundle
			return answers
		}
	}
	return append(answers, a)
}

// reachCommand asks who reaches whom.
func reachCommand() *cobra.Command {
	var f modelFlags
	port := ""
	cmd := &cobra.Command{
		Use:   "reach FROM TO [PATH|-]...",
		Short: "Ask whether a workload reaches another, by network policies",
		Long: `Ask whether connections from one end to another get through, by the network policies
below each PATH, which is the working directory if none is given. Each end is
[NAMESPACE/]KIND/NAME or just the name of a workload or Service, an address outside
the cluster, or "internet".`,
		Example: `  kubevet query reach Deployment/web Service/orders --port 8080 deploy/
  kubevet query reach web internet deploy/
  kubevet query reach internet shop/Deployment/web deploy/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("query reach takes two ends, such as Deployment/web and Service/orders")
			}
			var at query.Port
			if port != "" {
				var err error
				if at, err = query.ParsePort(port); err != nil {
					return fmt.Errorf("--port: %w", err)
				}
			}
			return f.ask(cmd, args[2:], func(_ context.Context, b *model.Bundle) ([]query.Answer, error) {
				a, err := query.Reach(model.NewNetwork(b), args[0], args[1], at)
				return []query.Answer{a}, err
			})
		},
	}
	cmd.Flags().StringVar(&port, "port", "", "the `port`, such as 8080 or 53/udp (default any)")
	f.add(cmd, "text", "json")
	return cmd
}

// rightFlags are the flags of questions about rights.
type rightFlags struct {
	modelFlags
	in, name string
}

func (f *rightFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.in, "in", "", "the `namespace` that is asked about (default all)")
	cmd.Flags().StringVar(&f.name, "name", "", "the `name` of the object that is asked about (default any)")
	f.modelFlags.add(cmd, "text", "json")
}

// request is what is asked.
func (f *rightFlags) request(verb, resource string, b *model.Bundle) query.Request {
	return query.Request{Verb: verb, Resource: resource, Namespace: f.in, Name: f.name, Minor: b.Minor}
}

const resourceHelp = `RESOURCE is as kubectl has it, such as pods, pods/exec, deployments.apps or
certificates.cert-manager.io, or the path of a URL, such as /metrics.`

// canCommand asks whether somebody may do something.
func canCommand() *cobra.Command {
	var f rightFlags
	cmd := &cobra.Command{
		Use:   "can SUBJECT VERB RESOURCE [PATH|-]...",
		Short: "Ask whether somebody may do something, by roles and bindings",
		Long: `Ask whether a subject may do something, by the roles and bindings below each PATH,
which is the working directory if none is given, and by those of every cluster. SUBJECT
is User/NAME, Group/NAME, [NAMESPACE/]ServiceAccount/NAME, system:serviceaccount:
NAMESPACE:NAME, or a workload, which stands for its service account.
` + resourceHelp,
		Example: `  kubevet query can Deployment/operator create pods deploy/
  kubevet query can shop/ServiceAccount/ci get secrets --in prod deploy/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 3 {
				return errors.New("query can takes a subject, a verb and a resource, such as ServiceAccount/web get secrets")
			}
			return f.ask(cmd, args[3:], func(_ context.Context, b *model.Bundle) ([]query.Answer, error) {
				g := model.NewRBAC(b)
				a, err := query.Can(g, query.NewSubjects(b, g), args[0], f.request(args[1], args[2], b))
				return []query.Answer{a}, err
			})
		},
	}
	f.add(cmd)
	return cmd
}

// whoCanCommand asks who may do something.
func whoCanCommand() *cobra.Command {
	var f rightFlags
	cmd := &cobra.Command{
		Use:   "who-can VERB RESOURCE [PATH|-]...",
		Short: "Ask who may do something, by roles and bindings",
		Long: `Ask who may do something, by the roles and bindings below each PATH, which is the
working directory if none is given. Whoever can in every cluster is named last.
` + resourceHelp,
		Example: `  kubevet query who-can get secrets deploy/
  kubevet query who-can create pods/exec --in shop deploy/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("query who-can takes a verb and a resource, such as get secrets")
			}
			return f.ask(cmd, args[2:], func(_ context.Context, b *model.Bundle) ([]query.Answer, error) {
				return query.WhoCan(model.NewRBAC(b), f.request(args[0], args[1], b))
			})
		},
	}
	f.add(cmd)
	return cmd
}
