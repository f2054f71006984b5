#!/usr/bin/env bash
# Opens reports in headless Chromium, and holds them to what they promise, axe-core
# among others: .ci/browser.sh KUBEVET PATH... reports on each PATH. CHROMIUM names the
# browser; if there is none, it is installed where apt-get can do it. PICTURES is a
# directory for screenshots.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tool=${TMPDIR:-/tmp}/kubevet-browser-1
kubevet=$(realpath "$1")
shift

chromium=${CHROMIUM:-}
for name in chromium-headless-shell chromium chromium-browser google-chrome; do
  [ -n "$chromium" ] || chromium=$(command -v "$name" || true)
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
if [ -z "$chromium" ] && command -v apt-get >/dev/null; then
  sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends chromium-headless-shell; } >"$out/apt" 2>&1 || cat "$out/apt"
  chromium=$(command -v chromium-headless-shell || true)
fi
if [ -z "$chromium" ]; then
  echo 'there is no Chromium, so no report is opened'
  exit 0
fi
if ! [ -d "$tool/node_modules" ]; then
  mkdir -p "$tool"
  npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$tool" puppeteer-core@25.16.0 axe-core@4.14.1 >/dev/null
fi

# Besides, one report in which nothing is found, and one of names that are none.
mkdir "$out/clean" "$out/hostile"
cat >"$out/clean/app.yaml" <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: app, namespace: shop}
data: {greeting: hello}
YAML
cat >"$out/hostile/app.yaml" <<'YAML'
apiVersion: apps/v1
kind: Deployment
metadata: {name: "</script><script>alert(1)</script>", namespace: "\"><img src=x onerror=alert(2)>"}
spec:
  selector: {matchLabels: {app: "'`{{.}}${alert(3)}"}}
  template:
    metadata: {labels: {app: "'`{{.}}${alert(3)}"}}
    spec:
      hostNetwork: true
      containers:
        - {name: "<svg onload=alert(4)>", image: "javascript:alert(5)", securityContext: {privileged: true}}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "]]></title></svg><iframe src=javascript:alert(6)>"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: Group, name: "<b onclick=alert(7)>&amp;"}]
YAML
for path in "$@" "$out/clean" "$out/hostile"; do
  "$kubevet" lint -q --profile strict -f "html=$out/report.html" -f "json=$out/report.json" "$path" || true
  [ -s "$out/report.html" ] || { echo "$path: no report"; exit 1; }
  (cd "$tool" && node "$here/browser/check.mjs" "$chromium" "$out/report.html" "$out/report.json" ${PICTURES:+"$PICTURES"})
done
