/**
 * The {@code kindproof} command: options, exit codes, and which classes each subcommand calls.
 * Nothing below knows of it.
 */
@NullMarked
package io.github.kindproof.cli;

import org.jspecify.annotations.NullMarked;
