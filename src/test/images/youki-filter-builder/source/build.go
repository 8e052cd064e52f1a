package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// build runs youki's code for a profile, which prints the filter and ends where it calls seccomp(2).
func build(profile []byte) answer {
	program, err := os.Executable()
	check(err)
	youki := exec.Command("/of-" + filepath.Base(program))
	youki.Stdin = bytes.NewReader(profile)
	var out, errors strings.Builder
	youki.Stdout, youki.Stderr = &out, &errors
	ended := youki.Run()
	var built answer
	if json.Unmarshal([]byte(out.String()), &built) == nil {
		return built
	}
	if errors.Len() == 0 {
		return answer{Failure: fmt.Sprint(ended)}
	}
	return answer{Error: strings.TrimSpace(errors.String())}
}
