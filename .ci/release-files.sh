#!/bin/sh
# Writes the shell completions and the manual page that releases contain.
set -eu
rm -rf dist-files
mkdir -p dist-files/completions dist-files/man
go build -o dist-files/kubevet ./cmd/kubevet
for shell in bash zsh fish powershell; do
  dist-files/kubevet completion "$shell" >"dist-files/completions/kubevet.$shell"
done
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) dist-files/kubevet man dist-files/man
rm dist-files/kubevet
