package io.github.kindproof.internal.io.trace;

/** Work that is under way, from its begin until it is closed. Any thread may close it. */
public interface Span extends AutoCloseable {
  /** A span that nobody records. */
  Span NONE =
      new Span() {
        @Override
        public void detail(String name, Object value) {}

        @Override
        public void close() {}
      };

  /** Adds a detail, for example an exit code; has no effect after the end. */
  void detail(String name, Object value);

  /** Ends it, and everything in its lane that began later. A second call has no effect. */
  @Override
  void close();
}
