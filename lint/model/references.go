package model

import (
	"cmp"
	slashpath "path"
	"regexp"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	words "github.com/kubevet/kubevet/lint/text"
)

// References are what the objects of a bundle name and the bundle does not have, as
// far as it says: an object, a key or port of one, pods or Services with some labels.
type References struct {
	bundle *Bundle
	supply *Supply
	// named finds the objects of a name.
	named map[objectKey][]*manifest.Object
	// network finds pods by their labels.
	network   *Network
	endpoints map[*manifest.Object][]*Endpoint
	// around are the kinds of objects in each directory, with Pod for all workloads.
	around map[string]map[string]bool
	// pods are those of the bundle by namespace.
	pods map[string][]*Pod
	// said are the words in the command lines and scripts of the bundle: who says the
	// name of a Secret there may be about to make it.
	said map[string]bool

	// kinds are the objects of each kind.
	kinds map[string][]*manifest.Object
	// constraints are the kinds that templates of Gatekeeper make; nil until asked.
	constraints map[string]bool
	// services finds the Services of a namespace, or of all, by their own labels.
	services map[string]*podIndex

	dangling [][]Dangling
	at       int
	// entryHosts are the hosts of ServiceEntries, and destinations the
	// DestinationRules by name and namespace of their Service; nil until asked for.
	entryHosts   map[string]bool
	destinations map[[2]string][]*manifest.Object
}

// A Dangling is a field that refers to something that is not there.
type Dangling struct {
	// Role says what the field is to its object, and Why what is not there; see the
	// constants.
	Role, Why string
	// Path leads from the object to the field.
	Path []any
	// Kind, as manifest.Object.GroupKind has it, Namespace and Name are what is named.
	Kind, Namespace, Name string
	// Key is a key or port of it.
	Key string
	// Near is the name there is that is most like it, "" if none is.
	Near string
	// Slip says that Near is so like it that it is most likely meant.
	Slip bool
	// Own says that the name has that of its chart's release in it.
	Own bool
	// Declared says that the bundle has others of the kind in that namespace, and
	// Inhabited that it has pods there; Operated that an operator may make
	// more of them, of what is in the bundle.
	Declared, Inhabited, Operated bool
	// Scattered says that the object is in a tree of plain files in many directories,
	// which may be of as many applications.
	Scattered bool
	// Given says that the values of a chart are what names it: whoever installs the
	// chart chose the name, and may have the object.
	Given bool
	// Other is an object that explains it, nil if none does, and OtherPath a field of it.
	Other     *manifest.Object
	OtherPath []any
}

// What is not there.
const (
	whyAbsent    = "absent"    // no object has that name
	whyKey       = "key"       // the object has no such key
	whyPort      = "port"      // the Service or pod has no such port
	whySection   = "section"   // the object has no such part
	whyUnmatched = "unmatched" // the labels are those of nothing
	whyForbidden = "forbidden" // what is there does not let itself be referred to
	whyShape     = "shape"     // what is there is not what it has to be
)

// NewReferences follows the references of a bundle.
func NewReferences(b *Bundle) *References {
	r := &References{
		bundle: b, supply: NewSupply(b),
		named: make(map[objectKey][]*manifest.Object),
		pods:  make(map[string][]*Pod), said: make(map[string]bool), endpoints: make(map[*manifest.Object][]*Endpoint),
		around:   make(map[string]map[string]bool),
		services: make(map[string]*podIndex), kinds: make(map[string][]*manifest.Object),
		network:  &Network{namespaces: make(map[string]labelSet), pods: map[string]*podIndex{"": {}}},
		dangling: make([][]Dangling, len(b.Objects)),
	}
	position := make(map[*manifest.Object]int, len(b.Objects))
	for i, o := range b.Objects {
		position[o] = i
		key := objectKey{o.GroupKind(), o.Namespace, o.Name}
		r.named[key] = append(r.named[key], o)
		r.kinds[key.groupKind] = append(r.kinds[key.groupKind], o)
		note(r.around, directory(o), key.groupKind)
		if key.groupKind == "Service" {
			e := &Endpoint{Pod: Pod{Object: o}, labels: labelSet{known: labels(at(o.Root, "metadata", "labels"))}}
			for _, namespace := range []string{o.Namespace, anything} {
				if r.services[namespace] == nil {
					r.services[namespace] = &podIndex{}
				}
				r.services[namespace].add(e)
			}
		}
	}
	pods := b.Pods()
	for i := range pods {
		p := &pods[i]
		r.pods[p.Namespace] = append(r.pods[p.Namespace], p)
		note(r.around, directory(p.Object), "Pod")
		r.network.addPod(b, *p)
		r.endpoints[p.Object] = append(r.endpoints[p.Object], r.network.Endpoints[i])
		r.listen(p)
	}
	for i := range pods {
		if pods[i].Object.Document.Loose {
			continue // it may be a part of an object
		}
		r.at = position[pods[i].Object]
		r.pod(&pods[i])
	}
	for i, o := range b.Objects {
		if o.Document.Loose {
			continue
		}
		r.at = i
		r.object(o)
	}
	r.repeated()
	r.overlaps()
	r.autoscalers()
	r.orphans()
	return r
}

