package manifest

import (
	"regexp"

	"github.com/kubevet/kubevet/lint/document"
)

// strict reports whether a document is meant to be a manifest, so that whatever
// cannot be read of it is a problem: it was named, came in on standard input, or
// was rendered.
func (p *parser) strict() bool {
	src := p.doc.Source
	return src == nil || src.Kind != document.Plain || p.doc.Named
}

// objectField are the fields that make a document an object, as a text that need
// not be YAML shows them.
var objectField = [2]*regexp.Regexp{regexp.MustCompile(`\bapiVersion["']?\s*:`), regexp.MustCompile(`\bkind["']?\s*:`)}

// showsObject reports whether a text that cannot be read looks like an object.
func showsObject(text []byte) bool {
	return objectField[0].Match(text) && objectField[1].Match(text)
}

// broken adds what keeps a YAML document from being read. What does not look like
// an object is none: other programs' files are no business of ours.
func (p *parser) broken(at span, faults ...fault) {
	switch {
	case p.strict():
		p.problems(document.Error, faults...)
	case !showsObject(p.doc.Text[at.start:at.end]):
		p.result.NotKubernetes++
	case p.doc.Loose:
		f := faults[0]
		f.message = "not judged, as nothing names this file and it cannot be read: " + f.message
		p.problems(document.Note, f)
	default:
		p.problems(document.Error, faults...)
	}
}

// podTemplates are where the kinds that Kubernetes serves have a pod spec.
var podTemplates = map[string][]any{
	"Pod":         {"spec"},
	"Deployment":  {"spec", "template", "spec"},
	"DaemonSet":   {"spec", "template", "spec"},
	"StatefulSet": {"spec", "template", "spec"},
	"ReplicaSet":  {"spec", "template", "spec"},
	"Job":         {"spec", "template", "spec"},
	"CronJob":     {"spec", "jobTemplate", "spec", "template", "spec"},
}

// isPart reports whether o is a part of a workload, as patches are: no cluster
// would take it as it is.
func isPart(o *Object) bool {
	path, ok := podTemplates[o.GroupKind()]
	if !ok {
		return false
	}
	containers := o.Get(append(path[:len(path):len(path)], "containers"))
	if containers == nil || len(containers.Items) == 0 {
		return true
	}
	for _, c := range containers.Items {
		if c.Field("image") == nil || c.Field("name") == nil {
			return true
		}
	}
	switch o.Kind {
	case "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet":
		return o.Get([]any{"spec", "selector"}) == nil
	case "CronJob":
		return o.Get([]any{"spec", "schedule"}) == nil
	}
	return false
}
