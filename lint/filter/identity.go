package filter

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/eval"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
)

// An Identity is what a finding is known by from run to run: neither lines nor
// the order of keys and items nor the words of the message are in it, and no
// value that may be secret.
type Identity struct {
	// Rule is the ID of the rule, File the file of the finding's location.
	Rule, File string
	// Kind is in the notation of manifest.Object.GroupKind. Namespace and Name are
	// as they are written; of what a kustomization builds, before it puts the
	// object into a namespace or renames it.
	Kind, Namespace, Name string
	// Path is the field, items of lists by their names: containers[web].image.
	// An item that has no name is [].
	Path string
	// Severity is that of the finding.
	Severity rule.Severity
	// Evidence are hashes of what the finding sums up, sorted and separated by
	// commas; "" if it is about one thing.
	Evidence string
}

// With returns the identity of a finding of a severity that sums up evidence.
func (id Identity) With(severity rule.Severity, evidence []string) Identity {
	hashes := make([]string, len(evidence))
	for i, item := range evidence {
		sum := sha256.Sum256([]byte(item))
		hashes[i] = hex.EncodeToString(sum[:6])
	}
	slices.Sort(hashes)
	id.Severity, id.Evidence = severity, strings.Join(slices.Compact(hashes), ",")
	return id
}

// field is the identity without what may become worse.
func (id Identity) field() Identity {
	id.Severity, id.Evidence = 0, ""
	return id
}

// includes reports whether a finding of the same field says nothing that one of
// identity id does not say: it is about no more, and no more severe.
func (id Identity) includes(other Identity) bool {
	if other.Severity > id.Severity {
		return false
	}
	if other.Evidence == "" || other.Evidence == id.Evidence {
		return true
	}
	own := strings.Split(id.Evidence, ",")
	for item := range strings.SplitSeq(other.Evidence, ",") {
		if _, found := slices.BinarySearch(own, item); !found {
			return false
		}
	}
	return true
}

// Identify returns the identity of a finding in a file.
func Identify(f *eval.Finding, file string) Identity {
	id := Identity{Rule: f.Rule.ID, File: file, Kind: f.Object.GroupKind(), Name: f.Object.Name, Path: stablePath(f.Object, f.Path)}
	doc := f.Object.Document
	if doc.Source != nil && doc.Source.Kind == document.Kustomization {
		if doc.Name != nil {
			if name := doc.Name(); name != "" {
				id.Name = name
			}
		}
		return id
	}
	if node := f.Object.Get([]any{"metadata", "namespace"}); node != nil {
		id.Namespace, _ = node.Value.(string)
	}
	return id
}

// Fingerprints returns one string for each of the identities, of which those
// that are equal are numbered in their order. Who reads them can but compare them,
// so all evidence is in each: a finding that has come to be about other things has
// another. The severity is not: it may be the user's, or that of a new release.
func Fingerprints(ids []Identity) []string {
	prints := make([]string, len(ids))
	seen := make(map[Identity]int)
	for i, id := range ids {
		sum := sha256.Sum256([]byte(strings.Join([]string{id.Rule, id.File, id.Kind, id.Namespace, id.Name, id.Path, id.Evidence}, "\x00")))
		prints[i] = hex.EncodeToString(sum[:16])
		id.Severity = 0
		seen[id]++
		if n := seen[id]; n > 1 {
			prints[i] += fmt.Sprintf(":%d", n)
		}
	}
	return prints
}

// Object names the object as "Kind namespace/name".
func (id Identity) Object() string {
	if id.Namespace == "" {
		return id.Kind + " " + id.Name
	}
	return id.Kind + " " + id.Namespace + "/" + id.Name
}

// itemNames are the fields that tell the items of a list apart, the first that an
// item has: Kubernetes' own merge keys, and the like. None holds a secret.
var itemNames = []string{"name", "key", "mountPath", "devicePath", "containerPort", "port", "host", "path", "ip", "topologyKey", "secretName", "type"}

// selfNamed are the lists whose items are words that name themselves and can be
// no secret. The items of others, as args, may.
var selfNamed = []string{
	"accessModes", "add", "apiGroups", "drop", "except", "externalIPs", "finalizers", "hosts", "loadBalancerSourceRanges",
	"nonResourceURLs", "policyTypes", "resourceNames", "resources", "verbs",
}

// An item is the name of an item of a list in a path.
type item string

// stablePath writes a path without indexes.
func stablePath(o *manifest.Object, path []any) string {
	named := make([]any, len(path))
	list := ""
	for i, step := range path {
		named[i] = step
		key, isKey := step.(string)
		if !isKey {
			named[i] = item(itemName(o.Get(path[:i+1]), list))
		}
		list = key
	}
	return manifest.FormatPath(named)
}

// itemName returns what an item of a list is called, "" if it has no name.
func itemName(item *manifest.Node, list string) string {
	if item == nil {
		return ""
	}
	name := item.Value
	if item.Kind == manifest.Scalar && !slices.Contains(selfNamed, list) {
		return ""
	}
	if item.Kind == manifest.Mapping {
		name = nameIn(item)
		if metadata := item.Field("metadata"); name == nil && metadata != nil {
			name = nameIn(metadata.Value)
		}
	}
	switch name := name.(type) {
	case nil:
		return ""
	case string:
		if strings.ContainsAny(name, "[]\"\n\t") {
			return strconv.Quote(name)
		}
		return name
	}
	return fmt.Sprint(name)
}

// nameIn returns the first scalar among the fields that name an item.
func nameIn(n *manifest.Node) any {
	for _, key := range itemNames {
		if f := n.Field(key); f != nil && f.Value.Kind == manifest.Scalar && f.Value.Value != nil {
			return f.Value.Value
		}
	}
	return nil
}
