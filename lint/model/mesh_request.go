package model

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubevet/kubevet/lint/manifest"
)

// A MeshRequest is what an AuthorizationPolicy sees of a request or connection. What
// is nil, or "" or 0, is not known.
type MeshRequest struct {
	// TCP says that it is no HTTP.
	TCP bool
	// Peer is as whom the client proved itself by mutual TLS, as
	// "cluster.local/ns/shop/sa/web"; "" is plaintext.
	Peer *string
	// Token is the issuer and subject of the JSON Web Token that it carries, as
	// "issuer/subject"; "" is none.
	Token *string
	// Method, Path and Host are those of HTTP.
	Method, Path, Host string
	Port               int
}

// A meshRule is one of an AuthorizationPolicy: one of from, one of to and all of when
// must match, each where there are any.
type meshRule struct {
	from, to [][]meshCondition
	when     []meshCondition
}

// A meshCondition asks for one of values and none of notValues of an attribute.
type meshCondition struct {
	attribute         string
	values, notValues []string
}

// attributes of sources and operations by their fields.
var meshAttributes = map[string]string{
	"principals": "source.principal", "requestPrincipals": "request.auth.principal", "namespaces": "source.namespace",
	"serviceAccounts": "source.serviceAccount", "trustDomains": "source.trustDomain",
	"ipBlocks": "source.ip", "remoteIpBlocks": "remote.ip",
	"hosts": "request.host", "methods": "request.method", "paths": "request.path", "ports": "destination.port",
}

// readMeshRules reads spec.rules. A null in the place of a rule is left out.
// https://istio.io/latest/docs/reference/config/security/authorization-policy/
func readMeshRules(o *manifest.Object) []meshRule {
	var rules []meshRule
	for _, n := range items(at(o.Root, "spec", "rules")) {
		if n.Kind != manifest.Mapping {
			continue
		}
		var r meshRule
		for _, from := range items(at(n, "from")) {
			r.from = append(r.from, meshConditions(at(from, "source")))
		}
		for _, to := range items(at(n, "to")) {
			r.to = append(r.to, meshConditions(at(to, "operation")))
		}
		for _, when := range items(at(n, "when")) {
			r.when = append(r.when, meshCondition{text(at(when, "key")), texts(at(when, "values")), texts(at(when, "notValues"))})
		}
		rules = append(rules, r)
	}
	return rules
}

func meshConditions(n *manifest.Node) []meshCondition {
	var all []meshCondition
	for _, f := range fieldsOf(n) {
		field, not := strings.CutPrefix(f.Key, "not")
		if not && field != "" {
			field = strings.ToLower(field[:1]) + field[1:]
		}
		c := meshCondition{attribute: meshAttributes[field]}
		if c.attribute == "" {
			continue
		}
		if not {
			c.notValues = texts(f.Value)
		} else {
			c.values = texts(f.Value)
		}
		all = append(all, c)
	}
	return all
}

// http reports whether only requests of HTTP have the attribute.
func (c *meshCondition) http() bool { return strings.HasPrefix(c.attribute, "request.") }

// Allows returns whether a workload lets a request in: unless a DENY policy matches,
// if an ALLOW policy does or there is none. What a CUSTOM policy sends elsewhere
// to be decided may be refused there.
func (m *Mesh) Allows(w MeshWorkload, r MeshRequest) Verdict {
	denied, asked, restricted, allowed := No, No, No, No
	for _, match := range m.applying(2, w) {
		v := match.policy.matches(r).And(match.verdict)
		switch match.policy.Action {
		case "DENY":
			denied = denied.Or(v)
		case "CUSTOM":
			asked = asked.Or(v)
		case "ALLOW":
			restricted = restricted.Or(match.verdict)
			allowed = allowed.Or(v)
		}
	}
	in := restricted.Not().Or(allowed).And(denied.Not())
	if asked != No {
		in = in.And(Maybe)
	}
	return in
}

// matches returns whether one of the rules matches a request.
func (p *MeshPolicy) matches(r MeshRequest) Verdict {
	v := No
	for i := range p.rules {
		v = v.Or(p.rules[i].matches(r, p.Action == "ALLOW", p.Object.Namespace))
	}
	return v
}

// matches returns whether a rule matches. Of a connection that is no HTTP, a rule of
// an ALLOW policy that asks for what only HTTP has matches nothing, and that of
// another policy is matched without it: https://istio.io/latest/docs/ops/configuration/security/security-policy-examples/
func (r *meshRule) matches(q MeshRequest, allow bool, namespace string) Verdict {
	all := func(conditions []meshCondition) Verdict {
		v := Yes
		for i := range conditions {
			c := &conditions[i]
			switch {
			case !q.TCP || !c.http():
				v = v.And(c.matches(q, namespace))
			case allow:
				return No
			}
		}
		return v
	}
	any := func(lists [][]meshCondition) Verdict {
		v := verdict(len(lists) == 0)
		for _, list := range lists {
			if allow && q.TCP && slices.ContainsFunc(list, func(c meshCondition) bool { return c.http() }) {
				// One that cannot be made leaves out the whole rule.
				return No
			}
			v = v.Or(all(list))
		}
		return v
	}
	return any(r.from).And(any(r.to)).And(all(r.when))
}

