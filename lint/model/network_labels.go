package model

import (
	"maps"
	"slices"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	klabels "k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/selection"
)

// A labelSet is a set of labels of which some may not be known.
type labelSet struct {
	known klabels.Set
	// unknown reports whether a label that is not known may be there all the
	// same; nil if none may.
	unknown func(key string) bool
}

// match returns whether a selector selects the labels.
func (s labelSet) match(sel klabels.Selector) Verdict {
	if s.unknown == nil {
		return verdict(sel.Matches(s.known))
	}
	requirements, selectable := sel.Requirements()
	if !selectable {
		return No
	}
	v := Yes
	for i := range requirements {
		key := requirements[i].Key()
		if !s.known.Has(key) && s.unknown(key) {
			v = v.And(Maybe)
		} else if !requirements[i].Matches(s.known) {
			return No
		}
	}
	return v
}

// generated returns which labels a controller puts on the pods of a kind that
// their template does not show: those whose value is known, and a function that
// knows the keys of the others, nil if there are none.
func generated(groupKind, name string) (klabels.Set, func(string) bool) {
	var set klabels.Set
	var keys []string
	switch groupKind {
	case "Deployment", "ReplicaSet":
		keys = []string{"pod-template-hash"}
	case "StatefulSet":
		keys = []string{"controller-revision-hash", "apps.kubernetes.io/pod-index", "statefulset.kubernetes.io/"}
	case "DaemonSet":
		keys = []string{"controller-revision-hash", "pod-template-generation"}
	case "Job":
		set = klabels.Set{"batch.kubernetes.io/job-name": name, "job-name": name}
		keys = []string{"batch.kubernetes.io/", "controller-uid"}
	case "CronJob", "ScaledJob.keda.sh":
		keys = []string{"batch.kubernetes.io/", "job-name", "controller-uid", "scaledjob.keda.sh/"}
	case "Rollout.argoproj.io":
		keys = []string{"rollouts-pod-template-hash"}
	case "DeploymentConfig", "DeploymentConfig.apps.openshift.io":
		set = klabels.Set{"deploymentconfig": name}
		keys = []string{"deployment"}
	case "JobSet.jobset.x-k8s.io":
		keys = []string{"batch.kubernetes.io/", "job-name", "controller-uid", "jobset.sigs.k8s.io/"}
	case "Job.batch.volcano.sh":
		keys = []string{"volcano.sh/"}
	case "Service.serving.knative.dev":
		set = klabels.Set{"serving.knative.dev/service": name}
		keys = []string{"serving.knative.dev/", "app", "service.istio.io/", "pod-template-hash"}
	case "Configuration.serving.knative.dev", "Revision.serving.knative.dev":
		keys = []string{"serving.knative.dev/", "app", "service.istio.io/", "pod-template-hash"}
	default:
		if strings.HasSuffix(groupKind, ".apps.kruise.io") {
			keys = []string{"apps.kruise.io/", "controller-revision-hash", "pod-template-hash", "statefulset.kubernetes.io/", "job-name", "batch.kubernetes.io/"}
		}
	}
	if keys == nil {
		return set, nil
	}
	return set, func(key string) bool {
		return slices.ContainsFunc(keys, func(k string) bool {
			return key == k || strings.HasSuffix(k, "/") && strings.HasPrefix(key, k)
		})
	}
}

// anyLabel is for pods all of whose labels are known only when they run.
func anyLabel(string) bool { return true }

// A selector chooses pods. Its zero value chooses none.
type selector struct {
	// id is the same for selectors that choose the same pods in every bundle.
	id string
	// namespace is the only one it chooses in, "" if it chooses in all.
	namespace string
	match     func(*Endpoint) Verdict
	// anchors are sets of labels, as "key" or "key=value", of each of which every
	// pod chosen has one.
	anchors [][]string
	// width is how much is asked of a pod, which orders selectors.
	width int
	// example are labels that it chooses.
	example klabels.Set
}

// podSelector returns the selector of a LabelSelector in a namespace.
func podSelector(namespace string, ls *metav1.LabelSelector) (selector, error) {
	sel, err := metav1.LabelSelectorAsSelector(ls)
	if err != nil {
		return selector{}, err
	}
	requirements, _ := sel.Requirements()
	return selector{
		id:        "labels " + namespace + " " + sel.String(),
		namespace: namespace,
		match:     func(e *Endpoint) Verdict { return e.labels.match(sel) },
		anchors:   anchors(requirements),
		width:     len(requirements),
		example:   example(requirements),
	}, nil
}

