/**
 * The filters that the kernel runs: classic BPF programs, their answers to syscalls, and the values
 * at which an answer can change. Pure; programs are read from processes by {@code node.filter}.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.bpf;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
