package main

import (
	"strings"
	"testing"
	"time"

	"github.com/kubevet/kubevet/lint/workspace"
)

func TestProgressLine(t *testing.T) {
	if l := newProgressLine(&strings.Builder{}, false); l != nil {
		t.Error("what is no terminal shows progress")
	}
	var b strings.Builder
	now := time.Unix(0, 0)
	l := &progressLine{w: &b, now: func() time.Time { return now }, next: now.Add(progressDelay)}
	l.show(workspace.Progress{AllSources: 2})
	l.end()
	if b.Len() > 0 {
		t.Errorf("a short run shows %q", b.String())
	}
	now = now.Add(progressDelay)
	l.show(workspace.Progress{Sources: 1, AllSources: 2})
	l.show(workspace.Progress{Sources: 2, AllSources: 2})
	now = now.Add(progressPace)
	l.show(workspace.Progress{Sources: 2, AllSources: 2, Objects: 32, AllObjects: 100})
	l.end()
	want := "\r\x1b[Kkubevet: rendered 1 of 2 sources\r\x1b[Kkubevet: judged 32 of 100 objects\r\x1b[K"
	if b.String() != want {
		t.Errorf("shown %q, want %q", b.String(), want)
	}
}
