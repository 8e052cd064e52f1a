package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import java.util.List;
import java.util.Optional;

/**
 * What a test calls a pod: the name of an object of the manifest or of a pod, with {@code kind/}
 * before it or without. Pure.
 *
 * @param text as it was written
 * @param kind the kind before the slash, if there is one
 * @param name what follows
 */
record PodName(String text, Optional<PodMaker> kind, String name) {
  /**
   * Reads it.
   *
   * @throws BadInputException if the word before its slash is no kind that makes pods
   */
  static PodName parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new PodName(text, Optional.empty(), text);
    }
    PodMaker kind =
        PodMaker.named(text.substring(0, slash))
            .orElseThrow(
                () ->
                    new BadInputException(
                        "pod '" + text + "'",
                        "'" + text.substring(0, slash) + "' is no kind whose pods are found",
                        "name one of " + PodMaker.kinds()));
    return new PodName(text, Optional.of(kind), text.substring(slash + 1));
  }

  /**
   * The object of the manifest that it means.
   *
   * @param objects as they were created
   * @return empty if it is none of them: it may be a pod that one of them made
   * @throws BadInputException if it means several
   */
  Optional<HasMetadata> in(List<HasMetadata> objects) {
    List<HasMetadata> meant = objects.stream().filter(this::means).toList();
    if (meant.size() > 1) {
      throw new BadInputException(
          "pod '" + text + "'",
          "the manifest has several of this name",
          "name one of " + meant.stream().map(PodName::full).toList());
    }
    return meant.stream().findFirst();
  }

  /** Whether it can be the name of a pod that another object made. */
  boolean isOfPod() {
    return kind.isEmpty() || kind.get() == PodMaker.POD;
  }

  /** The name of an object, with its kind: {@code deployment/web}. */
  static String full(HasMetadata object) {
    String kind = PodMaker.of(object).map(PodMaker::word).orElseThrow();
    return kind + "/" + object.getMetadata().getName();
  }

  private boolean means(HasMetadata object) {
    Optional<PodMaker> maker = PodMaker.of(object);
    if (maker.isEmpty() || (kind.isPresent() && !kind.equals(maker))) {
      return false;
    }
    String generated = object.getMetadata().getGenerateName();
    return name.equals(object.getMetadata().getName())
        || (generated != null && (name.equals(generated) || generated.equals(name + "-")));
  }
}
