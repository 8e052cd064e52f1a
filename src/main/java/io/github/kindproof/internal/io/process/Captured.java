package io.github.kindproof.internal.io.process;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The output of a program as bytes, and how it ended.
 *
 * @param exitCode empty if the limit passed and the program was ended
 * @param output the standard output, one character per byte (ISO 8859-1)
 * @param errors the standard error as text
 */
public record Captured(OptionalInt exitCode, String output, String errors, Duration took) {}
