package io.github.kindproof.junit;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * What the extension keeps in JUnit's stores. A value that is {@link AutoCloseable} is closed when
 * its context ends, the last one first.
 */
final class Stores {
  private static final Namespace NAMESPACE = Namespace.create(Stores.class);

  private Stores() {}

  /** The value of this type, of this context or the nearest around it. */
  static <T> @Nullable T find(ExtensionContext context, Class<T> type) {
    return find(context, type, type);
  }

  /** The value under this key, of this context or the nearest around it. */
  static <T> @Nullable T find(ExtensionContext context, Object key, Class<T> type) {
    return store(context).get(key, type);
  }

  static <T> void put(ExtensionContext context, Class<T> type, T value) {
    store(context).put(type, value);
  }

  /** The value of this type, made in this context unless it or one around it has one. */
  static <T> T computeIfAbsent(ExtensionContext context, Class<T> type, Supplier<T> creator) {
    return computeIfAbsent(context, type, type, creator);
  }

  /** JUnit 6 has a new name for this, and JUnit 5 knows only the old one. */
  @SuppressWarnings("deprecation")
  static <T> T computeIfAbsent(
      ExtensionContext context, Object key, Class<T> type, Supplier<T> creator) {
    return Objects.requireNonNull(
        store(context).getOrComputeIfAbsent(key, it -> creator.get(), type));
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
