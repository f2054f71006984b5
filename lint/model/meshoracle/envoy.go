package main

import (
	"log"
	"regexp"
	"slices"
	"strings"

	rbacpb "github.com/envoyproxy/go-control-plane/envoy/config/rbac/v3"
	routepb "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	matcherpb "github.com/envoyproxy/go-control-plane/envoy/type/matcher/v3"
)

// permits evaluates a permission as Envoy's RBAC filter does.
// https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/rbac/v3/rbac.proto
func (r request) permits(p *rbacpb.Permission) bool {
	switch rule := p.Rule.(type) {
	case *rbacpb.Permission_Any:
		return rule.Any
	case *rbacpb.Permission_AndRules:
		return !slices.ContainsFunc(rule.AndRules.Rules, func(p *rbacpb.Permission) bool { return !r.permits(p) })
	case *rbacpb.Permission_OrRules:
		return slices.ContainsFunc(rule.OrRules.Rules, r.permits)
	case *rbacpb.Permission_NotRule:
		return !r.permits(rule.NotRule)
	case *rbacpb.Permission_DestinationPort:
		return rule.DestinationPort == uint32(r.Port)
	case *rbacpb.Permission_Header:
		return r.header(rule.Header)
	case *rbacpb.Permission_UrlPath:
		return text(rule.UrlPath.GetPath(), r.Path)
	}
	log.Fatalf("permission %v", p)
	return false
}

// isFrom evaluates a principal.
func (r request) isFrom(p *rbacpb.Principal) bool {
	switch id := p.Identifier.(type) {
	case *rbacpb.Principal_Any:
		return id.Any
	case *rbacpb.Principal_AndIds:
		return !slices.ContainsFunc(id.AndIds.Ids, func(p *rbacpb.Principal) bool { return !r.isFrom(p) })
	case *rbacpb.Principal_OrIds:
		return slices.ContainsFunc(id.OrIds.Ids, r.isFrom)
	case *rbacpb.Principal_NotId:
		return !r.isFrom(id.NotId)
	case *rbacpb.Principal_Authenticated_:
		return r.Peer != "" && text(id.Authenticated.PrincipalName, "spiffe://"+r.Peer)
	case *rbacpb.Principal_Metadata:
		return r.claim(id.Metadata)
	}
	log.Fatalf("principal %v", p)
	return false
}

// claim evaluates a matcher of what a token says.
func (r request) claim(m *matcherpb.MetadataMatcher) bool {
	if r.Token == "" {
		return false
	}
	i := strings.LastIndex(r.Token, "/")
	name := m.Path[len(m.Path)-1].GetKey()
	value, ok := map[string]string{"iss": r.Token[:i], "sub": r.Token[i+1:]}[name]
	if !ok || m.Value.GetStringMatch() == nil {
		log.Fatalf("claim %v", m)
	}
	return text(m.Value.GetStringMatch(), value)
}

func (r request) header(m *routepb.HeaderMatcher) bool {
	value, ok := map[string]string{":method": r.Method, ":authority": r.Host}[m.Name]
	if !ok {
		log.Fatalf("header %v", m)
	}
	if m.GetPresentMatch() {
		return value != ""
	}
	return text(m.GetStringMatch(), value)
}

func text(m *matcherpb.StringMatcher, s string) bool {
	fold := func(t string) string {
		if m.IgnoreCase {
			return strings.ToLower(t)
		}
		return t
	}
	switch p := m.MatchPattern.(type) {
	case *matcherpb.StringMatcher_Exact:
		return fold(s) == fold(p.Exact)
	case *matcherpb.StringMatcher_Prefix:
		return strings.HasPrefix(fold(s), fold(p.Prefix))
	case *matcherpb.StringMatcher_Suffix:
		return strings.HasSuffix(fold(s), fold(p.Suffix))
	case *matcherpb.StringMatcher_SafeRegex:
		return regexp.MustCompile("^(?:" + p.SafeRegex.Regex + ")$").MatchString(s)
	}
	log.Fatalf("matcher %v", m)
	return false
}
