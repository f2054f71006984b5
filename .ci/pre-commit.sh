#!/usr/bin/env bash
# Runs the hooks of .pre-commit-hooks.yaml with pre-commit in a scratch
# repository, without network: bad changes are stopped, good ones pass.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT

# What pre-commit installs from is a repository with the hooks as committed.
git clone -q . "$scratch/kubevet"
export PRE_COMMIT_HOME=$scratch/home GOMODCACHE GOPROXY=off GOFLAGS=-mod=mod GOTOOLCHAIN=local
GOMODCACHE=$(go env GOMODCACHE)
go build -o "$scratch/bin/kubevet" ./cmd/kubevet
export PATH=$scratch/bin:$PATH
offline=()
if unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi

mkdir "$scratch/repo"
cp -r fixtures/trees/shop/charts "$scratch/repo/"
cd "$scratch/repo"
git init -q
git config user.name ci
git config user.email ci@localhost
mkdir -p deploy
cat >deploy/web.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata: {name: web, namespace: web}
data: {colour: green}
YAML
cat >ok.yaml <<'YAML'
fail: on warnings # not Kubernetes
YAML
git add .
git commit -q -m 'Before the hook'

config() { # ID ARGS
  printf 'repos:\n- repo: %s\n  rev: %s\n  hooks: [{id: %s, args: [%s]}]\n' \
    "$scratch/kubevet" "$(git -C "$scratch/kubevet" rev-parse HEAD)" "$1" "$2" >.pre-commit-config.yaml
  git add .pre-commit-config.yaml
}

# expect stopped|passed WHAT [PATTERN]: commits what is staged.
expect() {
  local result=passed
  "${offline[@]}" git commit -q -m "$2" >"$scratch/out" 2>&1 || result=stopped
  if [ "$result" != "$1" ] || ! grep -qE "${3:-kubevet\.+Passed}" "$scratch/out"; then
    echo "$2: expected $1 with /${3:-kubevet\.+Passed}/, got $result:"
    cat "$scratch/out"
    exit 1
  fi
  echo "$2: $result"
  git reset -q --hard
}

"${offline[@]}" pre-commit install >/dev/null
for hook in kubevet kubevet-system; do
  config "$hook" '"--select=privileged-container,host-pid"'
  expect passed "$hook: not Kubernetes"

  config "$hook" '"--select=privileged-container,host-pid"'
  sed -i "s/colour: .*}/colour: $hook}/" deploy/web.yaml
  git add deploy
  expect passed "$hook: a good change"

  config "$hook" '"--select=privileged-container,host-pid"'
  cat >deploy/pod.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: web}
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.2.3
      securityContext: {privileged: true}
YAML
  git add deploy
  expect stopped "$hook: a bad change" 'deploy/pod.yaml:8:'

  config "$hook" '"--select=privileged-container,host-pid"'
  sed -i 's/^\( *\)privileged: .*//; s/allowPrivilegeEscalation: true/privileged: true/' charts/catalog/values.yaml
  git add charts
  expect stopped "$hook: a bad values file" 'charts/catalog/values.yaml:[0-9]+:'

  config "$hook" '"--select=privileged-container,host-pid"'
  sed -i 's/^\( *\)containers:/\1hostPID: true\n&/' charts/catalog/templates/deployment.yaml
  git add charts
  expect stopped "$hook: a bad template" 'charts/catalog/templates/deployment.yaml:[0-9]+:'

  config "$hook" '"--select=privileged-container,host-pid"'
  echo '# A comment.' >>charts/catalog/templates/_helpers.tpl
  echo '{{ fail' >>charts/catalog/templates/_helpers.tpl
  git add charts
  expect stopped "$hook: a broken template" 'charts/catalog/templates/_helpers.tpl:[0-9]+'
done
echo 'pre-commit: ok'
