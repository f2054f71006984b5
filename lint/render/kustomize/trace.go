package kustomize

import "github.com/kubevet/kubevet/lint/source"

type chartFile struct{}

type trace struct{ t *tree }

func newTrace(t *tree) *trace { return &trace{t} }

func (tr *trace) locate(i int, id string, r Resource, f source.Field) source.Location {
	return source.Location{File: r.File, Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
}
