package schema

import (
	_ "embed"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// kinds has a line for every kind of every version of a group, with columns after
// tabs: apiVersion, kind, scope (N or C), resource, type, the minors in which it was
// introduced, deprecated and removed, what replaces it, and its subresources. "-" is
// nothing. A kind without a scope is one that no supported version serves.
//
//go:embed kinds.txt
var kinds string

// A Scope is where the objects of a kind are.
type Scope byte

// The scopes. ScopeUnknown is that of a kind that Kubernetes does not serve.
const (
	ScopeUnknown Scope = '-'
	Namespaced   Scope = 'N'
	Cluster      Scope = 'C'
)

// A Kind is a kind of object in one version of its group.
type Kind struct {
	APIVersion, Name string
	Scope            Scope
	// Resource is its name in addresses and RBAC, such as "deployments", and
	// Subresources are those below it, such as "scale".
	Resource     string
	Subresources []string
	// Type names the type of its objects for Tables.Type; "" if no supported
	// version serves it.
	Type string
	// Introduced, Deprecated and Removed are minors of Kubernetes 1.x; 0 is never,
	// and for Introduced before all that is supported. They may be in the future.
	Introduced, Deprecated, Removed int
	// Replacement is the kind to use instead, "" if there is none, and
	// ReplacementVersion its apiVersion.
	Replacement, ReplacementVersion string
}

// Served reports whether a minor version serves the kind, if need be after it was
// switched on.
func (k Kind) Served(minor int) bool {
	return minor >= k.Introduced && (k.Removed == 0 || minor < k.Removed)
}

// Lookup finds a kind.
func Lookup(apiVersion, kind string) (Kind, bool) {
	text := line(kinds, apiVersion+"\t"+kind)
	if text == "" {
		return Kind{}, false
	}
	return parseKind(text), true
}

// ScopeOf returns the scope of a kind, whatever its group: no two groups of
// Kubernetes have kinds of one name and different scopes.
func ScopeOf(kind string) Scope {
	if scope, ok := scopes()[kind]; ok {
		return scope
	}
	return ScopeUnknown
}

// scopes are those of the kinds that have one, which every object is asked for.
var scopes = sync.OnceValue(func() map[string]Scope {
	all := make(map[string]Scope)
	for line := range strings.Lines(kinds) {
		if columns := strings.SplitN(line, "\t", 4); len(columns) == 4 && columns[2] != string(ScopeUnknown) {
			all[columns[1]] = Scope(columns[2][0])
		}
	}
	return all
})

// OfGroup returns the kinds of all versions of a group, "" for the core group.
func OfGroup(group string) iter.Seq[Kind] {
	prefix := group + "/"
	if group == "" {
		prefix = "v1\t"
	}
	return func(yield func(Kind) bool) {
		rest := kinds
		for {
			at := strings.Index(rest, "\n"+prefix)
			if at < 0 {
				return
			}
			rest = rest[at+1:]
			end := strings.IndexByte(rest, '\n')
			if !yield(parseKind(rest[:end])) {
				return
			}
			rest = rest[end:]
		}
	}
}

// Named returns the kinds of a name in all groups and versions.
func Named(kind string) iter.Seq[Kind] {
	return func(yield func(Kind) bool) {
		rest := kinds
		for {
			at := strings.Index(rest, "\t"+kind+"\t")
			if at < 0 {
				return
			}
			start := strings.LastIndexByte(rest[:at], '\n') + 1
			end := at + strings.IndexByte(rest[at:], '\n')
			// The name of a kind is in the second column, and only there with a tab on
			// both sides.
			if !yield(parseKind(rest[start:end])) {
				return
			}
			rest = rest[end:]
		}
	}
}

// HasGroup reports whether Kubernetes serves a group, or did once.
func HasGroup(group string) bool {
	for range OfGroup(group) {
		return true
	}
	return false
}

func parseKind(text string) Kind {
	columns := strings.Split(text, "\t")
	for i, column := range columns {
		if column == "-" && i != 2 {
			columns[i] = ""
		}
	}
	k := Kind{
		APIVersion: columns[0], Name: columns[1], Scope: Scope(columns[2][0]), Resource: columns[3], Type: columns[4],
		Introduced: minor(columns[5]), Deprecated: minor(columns[6]), Removed: minor(columns[7]),
	}
	k.ReplacementVersion, k.Replacement, _ = strings.Cut(columns[8], " ")
	if columns[9] != "" {
		k.Subresources = strings.Split(columns[9], ",")
	}
	return k
}

func minor(column string) int {
	n, _ := strconv.Atoi(column)
	return n
}

// Resources returns the names of the resources that a group has in a minor version,
// subresources among them ("pods/log"), sorted; nil if Kubernetes does not know the
// group.
func Resources(group string, minor int) []string {
	minor = min(max(minor, Oldest), Newest)
	var names []string
	for k := range OfGroup(group) {
		if k.Resource == "" || !k.Served(minor) {
			continue
		}
		names = append(names, k.Resource)
		for _, sub := range k.Subresources {
			names = append(names, k.Resource+"/"+sub)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// GroupsWith returns the groups that have a resource of a name in a minor version,
// sorted; "" is the core group.
func GroupsWith(resource string, minor int) []string {
	minor = min(max(minor, Oldest), Newest)
	resource, subresource, _ := strings.Cut(resource, "/")
	var groups []string
	for text := range strings.Lines(kinds) {
		if !strings.Contains(text, "\t"+resource+"\t") {
			continue
		}
		k := parseKind(strings.TrimSuffix(text, "\n"))
		if k.Resource == resource && k.Served(minor) && (subresource == "" || slices.Contains(k.Subresources, subresource)) {
			groups = append(groups, k.Group())
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// Group is the group of a kind, "" for the core group.
func (k Kind) Group() string {
	group, _, found := strings.Cut(k.APIVersion, "/")
	if !found {
		return ""
	}
	return group
}

// Names returns the kinds that an apiVersion has in a minor version, sorted; those of
// all if it is "". A minor of 0 is the newest.
func Names(apiVersion string, minor int) []string {
	return columns(minor, func(k Kind) (string, bool) { return k.Name, apiVersion == "" || k.APIVersion == apiVersion })
}

// Versions returns the apiVersions that have a kind in a minor version, sorted; those
// of all if it is "". A minor of 0 is the newest.
func Versions(kind string, minor int) []string {
	return columns(minor, func(k Kind) (string, bool) { return k.APIVersion, kind == "" || k.Name == kind })
}

// columns returns what pick picks of the kinds that a minor version serves and that
// are objects by themselves, sorted.
func columns(minor int, pick func(Kind) (string, bool)) []string {
	if minor == 0 {
		minor = Newest
	}
	minor = min(max(minor, Oldest), Newest)
	var names []string
	_, rows, _ := strings.Cut(kinds, "\n") // after the title
	for text := range strings.Lines(rows) {
		if k := parseKind(strings.TrimSuffix(text, "\n")); k.Resource != "" && k.Served(minor) {
			if name, ok := pick(k); ok {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
