package model_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/kubevet/kubevet/lint/document"
	"github.com/kubevet/kubevet/lint/manifest"
	"github.com/kubevet/kubevet/lint/model"
	"github.com/kubevet/kubevet/lint/rule"
)

const programsTable = `{
  "store": {
    "images": ["store", "store-*"], "commands": ["stored"],
    "files": [{"name": "store.ini", "form": "ini"}], "mounted": [{"name": "*.ini", "form": "ini"}],
    "objects": [{"kind": "Release.example.com", "path": ["spec", "store"], "chart": "store"}]
  }
}`

// told is what the model knows of the object at a position: a line for each source,
// with its settings, the containers that read it and how many sources are beside it.
func told(t *testing.T, position int, files ...[2]string) string {
	t.Helper()
	b := &model.Bundle{
		Workloads: map[string][]rule.Workload{"Pod": {{Template: []string{}}}},
		Policies:  fstest.MapFS{"lib/programs.json": {Data: []byte(programsTable)}},
	}
	for _, file := range files {
		for text := range strings.SplitSeq(file[1], "\n---\n") {
			b.Objects = append(b.Objects, manifest.Parse(&document.Document{File: file[0], Text: []byte(text)}).Objects...)
		}
	}
	configs, err := model.NewConfigs(b)
	if err != nil {
		t.Fatal(err)
	}
	value, err := ast.JSON(configs.Term().Value)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var seen struct {
		Sources map[string][]struct {
			Form, File string
			Settings   map[string][]struct {
				Value *string
				Path  []any
				Line  int
			}
			Users []struct {
				Label string
				Open  bool
			}
			With []any
		}
	}
	if err := json.Unmarshal(text, &seen); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, s := range seen.Sources[fmt.Sprint(position)] {
		fmt.Fprintf(&out, "%s %s", s.Form, s.File)
		for _, name := range slices.Sorted(maps.Keys(s.Settings)) {
			for _, v := range s.Settings[name] {
				value := "unknown"
				if v.Value != nil {
					value = *v.Value
				}
				fmt.Fprintf(&out, " %s=%s@%s:%d", name, value, manifest.FormatPath(v.Path), v.Line)
			}
		}
		for _, u := range s.Users {
			fmt.Fprintf(&out, " <%s", u.Label)
			if u.Open {
				out.WriteString("?")
			}
		}
		fmt.Fprintf(&out, " +%d\n", len(s.With))
	}
	return out.String()
}

const storePod = `apiVersion: v1
kind: Pod
metadata: {name: store}
spec:
  containers:
    - name: store
      image: example.com/store:1
      command: [tini, --, stored, --mode=a, --dir, /data, start]
      env:
        - {name: PASSWORD, valueFrom: {secretKeyRef: {name: s, key: p}}}
        - {name: MODE, valueFrom: {configMapKeyRef: {name: vars, key: mode}}}
        - {name: EMPTY}
      volumeMounts: [{name: conf, mountPath: /etc/store}]
  volumes: [{name: conf, projected: {sources: [{configMap: {name: conf, items: [{key: a, path: main.ini}]}}]}}]`

const storeMaps = `apiVersion: v1
kind: ConfigMap
metadata: {name: vars}
data: {mode: fast, other: x}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: conf}
data:
  a: |
    [x]
    y = 1
  b.ini: |
    z = 2`

func TestConfigs(t *testing.T) {
	all := [2]string{"a.yaml", storePod + "\n---\n" + storeMaps}
	named := `apiVersion: v1
kind: %s
metadata: {name: n}
%s: {store.ini: "%s"}`
	for name, test := range map[string]struct {
		position int
		files    [][2]string
		want     string
	}{
		"container": {
			0,
			[][2]string{all},
			"args  dir=/data@spec.containers[0].command[4]:0 mode=a@spec.containers[0].command[3]:0 <store +3\n" +
				"env  EMPTY=@spec.containers[0].env[2].value:0 PASSWORD=unknown@spec.containers[0].env[0].value:0 <store +3\n",
		},
		"variable of a ConfigMap": {1, [][2]string{all}, "env  MODE=fast@data.mode:0 <store +3\n"},
		"mounted item":            {2, [][2]string{all}, "file a x.y=1@data.a:2 <store +3\n"},
		"by its name":             {0, [][2]string{{"a.yaml", fmt.Sprintf(named, "ConfigMap", "data", "k = v")}}, "file store.ini k=v@data[\"store.ini\"]:1 +0\n"},
		"text of a Secret":        {0, [][2]string{{"a.yaml", fmt.Sprintf(named, "Secret", "stringData", "k = v")}}, "file store.ini k=v@stringData[\"store.ini\"]:1 +0\n"},
		"encoded":                 {0, [][2]string{{"a.yaml", fmt.Sprintf(named, "Secret", "data", "ayA9IHY=")}}, "file store.ini k=v@data[\"store.ini\"]:0 +0\n"},
		"script": {
			0,
			[][2]string{{"a.yaml", strings.Replace(storePod, "[tini, --, stored, --mode=a, --dir, /data, start]", `[sh, -c, "mkdir -p /x\nexec stored --mode b"]`, 1)}},
			"args  mode=b@spec.containers[0].command[2]:2 <store? +1\n" +
				"env  EMPTY=@spec.containers[0].env[2].value:0 PASSWORD=unknown@spec.containers[0].env[0].value:0 <store? +1\n",
		},
		"another program": {0, [][2]string{{"a.yaml", strings.Replace(storePod, "example.com/store:1", "example.com/restore:1", 1)}}, ""},
		"beside it":       {1, [][2]string{{"a/a.yaml", storePod}, {"b/b.yaml", storeMaps}, {"a/b.yaml", storeMaps}}, ""},
		"release": {
			0,
			[][2]string{{"a.yaml", "apiVersion: example.com/v1\nkind: Release\nspec: {chart: {spec: {chart: store}}, store: {a: [{b: c}]}}"}},
			"file  a.b=c@spec.store.a[0].b:0 +0\n",
		},
		"release of another chart": {0, [][2]string{{"a.yaml", "apiVersion: example.com/v1\nkind: Release\nspec: {chart: {spec: {chart: other}}, store: {a: b}}"}}, ""},
	} {
		if diff := cmp.Diff(test.want, told(t, test.position, test.files...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
