// Builds seccomp filters as a container runtime does. Reads a profile a line, the JSON of linux.seccomp
// in the OCI's runtime specification, and answers each with a line:
//
//	{"program":"2000000004000000...","flags":4}  what seccomp(2) gets: the struct sock_filter array in
//	                                             hexadecimal, and the flags
//	{"unfiltered":true}                          the runtime loads no filter
//	{"error":"..."}                              the runtime refuses the profile, in its own words
//	{"failure":"..."}                            the runtime crashes or hangs, as libseccomp can
//
// A worker builds the filters, so that the one which crashes or hangs does not end the others.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

const (
	// A usual filter takes milliseconds, the longest some seconds. Time on the processor counts, as a
	// busy machine makes each of them many times slower.
	limit  = 8 * time.Second
	wait   = 30 * limit            // for one that sleeps
	tick   = 10 * time.Millisecond // the unit of times in /proc, USER_HZ
	buffer = 1 << 20
)

type answer struct {
	Program    string `json:"program,omitempty"`
	Flags      *uint  `json:"flags,omitempty"`
	Unfiltered bool   `json:"unfiltered,omitempty"`
	Error      string `json:"error,omitempty"`
	Failure    string `json:"failure,omitempty"`
}

func main() {
	if len(os.Args) > 1 {
		forEachLine(func(line []byte) { write(build(line)) })
		return
	}
	current := start()
	forEachLine(func(line []byte) {
		if failure := current.answer(line); failure != "" {
			write(answer{Failure: failure})
			current = start()
		}
	})
}

func forEachLine(do func([]byte)) {
	lines := bufio.NewReaderSize(os.Stdin, buffer)
	for {
		line, err := lines.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			do(line)
		}
		if err != nil {
			return
		}
	}
}

func write(it answer) {
	answers := json.NewEncoder(os.Stdout)
	answers.SetEscapeHTML(false)
	check(answers.Encode(it))
}

type worker struct {
	process *exec.Cmd
	in      io.Writer
	answers chan []byte
}

func start() worker {
	process := exec.Command("/proc/self/exe", "worker")
	process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	in, err := process.StdinPipe()
	check(err)
	out, err := process.StdoutPipe()
	check(err)
	check(process.Start())
	answers := make(chan []byte, 1)
	go func() {
		defer close(answers)
		lines := bufio.NewReaderSize(out, buffer)
		for {
			line, err := lines.ReadBytes('\n')
			if err != nil {
				return
			}
			answers <- line
		}
	}()
	return worker{process, in, answers}
}

// answer passes an answer on, or returns why there is none.
func (it worker) answer(profile []byte) string {
	if _, err := it.in.Write(append(bytes.TrimSpace(profile), '\n')); err != nil {
		return it.end()
	}
	began := it.processorTime()
	asleep := time.After(wait)
	looks := time.NewTicker(time.Second)
	defer looks.Stop()
	for {
		select {
		case line, ok := <-it.answers:
			if !ok {
				return it.end()
			}
			_, err := os.Stdout.Write(line)
			check(err)
			return ""
		case <-looks.C:
			if it.processorTime()-began >= limit {
				it.end()
				return fmt.Sprint("no filter within ", limit, " of processor time")
			}
		case <-asleep:
			it.end()
			return fmt.Sprint("no filter within ", wait)
		}
	}
}

// processorTime adds up what the processes of the worker's group have used, by proc_pid_stat(5).
func (it worker) processorTime() time.Duration {
	var ticks int
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	check(err)
	for _, path := range stats {
		stat, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended
		}
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if group := number(fields[2]); group == it.process.Process.Pid {
			ticks += number(fields[11]) + number(fields[12])
		}
	}
	return time.Duration(ticks) * tick
}

func number(text []byte) int {
	value, err := strconv.Atoi(string(text))
	check(err)
	return value
}

// end returns how the worker ended, which this makes sure of.
func (it worker) end() string {
	_ = syscall.Kill(-it.process.Process.Pid, syscall.SIGKILL)
	_ = it.process.Wait()
	return it.process.ProcessState.String()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
