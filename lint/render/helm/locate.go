package helm

import "github.com/kubevet/kubevet/lint/source"

// A document is the output of one template.
type document struct {
	run  *run
	file *templateFile
	text []byte
	segs []segment
}

func (d *document) path() string { return d.file.unit.where(d.file.file.Name) }

func (d *document) origin(f source.Field) source.Location { return source.Location{} }

func (r *run) reach(u *unit, path []any) source.Location { return source.Location{} }
func (r *run) place(u *unit) source.Location             { return source.Location{File: u.where("Chart.yaml")} }

type index struct{}

func (r *run) index() *index                      { return nil }
func (*index) nearest(p []any) source.Location    { return source.Location{} }
func keyOf(p []any) string                        { return "" }
func keyLine(data []byte, key string) int         { return 0 }
func dependencyLine(u *unit, i int) (string, int) { return u.where("Chart.yaml"), 0 }
