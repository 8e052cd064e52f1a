package io.github.kindproof.junit;

/** Says beside a failure where its evidence is: one line, without a trace of its own. */
final class EvidenceNote extends Exception {
  private static final long serialVersionUID = 1L;

  private EvidenceNote(String line) {
    super(line, null, false, false);
  }

  /** Adds it to what the failure suppressed; its type, message and trace stay as they are. */
  static void attach(Throwable failure, String line) {
    for (Throwable there : failure.getSuppressed()) {
      if (there instanceof EvidenceNote && there.toString().equals(line)) {
        return;
      }
    }
    failure.addSuppressed(new EvidenceNote(line));
  }

  /** Without the class' name, so that traces say {@code Suppressed: Evidence: …}. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
