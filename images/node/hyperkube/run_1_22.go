//go:build !kubernetes1.23
// +build !kubernetes1.23

package main

import (
	"flag"
	"math/rand"
	"os"
	"time"

	"github.com/spf13/cobra"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/logs"
	kubeadm "k8s.io/kubernetes/cmd/kubeadm/app"
)

// The cli package is not there yet: each program sets up its flags and logs by itself.
func run(command *cobra.Command) int {
	rand.Seed(time.Now().UnixNano())
	command.SetGlobalNormalizationFunc(cliflag.WordSepNormalizeFunc)
	logs.InitLogs()
	defer logs.FlushLogs()
	if err := command.Execute(); err != nil {
		return 1
	}
	return 0
}

func runKubectl(command *cobra.Command) {
	os.Exit(run(command))
}

// kubeadm registers flags for logs, which the other programs' packages have registered before it.
func runKubeadm() error {
	flag.CommandLine = flag.NewFlagSet(os.Args[0], flag.ExitOnError)
	return kubeadm.Run()
}
