package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.kindproof.BadInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The name of a manifest's object or of a pod as a test writes it, with or without {@code kind/}.
 * Pure.
 *
 * @param text the complete text
 * @param kind the kind before the slash, if any
 * @param name the rest
 */
record PodName(String text, Optional<PodMaker> kind, String name) {
  /**
   * @throws BadInputException if the word before the slash is not a kind that creates pods
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
                        "'" + text.substring(0, slash) + "' is not a kind whose pods are observed",
                        "choose one of " + PodMaker.kinds()));
    return new PodName(text, Optional.of(kind), text.substring(slash + 1));
  }

  /**
   * Return the object with this name; empty if none has it: a pod of one of them may have it.
   *
   * @throws BadInputException if several have it
   */
  Optional<HasMetadata> in(List<HasMetadata> objects) {
    List<HasMetadata> meant = objects.stream().filter(this::means).toList();
    if (meant.size() > 1) {
      throw new BadInputException(
          "pod '" + text + "'",
          "the manifest has several objects with this name",
          "choose one of " + meant.stream().map(PodName::full).collect(Collectors.joining(", ")));
    }
    return meant.stream().findFirst();
  }

  /** Return whether it may be the name of a pod that another object created. */
  boolean isOfPod() {
    return kind.isEmpty() || kind.get() == PodMaker.POD;
  }

  /** Return an object's name with its kind: {@code deployment/web}. */
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
