package kustomize

// helmCharts checks the charts. They are never rendered by running helm.
func (t *tree) helmCharts(k *kustomization, _ []string) int {
	k.keep("helmcharts", func(i int, _ any) bool {
		t.say(k.problem("helmcharts", i, "the chart is not rendered"))
		return false
	})
	for _, field := range []string{"helmchartinflationgenerator", "helmglobals"} {
		if n := k.nodes[field]; n != nil {
			k.drop(field, -1)
		}
	}
	return 0
}
