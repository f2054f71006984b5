package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

const (
	// maxMessage bounds a message in bytes: the largest file that is read, its JSON
	// twice as long.
	maxMessage = 128 << 20
	maxHeader  = 8 << 10
)

// A stream reads and writes messages as the base protocol has them: a header with a
// Content-Length, and JSON. What is no message is answered with an error, or skipped
// if it cannot be, and the next is read: only the end of the input ends a stream.
type stream struct {
	in  *bufio.Reader
	out io.Writer
	// closer ends a read that waits, if it can be closed.
	closer io.Closer
	mu     sync.Mutex
}

func newStream(in io.Reader, out io.Writer) *stream {
	closer, _ := in.(io.Closer)
	return &stream{in: bufio.NewReaderSize(in, maxHeader), out: out, closer: closer}
}

// ReadObject implements jsonrpc2.ObjectStream.
func (s *stream) ReadObject(v any) error {
	for {
		length, err := s.header()
		if err != nil {
			return err
		}
		if length > maxMessage {
			if _, err := io.CopyN(io.Discard, s.in, length); err != nil {
				return err
			}
			s.refuse(-32600, fmt.Sprintf("the message is longer than %d bytes", maxMessage))
			continue
		}
		// The length is the sender's word: memory is taken as bytes arrive.
		var body bytes.Buffer
		if _, err := io.CopyN(&body, s.in, length); err != nil {
			return err
		}
		if err := unmarshal(body.Bytes(), v); err != nil {
			s.refuse(-32700, "the message is not JSON-RPC 2.0")
			continue
		}
		return nil
	}
}

// unmarshal decodes a message, whatever is in it.
func unmarshal(body []byte, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("decode a message: %v", r)
		}
	}()
	return json.Unmarshal(body, v)
}

// header reads up to the end of a header that has a length and returns that. Lines
// that belong to no header are skipped.
func (s *stream) header() (length int64, err error) {
	length = -1
	for {
		line, err := s.in.ReadSlice('\n')
		for err == bufio.ErrBufferFull { // too long for a line of a header
			line = nil
			_, err = s.in.ReadSlice('\n')
		}
		if err != nil {
			return 0, err
		}
		name, value, found := strings.Cut(strings.TrimSpace(string(line)), ":")
		switch {
		case found && strings.EqualFold(name, "Content-Length"):
			if n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64); err == nil && n >= 0 {
				length = n
			}
		case name == "" && length >= 0:
			return length, nil
		}
	}
}

// refuse answers a message whose sender cannot be told by its number.
func (s *stream) refuse(code int, message string) {
	_ = s.WriteObject(map[string]any{
		"jsonrpc": "2.0", "id": nil, "error": map[string]any{"code": code, "message": message},
	})
}

// WriteObject implements jsonrpc2.ObjectStream.
func (s *stream) WriteObject(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err = s.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...))
	return err
}

// Close implements jsonrpc2.ObjectStream.
func (s *stream) Close() error {
	if s.closer == nil {
		return nil
	}
	return s.closer.Close()
}
