#!/usr/bin/env bash
# Installs kubevet $KUBEVET_VERSION: a release, whose checksum must be right, or
# the action's own source.
set -euo pipefail
bin=$RUNNER_TEMP/kubevet-bin
mkdir -p "$bin"
case ${RUNNER_OS:-} in
  Linux) os=linux ;;
  macOS) os=darwin ;;
  Windows) os=windows ;;
  *) echo "::error title=kubevet::no release for the system ${RUNNER_OS:-}"; exit 2 ;;
esac
case ${RUNNER_ARCH:-} in
  X64) arch=amd64 ;;
  ARM64) arch=arm64 ;;
  *) echo "::error title=kubevet::no release for the architecture ${RUNNER_ARCH:-}"; exit 2 ;;
esac

if [ "$KUBEVET_VERSION" = source ]; then
  (cd "$GITHUB_ACTION_PATH" && CGO_ENABLED=0 go build -trimpath -o "$bin/" ./cmd/kubevet)
else
  archive=kubevet_${KUBEVET_VERSION}_${os}_${arch}.tar.gz
  [ "$os" = windows ] && archive=${archive%.tar.gz}.zip
  # The test serves releases from elsewhere.
  base=${KUBEVET_RELEASES:-https://github.com/kubevet/kubevet/releases/download}/v$KUBEVET_VERSION
  dir=$(mktemp -d "$RUNNER_TEMP/kubevet.XXXXXX")
  cd "$dir"
  for file in checksums.txt "$archive"; do
    curl --fail --silent --show-error --location --retry 3 --output "$file" "$base/$file" || {
      echo "::error title=kubevet::$base/$file cannot be downloaded"
      exit 2
    }
  done
  # The line of the archive alone: a checksum of another file proves nothing.
  awk -v name="$archive" '$2 == name' checksums.txt >checksum.txt
  if ! [ -s checksum.txt ] || ! { sha256sum --check --strict --quiet checksum.txt 2>/dev/null || shasum -a 256 --check --quiet checksum.txt; }; then
    echo "::error title=kubevet::$archive does not have the checksum of the release"
    exit 2
  fi
  if [ "$os" = windows ]; then unzip -q "$archive" -d "$bin"; else tar -xzf "$archive" -C "$bin"; fi
fi
echo "$bin" >>"$GITHUB_PATH"
