package io.github.kindproof.junit;

/** A note on a failure with the place of its evidence: one line, without a stack trace. */
final class EvidenceNote extends Exception {
  private static final long serialVersionUID = 1L;

  private EvidenceNote(String line) {
    super(line, null, false, false);
  }

  /** Add it as suppressed to the failure, whose type, message and trace stay unchanged. */
  static void attach(Throwable failure, String line) {
    for (Throwable there : failure.getSuppressed()) {
      if (there instanceof EvidenceNote && there.toString().equals(line)) {
        return;
      }
    }
    failure.addSuppressed(new EvidenceNote(line));
  }

  /** Omit the class's name, so that traces say {@code Suppressed: Evidence: …}. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