// object follows the references of an object but for those of its pods.
func (r *References) object(o *manifest.Object) {
	spec := at(o.Root, "spec")
	switch o.GroupKind() {
	case "Service":
		r.service(o)
	case "StatefulSet":
		r.statefulSet(o, spec)
	case "PersistentVolumeClaim":
		r.storageClass(o, spec, "spec")
	case "ServiceAccount":
		r.pullSecrets(o, o.Root)
	case "PodDisruptionBudget":
		r.chooser(o, "budget-pods", at(spec, "selector"), "spec", "selector")
	case "NetworkPolicy":
		r.networkPolicy(o, spec)
	case "ServiceMonitor.monitoring.coreos.com", "PodMonitor.monitoring.coreos.com":
		r.monitor(o, spec)
	case "Ingress":
		r.ingress(o, spec)
	case "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute":
		r.gatewayRoute(o, spec)
	case "Route.route.openshift.io":
		r.openshiftRoute(o, spec)
	case "HorizontalPodAutoscaler", "ScaledObject.keda.sh":
		r.scaled(o, spec, "scaleTargetRef")
	case "VerticalPodAutoscaler":
		r.scaled(o, spec, "targetRef")
	case "VirtualService.networking.istio.io":
		r.virtualService(o, spec)
	case "DestinationRule.networking.istio.io":
		r.meshHost(o, text(at(spec, "host")), "spec", "host")
	default:
		r.administration(o, spec)
	}
}

// absent notes that a field names an object that is not there, unless it is, and
// returns the note, which is nil if there is none.
func (r *References) absent(o *manifest.Object, role, kind, namespace, name string, path ...any) *Dangling {
	if role == "gitops" {
		// What a controller of GitOps applies may be anything, and yet it is named
		// where others of its kind are.
		if r.bundle.Run.elsewhere(o, objectKey{kind, namespace, name}) || r.supply.names[kind][namespace][name] || r.supply.floating[kind][name] {
			return nil
		}
	} else if r.has(o, kind, namespace, name) {
		return nil
	}
	if !dnsName.MatchString(name) {
		return nil
	}
	d := r.note(o, Dangling{Role: role, Why: whyAbsent, Kind: kind, Namespace: namespace, Name: name, Path: path})
	if names := r.supply.Names(kind, namespace); len(names) <= maxNames && len(name) > 2 {
		d.Near = words.Nearest(name, names)
		d.Slip = slip(name, d.Near)
	}
	return d
}

// maxNames is among how many names the nearest is looked for.
const maxNames = 200

// slip reports whether a name is one letter or two from another, and not one of a
// series with it.
func slip(name, near string) bool {
	plain := func(s string) string { return digits.ReplaceAllString(s, "") }
	return near != "" && len(name) >= 5 && plain(name) != plain(near) && words.Distance(name, near) <= 2
}

var digits = regexp.MustCompile(`[0-9]+`)

// dnsName is what names look like; what else stands in their place is an expression of
// something that completes it, or refused.
var dnsName = regexp.MustCompile(`^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$`)

// has reports whether there is what an object names: where it lands, or anywhere if that
// is not known.
func (r *References) has(o *manifest.Object, kind, namespace, name string) bool {
	return r.bundle.Run.elsewhere(o, objectKey{kind, namespace, name}) || r.supply.Has(kind, namespace, name) || r.supply.Mentions(namespace, name) || namespace != "" && namespace == o.Namespace && wanders(o) && r.supply.Has(kind, anything, name)
}

// wanders reports whether an object lands in a namespace that only whoever applies it
// knows: it names none, or is of a chart, parts of which name where the chart is meant to
// be installed.
func wanders(o *manifest.Object) bool {
	return !namesPlace(o) || o.Document.Source != nil && o.Document.Source.Kind == document.Chart
}