func (c *meshCondition) matches(q MeshRequest, namespace string) Verdict {
	v := Yes
	if len(c.values) > 0 {
		v = No
		for _, value := range c.values {
			v = v.Or(c.holds(value, q, namespace))
		}
	}
	for _, value := range c.notValues {
		v = v.And(c.holds(value, q, namespace).Not())
	}
	return v
}

// holds returns whether a request has a value of the attribute.
func (c *meshCondition) holds(value string, q MeshRequest, namespace string) Verdict {
	known := func(s, pattern string) Verdict {
		if s == "" {
			return Maybe
		}
		return verdict(meshMatches(pattern, s))
	}
	switch c.attribute {
	case "source.principal", "source.namespace", "source.serviceAccount", "source.trustDomain":
		switch {
		case q.Peer == nil:
			return Maybe
		case *q.Peer == "":
			return No
		}
		return c.ofPeer(value, *q.Peer, namespace)
	case "request.auth.principal":
		switch {
		case q.Token == nil:
			return Maybe
		case *q.Token == "":
			return No
		}
		return verdict(tokenMatches(value, *q.Token))
	case "request.method":
		return known(q.Method, value)
	case "request.path":
		if strings.Contains(value, "{") {
			return Maybe
		}
		return known(q.Path, value)
	case "request.host":
		return known(strings.ToLower(q.Host), strings.ToLower(value))
	case "destination.port":
		if q.Port == 0 {
			return Maybe
		}
		return verdict(value == strconv.Itoa(q.Port))
	case "source.ip", "remote.ip":
		// Of addresses only that there is one is known.
		return verdict(value == "0.0.0.0/0").Or(Maybe)
	}
	if strings.HasPrefix(c.attribute, "request.auth.") && q.Token != nil && *q.Token == "" {
		return No
	}
	return Maybe
}

// ofPeer matches what a certificate says.
func (c *meshCondition) ofPeer(value, peer, namespace string) Verdict {
	domain, rest, _ := strings.Cut(peer, "/")
	switch c.attribute {
	case "source.principal":
		return verdict(meshMatches(value, peer))
	case "source.namespace":
		parts := strings.Split(value, "*")
		for i := range parts {
			parts[i] = regexp.QuoteMeta(parts[i])
		}
		return verdict(matchesWhole(".*/ns/"+strings.Join(parts, ".*")+"/.*", "spiffe://"+peer))
	case "source.serviceAccount":
		of, account, found := strings.Cut(value, "/")
		if !found {
			of, account = namespace, value
		}
		return verdict(rest == "ns/"+of+"/sa/"+account)
	case "source.trustDomain":
		before, after, wild := strings.Cut(value, "*")
		if !wild {
			return verdict(domain == value)
		}
		return verdict(strings.HasPrefix(domain, before) && strings.HasSuffix(domain[len(before):], after))
	}
	return Maybe
}

func matchesWhole(pattern, s string) bool {
	re, err := regexp.Compile("^(?:" + pattern + ")$")
	return err == nil && re.MatchString(s)
}

// meshMatches matches a text by a pattern that may begin or end in "*"; "*" alone is
// any text but none.
func meshMatches(pattern, s string) bool {
	switch {
	case pattern == "*":
		return s != ""
	case strings.HasPrefix(pattern, "*"):
		return strings.HasSuffix(s, pattern[1:])
	case strings.HasSuffix(pattern, "*"):
		return strings.HasPrefix(s, pattern[:len(pattern)-1])
	}
	return s == pattern
}

// tokenMatches matches the issuer and subject of a token, which the last slash
// divides, by those of a pattern.
func tokenMatches(pattern, token string) bool {
	i := strings.LastIndex(token, "/")
	issuer, subject := token[:max(i, 0)], token[i+1:]
	j := strings.LastIndex(pattern, "/")
	switch {
	case pattern == "*":
		return issuer != "" && subject != ""
	case j < 0 && strings.HasPrefix(pattern, "*"):
		return issuer != "" && strings.HasSuffix(subject, pattern[1:])
	case j < 0 && strings.HasSuffix(pattern, "*"):
		return strings.HasPrefix(issuer, pattern[:len(pattern)-1]) && subject != ""
	case j < 0:
		return issuer == pattern && subject == ""
	case strings.HasPrefix(pattern, "*"):
		return meshMatches(pattern[:j], issuer) && subject == pattern[j+1:]
	case strings.HasSuffix(pattern, "*"):
		return issuer == pattern[:j] && meshMatches(pattern[j+1:], subject)
	}
	return issuer == pattern[:j] && subject == pattern[j+1:]
}

// mentions reports whether a policy asks for an attribute that begins with a prefix.
func (p *MeshPolicy) mentions(prefix string) bool {
	about := func(conditions []meshCondition) bool {
		return slices.ContainsFunc(conditions, func(c meshCondition) bool { return strings.HasPrefix(c.attribute, prefix) })
	}
	return slices.ContainsFunc(p.rules, func(r meshRule) bool {
		return slices.ContainsFunc(r.from, about) || slices.ContainsFunc(r.to, about) || about(r.when)
	})
}
