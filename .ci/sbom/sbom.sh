#!/bin/sh
# Writes the bill of materials of a binary: sbom.sh BINARY DOCUMENT DATE.
# goreleaser calls it with paths below its dist directory, from where it is.
set -eu
exec env -u GOOS -u GOARCH go run -C "$(dirname "$0")" . "$(realpath "$1")" "$(realpath -m "$2")" "$3"
