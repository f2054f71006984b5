package diagram

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/graph"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
)

// RBAC draws who can become what: workloads, the service accounts they run as, what is
// bound to these and to users and groups, and how somebody becomes cluster-admin. Whoever
// has no rights but those that everybody has is left out. An error means that the tables
// of the policies are wrong.
func RBAC(b *model.Bundle, g *model.RBAC, title string) (graph.Graph, error) {
	d := &rbacDrawing{newDrawing(title), g}
	for _, binding := range g.Bindings {
		if binding.Object != nil {
			d.binding(binding)
		}
	}
	takeovers, err := g.Takeovers()
	if err != nil {
		return graph.Graph{}, err
	}
	for _, t := range takeovers {
		for i, s := range t.Steps {
			to := d.role(admin)
			if i+1 < len(t.Steps) {
				to = d.subject(t.Steps[i+1].Who)
			}
			d.takeover(s, to)
		}
	}
	d.workloads(b)
	return d.Graph, nil
}

// admin is the role to become.
var admin = model.RoleRef{Name: "cluster-admin"}

type rbacDrawing struct {
	*drawing
	rbac *model.RBAC
}

func subjectID(s model.Subject) string { return ID(s.Kind, s.Namespace, s.Name) }

// subject adds a subject.
func (d *rbacDrawing) subject(s model.Subject) string {
	return d.node(graph.Node{ID: subjectID(s), Class: "account", Kind: s.Kind, Name: s.Name, Group: s.Namespace, Passage: true})
}

// role adds a role with what it allows.
func (d *rbacDrawing) role(ref model.RoleRef) string {
	n := graph.Node{ID: ID(ref.Kind(), ref.Namespace, ref.Name), Class: "role", Kind: ref.Kind(), Name: ref.Name, Group: ref.Namespace, Passage: true}
	if ref == admin {
		n.Class = "goal"
	}
	switch role := d.rbac.Role(ref); {
	case role == nil:
		n.Notes = append(n.Notes, "not among the manifests")
	default:
		if role.Object != nil {
			n.At = plainly(role.Object.Locate([]any{"metadata", "name"}))
		}
		for _, r := range role.Rules[:min(few, len(role.Rules))] {
			n.Notes = append(n.Notes, ruleText(r))
		}
		if left := len(role.Rules) - few; left > 0 {
			n.Notes = append(n.Notes, fmt.Sprintf("and %d more rules", left))
		}
	}
	return d.node(n)
}

// few is how many rules of a role are listed.
const few = 8

// ruleText is a rule in one line.
func ruleText(r *model.Rule) string {
	text := "may " + strings.Join(r.Verbs, ", ") + " "
	if len(r.URLs) > 0 {
		return text + strings.Join(r.URLs, ", ")
	}
	text += strings.Join(r.Resources, ", ")
	if len(r.Names) > 0 {
		text += " named " + strings.Join(r.Names, ", ")
	}
	return text
}

// binding draws a binding between its subjects and its role.
func (d *rbacDrawing) binding(b *model.Binding) {
	if len(b.Subjects) == 0 {
		return
	}
	here := d.object(b.Object, graph.Node{Class: "binding", Passage: true})
	for i, s := range b.Subjects {
		d.edge(graph.Edge{From: d.subject(s), To: here, Style: graph.Open, Note: "is a subject of it", At: plainly(b.Object.Locate(b.SubjectPath(i)))})
	}
	label := "in the cluster"
	if b.Namespace != "" {
		label = "in " + b.Namespace
	}
	style := graph.Open
	if b.Role == admin && b.Namespace == "" {
		style = graph.Grave
	}
	d.edge(graph.Edge{From: here, To: d.role(b.Role), Style: style, Label: label, Note: "gives the role " + label, At: plainly(b.Object.Locate([]any{"roleRef"}))})
}

// takeover draws a step by which somebody becomes somebody else.
func (d *rbacDrawing) takeover(s model.Step, to string) {
	x := graph.Edge{From: d.subject(s.Who), To: to, Style: graph.Grave, Label: deed(s.Says), Note: s.Says}
	if s.Assumes != "" {
		x.Style = graph.Perhaps
		x.Note += ", if " + s.Assumes
	}
	for _, by := range s.By {
		if o := by.Rule.Role.Object; o != nil {
			x.At = plainly(o.Locate([]any{"rules", by.Rule.Index}))
			x.Note = also(x.Note, "by "+named(o), "; ")
		}
	}
	d.edge(x)
}

// deed is what a step says without whom it is done to, which the edge leads to.
func deed(says string) string {
	says = strings.TrimPrefix(says, "can ")
	for _, kind := range []string{"ServiceAccount", "User"} {
		if before, _, found := strings.Cut(says, " "+kind+` "`); found {
			return strings.TrimSuffix(strings.TrimSuffix(before, " of"), " as")
		}
	}
	return says
}

// workloads draws which workloads run as accounts that are drawn.
func (d *rbacDrawing) workloads(b *model.Bundle) {
	holders := d.rbac.Holders()
	idle := make(map[*manifest.Object]bool)
	for _, pod := range b.Pods() {
		account := model.Subject{Kind: "ServiceAccount", Namespace: pod.Namespace, Name: pod.ServiceAccount}
		if !d.nodes[subjectID(account)] {
			idle[pod.Object] = true
			continue
		}
		style, label := graph.Open, "runs as"
		if !slices.Contains(holders[[2]string{pod.Namespace, pod.ServiceAccount}], pod.Object) {
			style, label = graph.Perhaps, "runs as, without a token"
		}
		d.edge(graph.Edge{
			From: d.object(pod.Object, graph.Node{Class: "workload", Passage: true}), To: subjectID(account),
			Style: style, Label: label, At: plainly(pod.Object.Locate(pod.AccountPath)),
		})
	}
	switch n := len(idle); {
	case n == 1:
		d.Notes = append(d.Notes, "1 workload to whose account nothing is bound is not drawn.")
	case n > 1:
		d.Notes = append(d.Notes, fmt.Sprintf("%d workloads to whose accounts nothing is bound are not drawn.", n))
	}
}
