package main

import (
	"bytes"
	"os/exec"
)

var own = newOwn()

// build runs youki's code for a profile.
func build(profile []byte) answer {
	youki := exec.Command(own)
	youki.Stdin = bytes.NewReader(profile)
	return printed(youki)
}
