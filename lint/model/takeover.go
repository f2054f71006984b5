package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Takeover is how a service account becomes cluster-admin: the shortest way.
type Takeover struct {
	Account Subject
	Steps   []Step
}

// A Step is what somebody can do by which they become somebody else, the last time
// cluster-admin.
type Step struct {
	// Who can do it.
	Who Subject
	// Says completes "which can".
	Says string
	// Assumes is what must be so of the cluster, "" if nothing.
	Assumes string
	// By are the bindings and rules that let them.
	By []Grant
}

// A Grant is a rule that a binding gives.
type Grant struct {
	Binding *Binding
	Rule    *Rule
}

// A place is a node of the graph of takeovers: a subject, or all of a kind of
// subjects in a namespace, or ("cluster-admin", "", "").
type place struct{ kind, namespace, name string }

var clusterAdmin = place{kind: "cluster-admin"}

// An edge leads from one place to another. A step costs 1; from a set of subjects
// to one of them costs nothing and has no step.
type edge struct {
	from, to place
	step     *Step
}

// Takeovers returns how the service accounts that pods of the bundle run as become
// cluster-admin, of those that can, sorted by namespace and name. A way that
// assumes nothing goes before a shorter one that does.
func (g *RBAC) Takeovers() ([]Takeover, error) {
	table, err := g.bundle.escalations()
	if err != nil {
		return nil, err
	}
	t := g.newTakeoverGraph(table)
	ways := []way{
		t.distances(func(e *edge) bool { return e.step == nil || e.step.Assumes == "" }),
		t.distances(func(*edge) bool { return true }),
	}
	var found []Takeover
	for _, account := range t.running {
		for _, w := range ways {
			if _, ok := w.distance[subjectPlace(account)]; ok {
				found = append(found, Takeover{account, t.path(account, w)})
				break
			}
		}
	}
	return found, nil
}

// A way is the number of steps to cluster-admin from every place from which edges
// that are used lead to it.
type way struct {
	used     func(*edge) bool
	distance map[place]int
}

func subjectPlace(s Subject) place { return place{s.Kind, s.Namespace, s.Name} }

// A takeoverGraph is who can become whom.
type takeoverGraph struct {
	rbac  *RBAC
	table []escalation
	// powers are the needs that the rules of a role give.
	powers map[*Role][]power
	// running are the service accounts that pods of the bundle run as, sorted.
	running []Subject
	edges   []*edge
	// out and in index edges by their ends.
	out, in map[place][]*edge
	seen    map[[2]place]bool
}

// A power is a rule that gives a need of an escalation.
type power struct {
	rule             *Rule
	escalation, need int
}

func (g *RBAC) newTakeoverGraph(table []escalation) *takeoverGraph {
	t := &takeoverGraph{
		rbac: g, table: table, powers: make(map[*Role][]power),
		out: make(map[place][]*edge), in: make(map[place][]*edge), seen: make(map[[2]place]bool),
	}
	for _, role := range g.Roles {
		for _, rule := range role.Rules {
			for i := range table {
				for j := range table[i].Needs {
					if rule.gives(&table[i].Needs[j]) {
						t.powers[role] = append(t.powers[role], power{rule, i, j})
					}
				}
			}
		}
	}
	for _, s := range t.subjects() {
		for _, e := range t.steps(s) {
			t.add(e)
		}
	}
	return t
}

func (t *takeoverGraph) add(e *edge) {
	if e.step == nil {
		key := [2]place{e.from, e.to}
		if t.seen[key] {
			return
		}
		t.seen[key] = true
	}
	t.edges = append(t.edges, e)
	t.out[e.from] = append(t.out[e.from], e)
	t.in[e.to] = append(t.in[e.to], e)
}

