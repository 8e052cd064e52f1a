//go:build kubernetes1.26
// +build kubernetes1.26

package main

import "github.com/spf13/cobra"

func runKubelet(command *cobra.Command) int {
	return run(command)
}
