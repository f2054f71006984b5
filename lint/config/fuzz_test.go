package config

import (
	"io"
	"testing"
	"testing/fstest"
)

// FuzzLoad reads, checks and shows anything without a panic, and an error names
// the file.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte("bundles: &a [*a]\n"))
	f.Add([]byte("parameters: &a {end-of-life: *a}\n"))
	f.Add([]byte("exclude: &e [a]\nselect: *e\n"))
	f.Add([]byte("ignores: [{rules: [pods], reason: x, until: 2027-01-31}]\n"))
	f.Add([]byte("? [a]\n: b\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Load(fstest.MapFS{"d/" + Name: {Data: text}}, "d")
		if err == nil {
			err = c.Check(rules)
		}
		if err != nil {
			errs, ok := err.(Errors)
			if !ok || len(errs) == 0 {
				t.Fatalf("error %#v", err)
			}
			for _, e := range errs {
				if e.File != "d/"+Name || e.Message == "" {
					t.Fatalf("error %#v", e)
				}
			}
			return
		}
		if err := c.Show(io.Discard, func(file string) string { return file }); err != nil {
			t.Fatal(err)
		}
	})
}
