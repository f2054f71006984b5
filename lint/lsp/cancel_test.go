package lsp

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// TestCancel gives up requests that wait while something else is worked on: each is
// answered with the protocol's error, at once, and none beyond the bound is taken.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := newServer(ctx, Options{Open: func(Request) (Project, error) { return Project{}, nil }})
	in, fromClient := io.Pipe()
	toClient, out := io.Pipe()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.serve(cancel, in, out)
	}()
	client := jsonrpc2.NewConn(context.Background(), newStream(toClient, fromClient), handler(func(*jsonrpc2.Conn, *jsonrpc2.Request) {}))
	if err := client.Call(ctx, "initialize", map[string]any{}, nil); err != nil {
		t.Fatal(err)
	}
	s.work <- struct{}{} // as if there was much to look at
	hover := map[string]any{"textDocument": map[string]any{"uri": "file:///nowhere/x.yaml"}}
	var waiting []jsonrpc2.Waiter
	for i := range maxRequests {
		call, err := client.DispatchCall(ctx, "textDocument/hover", hover, jsonrpc2.PickID(jsonrpc2.ID{Num: uint64(i + 100)}))
		if err != nil {
			t.Fatal(err)
		}
		waiting = append(waiting, call)
	}
	patience, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	for s.waiting() < maxRequests && patience.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if err := client.Call(patience, "textDocument/hover", hover, nil); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("one request too many: %v", err)
	}
	for i, call := range waiting {
		if err := client.Notify(ctx, "$/cancelRequest", map[string]any{"id": i + 100}); err != nil {
			t.Fatal(err)
		}
		if err := call.Wait(patience, nil); err == nil || !strings.Contains(err.Error(), "-32800") {
			t.Errorf("request %d: %v", i, err)
		}
	}
	s.release()
	if err := client.Call(patience, "textDocument/hover", hover, nil); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	_ = fromClient.Close()
	<-ended
}

// waiting counts the requests that are not answered.
func (s *server) waiting() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.requests)
}
