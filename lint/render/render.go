// Package render turns a source into YAML documents that know where their bytes
// came from.
package render

import (
	"github.com/kubevet/kubevet/lint/source"
)

// A Document is a stream of YAML: a plain file, what one template of a chart
// rendered, or one resource of a kustomization's output.
type Document struct {
	Source *source.Source
	// Scenario names the values a chart was rendered with: "" for the chart's
	// defaults, else the values file or the name given in the configuration.
	Scenario string
	// Namespace is the namespace of objects that name none: the release's or the
	// kustomization's, "" for plain YAML.
	Namespace string
	// File is the file of a plain document, the template of a chart's, or the
	// resource file (or kustomization file, for generated resources) of a
	// kustomization's.
	File string
	// Text is the rendered YAML. For a plain file it is the file's own text.
	Text []byte
	// Origin maps a field of Text to the place a person edits. It is nil when
	// Text is the text of File, byte for byte.
	Origin func(source.Field) source.Location
}
