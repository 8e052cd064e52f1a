/**
 * Judges profiles without running them: what in them has no effect, another effect than it seems,
 * or a dangerous one. Pure but for reading the files; the rules are one class a subject.
 */
@NullMarked
package io.github.kindproof.lint;

import org.jspecify.annotations.NullMarked;
