package model

import (
	slashpath "path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubevet/kubevet/lint/manifest"
)

// Availability is how many pods the workloads of a bundle run, and what of the
// bundle has a say in that or counts on it.
type Availability struct {
	objects   []*manifest.Object
	workloads map[*manifest.Object]*scaledWorkload
	budgets   []*budget
}

// A scaledWorkload is an object that runs pods.
type scaledWorkload struct {
	object *manifest.Object
	// replicas are how many pods there are, at the least where it is scaled;
	// unknown where that is another's business, as for a DaemonSet or a Job.
	replicas int
	unknown  bool
	scalers  []scaler
	// verticals are the VerticalPodAutoscalers that set its requests; recommended
	// is whether one at least computes them.
	verticals   []*manifest.Object
	recommended bool
	// budgets are the first two that select its pods.
	budgets []*manifest.Object
	// services are the first two that lead to its pods.
	services []*manifest.Object
	served   []servedContainer
}

// A scaler is a HorizontalPodAutoscaler or what stands for one.
type scaler struct {
	object *manifest.Object
	// min is how many pods it leaves at the least, 0 included.
	min int
}

// A servedContainer is one that a service leads to.
type servedContainer struct {
	path    []any
	service *manifest.Object
}

// A budget is a PodDisruptionBudget with the workloads whose pods it selects for
// certain, and whether there may be more.
type budget struct {
	object    *manifest.Object
	workloads []*scaledWorkload
	open      bool
}

// replicated are the kinds that run as many pods as their spec.replicas says.
var replicated = []string{
	"CloneSet.apps.kruise.io", "Deployment", "DeploymentConfig", "DeploymentConfig.apps.openshift.io", "ReplicaSet",
	"ReplicationController", "Rollout.argoproj.io", "StatefulSet", "StatefulSet.apps.kruise.io", "UnitedDeployment.apps.kruise.io",
}

// NewAvailability reads the workloads of a bundle.
func NewAvailability(b *Bundle) *Availability {
	a := &Availability{objects: b.Objects, workloads: make(map[*manifest.Object]*scaledWorkload)}
	n := &Network{namespaces: make(map[string]labelSet), pods: map[string]*podIndex{"": {}}}
	named := make(map[placedKey]*scaledWorkload)
	for _, pod := range b.Pods() {
		n.addPod(b, pod)
		if o := pod.Object; a.workloads[o] == nil {
			w := newScaledWorkload(o)
			a.workloads[o] = w
			for _, place := range places(o) {
				if key := (placedKey{objectKey{o.GroupKind(), o.Namespace, o.Name}, place}); named[key] == nil {
					named[key] = w
				}
			}
		}
	}
	for _, o := range b.Objects {
		switch o.GroupKind() {
		case "HorizontalPodAutoscaler", "ScaledObject.keda.sh":
			a.scale(named, o)
		case "VerticalPodAutoscaler":
			if w := find(named, o, "targetRef"); w != nil {
				w.recommended = true
				if setsRequests(o) {
					w.verticals = append(w.verticals, o)
				}
			}
		case "PodDisruptionBudget":
			a.protect(n, o)
		case "Service":
			a.serve(n, readService(o))
		}
	}
	return a
}

// An objectKey is how one object names another.
type objectKey struct{ groupKind, namespace, name string }

// A placedKey is an objectKey and where the object surely lands: in one place with
// whatever is of the same directory or, if it names its namespace, with all that do.
type placedKey struct {
	objectKey
	place string
}

// places are the places of an object; two objects are together if they share one.
func places(o *manifest.Object) []string {
	dir := slashpath.Dir(o.Document.File)
	if namesPlace(o) {
		return []string{dir, ""}
	}
	return []string{dir}
}

// find returns the workload that a field of the spec of an object refers to, nil if
// there is none.
func find(named map[placedKey]*scaledWorkload, o *manifest.Object, field string) *scaledWorkload {
	key := target(o, at(o.Root, "spec", field))
	for _, place := range places(o) {
		if w := named[placedKey{key, place}]; w != nil {
			return w
		}
	}
	return nil
}

