#!/usr/bin/env bash
# Checks, tests and packages the extension for Visual Studio Code: .ci/vscode.sh KUBEVET.
# It needs npm.
set -euo pipefail
kubevet=$(realpath "$1")
cd "$(dirname "$0")/../editors/vscode"
npm ci
npm run check
KUBEVET=$kubevet npm test
npm run package
