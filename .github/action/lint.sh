#!/usr/bin/env bash
# Lints once, for people, for code scanning, for the job summary and, where code
# scanning cannot be had, for annotations. Says what came out; fails nothing.
set -euo pipefail
sarif=$RUNNER_TEMP/kubevet.sarif
summary=$RUNNER_TEMP/kubevet.md
annotations=$RUNNER_TEMP/kubevet.annotations
rm -f "$sarif" "$summary" "$annotations"

lines() { # splits the lines of $1 into the array "list", empty ones left out
  list=()
  local line
  while IFS= read -r line; do
    line=${line%$'\r'}
    if [ -n "$line" ]; then list+=("$line"); fi
  done <<<"$1"
}
lines "${INPUT_ARGS:-}"
arguments=("${list[@]+"${list[@]}"}")
lines "${INPUT_PATHS:-}"
paths=("${list[@]+"${list[@]}"}")

# What a pull request may not decide is read from the commit that it is for.
trust=()
case $GITHUB_EVENT_NAME in
pull_request | pull_request_target)
  if [ "${INPUT_TRUST_PULL_REQUESTS:-}" != true ]; then
    base=${BASE_SHA:-}
    if [ -n "$base" ] && { git cat-file -e "$base^{commit}" || git fetch --quiet --depth=1 origin "$base"; } 2>/dev/null; then
      trust=("--trust=$base")
    else
      echo "kubevet: the commit that the pull request is for cannot be fetched; no configuration, baseline, policy or suppression is obeyed" >&2
      trust=(--trust=none)
    fi
    if [ "${INPUT_ALLOW_NEW_SUPPRESSIONS:-}" = true ]; then trust+=(--allow-new-suppressions); fi
  fi
  ;;
esac

code=0
kubevet lint --fail-on="${INPUT_FAIL_ON:-low}" \
  -f text -f "sarif=$sarif" -f "summary=$summary" -f "github=$annotations" \
  "${trust[@]+"${trust[@]}"}" "${arguments[@]+"${arguments[@]}"}" -- "${paths[@]+"${paths[@]}"}" || code=$?

upload=false
findings=
if [ -s "$sarif" ]; then
  cat "$summary" >>"$GITHUB_STEP_SUMMARY"
  findings=$(grep -c '"ruleId":' "$sarif" || true)
  # A pull request from a fork has no permission to upload.
  if [ "${INPUT_UPLOAD:-}" = true ] && { [ "$GITHUB_EVENT_NAME" != pull_request ] || [ "${HEAD_REPOSITORY:-}" = "$GITHUB_REPOSITORY" ]; }; then
    upload=true
  else
    cat "$annotations"
  fi
fi
{
  echo "sarif=$sarif"
  echo "findings=$findings"
  echo "exit-code=$code"
  echo "upload=$upload"
} >>"$GITHUB_OUTPUT"
