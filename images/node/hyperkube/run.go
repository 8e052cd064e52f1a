//go:build kubernetes1.23
// +build kubernetes1.23

package main

import (
	"github.com/spf13/cobra"
	"k8s.io/component-base/cli"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
	kubeadm "k8s.io/kubernetes/cmd/kubeadm/app"
)

func run(command *cobra.Command) int {
	return cli.Run(command)
}

func runKubectl(command *cobra.Command) {
	if err := cli.RunNoErrOutput(command); err != nil {
		kubectlutil.CheckErr(err)
	}
}

func runKubeadm() error {
	return kubeadm.Run()
}
