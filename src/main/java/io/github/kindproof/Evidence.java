package io.github.kindproof;

/**
 * A piece of evidence, kept as text.
 *
 * @param title its name, for example {@code events} or {@code last log lines}
 * @param text its content, possibly many lines; the code that displays it must escape it
 */
public record Evidence(String title, String text) {}
