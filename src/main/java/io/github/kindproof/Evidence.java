package io.github.kindproof;

/**
 * One piece of what was seen, kept as text.
 *
 * @param title what it is, for example {@code events} or {@code last log lines}
 * @param text the thing itself; may have many lines, escaped by whoever shows it
 */
public record Evidence(String title, String text) {}
