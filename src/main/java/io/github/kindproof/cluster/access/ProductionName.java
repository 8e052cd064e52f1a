package io.github.kindproof.cluster.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a cluster seems to be one that people live by. Pure. */
final class ProductionName {
  private static final Pattern WORD =
      Pattern.compile("(^|[^a-z])(p|prd|prod|production|live)([^a-z]|$)");

  private ProductionName() {}

  /** By the words in its context's name or its server's address. */
  static boolean isOf(Kubeconfig kubeconfig) {
    return WORD.matcher(kubeconfig.context().toLowerCase(Locale.ROOT)).find()
        || WORD.matcher(kubeconfig.server().toLowerCase(Locale.ROOT)).find();
  }
}
