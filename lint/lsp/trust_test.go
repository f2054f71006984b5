package lsp_test

import (
	"path/filepath"
	"strings"
	"testing"
)

const pod = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: registry.example.com/a:1.0.0
      securityContext:
        privileged: true # kubevet: ignore[privileged-container] trust me
`

// TestTrust obeys nothing that an untrusted workspace says: no configuration and no
// suppression, till the user trusts it.
func TestTrust(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/main\n")
	write(t, filepath.Join(root, "pod.yaml"), pod)
	write(t, filepath.Join(root, ".kubevet.yaml"), "ignore: [pods]\n")
	c := dial(t, root, object{}, object{"trusted": false})
	c.open("pod.yaml")
	found := find(c.until("pod.yaml", "have the finding", has("privileged-container", 9)), "privileged-container", 9)
	if !strings.Contains(found.Message, "trust me") {
		t.Errorf("the reason is not in %q", found.Message)
	}
	c.notify("workspace/didChangeConfiguration", object{"settings": object{"kubevet": object{"trusted": true}}})
	c.until("pod.yaml", "have no finding", hasNo("privileged-container"))
	c.notify("workspace/didChangeConfiguration", object{"settings": object{"kubevet": object{"trusted": false}}})
	c.until("pod.yaml", "have the finding", has("privileged-container", 9))
}

// TestSettings changes the configuration in the editor: what is found follows, and a
// mistake is shown where it is while the rest stays as it was.
func TestSettings(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/main\n")
	write(t, filepath.Join(root, "pod.yaml"), strings.Replace(pod, " # kubevet: ignore[privileged-container] trust me", "", 1))
	c := dial(t, root, object{}, nil)
	c.open("pod.yaml")
	c.until("pod.yaml", "have the finding", has("privileged-container", 9))
	c.openText(".kubevet.yaml", "ignore: [privileged-container]\n")
	c.until("pod.yaml", "have no finding", hasNo("privileged-container"))
	c.change(".kubevet.yaml", "profile: strict\nignores: 7\n")
	broken := c.until(".kubevet.yaml", "have the mistake", func(all []diagnostic) bool { return len(all) == 1 && all[0].Severity == 1 })
	if broken[0].Range.Start.Line != 1 {
		t.Errorf("the mistake is at %v", broken[0].Range)
	}
	c.openText("other.yaml", pod)
	c.until("other.yaml", "are those of the settings before", hasNo("privileged-container"))
	c.change(".kubevet.yaml", "profile: strict\n")
	c.until("pod.yaml", "have the finding", has("privileged-container", 9))
	c.until(".kubevet.yaml", "are gone", func(all []diagnostic) bool { return len(all) == 0 })
}

// TestSecrets asks everything of every place of a chart, a kustomization and plain YAML
// with credentials in them: none of these is ever said.
func TestSecrets(t *testing.T) {
	root := t.TempDir()
	unpack(t, root, `
-- .git/HEAD --
ref: refs/heads/main
-- plain/secret.yaml --
apiVersion: v1
kind: Secret
metadata: {name: a}
stringData:
  password: hunterplain
---
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      env: [{name: DB_PASSWORD, value: Plain5ecretEnv}]
-- chart/Chart.yaml --
apiVersion: v2
name: shop
version: 1.0.0
-- chart/values.yaml --
db:
  password: weakchart
  token: Chart5ecretT0ken
-- chart/templates/secret.yaml --
apiVersion: v1
kind: Secret
metadata: {name: a}
stringData:
  password: {{ .Values.db.password }}
---
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      env:
        - name: API_TOKEN
          value: {{ .Values.db.token | quote }}
        - {name: DB_URL, value: "postgres://admin:{{ .Values.db.token }}@db/x"}
-- base/kustomization.yaml --
secretGenerator:
  - name: s
    literals: [password=Kustom1zeSecret]
resources: [pod.yaml]
-- base/pod.yaml --
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      env: [{name: DB_PASSWORD, value: weakbase}]
`)
	c := dial(t, root, able, nil)
	for _, file := range []string{"plain/secret.yaml", "chart/values.yaml", "chart/templates/secret.yaml", "base/kustomization.yaml", "base/pod.yaml"} {
		c.open(file)
		for n, line := range strings.Split(c.text(file), "\n") {
			c.everything(file, n, len(line)/2)
			for _, a := range c.actions(file, n+1) {
				_ = c.try("codeAction/resolve", a, nil)
			}
		}
		if text := c.text(file); strings.Contains(text, "Secret") {
			c.change(file, strings.Replace(text, "apiVersion: v1", "apiVersion: v1beta1", 1))
			c.everything(file, 1, 1)
		}
	}
	said := c.said()
	for _, secret := range []string{"hunterplain", "Plain5ecretEnv", "weakchart", "Chart5ecretT0ken", "Kustom1zeSecret", "weakbase"} {
		if i := strings.Index(said, secret); i >= 0 {
			t.Errorf("%s is said: %s", secret, said[max(0, i-200):min(len(said), i+50)])
		}
	}
	if !strings.Contains(said, "[redacted]") {
		t.Error("nothing is masked")
	}
}
