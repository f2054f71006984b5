package catalogue

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubevet/kubevet/lint/rule"
)

// peerNames are the linters whose checks most people come from, in this order; the
// others follow by name.
var peerNames = []string{"kube-linter", "kube-score", "polaris", "trivy", "checkov", "kubescape", "datree"}

// Peers returns docs/peers.md: for each other linter which rules do the work of each
// of its checks.
func Peers(rules []*rule.Rule) []byte {
	checks := make(map[string]map[string][]*rule.Rule)
	for _, r := range byCategory(rules) {
		for peer, names := range r.Aliases {
			if checks[peer] == nil {
				checks[peer] = make(map[string][]*rule.Rule)
			}
			for _, name := range names {
				checks[peer][name] = append(checks[peer][name], r)
			}
		}
	}
	var b bytes.Buffer
	b.WriteString("<!-- Generated from the rules in policies. Do not edit. -->\n" + peersIntroduction)
	for _, peer := range sortedPeers(checks) {
		fmt.Fprintf(&b, "\n## %s\n\n| Check | Rules | Profile |\n|---|---|---|\n", peer)
		for _, name := range slices.SortedFunc(maps.Keys(checks[peer]), naturally) {
			var links []string
			profile := rule.Optional
			for _, r := range checks[peer][name] {
				links = append(links, fmt.Sprintf("[%s](../policies/%s/README.md#%[1]s)", r.ID, r.Category))
				profile = min(profile, r.Profile)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, strings.Join(links, ", "), profile)
		}
	}
	return b.Bytes()
}

const peersIntroduction = `
# Coming from another linter

Each check of another linter, and the rules of kubevet that do its work. The names are
good wherever a rule can be named, with the linter before them: ` + "`--select kube-score:pod-probes`" + `,
` + "`--ignore trivy:KSV-0014`, `kubevet explain checkov:CKV_K8S_20`" + `. The profile is the smallest that runs one of
the rules; ` + "`--select` runs them whatever the profile" + `.

The comments and annotations with which these linters are told to be silent count for
kubevet too if the configuration names the linter:

` + "```yaml\nsuppressions-of: [kube-linter, trivy]\n```" + `

| Linter | What is read |
|---|---|
| checkov | ` + "`# checkov:skip=CKV_K8S_16:reason`, and the annotations `checkov.io/skip1: CKV_K8S_16=reason`" + ` |
| datree | the annotation ` + "`datree.skip/CHECK: reason`" + ` |
| kube-linter | the annotations ` + "`ignore-check.kube-linter.io/CHECK: reason` and `kube-linter.io/ignore-all: reason`" + ` |
| kube-score | the annotation ` + "`kube-score/ignore: check, ...`" + ` |
| polaris | the annotations ` + "`polaris.fairwinds.com/CHECK-exempt: \"true\"` and `polaris.fairwinds.com/exempt: \"true\"`" + ` |
| trivy | ` + "`# trivy:ignore:KSV-0017`" + ` |

What another linter suppresses as a whole is what it checks: rules that do none of its work
still report. Of a linter that is not named, the first suppression is noted.
`

func sortedPeers(checks map[string]map[string][]*rule.Rule) []string {
	rank := func(peer string) int {
		if i := slices.Index(peerNames, peer); i >= 0 {
			return i
		}
		return len(peerNames)
	}
	return slices.SortedFunc(maps.Keys(checks), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
	})
}

// naturally compares names by the numbers in them: CKV_K8S_9 before CKV_K8S_10.
func naturally(a, b string) int {
	return cmp.Or(strings.Compare(padded(a), padded(b)), strings.Compare(a, b))
}

func padded(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && '0' <= s[j] && s[j] <= '9' {
			j++
		}
		if j == i {
			b.WriteByte(s[i])
			i++
			continue
		}
		fmt.Fprintf(&b, "%08s", s[i:j])
		i = j
	}
	return b.String()
}
