/**
 * The {@code kindproof} command: options, exit codes, and which classes each subcommand calls.
 * Nothing below knows of it.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cli;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
