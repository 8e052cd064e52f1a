package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;

/** A profile's text and what it says. */
record Parsed(String text) {
  SeccompProfile profile() {
    return ProfileFile.understood(text, false).profiles().get(0).profile();
  }
}
