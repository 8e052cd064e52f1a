package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// newOwn returns where the program or the folder of the runtime is that this program runs.
func newOwn() string {
	program, err := os.Executable()
	check(err)
	return "/of-" + filepath.Base(program)
}

// printed runs a runtime that prints its filter, and ends where it calls seccomp(2).
func printed(runtime *exec.Cmd) answer {
	var out, errors strings.Builder
	runtime.Stdout, runtime.Stderr = &out, &errors
	ended := runtime.Run()
	var built answer
	if json.Unmarshal([]byte(out.String()), &built) == nil {
		return built
	}
	if errors.Len() == 0 {
		return answer{Failure: fmt.Sprint(ended)}
	}
	return answer{Error: strings.TrimSpace(errors.String())}
}
