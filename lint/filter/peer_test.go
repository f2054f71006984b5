package filter_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/filter"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/rule"
	"github.com/kubevet/kubevet/policies"
)

// TestPeers reads the suppressions of other linters, of the object and the lines
// that they stand for there, and only of those that are named.
func TestPeers(t *testing.T) {
	set, err := rule.Open(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	const manifestText = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    ANNOTATION
spec:
  containers:
    - name: web # COMMENT
      securityContext:
        privileged: true
    - name: other
      securityContext:
        privileged: true
`
	all := filter.Peers()
	for name, test := range map[string]struct {
		annotation, comment string
		peers               []filter.Peer
		// want are the reasons at the two containers, "-" for none, and note what is noted.
		want [2]string
		note string
	}{
		"kube-linter":          {annotation: "ignore-check.kube-linter.io/privileged-container: node agent", peers: all, want: [2]string{"node agent", "node agent"}},
		"kube-linter, all":     {annotation: "kube-linter.io/ignore-all: generated", peers: all, want: [2]string{"generated", "generated"}},
		"kube-linter, another": {annotation: "ignore-check.kube-linter.io/host-pid: x", peers: all, want: [2]string{"-", "-"}},
		"kube-score":           {annotation: "kube-score/ignore: pod-probes, container-security-context-privileged", peers: all, want: [2]string{"suppressed for kube-score", "suppressed for kube-score"}},
		"polaris":              {annotation: `polaris.fairwinds.com/runAsPrivileged-exempt: "true"`, peers: all, want: [2]string{"suppressed for polaris", "suppressed for polaris"}},
		"polaris, not":         {annotation: `polaris.fairwinds.com/runAsPrivileged-exempt: "false"`, peers: all, want: [2]string{"-", "-"}},
		"checkov":              {annotation: "checkov.io/skip1: CKV_K8S_16=needs it", peers: all, want: [2]string{"needs it", "needs it"}},
		"checkov, comment":     {comment: "checkov:skip=CKV_K8S_16:needs it", peers: all, want: [2]string{"needs it", "needs it"}},
		"datree":               {annotation: "datree.skip/CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE: needs it", peers: all, want: [2]string{"needs it", "needs it"}},
		"trivy":                {comment: "trivy:ignore:KSV-0017", peers: all, want: [2]string{"suppressed for trivy", "-"}},
		"trivy, long":          {comment: "trivy:ignore:AVD-KSV-0017", peers: all, want: [2]string{"suppressed for trivy", "-"}},
		"trivy, old":           {comment: "trivy:ignore:KSV017", peers: all, want: [2]string{"suppressed for trivy", "-"}},
		"trivy, unknown":       {comment: "trivy:ignore:AVD-AWS-0001", peers: all, want: [2]string{"-", "-"}},
		"not named": {
			comment: "trivy:ignore:KSV017", peers: []filter.Peer{filter.Checkov}, want: [2]string{"-", "-"},
			note: "9:17: this suppresses KSV-0017 for trivy only: name trivy under suppressions-of in the configuration, or privileged-container in # kubevet: ignore[rule, ...] reason",
		},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.NewReplacer("ANNOTATION", test.annotation, "COMMENT", test.comment).Replace(manifestText)
			m, err := filter.NewMarker(filter.Options{Rules: set, Peers: test.peers})
			if err != nil {
				t.Fatal(err)
			}
			o := manifest.Parse(&document.Document{File: "pod.yaml", Text: []byte(text)}).Objects[0]
			m.AddFile("pod.yaml", []byte(text))
			m.AddObject(o, false)
			var got [2]string
			for i, line := range []int{11, 14} {
				got[i] = "-"
				f := filter.Finding{
					Rule: set.Named("privileged-container")[0], Object: o, Path: []any{"spec", "containers", i, "securityContext", "privileged"},
					Places: []document.Location{{File: "pod.yaml", Line: line}},
				}
				if s := m.Suppression(f); s != nil {
					got[i] = s.Reason
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("reasons (-want +got):\n%s", diff)
			}
			var notes []string
			for _, p := range m.Problems() {
				if p.Level != document.Note {
					t.Errorf("%v is no note", p)
				}
				notes = append(notes, fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message))
			}
			if diff := cmp.Diff(test.note, strings.Join(notes, "\n")); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
			if unused := m.Unused(true); len(unused) > 0 {
				t.Errorf("unused: %v", unused)
			}
		})
	}
}
