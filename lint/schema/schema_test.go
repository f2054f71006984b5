package schema

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFieldsByMinor(t *testing.T) {
	for _, tt := range []struct {
		typ, field string
		from, to   int
	}{
		{"core.v1.PodSpec", "containers", Oldest, Newest},
		{"core.v1.PodSpec", "hostUsers", 25, Newest},
		{"core.v1.PodSpec", "workloadRef", 35, 35},
		{"core.v1.Container", "restartPolicy", 28, Newest},
		{"core.v1.Container", "privileged", 0, -1},
		{"networking.v1.IngressSpec", "backend", 0, -1},
	} {
		for minor := Oldest; minor <= Newest; minor++ {
			got := New(minor).Type(tt.typ).Field(tt.field) != nil
			if want := tt.from <= minor && minor <= tt.to; got != want {
				t.Errorf("1.%d: %s has %s: %v, want %v", minor, tt.typ, tt.field, got, want)
			}
		}
	}
}

func TestFieldsAreRead(t *testing.T) {
	tables := New(0)
	container := tables.Type("core.v1.Container")
	ports := container.Field("ports")
	if diff := cmp.Diff([]string{"containerPort", "protocol"}, ports.Keys); diff != "" {
		t.Error(diff)
	}
	if ports.Type.Shape != List || ports.Type.Items.Name != "core.v1.ContainerPort" {
		t.Errorf("ports are %c of %s", ports.Type.Shape, ports.Type.Items.Name)
	}
	if port := ports.Type.Items.Field("containerPort"); port.Type.Shape != Int32 || !port.Required {
		t.Errorf("containerPort is %c, required %v", port.Type.Shape, port.Required)
	}
	if diff := cmp.Diff([]string{"Always", "IfNotPresent", "Never"}, container.Field("imagePullPolicy").Enum); diff != "" {
		t.Error(diff)
	}
	limits := tables.Type("core.v1.ResourceRequirements").Field("limits").Type
	if limits.Shape != Map || limits.Items.Shape != Quantity {
		t.Errorf("limits are %c of %c", limits.Shape, limits.Items.Shape)
	}
	if got := tables.Type("core.v1.Nonesuch"); got != nil {
		t.Errorf("there is %v", got)
	}
}

// TestTables holds the tables to what the readers take for granted: they are
// sorted, and every type that is named has a line.
func TestTables(t *testing.T) {
	for name, table := range map[string]string{"kinds": kinds, "types": types} {
		lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
		if !slices.IsSorted(lines) {
			t.Errorf("%s are not sorted", name)
		}
		for _, text := range lines {
			key, _, _ := strings.Cut(text, "\t")
			if name == "kinds" {
				key = strings.Join(strings.Split(text, "\t")[:2], "\t")
			}
			if line(table, key) != text {
				t.Errorf("%s: the line of %q is not found", name, key)
			}
		}
	}
	for minor := Oldest; minor <= Newest; minor++ {
		tables := New(minor)
		for _, text := range strings.Split(strings.TrimSuffix(kinds, "\n"), "\n")[1:] {
			if k := parseKind(text); k.Type != "" && k.Served(minor) {
				typ := tables.Type(k.Type)
				if typ == nil || typ.Field("metadata") == nil {
					t.Errorf("1.%d: %s %s has no type", minor, k.APIVersion, k.Name)
				}
			}
		}
		for name, typ := range tables.types {
			if typ == nil {
				t.Fatalf("1.%d: a field is of the type %s, which is not there", minor, name)
			}
			for _, f := range typ.Fields() {
				inner := f.Type
				for inner.Items != nil {
					inner = inner.Items
				}
				if !strings.ContainsRune("xsbildytqoO", rune(inner.Shape)) {
					t.Fatalf("1.%d: %s.%s has the shape %c", minor, name, f.Name, inner.Shape)
				}
			}
		}
	}
}

// TestStale fails when the generator has changed since it was run.
func TestStale(t *testing.T) {
	sources, err := filepath.Glob("generate/*")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	}
	want := fmt.Sprintf("# Made by lint/schema/generate %x. Do not edit.", sum.Sum(nil)[:8])
	for name, table := range map[string]string{"kinds.txt": kinds, "types.txt": types} {
		if got, _, _ := strings.Cut(table, "\n"); got != want {
			t.Errorf("%s is stale: run go run . .. in lint/schema/generate", name)
		}
	}
}

func TestKinds(t *testing.T) {
	k, ok := Lookup("networking.k8s.io/v1beta1", "Ingress")
	if want := (Kind{
		APIVersion: "networking.k8s.io/v1beta1", Name: "Ingress", Scope: ScopeUnknown,
		Introduced: 14, Deprecated: 19, Removed: 22, Replacement: "Ingress", ReplacementVersion: "networking.k8s.io/v1",
	}); !ok || cmp.Diff(want, k) != "" {
		t.Error(cmp.Diff(want, k))
	}
	if k, _ := Lookup("resource.k8s.io/v1", "DeviceTaintRule"); k.Served(36) || !k.Served(37) {
		t.Error("DeviceTaintRule v1 is not of 1.37")
	}
	if _, ok := Lookup("v1", "Deployment"); ok {
		t.Error("the core group has Deployments")
	}
	for kind, want := range map[string]Scope{
		"Namespace": Cluster, "Pod": Namespaced, "PodSecurityPolicy": Cluster, "Rollout": ScopeUnknown, "Event": Namespaced,
	} {
		if got := ScopeOf(kind); got != want {
			t.Errorf("the scope of %s is %c, want %c", kind, got, want)
		}
	}
	for text := range strings.Lines(kinds[strings.IndexByte(kinds, '\n')+1:]) {
		if k := parseKind(text); k.Scope != ScopeUnknown && ScopeOf(k.Name) != k.Scope {
			t.Errorf("%s %s has another scope than others of its name", k.APIVersion, k.Name)
		}
	}
}

func TestResources(t *testing.T) {
	core := Resources("", Newest)
	for _, name := range []string{"pods", "pods/log", "pods/exec", "secrets", "serviceaccounts/token", "nodes/proxy"} {
		if !slices.Contains(core, name) {
			t.Errorf("the core group has no %s", name)
		}
	}
	for _, name := range []string{"pod", "deployments", "rolebindings"} {
		if slices.Contains(core, name) {
			t.Errorf("the core group has %s", name)
		}
	}
	if got := Resources("policy", 24); !slices.Contains(got, "podsecuritypolicies") {
		t.Errorf("1.24 has %v in policy", got)
	}
	if got := Resources("policy", 25); slices.Contains(got, "podsecuritypolicies") {
		t.Errorf("1.25 has %v in policy", got)
	}
	if got := Resources("example.com", Newest); got != nil {
		t.Errorf("example.com has %v", got)
	}
}
