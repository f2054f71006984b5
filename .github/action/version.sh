#!/usr/bin/env bash
# Chooses the version: the one that is asked for, else the release whose tag the
# action is used by, else the action's own commit.
set -euo pipefail
version=${INPUT_VERSION:-}
if [ -z "$version" ]; then
  version=source
  [[ ${ACTION_REF:-} =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] && version=$ACTION_REF
fi
version=${version#v}
if [[ $version != source && ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "::error title=kubevet::version must be a release such as 1.2.3, or source"
  exit 2
fi
echo "version=$version" >>"$GITHUB_OUTPUT"
