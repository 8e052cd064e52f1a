package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.SeccompProfile;

/**
 * A profile, and where it is from.
 *
 * @param name for example the name of its file
 */
public record NamedProfile(String name, SeccompProfile profile) {}
