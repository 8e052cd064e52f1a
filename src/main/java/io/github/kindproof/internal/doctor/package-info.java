/**
 * Examines this machine and says what Kindproof would miss on it, with a remedy for each finding.
 */
@NullMarked
package io.github.kindproof.internal.doctor;

import org.jspecify.annotations.NullMarked;
