package workspace

import "sync"

// Progress is how far a run is.
type Progress struct {
	// Sources are the charts, kustomizations and sets of plain files that have
	// been rendered, of AllSources; Objects those judged, of AllObjects, which is 0
	// until everything is rendered.
	Sources, AllSources, Objects, AllObjects int
}

// A meter adds up what goroutines have done and tells whoever wants to know. It
// does nothing if nobody does.
type meter struct {
	tell func(Progress)
	mu   sync.Mutex
	done Progress
}

// add adds to the progress.
func (m *meter) add(p Progress) {
	if m.tell == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.done.Sources += p.Sources
	m.done.AllSources += p.AllSources
	m.done.Objects += p.Objects
	m.done.AllObjects += p.AllObjects
	m.tell(m.done)
}
