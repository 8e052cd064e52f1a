package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"io"

	"github.com/opencontainers/runtime-spec/specs-go"
	"github.com/sirupsen/logrus"
	"golang.org/x/sys/unix"

	"github.com/opencontainers/runc/libcontainer/seccomp"
	"github.com/opencontainers/runc/libcontainer/seccomp/patchbpf"
	"github.com/opencontainers/runc/libcontainer/specconv"
)

const maxInstructions = 4096 // BPF_MAXINSNS of the kernel

// build does what runc does from the bundle's config.json to the filter of the container.
func build(profile []byte) (built answer) {
	logrus.SetOutput(io.Discard)
	patchbpf.Load = func(flags uint, filter []unix.SockFilter) error {
		if len(filter) > maxInstructions {
			return unix.EINVAL // as the kernel
		}
		var program bytes.Buffer
		check(binary.Write(&program, binary.NativeEndian, filter))
		built = answer{Program: hex.EncodeToString(program.Bytes()), Flags: &flags}
		return nil
	}
	var spec specs.LinuxSeccomp
	if err := json.Unmarshal(profile, &spec); err != nil {
		return answer{Error: err.Error()}
	}
	config, err := specconv.SetupSeccomp(&spec)
	if err == nil && config == nil {
		return answer{Unfiltered: true}
	}
	if err == nil {
		_, err = seccomp.InitSeccomp(config)
	}
	if err != nil {
		return answer{Error: err.Error()}
	}
	return built
}
