package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
)

// masters is the group that RBAC is not asked about.
var masters = model.Subject{Kind: "Group", Name: "system:masters"}

// Subjects are whoever a bundle names: in bindings, as service accounts, and what
// workloads run as.
type Subjects struct {
	all []model.Subject
	// workloads are the accounts that workloads run as.
	workloads []worker
}

// A worker is a workload and the account that its pods run as.
type worker struct {
	object  *manifest.Object
	account model.Subject
}

// NewSubjects reads those of a bundle.
func NewSubjects(b *model.Bundle, g *model.RBAC) *Subjects {
	s := &Subjects{}
	for _, binding := range g.Bindings {
		if binding.Object != nil {
			s.all = append(s.all, binding.Subjects...)
		}
	}
	for _, o := range b.Objects {
		if o.GroupKind() == "ServiceAccount" {
			s.all = append(s.all, model.Subject{Kind: "ServiceAccount", Namespace: o.Namespace, Name: o.Name})
		}
	}
	for _, pod := range b.Pods() {
		if pod.ServiceAccount == "" {
			continue
		}
		account := model.Subject{Kind: "ServiceAccount", Namespace: pod.Namespace, Name: pod.ServiceAccount}
		s.all = append(s.all, account)
		s.workloads = append(s.workloads, worker{pod.Object, account})
	}
	slices.SortFunc(s.all, compareSubjects)
	s.all = slices.Compact(s.all)
	return s
}

func compareSubjects(a, b model.Subject) int {
	return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name))
}

// find returns the subject that a name means: one of a binding, a service account,
// also as the user that it is, or the account of a workload.
func (s *Subjects) find(text string) (model.Subject, error) {
	if account, ok := strings.CutPrefix(text, "system:serviceaccount:"); ok {
		namespace, name, _ := strings.Cut(account, ":")
		return s.one(text, Name{namespace, "ServiceAccount", name})
	}
	if group, ok := strings.CutPrefix(text, "Group/"); ok && group == masters.Name {
		return masters, nil
	}
	return s.one(text, ParseName(text))
}

func (s *Subjects) one(text string, name Name) (model.Subject, error) {
	var found []model.Subject
	var known []string
	for _, subject := range s.all {
		known = append(known, name.Like(subject.Kind, subject.Namespace, subject.Name))
		if name.Is(subject.Kind, subject.Namespace, subject.Name) {
			found = append(found, subject)
		}
	}
	for _, w := range s.workloads {
		known = append(known, name.Like(w.object.Kind, w.object.Namespace, w.object.Name))
		if name.Matches(w.object) && (name.Kind != "" || len(found) == 0) && !slices.Contains(found, w.account) {
			found = append(found, w.account)
		}
	}
	switch len(found) {
	case 0:
		return model.Subject{}, &NameError{Name: text, Names: distinct(known)}
	case 1:
		return found[0], nil
	}
	several := make([]string, len(found))
	for i, subject := range found {
		several[i] = subject.String()
	}
	return model.Subject{}, &NameError{Name: text, Several: several}
}

// detour says how a subject that may not do something becomes cluster-admin, which
// may; nothing if it does not.
func (s *Subjects) detour(g *model.RBAC, who model.Subject) ([]Step, error) {
	takeovers, err := g.Takeovers()
	if err != nil {
		return nil, err
	}
	for _, t := range takeovers {
		if t.Account != who {
			continue
		}
		steps := []Step{{Message: "but it can become cluster-admin"}}
		for _, x := range t.Steps {
			for i, by := range x.By {
				message := fmt.Sprintf("%s %s", x.Who, x.Says)
				if i > 0 {
					message = "for which it needs this too"
				}
				at := step(by.Rule.Role.Object, []any{"rules", by.Rule.Index}, "%s", message)
				if last := steps[len(steps)-1]; i == 0 || at.At.File != last.At.File || at.At.Line != last.At.Line {
					steps = append(steps, at)
				}
			}
		}
		return steps, nil
	}
	return nil, nil
}

// bindings says what is bound to a subject, or that nothing is.
func (s *Subjects) bindings(g *model.RBAC, who model.Subject) []Step {
	var steps []Step
	var last *model.Binding
	g.Grants(who, func(b *model.Binding, _ *model.Rule) bool {
		if b != last && b.Object != nil {
			steps = append(steps, step(b.Object, []any{"roleRef"}, "%s binds only %s", nameOf(b.Object), called(b.Role.Kind(), b.Role.Namespace, b.Role.Name)))
		}
		last = b
		return len(steps) < few
	})
	if steps == nil {
		steps = []Step{{Message: fmt.Sprintf("no binding here gives anything to %s", who)}}
	}
	return steps
}
