package lsp

import (
	"context"
	"os"
	"time"
)

// The time that nothing must change before projects are looked at: half as long as
// that took the last time, within bounds.
const (
	minPause = 5 * time.Millisecond
	maxPause = 150 * time.Millisecond
)

// analyse looks at projects whenever something has changed, and says what is found.
func (s *server) analyse() {
	pause := minPause
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.kick:
		}
		for waiting := true; waiting; {
			timer := time.NewTimer(pause)
			select {
			case <-s.ctx.Done():
				return
			case <-s.kick:
			case <-timer.C:
				waiting = false
			}
			timer.Stop()
		}
		start := time.Now()
		if s.look() {
			pause = min(max(time.Since(start)/2, minPause), maxPause)
		}
	}
}

// look brings projects up to date and publishes what is found; it reports whether
// nothing kept it from that.
func (s *server) look() (done bool) {
	ctx, cancel := context.WithCancel(s.ctx)
	defer cancel()
	s.mu.Lock()
	s.stop = cancel
	s.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			s.report("the look at a project", r)
		}
	}()
	if !s.acquire(ctx) {
		return false
	}
	defer s.release()
	if err := s.sync(ctx); err != nil {
		return false // something has changed, and the next look is due
	}
	s.publish()
	return true
}

// acquire waits for work, and reports whether it was had before ctx was done.
func (s *server) acquire(ctx context.Context) bool {
	select {
	case s.work <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (s *server) release() { <-s.work }

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}
