//go:build kubelet_without_context

package main

import (
	"fmt"
	"os"

	cliflag "k8s.io/component-base/cli/flag"
	"k8s.io/component-base/logs"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

// Kubelets of this age parse their flags by themselves, so they are not run by the cli package.
func runKubelet() int {
	defer logs.FlushLogs()
	command := kubelet.NewKubeletCommand()
	command.SetGlobalNormalizationFunc(cliflag.WordSepNormalizeFunc)
	if err := command.Execute(); err != nil {
		fmt.Fprintf(os.Stderr, "Error: %v\n", err)
		return 1
	}
	return 0
}
