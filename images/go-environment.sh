# How every part compiles Go, to be read by its script: with the toolchain GO_TOOLCHAIN, for ARCH, as a module by
# itself, without cgo. What a node runs is stripped in any case, so no debug tables are made (a tenth of the time);
# the compiler collects its garbage seldom (a twentieth).
export GOTOOLCHAIN=$GO_TOOLCHAIN GOARCH=$ARCH GOWORK=off CGO_ENABLED=0
export GOFLAGS='-mod=mod -gcflags=all=-dwarf=false' GOGC=400