// member puts a subject into a set of its namespace, and that into the set of all
// namespaces.
func (t *takeoverGraph) member(set string, s Subject) {
	t.add(&edge{from: place{set, s.Namespace, ""}, to: subjectPlace(s)})
	if s.Namespace != "" {
		t.add(&edge{from: place{set, "", ""}, to: place{set, s.Namespace, ""}})
	}
}

// subjects returns the service accounts and users that there are, sorted, and puts
// them into their sets.
func (t *takeoverGraph) subjects() []Subject {
	all := make(map[Subject]bool)
	for _, b := range t.rbac.Bindings {
		for _, s := range b.Subjects {
			all[s] = s.Kind != "Group"
		}
	}
	running := make(map[Subject]bool)
	workloads := map[string]bool{"kube-system": true}
	for _, p := range t.rbac.bundle.Pods() {
		workloads[p.Namespace] = true
		if p.ServiceAccount != "" {
			s := Subject{"ServiceAccount", p.Namespace, p.ServiceAccount}
			running[s], all[s] = true, true
		}
	}
	tokens := make(map[Subject]bool)
	for _, o := range t.rbac.bundle.Objects {
		switch o.GroupKind() {
		case "ServiceAccount":
			all[Subject{"ServiceAccount", o.Namespace, o.Name}] = true
		case "Secret":
			name := text(at(o.Root, "metadata", "annotations", "kubernetes.io/service-account.name"))
			if name != "" && text(at(o.Root, "type")) == "kubernetes.io/service-account-token" {
				s := Subject{"ServiceAccount", o.Namespace, name}
				tokens[s], all[s] = true, true
			}
		}
	}
	t.running = sorted(running)
	for _, s := range t.running {
		t.member("pods", s)
	}
	for _, s := range sorted(tokens) {
		t.member("tokens", s)
	}
	for _, namespace := range slices.Sorted(maps.Keys(workloads)) {
		t.add(&edge{from: place{"workloads", namespace, ""}, to: place{"accounts", namespace, ""}})
		t.add(&edge{from: place{"workloads", "", ""}, to: place{"workloads", namespace, ""}})
	}
	subjects := sorted(all)
	for _, s := range subjects {
		if s.Kind == "ServiceAccount" {
			t.member("accounts", s)
		} else {
			t.member("users", s)
		}
	}
	return subjects
}

// sorted returns the subjects that are true.
func sorted(set map[Subject]bool) []Subject {
	var list []Subject
	for s, in := range set {
		if in {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, compareSubjects)
	return list
}

func compareSubjects(a, b Subject) int {
	return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Namespace, b.Namespace), strings.Compare(a.Name, b.Name))
}

// steps returns what a subject can do by which it becomes others, in the order of
// the table.
func (t *takeoverGraph) steps(s Subject) []*edge {
	given := make(map[[2]int][]Grant)
	for _, p := range s.principals() {
		for _, b := range t.rbac.granted[p] {
			role := t.rbac.roles[b.Role]
			if role == nil {
				continue
			}
			for _, power := range t.powers[role] {
				key := [2]int{power.escalation, power.need}
				given[key] = append(given[key], Grant{b, power.rule})
			}
		}
	}
	if len(given) == 0 {
		return nil
	}
	var edges []*edge
	for i := range t.table {
		e := &t.table[i]
		grants := make([][]Grant, len(e.Needs))
		for j := range e.Needs {
			grants[j] = given[[2]int{i, j}]
		}
		for _, namespace := range e.namespaces(grants) {
			by, targets := e.satisfy(grants, namespace)
			if by == nil {
				continue
			}
			step := &Step{Who: s, Says: e.Says, Assumes: e.Assumes, By: by}
			for _, to := range t.reached(e, namespace, targets) {
				edges = append(edges, &edge{subjectPlace(s), to, step})
			}
			if namespace == "" && targets == nil {
				break
			}
		}
	}
	return edges
}

