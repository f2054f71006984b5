package document

// A Document is a stream of YAML: a plain file, what one template of a chart
// rendered, or one resource of a kustomization's output.
type Document struct {
	Source *Source
	// Scenario names the values a chart was rendered with: "" for the chart's
	// defaults, else the values file, or for one of the configuration its name
	// after the chart, as in "charts/shop#prod".
	Scenario string
	// Namespace is where objects land that name none; "" is "default".
	Namespace string
	// File is the file of a plain document, the template of a chart's, or the
	// resource file (or kustomization file, for generated resources) of a
	// kustomization's.
	File string
	// Text is the rendered YAML. For a plain file it is the file's own text.
	Text []byte
	// Parts are the YAML documents of Text as what rendered it splits them; nil if
	// they are split as kubectl does.
	Parts []Part
	// Named says that an argument names the file; Loose that it is beside what a
	// chart or kustomization renders, and may be a part of an object, or data.
	Named, Loose bool
	// Origin maps a field of Text to the place a person edits. It is nil when
	// Text is the text of File, byte for byte.
	Origin func(Field) Location
	// Name returns the name that the object of a kustomization has where it is
	// written, "" if that is not known. It is nil for other documents.
	Name func() string
}

// A Part is a YAML document in a text: its byte offsets, End exclusive.
type Part struct{ Start, End int }

// A Field is a field of a rendered YAML document, for which a renderer is asked
// where it came from.
type Field struct {
	// Path leads from the root of the YAML document to the field: strings are
	// keys, ints are indexes.
	Path []any
	// Start and End are byte offsets into the text of the rendered document: of
	// the value if the field exists, else of the key (or list item's first line)
	// of the nearest parent that does.
	Start, End int
	// Missing is the tail of Path that does not exist, nil if the field exists.
	Missing []any
}
