package manifest

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	yamlv2 "go.yaml.in/yaml/v2"
	sigsyaml "sigs.k8s.io/yaml"
)

// parseOne parses the first YAML document in text with everything that Parse
// does but the search for objects. The root is nil if there is none or it was
// refused.
func parseOne(text string) (root *Node, faults []fault) {
	for _, at := range split([]byte(text)) {
		n, err := decode([]byte(text[at.start:at.end]))
		if err != nil {
			return nil, []fault{diagnose([]byte(text), at, 1, err)}
		}
		if n == nil {
			continue
		}
		b := builder{scanner: newScanner([]byte(text), at)}
		out := b.build(n, 1)
		if b.refused {
			return nil, b.faults
		}
		return out.node, b.faults
	}
	return nil, nil
}

// plainValue returns n as maps, slices and scalars.
func plainValue(n *Node) any {
	switch {
	case n == nil:
		return nil
	case n.Kind == Mapping:
		m := make(map[string]any, len(n.Fields))
		for _, f := range n.Fields {
			m[f.Key] = plainValue(f.Value)
		}
		return m
	case n.Kind == Sequence:
		s := make([]any, len(n.Items))
		for i, item := range n.Items {
			s[i] = plainValue(item)
		}
		return s
	}
	return n.Value
}

// toJSON writes n as sigs.k8s.io/yaml writes the value it reads.
func toJSON(t testing.TB, n *Node) string {
	t.Helper()
	out, err := json.Marshal(plainValue(n))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// rewritten returns JSON with its escapes written one way: of a string with stray
// bytes encoding/json writes the escape of U+FFFD, not the character.
func rewritten(t testing.TB, text []byte) string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// isSyntaxError reports whether yaml/v2 refuses text before it looks at values.
func isSyntaxError(text string) bool {
	var nothing struct{}
	err := yamlv2.Unmarshal([]byte(text), &nothing)
	var mismatch *yamlv2.TypeError
	return err != nil && !errors.As(err, &mismatch)
}

// checkOracle compares what is read of text, one YAML document, with what kubectl
// reads, and returns the root, nil if there is anything wrong with the text.
func checkOracle(t testing.TB, text string) *Node {
	t.Helper()
	got, faults := parseOne(text)
	want, err := sigsyaml.YAMLToJSON([]byte(text))
	if err != nil {
		if len(faults) == 0 {
			t.Errorf("kubectl refuses %q: %v; no fault found, got %s", text, err, toJSON(t, got))
		}
		return nil
	}
	_, strict := sigsyaml.YAMLToJSONStrict([]byte(text))
	duplicate := repeats(got)
	if strict == nil && duplicate {
		return nil // two keys become one in JSON, as 1 and "1" do; kubectl keeps either
	}
	// A key may be infinite, but not if it has an anchor and so is a value too.
	if strict == nil && len(faults) > 0 && faults[0].message != errNotFinite.Error() {
		t.Errorf("kubectl accepts %q, faults here: %v", text, faults)
	}
	if have := toJSON(t, got); have != string(want) && have != rewritten(t, want) {
		t.Errorf("kubectl reads %q as\n%s, here it is\n%s", text, want, have)
	}
	// Strict readers call a field that replaces a merged one a duplicate too.
	if strict != nil && !duplicate && len(faults) == 0 && !strings.Contains(text, "<<") {
		t.Errorf("kubectl refuses %q when it is strict: %v; no key is found that stands twice", text, strict)
	}
	if len(faults) > 0 || duplicate {
		return nil
	}
	return got
}

// repeats reports whether a key stands twice in a mapping.
func repeats(n *Node) bool {
	return n != nil && (slices.ContainsFunc(n.Fields, func(f Field) bool { return f.Repeats || repeats(f.Value) }) || slices.ContainsFunc(n.Items, repeats))
}

func TestScalarsAsKubectl(t *testing.T) {
	scalars := strings.Fields(`
		null Null NULL nUll ~ ~~ "" ''
		y Y yes Yes YES yEs n N no No NO true True TRUE tRUE false False FALSE on On ON off Off OFF oN yesno nope t f o
		0 -0 +0 00 1 +1 -1 ++1 +-1 - + 0777 0o777 0O777 -0777 0888 08 09.5 0b101 0B101 -0b101 0b-101 0b+1 -0b-1 0b2 0b
		0x1F 0X1f -0x1F 0x 0xG 0x1_0 1_000 1__0 _1 1_ +_1 0_7 0x_1
		9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551615
		18446744073709551616 123456789012345678901234567890 0xFFFFFFFFFFFFFFFF 0b1111111111111111111111111111111111111111111111111111111111111111
		1.0 1. .5 -.5 +.5 . .. -. 1.5e3 1e3 1E3 1e+3 1e-3 1e 1e+ .e1 .5e1 -1.5E-3 1e400 -1e400 1e-400 .1e400 1.2.3 1e5e5 1_0.5 1._5 0x1p-2 0x1.8
		100000000000000000000 1e20 1e21 1e22 0.1 0.000001 0.0000001 123456789.123456789 1.7976931348623157e308 -0.0
		.inf .Inf .INF .iNF +.inf -.inf -.Inf .nan .NaN .NAN .nAN inf nan Inf NaN
		12:30 12:30:45 190:20:30 1:2 0:0 2001-01-01 2001-1-1 2001-01-01T00:00:00Z 2001-12-14t21:59:43.10-05:00 2001-13-01 2001-1
		10.0.0.1 1.2.3-rc1 1-2 1e-5-3 0a 0e 1f 0xe+1 abc a_b <<  = x:y http://example.com/ 500m 128Mi 1Gi 8080/tcp 3cpu 1/2
		é日本 \u0041 a\b ` + "a\u00a0b \u2029x")
	tags := []string{"", "! ", "!!str ", "!!int ", "!!float ", "!!bool ", "!!null ", "!!timestamp ", "!!binary ", "!!merge ", "!!seq ", "!other ", "!<tag:yaml.org,2002:int> ", "&anchor ", "&anchor !!str ", "!!int &anchor "}
	for _, s := range scalars {
		for _, tag := range tags {
			for _, quoted := range []string{s, `"` + s + `"`, "'" + s + "'", "|-\n  " + s, ">\n " + s} {
				checkOracle(t, tag+quoted)
				checkOracle(t, "a: "+tag+quoted)
				if !strings.Contains(quoted, "\n") {
					checkOracle(t, tag+quoted+" : a")
					checkOracle(t, "["+tag+quoted+" , {? "+tag+quoted+" }]")
				}
			}
		}
	}
	for _, tag := range tags {
		checkOracle(t, "a: "+tag+"\nb: 1")
		checkOracle(t, "- "+tag+"\n- 1")
		checkOracle(t, "{a: "+tag+", b}")
		checkOracle(t, "{? "+tag+"\n}")
	}
}

func TestRandomScalarsAsKubectl(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const alphabet = "0123456789aAbBeExXoO+-._~:nNyY fFiI"
	for range 60_000 {
		b := make([]byte, 1+r.IntN(7))
		for i := range b {
			b[i] = alphabet[r.IntN(len(alphabet))]
		}
		text := strings.TrimSpace(string(b))
		if v, err := resolve("", text, true); err != nil || v != any(text) || r.IntN(8) == 0 {
			checkOracle(t, "a: "+text)
			checkOracle(t, text+" : a")
		} else {
			// Most are strings and quick to check so.
			var want any
			if err := yamlv2.Unmarshal([]byte("a: "+text), &want); err == nil {
				if m, ok := want.(map[any]any); ok && m["a"] != any(text) && !strings.ContainsAny(text, ": ") {
					t.Errorf("%q is a string here, yaml/v2 says %#v", text, want)
				}
			}
		}
	}
}

func TestRandomDocumentsAsKubectl(t *testing.T) {
	const documents = 1500
	exact := 0
	for seed := range uint64(documents) {
		text := newWriter(seed).document()
		if root := checkOracle(t, text); root != nil {
			checkSpans(t, text, root)
			exact++
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if exact < documents*2/3 {
		t.Errorf("only %d of %d random documents are free of faults", exact, documents)
	}
}
