package workspace

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestProjectNames(t *testing.T) {
	for _, tc := range []struct {
		file, text string
		want       []string
	}{
		{"go.mod", "// made by acme\nmodule github.com/Acme/shop/v2\n\ngo 1.26\n", []string{"acme", "shop"}},
		{"go.mod", "module sigs.k8s.io/kueue\n", []string{"kueue"}},
		{"go.mod", "module istio.io/istio\n", []string{"istio"}},
		{"pom.xml", "<project>\n  <groupId>io.strimzi</groupId>\n  <artifactId>strimzi</artifactId>", []string{"strimzi"}},
		{"package.json", "{\n  \"name\": \"@acme/web\"\n}", []string{"acme", "web"}},
		{"Cargo.toml", "[package]\nname = \"proxy\"\n", []string{"proxy"}},
		{"sub/go.mod", "module github.com/acme/shop\n", nil},
		{"go.mod", "go 1.26\n", nil},
	} {
		if diff := cmp.Diff(tc.want, projectNames(fstest.MapFS{tc.file: {Data: []byte(tc.text)}})); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", tc.file, tc.text, diff)
		}
	}
}
