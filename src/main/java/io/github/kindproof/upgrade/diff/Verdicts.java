package io.github.kindproof.upgrade.diff;

/** The verdict of a diff, in one sentence. */
final class Verdicts {
  private Verdicts() {}

  static String sentence(UpgradeDiff diff) {
    long worse = diff.worse().size();
    long allowed = diff.changes().stream().filter(it -> it.allowed() != null).count();
    int unseen = diff.unseen().size();
    StringBuilder words = new StringBuilder();
    if (worse > 0) {
      words.append(worse).append(worse == 1 ? " change is worse" : " changes are worse");
    } else if (diff.changes().isEmpty()) {
      words.append(unseen == 0 ? "Nothing changes" : "Nothing changes in what was observed");
    } else {
      words.append("Nothing is worse");
    }
    if (allowed > 0) {
      words.append(", ").append(allowed).append(" accepted");
    }
    if (unseen > 0) {
      words.append(", ").append(unseen).append(" not observed");
    }
    return words.append('.').toString();
  }
}
