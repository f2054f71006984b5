#!/usr/bin/env bash
# Checks the release configuration, builds a snapshot of the commit twice in
# different places without network, and holds the two to the same bytes. What
# needs the network is left out: signing, and the image with its base.
set -euo pipefail
cd "$(dirname "$0")/.."
goreleaser=github.com/goreleaser/goreleaser/v2@v2.16.0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

GOBIN=$scratch/bin go install "$goreleaser"
goreleaser=$scratch/bin/goreleaser
"$goreleaser" check
(cd .ci/sbom && go mod download && go vet ./...)
go mod download

offline=()
if unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi
for place in one two/deeper; do
  git clone -q . "$scratch/$place"
  (cd "$scratch/$place" && GOPROXY=off GOFLAGS=-mod=mod "${offline[@]}" "$goreleaser" release --snapshot --clean --skip=sign,ko) >"$scratch/log" 2>&1 ||
    { cat "$scratch/log"; exit 1; }
done

# The files of a release; the others are goreleaser's own notes about them. For
# winget it lists the installers in the order in which the builds ended, with the
# day of the build, so of that list the other lines are compared, in any order.
artifacts() {
  cd "$scratch/$1/dist"
  find . -type f ! -name config.yaml ! -name metadata.json ! -name artifacts.json | sort | while IFS= read -r file; do
    case $file in
      ./winget/*) grep -v '^ReleaseDate:' "$file" | sort | sha256sum | sed "s|-$|$file|" ;;
      *) sha256sum "$file" ;;
    esac
  done
}
(artifacts one) >"$scratch/one.sums"
(artifacts two/deeper) >"$scratch/two.sums"
diff "$scratch/one.sums" "$scratch/two.sums" || { echo 'two snapshots of one commit differ'; exit 1; }
echo "two snapshots are the same: $(wc -l <"$scratch/one.sums") files"

dist=$scratch/one/dist
for pattern in '*.tar.gz' '*.zip' '*.deb' '*.rpm' '*.apk' '*.cdx.json' checksums.txt; do
  compgen -G "$dist/$pattern" >/dev/null || { echo "the snapshot has no $pattern"; exit 1; }
done
for file in homebrew/Casks/kubevet.rb krew/vet.yaml scoop/kubevet.json; do
  [ -s "$dist/$file" ] || { echo "the snapshot has no $file"; exit 1; }
done
(cd "$dist" && sha256sum --check --quiet checksums.txt)
mkdir "$scratch/unpacked"
tar -xzf "$dist"/kubevet_*_linux_"$(go env GOARCH)".tar.gz -C "$scratch/unpacked"
ls "$scratch/unpacked" "$scratch/unpacked/man" "$scratch/unpacked/completions" >/dev/null
code=0
"$scratch/unpacked/kubevet" lint -q fixtures/trees/shop >/dev/null || code=$?
[ "$code" = 1 ] || { echo "the binary of the snapshot ended the main job with $code, not 1"; exit 1; }
"$scratch/unpacked/kubevet" version
