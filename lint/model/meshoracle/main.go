// Command meshoracle judges requests as Istio has its proxies do: it chooses the policies
// for a pod by Istio's code, has them translated into what Envoy is given, and evaluates
// that. It reads a JSON object a line and writes a line for each: the mode of mutual TLS
// of the pod, those of its ports, and y or n for each request, let in or not. It is a
// module of its own, as it needs Istio.
//
//	go test ./lint/model -run TestMeshOracle -mesh.cases /tmp/cases
//	cd lint/model/meshoracle && go run . </tmp/cases >../testdata/mesh.txt
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"time"

	rbacpb "github.com/envoyproxy/go-control-plane/envoy/config/rbac/v3"
	"google.golang.org/protobuf/proto"
	"istio.io/api/security/v1beta1"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/security/authn"
	authz "istio.io/istio/pilot/pkg/security/authz/model"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/labels"
	"istio.io/istio/pkg/config/schema/gvk"
	"istio.io/istio/pkg/util/protomarshal"
	"k8s.io/apimachinery/pkg/types"
)

// root is where policies for all of the mesh are.
const root = "istio-system"

type object struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Name      string            `json:"name"`
		Namespace string            `json:"namespace"`
		Labels    map[string]string `json:"labels"`
	} `json:"metadata"`
	Spec json.RawMessage `json:"spec"`
}

// A request is what a proxy sees of one. The peer is without "spiffe://", "" is plaintext;
// the token is issuer/subject, "" is none.
type request struct {
	TCP    bool   `json:"tcp"`
	Peer   string `json:"peer"`
	Token  string `json:"token"`
	Method string `json:"method"`
	Path   string `json:"path"`
	Host   string `json:"host"`
	Port   int    `json:"port"`
}

type testCase struct {
	Objects  []object  `json:"objects"`
	Pod      object    `json:"pod"`
	Requests []request `json:"requests"`
}

func main() {
	log.SetFlags(0)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var c testCase
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			log.Fatal(err)
		}
		fmt.Println(judge(c))
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
}

func judge(c testCase) string {
	var peers []*config.Config
	policies := model.AuthorizationPolicies{NamespaceToPolicies: map[string][]model.AuthorizationPolicy{}, RootNamespace: root}
	pod := labels.Instance(c.Pod.Metadata.Labels)
	for i, o := range c.Objects {
		switch o.Kind {
		case "PeerAuthentication":
			spec := &v1beta1.PeerAuthentication{}
			parse(o.Spec, spec)
			// What AuthenticationPolicies.GetPeerAuthenticationsForWorkload takes.
			if o.Metadata.Namespace != root && o.Metadata.Namespace != c.Pod.Metadata.Namespace ||
				!labels.Instance(spec.GetSelector().GetMatchLabels()).SubsetOf(pod) {
				continue
			}
			peers = append(peers, &config.Config{Meta: config.Meta{
				GroupVersionKind: gvk.PeerAuthentication, Name: o.Metadata.Name, Namespace: o.Metadata.Namespace,
				CreationTimestamp: time.Unix(int64(i), 0),
			}, Spec: spec})
		case "AuthorizationPolicy":
			spec := &v1beta1.AuthorizationPolicy{}
			parse(o.Spec, spec)
			policies.NamespaceToPolicies[o.Metadata.Namespace] = append(policies.NamespaceToPolicies[o.Metadata.Namespace],
				model.AuthorizationPolicy{Name: o.Metadata.Name, Namespace: o.Metadata.Namespace, Spec: spec})
		}
	}
	merged := authn.ComposePeerAuthentication(root, peers)
	words := []string{merged.Mode.String()}
	var ports []uint32
	for port := range merged.PerPort {
		ports = append(ports, port)
	}
	slices.Sort(ports)
	for _, port := range ports {
		words = append(words, fmt.Sprintf("%d=%s", port, merged.PerPort[port]))
	}
	chosen := policies.ListAuthorizationPolicies(model.WorkloadPolicyMatcher{WorkloadNamespace: c.Pod.Metadata.Namespace, WorkloadLabels: pod, RootNamespace: root})
	letters := ""
	for _, r := range c.Requests {
		letter := "y"
		if matches(chosen.Deny, rbacpb.RBAC_DENY, r) || len(chosen.Allow) > 0 && !matches(chosen.Allow, rbacpb.RBAC_ALLOW, r) {
			letter = "n"
		}
		letters += letter
	}
	return strings.Join(append(words, letters), " ")
}

func parse(text []byte, into proto.Message) {
	if err := protomarshal.Unmarshal(text, into); err != nil {
		log.Fatal(err)
	}
}

// matches does what the builder of Istio does with the rules of policies of one action,
// and Envoy with what comes of it.
func matches(policies []model.AuthorizationPolicy, action rbacpb.RBAC_Action, r request) bool {
	for _, p := range policies {
		for _, rule := range p.Spec.Rules {
			m, err := authz.New(types.NamespacedName{Namespace: p.Namespace, Name: p.Name}, rule)
			if err != nil {
				log.Fatal(err)
			}
			// A rule that cannot be made for TCP is left out.
			generated, err := m.Generate(r.TCP, true, action)
			if err != nil || generated == nil {
				continue
			}
			if slices.ContainsFunc(generated.Permissions, r.permits) && slices.ContainsFunc(generated.Principals, r.isFrom) {
				return true
			}
		}
	}
	return false
}
