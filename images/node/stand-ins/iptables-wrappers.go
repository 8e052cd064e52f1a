// Package iptables has the functions of sigs.k8s.io/iptables-wrappers that Kubernetes 1.38 calls. They call the package
// that Kubernetes had until 1.37.
package iptables

import (
	"bytes"
	"context"
	"time"

	"k8s.io/utils/set"
	"sigs.k8s.io/iptables-wrappers/pkg/iptables/older"
)

type (
	Chain        = iptables.Chain
	ParseError   = iptables.ParseError
	Protocol     = iptables.Protocol
	RulePosition = iptables.RulePosition
	Table        = iptables.Table
)

const (
	Append           = iptables.Append
	ChainForward     = iptables.ChainForward
	ChainInput       = iptables.ChainInput
	ChainOutput      = iptables.ChainOutput
	ChainPostrouting = iptables.ChainPostrouting
	ChainPrerouting  = iptables.ChainPrerouting
	Prepend          = iptables.Prepend
	ProtocolIPv4     = iptables.ProtocolIPv4
	ProtocolIPv6     = iptables.ProtocolIPv6
	TableFilter      = iptables.TableFilter
	TableMangle      = iptables.TableMangle
	TableNAT         = iptables.TableNAT
)

// Mode says which of the host's iptables is meant. The older package knows only the one in the PATH.
type Mode int

const (
	DetectHostMode Mode = iota
	UseInstalledMode
)

// Interface runs iptables for one protocol.
type Interface interface {
	DeleteChain(ctx context.Context, table Table, chain Chain) error
	DeleteRule(ctx context.Context, table Table, chain Chain, args ...string) error
	EnsureChain(ctx context.Context, table Table, chain Chain) (bool, error)
	EnsureRule(ctx context.Context, position RulePosition, table Table, chain Chain, args ...string) (bool, error)
	FlushChain(ctx context.Context, table Table, chain Chain) error
	IsIPv6() bool
	Monitor(ctx context.Context, canary Chain, tables []Table, reload func(), interval time.Duration)
	Protocol() Protocol
	Restore(ctx context.Context, data []byte) error
	SaveInto(ctx context.Context, table Table, buffer *bytes.Buffer) error
}

type runner struct{ older iptables.Interface }

// New fails if the protocol has no iptables.
func New(_ context.Context, protocol Protocol, _ Mode) (Interface, error) {
	older := iptables.New(protocol)
	return runner{older}, older.Present()
}

// NewBestEffort returns an interface for each protocol that has iptables.
func NewBestEffort(ctx context.Context, mode Mode) map[Protocol]Interface {
	all := map[Protocol]Interface{}
	for _, protocol := range []Protocol{ProtocolIPv4, ProtocolIPv6} {
		if ipt, err := New(ctx, protocol, mode); err == nil {
			all[protocol] = ipt
		}
	}
	return all
}

func (it runner) DeleteChain(_ context.Context, table Table, chain Chain) error {
	return it.older.DeleteChain(table, chain)
}

func (it runner) DeleteRule(_ context.Context, table Table, chain Chain, args ...string) error {
	return it.older.DeleteRule(table, chain, args...)
}

func (it runner) EnsureChain(_ context.Context, table Table, chain Chain) (bool, error) {
	return it.older.EnsureChain(table, chain)
}

func (it runner) EnsureRule(_ context.Context, position RulePosition, table Table, chain Chain, args ...string) (bool, error) {
	return it.older.EnsureRule(position, table, chain, args...)
}

func (it runner) FlushChain(_ context.Context, table Table, chain Chain) error {
	return it.older.FlushChain(table, chain)
}

func (it runner) IsIPv6() bool { return it.older.IsIPv6() }

func (it runner) Monitor(ctx context.Context, canary Chain, tables []Table, reload func(), interval time.Duration) {
	it.older.Monitor(canary, tables, reload, interval, ctx.Done())
}

func (it runner) Protocol() Protocol { return it.older.Protocol() }

// Restore keeps other rules, and the counters in the data.
func (it runner) Restore(_ context.Context, data []byte) error {
	return it.older.RestoreAll(data, iptables.NoFlushTables, iptables.RestoreCounters)
}

func (it runner) SaveInto(_ context.Context, table Table, buffer *bytes.Buffer) error {
	return it.older.SaveInto(table, buffer)
}

// ExtractLines returns some lines around one, for messages.
func ExtractLines(lines []byte, line, count int) []iptables.LineData {
	return iptables.ExtractLines(lines, line, count)
}

// GetChainsFromTable finds the chains in saved data of one table.
func GetChainsFromTable(save []byte) set.Set[Chain] {
	return set.New(iptables.GetChainsFromTable(save).UnsortedList()...)
}

// IsNotFoundError says whether a chain or rule did not exist.
func IsNotFoundError(err error) bool { return iptables.IsNotFoundError(err) }

// MakeChainLine formats a chain for Restore.
func MakeChainLine(chain Chain) string { return iptables.MakeChainLine(chain) }
