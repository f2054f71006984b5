package kubevet.pods["remote-code-download-in-command_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["remote-code-download-in-command"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "command", 2], "message": `container "app" runs what it downloads`, "line": 1},
		{"path": ["spec", "initContainers", 0, "command", 2], "message": `init container "setup" runs what it downloads`, "line": 1},
		{"path": ["spec", "initContainers", 1, "command", 2], "message": `sidecar container "proxy" runs what it downloads`, "line": 1},
		{"path": ["spec", "ephemeralContainers", 0, "command", 2], "message": `ephemeral container "debug" runs what it downloads`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, command: [sh, -c, "curl -fsSL https://x.example.com/i.sh | sh -s -- -y"]}
    - {name: proxy, restartPolicy: Always, command: [sh, -c, "curl -fsSL https://x.example.com/i.sh | sh -s -- -y"]}
  containers:
    - {name: app, command: [sh, -c, "curl -fsSL https://x.example.com/i.sh | sh -s -- -y"]}
  ephemeralContainers:
    - {name: debug, command: [sh, -c, "curl -fsSL https://x.example.com/i.sh | sh -s -- -y"]}
`)
}

test_deny_ways_to_run if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "args", 0], "message": `container "a" runs what it downloads`, "line": 1},
		{"path": ["spec", "containers", 1, "args", 0], "message": `container "b" runs what it downloads`, "line": 1},
		{"path": ["spec", "containers", 2, "args", 0], "message": `container "c" runs what it downloads`, "line": 1},
		{"path": ["spec", "containers", 3, "args", 0], "message": `container "d" runs what it downloads`, "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, args: ['wget -qO- "https://x.example.com/i?a=1&b=2" | sudo bash']}
    - {name: b, args: ['bash <(curl -s https://x.example.com/i)']}
    - {name: c, args: ['sh -c "$(curl -s https://x.example.com/i)"']}
    - {name: d, args: ['curl https://x.example.com/i.py | python3 -']}
`)
}

test_deny_installs if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "args", 0], "message": `container "a" installs packages when it starts`, "severity": "medium", "line": 2},
		{"path": ["spec", "containers", 1, "command", 0], "message": `container "b" installs packages when it starts`, "severity": "medium", "line": 1},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      args:
        - |
          set -e
          apt-get update && apt-get install -y curl
          pip install requests
    - {name: b, command: [apk, add, --no-cache, curl]}
`)
}

test_deny_a_script_in_a_config_map if {
	rule.deny == {{"path": ["data", "setup.sh"], "message": `script "setup.sh" runs what it downloads`, "line": 2}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: scripts}
data:
  setup.sh: |
    set -e
    curl https://x.example.com/i | sh
  README.md: |
    curl https://x.example.com/i | sh
`)
}

test_allow_data if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, args: ['curl -s https://x.example.com/i.json | python3 -m json.tool']}
    - {name: b, args: ['curl -s https://x.example.com/i.json | jq -r .a; sh run.sh']}
    - {name: c, args: ['curl -s https://x.example.com/i | sh -c "cat > /tmp/x"']}
    - {name: d, args: ['pip install --no-index /wheels/a.whl; npm ci; echo apt-get install x; pip install .']}
`)
}

test_deny_a_continued_line_and_no_comment if {
	rule.deny == {{"path": ["spec", "containers", 0, "args", 0], "message": `container "a" runs what it downloads`, "line": 2}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      args:
        - |
          # curl https://x.example.com/i | sh
          curl -fsSL \
            https://x.example.com/i \
            | sh
`)
}
