#!/usr/bin/env bash
# Validates SARIF of kubevet with Microsoft's multitool and its rules for GitHub:
# .ci/sarif.sh KUBEVET PATH... lints each PATH.
set -euo pipefail
version=5.7.0
tool=${TMPDIR:-/tmp}/sarif-multitool-$version
kubevet=$(realpath "$1")
shift

if ! [ -d "$tool/node_modules" ]; then
  mkdir -p "$tool"
  npm install --silent --no-fund --no-audit --prefix "$tool" "@microsoft/sarif-multitool-linux@$version" >/dev/null
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# complaints FILE writes what the multitool says of it, a line each. Its exit code
# is 0 whatever it finds, so its own report is read. It runs without the ICU
# libraries, which a bare machine lacks.
complaints() {
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 \
    "$tool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool" validate "$1" \
    --rule-kind 'Sarif;Ghas' -o "$out/report.json" --log ForceOverwrite >"$out/log" || { cat "$out/log"; return 1; }
  node -e '
    const text = require("fs").readFileSync(process.argv[1], "utf8").replace(/^\uFEFF/, "");
    for (const run of JSON.parse(text).runs) {
      for (const c of run.results ?? []) console.log(c.level ?? "warning", c.ruleId, JSON.stringify(c.message.arguments ?? c.message.text));
    }' "$out/report.json"
}

for path in "$@"; do
  "$kubevet" lint -q -f "sarif=$out/kubevet.sarif" "$path" || true
  [ -s "$out/kubevet.sarif" ] || { echo "$path: no SARIF"; exit 1; }
  # Of a file that it cannot take, the multitool says nothing at all: it must find
  # the fault of one that is spoilt.
  sed 's/"ruleIndex": [0-9]*/"ruleIndex": 100000/' "$out/kubevet.sarif" >"$out/spoilt.sarif"
  [ -n "$(complaints "$out/spoilt.sarif")" ] || { echo "$path: the multitool does not read it"; exit 1; }
  complaints "$out/kubevet.sarif" >"$out/complaints"
  if [ -s "$out/complaints" ]; then
    echo "$path: the multitool complains of:"
    cat "$out/complaints"
    exit 1
  fi
  echo "$path: $(grep -c '"ruleId":' "$out/kubevet.sarif") results, no complaint"
done
