package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	klabels "k8s.io/apimachinery/pkg/labels"

	"github.com/kubevet/kubevet/lint/manifest"
)

// readCalico reads a policy of Calico, nil if it is not about pods.
// https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy
func (n *Network) readCalico(o *manifest.Object, spec *manifest.Node) *Policy {
	if is(at(spec, "preDNAT")) || is(at(spec, "doNotTrack")) {
		return nil
	}
	p := &Policy{Object: o, Opaque: true}
	p.Isolates = calicoTypes(spec)
	p.touches = p.Isolates
	for _, d := range directions {
		for _, rule := range items(at(spec, d.String())) {
			p.open[d] = p.open[d] || len(rule.Fields) == 1 && text(at(rule, "action")) == "Allow"
		}
	}
	pods, err := parseCalico(text(at(spec, "selector")))
	if err != nil {
		return unread(o)
	}
	namespaces, err := parseCalico(text(at(spec, "namespaceSelector")))
	if err != nil {
		return unread(o)
	}
	known := Yes
	if account := text(at(spec, "serviceAccountSelector")); account != "" && account != "all()" {
		known = Maybe
	}
	p.selector = selector{
		id: strings.Join([]string{
			"calico", o.Namespace, text(at(spec, "selector")), text(at(spec, "namespaceSelector")), known.String(),
		}, " | "),
		namespace: o.Namespace,
		match: func(e *Endpoint) Verdict {
			return known.And(pods(calicoLabels(e))).And(namespaces(n.calicoNamespace(e.Namespace)))
		},
	}
	return p
}

// calicoTypes are the directions in which a policy of Calico isolates: those it
// names, else those it has rules for, else ingress.
func calicoTypes(spec *manifest.Node) [2]bool {
	types := texts(at(spec, "types"))
	if len(types) > 0 {
		return [2]bool{slices.Contains(types, "Ingress"), slices.Contains(types, "Egress")}
	}
	egress := len(items(at(spec, "egress"))) > 0
	return [2]bool{!egress || len(items(at(spec, "ingress"))) > 0, egress}
}

// calicoLabels are the labels of a pod as Calico sees them.
func calicoLabels(e *Endpoint) labelSet {
	return labelSet{
		klabels.Merge(e.labels.known, klabels.Set{
			"projectcalico.org/namespace":      e.Namespace,
			"projectcalico.org/orchestrator":   "k8s",
			"projectcalico.org/serviceaccount": e.ServiceAccount,
		}),
		func(key string) bool {
			return strings.HasPrefix(key, "pcns.") || strings.HasPrefix(key, "pcsa.") ||
				e.labels.unknown != nil && e.labels.unknown(key)
		},
	}
}

// calicoNamespace are the labels of a namespace as Calico sees them.
func (n *Network) calicoNamespace(name string) labelSet {
	set := n.namespace(name)
	return labelSet{klabels.Merge(set.known, klabels.Set{"projectcalico.org/name": name}), set.unknown}
}

// A calicoExpr is an expression over labels.
type calicoExpr func(labelSet) Verdict

// A calicoParser reads the language of Calico's selectors.
// https://docs.tigera.io/calico/latest/reference/resources/networkpolicy#selectors
type calicoParser struct{ tokens []string }

var calicoToken = regexp.MustCompile(`^\s*(&&|\|\||==|!=|[!(){},]|"[^"]*"|'[^']*'|[\w./-]+)`)

// parseCalico reads a selector; the empty one selects everything.
func parseCalico(s string) (calicoExpr, error) {
	if strings.TrimSpace(s) == "" {
		return func(labelSet) Verdict { return Yes }, nil
	}
	var p calicoParser
	for rest := s; strings.TrimSpace(rest) != ""; {
		m := calicoToken.FindStringSubmatchIndex(rest)
		if m == nil {
			return nil, fmt.Errorf("read the selector %q", s)
		}
		p.tokens = append(p.tokens, rest[m[2]:m[3]])
		rest = rest[m[1]:]
	}
	e := p.or(maxDepth)
	if e == nil || len(p.tokens) > 0 {
		return nil, fmt.Errorf("read the selector %q", s)
	}
	return e, nil
}

// maxDepth is how deep parentheses and negations of a selector may nest.
const maxDepth = 100