// objects returns those of a kind that an object may mean by a name.
func (r *References) objects(kind, namespace, name string) []*manifest.Object {
	return r.named[objectKey{kind, namespace, name}]
}

// note notes something that is not there.
func (r *References) note(o *manifest.Object, d Dangling) *Dangling {
	d.Declared = r.supply.Declares(d.Kind, d.Namespace)
	d.Inhabited = len(r.pods[d.Namespace]) > 0
	if here := directory(o); !namesPlace(o) && len(r.around) > 1 {
		// Of a tree of many applications only what stands beside the object is sure to
		// be applied with it.
		d.Declared, d.Inhabited = r.around[here][d.Kind], r.around[here]["Pod"]
	}
	d.Operated = d.Operated || r.supply.operated[d.Namespace] || r.supply.operated[anything]
	src := o.Document.Source
	d.Scattered = (src == nil || src.Kind == document.Plain) && len(r.around) > 1
	if src != nil && src.Kind == document.Chart {
		d.Given = o.Locate(d.Path).Key != ""
		// Where it puts what belongs to something else, that is another chart's.
		if release := cmp.Or(o.Document.Namespace, "default"); d.Namespace != "" && d.Namespace != release && !d.Declared && !d.Inhabited {
			d.Given = true
		}
		d.Own = strings.Contains(d.Name, releaseOf(src))
	}
	r.dangling[r.at] = append(r.dangling[r.at], d)
	return &r.dangling[r.at][len(r.dangling[r.at])-1]
}

// directory is that of the file of an object.
func directory(o *manifest.Object) string { return slashpath.Dir(o.Document.File) }

// releaseOf is the name of the release of a chart.
func releaseOf(src *document.Source) string {
	if src.Release != nil && src.Release.Name != "" {
		return src.Release.Name
	}
	return "release-name"
}

// listen notes the words in the command lines and scripts of a pod.
func (r *References) listen(p *Pod) {
	for _, c := range p.Containers {
		n := p.Object.Get(c.Path)
		for _, field := range []string{"command", "args"} {
			for _, s := range texts(at(n, field)) {
				r.hear(s)
			}
		}
		for _, env := range items(at(n, "env")) {
			r.hear(text(at(env, "value")))
		}
	}
}

func (r *References) hear(s string) {
	for _, word := range strings.FieldsFunc(s, notName) {
		r.said[word] = true
	}
}

// Term is what rules see: a list with a list for every object of the bundle, at its
// input.position, of what it refers to and is not there, with the fields of Dangling in
// lower case. Other is null, or kind, namespace, name and path.
func (r *References) Term() *ast.Term {
	none := ast.ArrayTerm()
	terms := make([]*ast.Term, len(r.dangling))
	for i, all := range r.dangling {
		if terms[i] = none; len(all) > 0 {
			list := make([]*ast.Term, len(all))
			for j := range all {
				list[j] = all[j].term()
			}
			terms[i] = ast.ArrayTerm(list...)
		}
	}
	return ast.ArrayTerm(terms...)
}

func (d *Dangling) term() *ast.Term {
	other := ast.NullTerm()
	if d.Other != nil {
		fields := names(d.Other)
		fields["path"] = pathTerm(d.OtherPath)
		other = object(fields)
	}
	return object(map[string]*ast.Term{
		"role": ast.StringTerm(d.Role), "why": ast.StringTerm(d.Why), "path": pathTerm(d.Path),
		"kind": ast.StringTerm(d.Kind), "namespace": ast.StringTerm(d.Namespace), "name": ast.StringTerm(d.Name),
		"key": ast.StringTerm(d.Key), "near": ast.StringTerm(d.Near), "other": other,
		"declared": ast.BooleanTerm(d.Declared), "inhabited": ast.BooleanTerm(d.Inhabited),
		"slip": ast.BooleanTerm(d.Slip), "scattered": ast.BooleanTerm(d.Scattered), "own": ast.BooleanTerm(d.Own),
		"operated": ast.BooleanTerm(d.Operated), "given": ast.BooleanTerm(d.Given),
	})
}

// groupKind is a kind as manifest.Object.GroupKind has it.
func groupKind(group, kind string) string {
	if strings.Contains(group, ".") && !strings.HasSuffix(group, ".k8s.io") {
		return kind + "." + group
	}
	return kind
}
