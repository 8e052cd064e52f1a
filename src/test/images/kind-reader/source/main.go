// Reads kind configs with kind's own code, and prints what kubeadm would get on each node.
//
// Each line of the input is a Question, each line of the output an Answer. The program is compiled
// within kind's module, because it calls internal packages; it changes none of them. A node is
// a pair of files: the version that kind reads from it, and the configuration that kind writes.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"

	"sigs.k8s.io/kind/pkg/cluster/internal/create/actions"
	configaction "sigs.k8s.io/kind/pkg/cluster/internal/create/actions/config"
	"sigs.k8s.io/kind/pkg/cluster/internal/providers"
	"sigs.k8s.io/kind/pkg/cluster/internal/providers/common"
	"sigs.k8s.io/kind/pkg/cluster/nodes"
	"sigs.k8s.io/kind/pkg/exec"
	"sigs.k8s.io/kind/pkg/internal/apis/config"
	"sigs.k8s.io/kind/pkg/internal/apis/config/encoding"
	"sigs.k8s.io/kind/pkg/internal/cli"
	"sigs.k8s.io/kind/pkg/log"
)

// Question is a config, and the version of the image of each node; the last stands for all others.
type Question struct {
	Config   string   `json:"config"`
	Versions []string `json:"versions"`
}

// Answer is either the stage at which kind ends and its error, or a configuration for each node.
type Answer struct {
	Stage string   `json:"stage,omitempty"` // read, validate, write
	Error string   `json:"error,omitempty"`
	Nodes []string `json:"nodes,omitempty"`
}

func main() {
	input := json.NewDecoder(os.Stdin)
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	answers := json.NewEncoder(output)
	for {
		question := Question{}
		if err := input.Decode(&question); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			panic(err)
		}
		if err := answers.Encode(answer(question)); err != nil {
			panic(err)
		}
	}
}

func answer(question Question) Answer {
	cluster, err := encoding.Parse([]byte(question.Config))
	if err != nil {
		return Answer{Stage: "read", Error: err.Error()}
	}
	config.SetDefaultsCluster(cluster)
	if err := cluster.Validate(); err != nil {
		return Answer{Stage: "validate", Error: err.Error()}
	}
	on := &provider{}
	name := common.MakeNodeNamer(cluster.Name)
	for at, of := range cluster.Nodes {
		version := question.Versions[len(question.Versions)-1]
		if at < len(question.Versions) {
			version = question.Versions[at]
		}
		on.nodes = append(on.nodes, &node{name: name(string(of.Role)), role: string(of.Role), version: version})
	}
	logger := log.NoopLogger{}
	context := actions.NewActionContext(logger, cli.StatusForLogger(logger), on, cluster)
	if err := configaction.NewAction().Execute(context); err != nil {
		return Answer{Stage: "write", Error: err.Error()}
	}
	answer := Answer{}
	for _, of := range on.nodes {
		answer.Nodes = append(answer.Nodes, of.written)
	}
	return answer
}

type provider struct {
	providers.Provider
	nodes []*node
}

func (p *provider) String() string { return "docker" }

func (p *provider) Info() (*providers.ProviderInfo, error) {
	return &providers.ProviderInfo{Cgroup2: true}, nil
}

func (p *provider) ListNodes(string) ([]nodes.Node, error) {
	all := []nodes.Node{}
	for _, of := range p.nodes {
		all = append(all, of)
	}
	return all, nil
}

func (p *provider) GetAPIServerInternalEndpoint(string) (string, error) {
	return "kind-control-plane:6443", nil
}

type node struct {
	name, role, version, written string
}

func (n *node) String() string              { return n.name }
func (n *node) Role() (string, error)       { return n.role, nil }
func (n *node) IP() (string, string, error) { return "172.18.0.2", "fc00::2", nil }
func (n *node) SerialLogs(io.Writer) error  { return nil }

func (n *node) Command(name string, arguments ...string) exec.Cmd {
	return &command{node: n, name: name, arguments: arguments}
}

func (n *node) CommandContext(_ context.Context, name string, arguments ...string) exec.Cmd {
	return n.Command(name, arguments...)
}

type command struct {
	node      *node
	name      string
	arguments []string
	in        io.Reader
	out       io.Writer
}

func (c *command) SetEnv(...string) exec.Cmd        { return c }
func (c *command) SetStdin(in io.Reader) exec.Cmd   { c.in = in; return c }
func (c *command) SetStdout(out io.Writer) exec.Cmd { c.out = out; return c }
func (c *command) SetStderr(io.Writer) exec.Cmd     { return c }

func (c *command) Run() error {
	file := c.arguments[len(c.arguments)-1]
	switch {
	case c.name == "mkdir":
		return nil
	case c.name == "cat" && file == "/kind/version":
		_, err := c.out.Write([]byte(c.node.version))
		return err
	case c.name == "cp" && file == "/kind/kubeadm.conf":
		text := bytes.Buffer{}
		_, err := text.ReadFrom(c.in)
		c.node.written = text.String()
		return err
	}
	return errors.New("kind runs another command on the node: " + c.name + " " + file)
}
