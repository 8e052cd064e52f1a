//go:build !kubernetes1.26
// +build !kubernetes1.26

package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/logs"
)

// Kubelets of this age parse their flags and set up their logs by themselves.
func runKubelet(command *cobra.Command) int {
	defer logs.FlushLogs()
	command.SetGlobalNormalizationFunc(cliflag.WordSepNormalizeFunc)
	if err := command.Execute(); err != nil {
		fmt.Fprintf(os.Stderr, "Error: %v\n", err)
		return 1
	}
	return 0
}
