package io.github.kindproof.node;

import io.github.kindproof.internal.io.packaged.PackagedFile;

/** The scripts of this package, given to bash as text: they need no file on the node or host. */
final class Scripts {
  private Scripts() {}

  static String text(String resource) {
    return PackagedFile.text(Scripts.class, resource);
  }
}
