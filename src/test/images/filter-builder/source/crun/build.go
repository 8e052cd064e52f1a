package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
)

// A container without any namespace, which takes no privileges. Its process, crun, never starts: crun only looks for it.
const config = `{"ociVersion": "1.0.0", "root": {"path": "/"}, "mounts": [],
"process": {"user": {"uid": 0, "gid": 0}, "args": [%q], "cwd": "/"},
"linux": {"namespaces": [], "seccomp": %s}}`

var (
	// The folder of this program's crun and its libraries.
	own      = newOwn()
	folder   = newFolder()
	listener = newListener()
	runs     int

	// Newer releases of crun keep filters in their state, and use them again.
	keepsState = os.Getenv("KEEP_STATE") != ""
)

func newFolder() string {
	folder, err := os.MkdirTemp("/", "crun-")
	check(err)
	return folder
}

// newListener accepts what crun demands of an agent before it builds the filter: a connection.
func newListener() string {
	path := folder + "/listener"
	agents, err := net.Listen("unix", path)
	check(err)
	go func() {
		for {
			agent, err := agents.Accept()
			check(err)
			check(agent.Close())
		}
	}()
	return path
}

// build runs crun with a library that prints the filter and ends crun where it calls seccomp(2).
func build(profile []byte) answer {
	bundle := fmt.Sprintf(config, own+"/crun", withListener(profile))
	check(os.WriteFile(folder+"/config.json", []byte(bundle), 0o600))
	runs++
	if !keepsState {
		check(os.RemoveAll(folder + "/state"))
	}
	crun := exec.Command(own+"/crun", "--root="+folder+"/state", "--cgroup-manager=disabled",
		"run", "--no-new-keyring", "--bundle="+folder, fmt.Sprint(runs))
	crun.Env = []string{"LD_PRELOAD=/export-filter.so", "LD_LIBRARY_PATH=" + own + "/lib"}
	return printed(crun)
}

// withListener replaces the agent's socket, which nothing serves here, by one.
func withListener(profile []byte) []byte {
	var fields map[string]json.RawMessage
	if json.Unmarshal(profile, &fields) != nil || fields["listenerPath"] == nil {
		return profile
	}
	path, err := json.Marshal(listener)
	check(err)
	fields["listenerPath"] = path
	changed, err := json.Marshal(fields)
	check(err)
	return changed
}
