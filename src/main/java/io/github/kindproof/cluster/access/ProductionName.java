package io.github.kindproof.cluster.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** The check whether a cluster seems to be in production. Pure. */
final class ProductionName {
  private static final Pattern WORD =
      Pattern.compile("(^|[^a-z])(p|prd|prod|production|live)([^a-z]|$)");

  private ProductionName() {}

  /** Return whether words in the context's name or the server's address indicate production. */
  static boolean isOf(Kubeconfig kubeconfig) {
    return WORD.matcher(kubeconfig.context().toLowerCase(Locale.ROOT)).find()
        || WORD.matcher(kubeconfig.server().toLowerCase(Locale.ROOT)).find();
  }
}