// next takes the next token if it is one of those given.
func (p *calicoParser) next(tokens ...string) bool {
	if len(p.tokens) == 0 || !slices.Contains(tokens, p.tokens[0]) {
		return false
	}
	p.tokens = p.tokens[1:]
	return true
}

// take takes the next token, "" at the end.
func (p *calicoParser) take() string {
	if len(p.tokens) == 0 {
		return ""
	}
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	return t
}

func (p *calicoParser) or(depth int) calicoExpr {
	return p.chain(depth, "||", p.and, Verdict.Or)
}

func (p *calicoParser) and(depth int) calicoExpr {
	return p.chain(depth, "&&", p.not, Verdict.And)
}

// chain reads operands with an operator between them; nil if that fails.
func (p *calicoParser) chain(depth int, operator string, operand func(int) calicoExpr, combine func(Verdict, Verdict) Verdict) calicoExpr {
	operands := []calicoExpr{operand(depth)}
	for p.next(operator) {
		operands = append(operands, operand(depth))
	}
	if slices.ContainsFunc(operands, func(e calicoExpr) bool { return e == nil }) {
		return nil
	}
	return func(s labelSet) Verdict {
		v := operands[0](s)
		for _, e := range operands[1:] {
			v = combine(v, e(s))
		}
		return v
	}
}

func (p *calicoParser) not(depth int) calicoExpr {
	if depth == 0 {
		return nil
	}
	if p.next("!") {
		e := p.not(depth - 1)
		if e == nil {
			return nil
		}
		return func(s labelSet) Verdict { return e(s).Not() }
	}
	if p.next("(") {
		if e := p.or(depth - 1); e != nil && p.next(")") {
			return e
		}
		return nil
	}
	return p.term()
}

// term reads a condition on a label.
func (p *calicoParser) term() calicoExpr {
	key := p.take()
	switch {
	case key == "":
		return nil
	case p.next("("):
		return p.call(key)
	case p.next("=="):
		value, ok := unquote(p.take())
		return test(ok, key, func(v string, has bool) bool { return has && v == value })
	case p.next("!="):
		value, ok := unquote(p.take())
		return test(ok, key, func(v string, has bool) bool { return !has || v != value })
	case p.next("contains"):
		value, ok := unquote(p.take())
		return test(ok, key, func(v string, has bool) bool { return has && strings.Contains(v, value) })
	case p.next("starts"):
		ok := p.next("with")
		value, quoted := unquote(p.take())
		return test(ok && quoted, key, func(v string, has bool) bool { return has && strings.HasPrefix(v, value) })
	case p.next("ends"):
		ok := p.next("with")
		value, quoted := unquote(p.take())
		return test(ok && quoted, key, func(v string, has bool) bool { return has && strings.HasSuffix(v, value) })
	case p.next("in"):
		values, ok := p.values()
		return test(ok, key, func(v string, has bool) bool { return has && slices.Contains(values, v) })
	case p.next("not"):
		ok := p.next("in")
		values, listed := p.values()
		return test(ok && listed, key, func(v string, has bool) bool { return !has || !slices.Contains(values, v) })
	}
	return nil
}

// call reads the rest of has(key), all() or global(), which is for what is in no
// namespace.
func (p *calicoParser) call(name string) calicoExpr {
	switch name {
	case "all", "global":
		if !p.next(")") {
			return nil
		}
		return func(labelSet) Verdict { return verdict(name == "all") }
	case "has":
		key := p.take()
		return test(p.next(")"), key, func(_ string, has bool) bool { return has })
	}
	return nil
}

// values reads a list of strings in braces.
func (p *calicoParser) values() ([]string, bool) {
	if !p.next("{") {
		return nil, false
	}
	var values []string
	for !p.next("}") {
		value, ok := unquote(p.take())
		if !ok {
			return nil, false
		}
		values = append(values, value)
		p.next(",")
	}
	return values, true
}

func unquote(token string) (string, bool) {
	if len(token) < 2 || token[0] != '"' && token[0] != '\'' {
		return "", false
	}
	return token[1 : len(token)-1], true
}

// test returns a condition on a label, nil if it could not be read.
func test(ok bool, key string, holds func(value string, has bool) bool) calicoExpr {
	if !ok {
		return nil
	}
	return func(s labelSet) Verdict {
		value, has := s.known[key]
		if !has && s.unknown != nil && s.unknown(key) {
			return Maybe
		}
		return verdict(holds(value, has))
	}
}
