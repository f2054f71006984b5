package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	yaml "go.yaml.in/yaml/v3"
)

// An action is a composite action of GitHub, as far as the tests know it.
type action struct {
	Inputs  map[string]struct{ Default string }
	Outputs map[string]struct{ Value string }
	Runs    struct{ Steps []actionStep }
}

type actionStep struct {
	ID, Name, If, Run, Shell, Uses string
	Env, With                      map[string]string
}

// An actionRun runs an action as a runner would.
type actionRun struct {
	t       *testing.T
	action  action
	context map[string]string // of expressions, such as "inputs.paths"
	env     map[string]string
	path    []string
	// ran are the steps that ran, log is what they printed, failed the exit code
	// of the one that failed.
	ran    []string
	log    strings.Builder
	failed int
}

// newActionRun returns a run of the repository's own action in the directory
// with what a runner on Linux sets.
func newActionRun(t *testing.T, workspace string, inputs map[string]string) *actionRun {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(root, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	r := &actionRun{t: t, context: map[string]string{
		"github.action_ref":                             "main",
		"github.event.pull_request.head.repo.full_name": "",
		"github.event.pull_request.base.sha":            "",
	}}
	if err := yaml.Unmarshal(text, &r.action); err != nil {
		t.Fatal(err)
	}
	for name, input := range r.action.Inputs {
		r.context["inputs."+name] = input.Default
	}
	for name, value := range inputs {
		if _, ok := r.action.Inputs[name]; !ok {
			t.Fatalf("the action has no input %q", name)
		}
		r.context["inputs."+name] = value
	}
	temp := t.TempDir()
	r.env = map[string]string{
		"GITHUB_ACTION_PATH": root, "GITHUB_WORKSPACE": workspace, "RUNNER_TEMP": temp,
		"RUNNER_OS": "Linux", "RUNNER_ARCH": "X64",
		"GITHUB_EVENT_NAME": "push", "GITHUB_REPOSITORY": "acme/shop",
		"GITHUB_STEP_SUMMARY": filepath.Join(temp, "summary.md"),
	}
	return r
}

// expression matches what a runner replaces. The action uses no operators but
// those that eval knows, so that the test is true to it.
var expression = regexp.MustCompile(`\$\{\{ *([^}]*?) *\}\}`)

func (r *actionRun) expand(s string) string {
	return expression.ReplaceAllStringFunc(s, func(e string) string {
		return r.eval(expression.FindStringSubmatch(e)[1])
	})
}

// eval evaluates a reference, or a comparison of one with a literal.
func (r *actionRun) eval(e string) string {
	if left, right, ok := strings.Cut(e, " == "); ok {
		return fmt.Sprint(r.eval(left) == strings.Trim(right, "'"))
	}
	value, ok := r.context[e]
	if !ok && !strings.HasPrefix(e, "steps.") {
		r.t.Fatalf("the action refers to %q, which nobody sets", e)
	}
	return value
}

// run runs the steps until one fails.
func (r *actionRun) run() {
	for _, step := range r.action.Runs.Steps {
		if step.If != "" && r.eval(step.If) != "true" {
			continue
		}
		r.ran = append(r.ran, step.Name)
		if step.Uses != "" {
			continue
		}
		if step.Shell != "bash" || expression.MatchString(step.Run) {
			r.t.Fatalf("step %q must run in bash and take its inputs from the environment", step.Name)
		}
		if r.failed = r.step(step); r.failed != 0 {
			return
		}
	}
}

func (r *actionRun) step(step actionStep) int {
	output := filepath.Join(r.env["RUNNER_TEMP"], "output")
	path := filepath.Join(r.env["RUNNER_TEMP"], "path")
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
	cmd.Dir = r.env["GITHUB_WORKSPACE"]
	cmd.Env = append(os.Environ(), "PATH="+strings.Join(append(slices.Clone(r.path), os.Getenv("PATH")), ":"), "GITHUB_OUTPUT="+output, "GITHUB_PATH="+path)
	for _, name := range slices.Sorted(maps.Keys(r.env)) {
		cmd.Env = append(cmd.Env, name+"="+r.env[name])
	}
	for _, name := range slices.Sorted(maps.Keys(step.Env)) {
		cmd.Env = append(cmd.Env, name+"="+r.expand(step.Env[name]))
	}
	cmd.Stdout, cmd.Stderr = &r.log, &r.log
	_ = cmd.Run()
	for _, line := range readLines(path) {
		r.path = append([]string{line}, r.path...)
	}
	for _, line := range readLines(output) {
		name, value, _ := strings.Cut(line, "=")
		r.context["steps."+step.ID+".outputs."+name] = value
	}
	_, _ = os.Remove(path), os.Remove(output)
	return cmd.ProcessState.ExitCode()
}

func readLines(file string) []string {
	text, _ := os.ReadFile(file)
	return strings.FieldsFunc(string(text), func(c rune) bool { return c == '\n' })
}

// outputs returns those of the action.
func (r *actionRun) outputs() map[string]string {
	out := map[string]string{}
	for name, output := range r.action.Outputs {
		out[name] = r.expand(output.Value)
	}
	return out
}

// actionWorkspace is a repository with a finding in a place whose name a shell
// would take apart.
func actionWorkspace(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"ok.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: web}\n",
		"it's $(touch hacked); `touch hacked`/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: web}\nspec:\n  hostPID: true\n  containers: [{name: web, image: docker.io/library/nginx:1.29.1}]\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// publish lays out a release as it is downloaded and returns
// where.
func publish(t *testing.T, version, binary string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "v"+version), 0o755); err != nil {
		t.Fatal(err)
	}
	name := "kubevet_" + version + "_linux_amd64.tar.gz"
	file, err := os.Create(filepath.Join(dir, "v"+version, name))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.New()
	data, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	zip, err := gzip.NewWriterLevel(io.MultiWriter(file, sum), gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	archive := tar.NewWriter(zip)
	if err := archive.WriteHeader(&tar.Header{Name: "kubevet", Mode: 0o755, Size: int64(len(data))}); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.Write(data); err != nil {
		t.Fatal(err)
	}
	for _, c := range []interface{ Close() error }{archive, zip, file} {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
	checksums := fmt.Sprintf("%x  %s\n%064d  kubevet_%s_darwin_arm64.tar.gz\n", sum.Sum(nil), name, 0, version)
	if err := os.WriteFile(filepath.Join(dir, "v"+version, "checksums.txt"), []byte(checksums), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// standIns returns a script that runs this test's own kubevet, and a directory with
// a go whose build is a copy of it: to compile kubevet takes minutes on a loaded
// machine, and continuous integration does it anyway.
func standIns(t *testing.T) (kubevet, compiler string) {
	t.Helper()
	binary, err := exec.LookPath("kubevet")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	kubevet = filepath.Join(dir, "kubevet")
	for name, text := range map[string]string{
		kubevet: "exec '" + binary + "' \"$@\"\n",
		filepath.Join(dir, "go"): `[ "$CGO_ENABLED $*" = "0 build -trimpath -o $RUNNER_TEMP/kubevet-bin/ ./cmd/kubevet" ]
[ -f cmd/kubevet/main.go ]
cp '` + kubevet + "' \"$RUNNER_TEMP/kubevet-bin/kubevet\"\n",
	} {
		if err := os.WriteFile(name, []byte("#!/usr/bin/env bash\nset -eu\n"+text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return kubevet, dir
}

func TestAction(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the steps are tried on Unix")
	}
	kubevet, compiler := standIns(t)
	source := newActionRun(t, actionWorkspace(t), map[string]string{"upload": "false"})
	source.path = []string{compiler}
	source.run()
	if want := []string{"Choose the version", "Set up Go", "Install kubevet", "Lint", "Result"}; !slices.Equal(source.ran, want) {
		t.Fatalf("ran %q, want %q:\n%s", source.ran, want, source.log.String())
	}
	pod := "it's $(touch hacked); `touch hacked`/pod.yaml"
	sarif := filepath.Join(source.env["RUNNER_TEMP"], "kubevet.sarif")
	wantOutputs := map[string]string{"sarif": sarif, "findings": "2", "exit-code": "1"}
	if diff := cmp.Diff(wantOutputs, source.outputs()); diff != "" || source.failed != 1 {
		t.Errorf("failed with %d, outputs (-want +got):\n%s%s", source.failed, diff, source.log.String())
	}
	for what, in := range map[string]string{
		"::error file=" + pod + ",line=5,": source.log.String(),
		"--> " + pod + ":5:3":              source.log.String(),
		"2 findings (1 high, 1 medium)":    read(t, source.env["GITHUB_STEP_SUMMARY"]),
		`"uri": "it%27s%20$%28touch`:       read(t, sarif),
	} {
		if !strings.Contains(in, what) {
			t.Errorf("%q is not in:\n%s", what, in)
		}
	}
	if found, _ := filepath.Glob(filepath.Join(source.env["GITHUB_WORKSPACE"], "**/hacked")); found != nil {
		t.Errorf("a path was run: %q", found)
	}
	releases := publish(t, "1.2.3", kubevet)

	for _, test := range []struct {
		name    string
		inputs  map[string]string
		context map[string]string
		env     map[string]string
		tamper  bool
		ran     []string
		exit    string
		failed  int
		log     string
	}{
		{
			name:   "a release uploads and passes below the severity",
			inputs: map[string]string{"version": "1.2.3", "fail-on": "critical"},
			ran:    []string{"Choose the version", "Install kubevet", "Lint", "Upload to code scanning", "Result"},
			exit:   "0", log: "2 findings",
		},
		{
			name:    "the release is that of the tag",
			context: map[string]string{"github.action_ref": "v1.2.3"},
			inputs:  map[string]string{"paths": "ok.yaml\r\n", "args": "--profile=strict\n--quiet"},
			ran:     []string{"Choose the version", "Install kubevet", "Lint", "Upload to code scanning", "Result"},
			exit:    "0",
		},
		{
			name:    "a fork is annotated",
			inputs:  map[string]string{"version": "v1.2.3", "paths": pod},
			env:     map[string]string{"GITHUB_EVENT_NAME": "pull_request"},
			context: map[string]string{"github.event.pull_request.head.repo.full_name": "fork/shop"},
			ran:     []string{"Choose the version", "Install kubevet", "Lint", "Result"},
			exit:    "1", failed: 1, log: "::error file=",
		},
		{
			name:    "a pull request of the repository uploads",
			inputs:  map[string]string{"version": "1.2.3", "paths": "ok.yaml"},
			env:     map[string]string{"GITHUB_EVENT_NAME": "pull_request"},
			context: map[string]string{"github.event.pull_request.head.repo.full_name": "acme/shop"},
			ran:     []string{"Choose the version", "Install kubevet", "Lint", "Upload to code scanning", "Result"},
			exit:    "0",
		},
		{
			name:   "a wrong argument",
			inputs: map[string]string{"version": "1.2.3", "args": "--colour"},
			ran:    []string{"Choose the version", "Install kubevet", "Lint", "Result"},
			exit:   "2", failed: 2, log: "unknown flag --colour",
		},
		{
			name: "a wrong checksum", tamper: true,
			inputs: map[string]string{"version": "1.2.3"},
			ran:    []string{"Choose the version", "Install kubevet"},
			failed: 2, log: "does not have the checksum of the release",
		},
		{
			name:   "no such release",
			inputs: map[string]string{"version": "9.9.9"},
			ran:    []string{"Choose the version", "Install kubevet"},
			failed: 2, log: "checksums.txt cannot be downloaded",
		},
		{
			name:   "no such architecture",
			inputs: map[string]string{"version": "1.2.3"},
			env:    map[string]string{"RUNNER_ARCH": "ARM"},
			ran:    []string{"Choose the version", "Install kubevet"},
			failed: 2, log: "no release for the architecture ARM",
		},
		{
			name:   "not a version",
			inputs: map[string]string{"version": "1.2.3\nfoo=bar"},
			ran:    []string{"Choose the version"},
			failed: 2, log: "version must be a release",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			run := newActionRun(t, actionWorkspace(t), test.inputs)
			maps.Copy(run.context, test.context)
			maps.Copy(run.env, test.env)
			run.env["KUBEVET_RELEASES"] = "file://" + releases
			if test.tamper {
				tampered := t.TempDir()
				if err := os.CopyFS(tampered, os.DirFS(releases)); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(tampered, "v1.2.3/kubevet_1.2.3_linux_amd64.tar.gz"), []byte("not what was released"), 0o644); err != nil {
					t.Fatal(err)
				}
				run.env["KUBEVET_RELEASES"] = "file://" + tampered
			}
			run.run()
			if diff := cmp.Diff(test.ran, run.ran); diff != "" || run.failed != test.failed || run.outputs()["exit-code"] != test.exit {
				t.Errorf("failed with %d, exit code %q, steps (-want +got):\n%s%s", run.failed, run.outputs()["exit-code"], diff, run.log.String())
			}
			if !strings.Contains(run.log.String(), test.log) {
				t.Errorf("%q is not in the log:\n%s", test.log, run.log.String())
			}
		})
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestPinned holds the actions that ours and the workflows use to a commit with
// its version beside it.
func TestPinned(t *testing.T) {
	files, err := filepath.Glob("../../.github/workflows/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no workflows: %v", err)
	}
	pinned := regexp.MustCompile(`uses: (\./|[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)`)
	for _, file := range append(files, "../../action.yml") {
		for line := range strings.Lines(read(t, file)) {
			if strings.Contains(line, "uses:") && !pinned.MatchString(strings.TrimRight(line, "\n")) {
				t.Errorf("%s: %s", file, line)
			}
		}
	}
}