// target is what a reference of an object, of kind, name and apiVersion, means.
func target(o *manifest.Object, ref *manifest.Node) objectKey {
	key := objectKey{text(at(ref, "kind")), o.Namespace, text(at(ref, "name"))}
	if key.groupKind == "" {
		key.groupKind = "Deployment" // as KEDA takes it
	}
	group, _, found := strings.Cut(text(at(ref, "apiVersion")), "/")
	if found && strings.Contains(group, ".") && !strings.HasSuffix(group, ".k8s.io") {
		key.groupKind += "." + group
	}
	return key
}

func newScaledWorkload(o *manifest.Object) *scaledWorkload {
	w := &scaledWorkload{object: o, replicas: 1}
	switch {
	case o.GroupKind() == "Pod":
	case !slices.Contains(replicated, o.GroupKind()):
		w.unknown = true
	default:
		if n := at(o.Root, "spec", "replicas"); n != nil && n.Value != nil {
			replicas, ok := n.Value.(int64)
			w.replicas, w.unknown = int(replicas), !ok
		}
	}
	return w
}

// scale notes an autoscaler at what it targets.
// https://keda.sh/docs/latest/reference/scaledobject-spec/
func (a *Availability) scale(named map[placedKey]*scaledWorkload, o *manifest.Object) {
	w := find(named, o, "scaleTargetRef")
	if w == nil {
		return
	}
	s := scaler{object: o, min: 1}
	if o.GroupKind() == "ScaledObject.keda.sh" {
		s.min = number(at(o.Root, "spec", "minReplicaCount"))
		if idle := at(o.Root, "spec", "idleReplicaCount"); idle != nil {
			s.min = number(idle)
		}
	} else if least := at(o.Root, "spec", "minReplicas"); least != nil {
		s.min = number(least)
	}
	if len(w.scalers) == 0 || s.min < w.replicas {
		w.replicas = s.min
	}
	w.scalers = append(w.scalers, s)
}

// setsRequests reports whether a VerticalPodAutoscaler does more than recommend.
func setsRequests(o *manifest.Object) bool {
	return text(at(o.Root, "spec", "updatePolicy", "updateMode")) != "Off"
}

// protect notes a budget at the pods it selects. An empty selector selects all
// of the namespace, a missing one none.
// https://pkg.go.dev/k8s.io/api/policy/v1#PodDisruptionBudgetSpec
func (a *Availability) protect(n *Network, o *manifest.Object) {
	b := &budget{object: o}
	a.budgets = append(a.budgets, b)
	node := at(o.Root, "spec", "selector")
	if node == nil {
		return
	}
	var ls metav1.LabelSelector
	if decode(node, &ls) != nil {
		b.open = true
		return
	}
	sel, err := podSelector(o.Namespace, &ls)
	if err != nil {
		b.open = true
		return
	}
	seen := make(map[*scaledWorkload]bool)
	n.choose(sel, func(e *Endpoint, v Verdict) {
		w := a.workloads[e.Object]
		if !together(o, e.Object) {
			return
		}
		if v != Yes {
			b.open = true
			return
		}
		if seen[w] {
			return
		}
		if len(b.workloads) >= maxProtected {
			b.open = true
			return
		}
		seen[w] = true
		b.workloads = append(b.workloads, w)
		if len(w.budgets) < 2 {
			w.budgets = append(w.budgets, o)
		}
	})
}

// maxProtected is how many workloads of one budget are told apart, many times what
// anybody writes.
const maxProtected = 100

// serve notes a service at the pods it leads to, and which of their containers
// listen on its ports: those that declare them, or the only one there is. Ports
// that metrics are read from serve nobody who would miss an answer.
func (a *Availability) serve(n *Network, s *Service) {
	all := len(s.Ports)
	s.Ports = slices.DeleteFunc(s.Ports, func(p ServicePort) bool {
		return strings.Contains(p.Name, "metrics") || strings.Contains(p.TargetName, "metrics") || strings.Contains(s.Object.Name, "metrics")
	})
	if s.selector == nil || all > 0 && len(s.Ports) == 0 {
		return
	}
	n.choose(*s.selector, func(e *Endpoint, v Verdict) {
		if v != Yes || !together(s.Object, e.Object) {
			return
		}
		w := a.workloads[e.Object]
		if len(w.services) < 2 {
			w.services = append(w.services, s.Object)
		}
		for _, path := range listeners(e, s) {
			if !slices.ContainsFunc(w.served, func(c servedContainer) bool { return slices.Equal(c.path, path) }) {
				w.served = append(w.served, servedContainer{path, s.Object})
			}
		}
	})
}

