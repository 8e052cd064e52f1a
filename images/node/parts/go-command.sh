#!/usr/bin/env bash
# Compiles one command, PACKAGE of MODULE at VERSION, in a throw-away module: `go install` would
# refuse modules that replace others.
set -euo pipefail
. "$RECIPE/../go-environment.sh"
cd "$WORK"
cat > go.mod <<GO
module command

go 1.24.0
GO
cat > command.go <<GO
//go:build tools

package command

import _ "$PACKAGE"
GO
go get "$MODULE@$VERSION"
go build -trimpath -ldflags '-s -w' -o "$OUT/" "$PACKAGE"
