// Prints the RuntimeDefault of a containerd: the filter of a container with the capabilities that its CRI gives to each
// by default, in JSON as in the OCI's runtime specification.
package main

import (
	"encoding/json"
	"os"

	"MODULE/contrib/seccomp"

	"github.com/opencontainers/runtime-spec/specs-go"
)

func main() {
	usual := []string{
		"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID",
		"CAP_SETUID", "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL",
		"CAP_AUDIT_WRITE",
	}
	container := &specs.Spec{
		Process: &specs.Process{Capabilities: &specs.LinuxCapabilities{Bounding: usual}},
	}
	if err := json.NewEncoder(os.Stdout).Encode(seccomp.DefaultProfile(container)); err != nil {
		panic(err)
	}
}