// anchors returns what to look pods up by that meet all of requirements.
func anchors(requirements klabels.Requirements) [][]string {
	var all [][]string
	for _, r := range requirements {
		switch r.Operator() {
		case selection.Equals, selection.DoubleEquals, selection.In:
			var any []string
			for _, value := range r.ValuesUnsorted() {
				any = append(any, r.Key()+"="+value)
			}
			all = append(all, any)
		case selection.Exists:
			all = append(all, []string{r.Key()})
		}
	}
	return all
}

// A podIndex finds the pods of a namespace by their labels.
type podIndex struct {
	all []*Endpoint
	// by leads from "key" and "key=value" to the pods with such a label.
	by map[string][]*Endpoint
	// loose are the pods of which not all labels are known.
	loose []*Endpoint
}

func (x *podIndex) add(e *Endpoint) {
	x.all = append(x.all, e)
	if e.labels.unknown != nil {
		x.loose = append(x.loose, e)
	}
	if x.by == nil {
		x.by = make(map[string][]*Endpoint)
	}
	for key, value := range e.labels.known {
		x.by[key] = append(x.by[key], e)
		x.by[key+"="+value] = append(x.by[key+"="+value], e)
	}
}

// candidates returns pods among which are all that have a label of each of
// anchors: those of the rarest of them, or all.
func (x *podIndex) candidates(anchors [][]string) []*Endpoint {
	best, count := []string(nil), len(x.all)
	for _, keys := range anchors {
		have := len(x.loose)
		for _, key := range keys {
			have += len(x.by[key])
		}
		if have < count {
			best, count = keys, have
		}
	}
	if best == nil {
		return x.all
	}
	out := make([]*Endpoint, 0, count)
	for _, key := range best {
		for _, e := range x.by[key] {
			if e.labels.unknown == nil {
				out = append(out, e)
			}
		}
	}
	return append(out, x.loose...)
}

// has reports whether a pod has labels that a selector chooses.
func (x *podIndex) has(sel klabels.Selector) bool {
	requirements, _ := sel.Requirements()
	return slices.ContainsFunc(x.candidates(anchors(requirements)), func(e *Endpoint) bool {
		return e.labels.match(sel) == Yes
	})
}

// A groupIndex finds the groups that can choose a pod by its labels.
type groupIndex struct {
	// by leads from "key" and "key=value" to groups whose every pod has such a
	// label.
	by map[string][]*group
	// loose are the groups that ask for no label.
	loose []*group
}

// indexGroups indexes groups by the namespace they choose in. Each is under the
// labels that the fewest ask for.
func indexGroups(groups []*group) map[string]*groupIndex {
	asked := make(map[string]int)
	for _, g := range groups {
		for _, keys := range g.anchors {
			for _, key := range keys {
				asked[key]++
			}
		}
	}
	all := make(map[string]*groupIndex)
	for _, g := range groups {
		x := all[g.namespace]
		if x == nil {
			x = &groupIndex{by: make(map[string][]*group)}
			all[g.namespace] = x
		}
		best, fewest := []string(nil), 0
		for _, keys := range g.anchors {
			count := 0
			for _, key := range keys {
				count += asked[key]
			}
			if best == nil || count < fewest {
				best, fewest = keys, count
			}
		}
		for _, key := range best {
			x.by[key] = append(x.by[key], g)
		}
		if best == nil {
			x.loose = append(x.loose, g)
		}
	}
	return all
}

// candidates returns groups among which are all that choose a pod with labels all
// of which are known.
func (x *groupIndex) candidates(known klabels.Set) []*group {
	if x == nil {
		return nil
	}
	out := slices.Clone(x.loose)
	for _, key := range slices.Sorted(maps.Keys(known)) {
		out = append(append(out, x.by[key]...), x.by[key+"="+known[key]]...)
	}
	return out
}

// example returns labels that requirements choose, as far as they ask for some.
func example(requirements klabels.Requirements) klabels.Set {
	set := make(klabels.Set)
	for _, r := range requirements {
		switch r.Operator() {
		case selection.Equals, selection.DoubleEquals, selection.In:
			set[r.Key()] = slices.Min(r.ValuesUnsorted())
		case selection.Exists:
			if !set.Has(r.Key()) {
				set[r.Key()] = "x"
			}
		}
	}
	return set
}
