package render_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/files/filestest"
	"github.com/kubevet/kubevet/lint/render"
)

// TestExcused holds what a chart's own values may leave unrendered where the values
// it is tested with render: only what other values mend. A limit that a template
// exceeds would otherwise hide the template.
func TestExcused(t *testing.T) {
	const chart = `
-- Chart.yaml --
apiVersion: v2
name: web
version: 1.0.0
-- values.yaml --
-- ci/host-values.yaml --
host: example.com
-- templates/host.yaml --
host: {{ required "a host is required" .Values.host }}
`
	const endless = `
-- templates/endless.yaml --
{{ if not .Values.host }}{{ range until 100000000 }}{{ . }}{{ end }}{{ end }}
`
	for name, test := range map[string]struct {
		chart string
		want  []document.Level
	}{
		"required":       {chart, []document.Level{document.Note}},
		"limit exceeded": {chart + endless, []document.Level{document.Error, document.Note}},
	} {
		t.Run(name, func(t *testing.T) {
			src := &document.Source{Kind: document.Chart, FS: filestest.Tree(test.chart), Dir: "."}
			_, problems := render.New(render.Options{}).Render(t.Context(), src)
			var got []document.Level
			for _, p := range problems {
				got = append(got, p.Level)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("levels of %v (-want +got):\n%s", problems, diff)
			}
			if last := problems[len(problems)-1].Message; !strings.Contains(last, "a host is required") {
				t.Errorf("last problem is %q, want the one of the host", last)
			}
		})
	}
}
