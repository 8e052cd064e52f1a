package io.github.kindproof.internal.io.process;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a program gave of which the bytes matter, and how it ended.
 *
 * @param exitCode its exit code; empty if its limit passed, after which it was ended
 * @param output its standard output, each byte as the character of its number (ISO 8859-1)
 * @param errors its standard error as text
 * @param took how long it ran
 */
public record Captured(OptionalInt exitCode, String output, String errors, Duration took) {}
