package query

import (
	"net/netip"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/schema"
)

// A Name names objects as people do: [NAMESPACE/]KIND/NAME, or the name alone. Kinds
// are matched in any case, also by the name of their resource ("deployments"), and
// those of other APIs with or without their group.
type Name struct{ Namespace, Kind, Name string }

// ParseName reads a name.
func ParseName(text string) Name {
	parts := strings.Split(text, "/")
	switch len(parts) {
	case 1:
		return Name{Name: text}
	case 2:
		return Name{Kind: parts[0], Name: parts[1]}
	}
	return Name{parts[0], parts[1], strings.Join(parts[2:], "/")}
}

// Matches reports whether the name is one of an object.
func (n Name) Matches(o *manifest.Object) bool {
	return n.Is(o.GroupKind(), o.Namespace, o.Name)
}

// Is reports whether the name is one of something of a kind in a namespace.
func (n Name) Is(kind, namespace, name string) bool {
	return n.Name == name && (n.Namespace == "" || n.Namespace == namespace) && n.isKind(kind)
}

// Like returns a name of an object that is as long as n.
func (n Name) Like(kind, namespace, name string) string {
	switch {
	case n.Kind == "":
		return name
	case n.Namespace == "" || namespace == "":
		return kind + "/" + name
	}
	return namespace + "/" + kind + "/" + name
}

func (n Name) isKind(kind string) bool {
	plain, _, _ := strings.Cut(kind, ".")
	if n.Kind == "" || strings.EqualFold(n.Kind, kind) || strings.EqualFold(n.Kind, plain) {
		return true
	}
	for k := range schema.Named(plain) {
		if k.Resource != "" && strings.EqualFold(n.Kind, k.Resource) {
			return true
		}
	}
	return false
}

// nameOf is what messages call an object: Deployment shop/web.
func nameOf(o *manifest.Object) string { return called(o.Kind, o.Namespace, o.Name) }

func called(kind, namespace, name string) string {
	if namespace != "" {
		name = namespace + "/" + name
	}
	return kind + " " + name
}

// An end is one end of a connection: some pods, an address, or the internet.
type end struct {
	// name is what messages call it.
	name string
	pods []*model.Endpoint
	// service is the one that leads to the pods, nil if they are named themselves.
	service *model.Service
	address netip.Addr
}

// internet is the name of everything outside the cluster, and of most addresses.
const internet = "internet"

// outside reports whether an end is outside of the cluster.
func (e *end) outside() bool { return e.pods == nil }

// find returns the end of a connection that a name means in a network.
func find(n *model.Network, text string) (end, error) {
	if text == internet {
		return end{name: "the internet"}, nil
	}
	if address, err := netip.ParseAddr(text); err == nil {
		return end{name: text, address: address}, nil
	}
	name := ParseName(text)
	var found []end
	byObject := make(map[*manifest.Object]int)
	var known []string
	for _, e := range n.Endpoints {
		known = append(known, name.Like(e.Object.Kind, e.Object.Namespace, e.Object.Name))
		if !name.Matches(e.Object) {
			continue
		}
		i, ok := byObject[e.Object]
		if !ok {
			i = len(found)
			byObject[e.Object] = i
			found = append(found, end{name: nameOf(e.Object)})
		}
		found[i].pods = append(found[i].pods, e)
	}
	for _, s := range n.Services {
		known = append(known, name.Like(s.Object.Kind, s.Object.Namespace, s.Object.Name))
		// A service that is called as its workload is meant only by its kind.
		if name.Matches(s.Object) && (name.Kind != "" || len(found) == 0) {
			if pods := n.Behind(s); len(pods) > 0 {
				found = append(found, end{name: nameOf(s.Object), pods: pods, service: s})
			}
		}
	}
	switch len(found) {
	case 0:
		return end{}, &NameError{Name: text, Names: distinct(known)}
	case 1:
		return found[0], nil
	}
	var several []string
	for _, e := range found {
		several = append(several, e.name)
	}
	return end{}, &NameError{Name: text, Several: several}
}