// listeners are the paths of the containers of a pod that a service leads to.
func listeners(e *Endpoint, s *Service) [][]any {
	var declared, lasting [][]any
	for _, c := range e.Containers {
		if c.Role != "container" && c.Role != "sidecar" {
			continue
		}
		if c.Role == "container" {
			lasting = append(lasting, c.Path)
		}
		if slices.ContainsFunc(c.Ports, func(p Port) bool {
			return slices.ContainsFunc(s.Ports, func(q ServicePort) bool {
				return q.TargetName != "" && q.TargetName == p.Name || q.Target != 0 && q.Target == p.Number && q.Protocol == p.Protocol
			})
		}) {
			declared = append(declared, c.Path)
		}
	}
	if len(declared) == 0 && len(lasting) == 1 {
		return lasting
	}
	return declared
}

// Term returns the availability as rules see it. What names an object is
// {kind, namespace, name}, kind as in input.index.
//
//	workloads[position]  what an object that runs pods has:
//	    replicas   how many pods there are, the least of them where it is scaled;
//	               missing where that depends on the cluster or a task
//	    scalers    the HorizontalPodAutoscalers and ScaledObjects that target it
//	    verticals  the VerticalPodAutoscalers that set its requests
//	    recommended  whether there is one that does or recommends them
//	    budgets    the PodDisruptionBudgets that select its pods, two at the most
//	    services   the Services that lead to its pods, two at the most
//	    served     the containers that these lead to: path, and service
//	budgets[position]    of a PodDisruptionBudget:
//	    workloads  those whose pods it selects for certain, each with replicas and
//	               budgets as above
//	    open       whether it may select more
func (a *Availability) Term() *ast.Term {
	var workloads, budgets [][2]*ast.Term
	byObject := make(map[*manifest.Object]*budget, len(a.budgets))
	for _, b := range a.budgets {
		byObject[b.object] = b
	}
	for i, o := range a.objects {
		if w := a.workloads[o]; w != nil {
			workloads = append(workloads, ast.Item(ast.IntNumberTerm(i), w.term()))
		}
		if b := byObject[o]; b != nil {
			budgets = append(budgets, ast.Item(ast.IntNumberTerm(i), b.term()))
		}
	}
	return object(map[string]*ast.Term{"workloads": ast.ObjectTerm(workloads...), "budgets": ast.ObjectTerm(budgets...)})
}

func (w *scaledWorkload) term() *ast.Term {
	scalers := make([]*manifest.Object, len(w.scalers))
	for i, s := range w.scalers {
		scalers[i] = s.object
	}
	served := make([]*ast.Term, len(w.served))
	for i, c := range w.served {
		served[i] = object(map[string]*ast.Term{"path": pathTerm(c.path), "service": nameTerm(c.service)})
	}
	fields := map[string]*ast.Term{
		"scalers": nameTerms(scalers), "verticals": nameTerms(w.verticals), "budgets": nameTerms(w.budgets),
		"services": nameTerms(w.services), "recommended": ast.InternedTerm(w.recommended), "served": ast.ArrayTerm(served...),
	}
	if !w.unknown {
		fields["replicas"] = ast.IntNumberTerm(w.replicas)
	}
	return object(fields)
}

func (b *budget) term() *ast.Term {
	workloads := make([]*ast.Term, len(b.workloads))
	for i, w := range b.workloads {
		fields := names(w.object)
		fields["budgets"] = nameTerms(w.budgets)
		if !w.unknown {
			fields["replicas"] = ast.IntNumberTerm(w.replicas)
		}
		workloads[i] = object(fields)
	}
	return object(map[string]*ast.Term{"workloads": ast.ArrayTerm(workloads...), "open": ast.InternedTerm(b.open)})
}

func names(o *manifest.Object) map[string]*ast.Term {
	return map[string]*ast.Term{
		"kind": ast.StringTerm(o.GroupKind()), "namespace": ast.StringTerm(o.Namespace), "name": ast.StringTerm(o.Name),
	}
}

func nameTerm(o *manifest.Object) *ast.Term { return object(names(o)) }

func nameTerms(objects []*manifest.Object) *ast.Term {
	terms := make([]*ast.Term, len(objects))
	for i, o := range objects {
		terms[i] = nameTerm(o)
	}
	return ast.ArrayTerm(terms...)
}
