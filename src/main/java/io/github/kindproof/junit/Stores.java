package io.github.kindproof.junit;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The extension's values in JUnit's stores. JUnit closes an {@link AutoCloseable} value at the end
 * of its context, the newest first.
 */
final class Stores {
  private static final Namespace NAMESPACE = Namespace.create(Stores.class);

  private Stores() {}

  /** Return the value of this type in this context, or else in the nearest enclosing one. */
  static <T> @Nullable T find(ExtensionContext context, Class<T> type) {
    return find(context, type, type);
  }

  /** Return the value with this key in this context, or else in the nearest enclosing one. */
  static <T> @Nullable T find(ExtensionContext context, Object key, Class<T> type) {
    return store(context).get(key, type);
  }

  static <T> void put(ExtensionContext context, Class<T> type, T value) {
    store(context).put(type, value);
  }

  /**
   * Return the value of this type, created in this context if it and the enclosing ones have none.
   */
  static <T> T computeIfAbsent(ExtensionContext context, Class<T> type, Supplier<T> creator) {
    return computeIfAbsent(context, type, type, creator);
  }

  /** JUnit 6 has a new name for this method, but JUnit 5 has only the old one. */
  @SuppressWarnings("deprecation")
  static <T> T computeIfAbsent(
      ExtensionContext context, Object key, Class<T> type, Supplier<T> creator) {
    return Objects.requireNonNull(
        store(context).getOrComputeIfAbsent(key, it -> creator.get(), type));
  }

  /** Return the context and its enclosing ones, from the inside to the outside. */
  static Stream<ExtensionContext> outward(ExtensionContext context) {
    return Stream.iterate(
            Optional.of(context),
            Optional::isPresent,
            it -> it.flatMap(ExtensionContext::getParent))
        .flatMap(Optional::stream);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