// namespaces returns where the needs of an escalation may be given: "" for the
// cluster first, then those of the bindings.
func (e *escalation) namespaces(grants [][]Grant) []string {
	set := make(map[string]bool)
	for _, list := range grants {
		if len(list) == 0 {
			return nil
		}
		for _, g := range list {
			set[g.Binding.Namespace] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// satisfy returns grants that together give what an escalation needs in a namespace,
// or cluster-wide, nil if there are none; and the names to which they restrict who
// one becomes, nil if they do not.
func (e *escalation) satisfy(grants [][]Grant, namespace string) (by []Grant, targets []string) {
	if e.HoldsRole && !slices.ContainsFunc(slices.Concat(grants...), func(g Grant) bool {
		return namespace != "" && g.Binding.Role.Namespace == namespace
	}) {
		return nil, nil
	}
	for j := range e.Needs {
		n := &e.Needs[j]
		var best *Grant
		var names []string
		for k := range grants[j] {
			g := &grants[j][k]
			if g.Binding.Namespace != "" && (n.Clustered || g.Binding.Namespace != namespace) {
				continue
			}
			if n.Restricted != "targets" || len(g.Rule.Names) == 0 {
				best, names = g, nil
				break
			}
			if best == nil {
				best = g
			}
			names = append(names, g.Rule.Names...)
		}
		if best == nil {
			return nil, nil
		}
		by = append(by, *best)
		targets = append(targets, names...)
	}
	return by, targets
}

// reached returns the places that an escalation leads to from where it is given.
func (t *takeoverGraph) reached(e *escalation, namespace string, targets []string) []place {
	if e.In != "" {
		if namespace != "" && namespace != e.In {
			return nil
		}
		namespace = e.In
	}
	switch {
	case e.To == "cluster-admin":
		return []place{clusterAdmin}
	case targets == nil:
		return []place{{e.To, namespace, ""}}
	}
	var places []place
	for _, name := range targets {
		switch {
		case e.To == "users":
			places = append(places, place{"User", "", name})
		case namespace != "":
			places = append(places, place{"ServiceAccount", namespace, name})
		default:
			for _, other := range t.out[place{e.To, "", ""}] {
				places = append(places, place{"ServiceAccount", other.to.namespace, name})
			}
		}
	}
	return places
}

// distances searches from cluster-admin, breadth first.
func (t *takeoverGraph) distances(used func(*edge) bool) way {
	distance := map[place]int{clusterAdmin: 0}
	level := []place{clusterAdmin}
	for steps := 0; len(level) > 0; steps++ {
		var next []place
		for len(level) > 0 {
			here := level[len(level)-1]
			level = level[:len(level)-1]
			if distance[here] != steps {
				continue
			}
			for _, e := range t.in[here] {
				if !used(e) {
					continue
				}
				d := steps
				if e.step != nil {
					d++
				}
				if old, ok := distance[e.from]; ok && old <= d {
					continue
				}
				distance[e.from] = d
				if e.step == nil {
					level = append(level, e.from)
				} else {
					next = append(next, e.from)
				}
			}
		}
		level = next
	}
	return way{used, distance}
}

// path returns the steps from an account to cluster-admin, the first of the shortest
// ones in the order of the table and of names.
func (t *takeoverGraph) path(account Subject, w way) []Step {
	var steps []Step
	for here := subjectPlace(account); here != clusterAdmin; {
		e := t.next(here, w)
		step := *e.step
		for here = e.to; here != clusterAdmin && here.name == ""; here = e.to {
			e = t.next(here, w)
		}
		step.Says = strings.ReplaceAll(step.Says, "{}", Subject{here.kind, here.namespace, here.name}.String())
		steps = append(steps, step)
	}
	return steps
}

// next returns the first edge of those that lead closer to cluster-admin.
func (t *takeoverGraph) next(here place, w way) *edge {
	for _, e := range t.out[here] {
		d, ok := w.distance[e.to]
		if e.step != nil {
			d++
		}
		if ok && d == w.distance[here] && w.used(e) {
			return e
		}
	}
	return nil
}
