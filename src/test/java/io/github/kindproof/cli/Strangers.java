package io.github.kindproof.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Reports in which strangers wrote every text. They are made of records, so that a new component is
 * in them without another word.
 */
final class Strangers {
  /** Ends lines, colors, titles, attributes, elements, scripts, tables and quotes. */
  static final String TEXT =
      "\u001b[31m\u001b]0;title\u0007\u001b[2J\u009b1m\0\u0008\u007f\u202e\u2066\u200b\ufeff"
          + " $(touch /tmp/pwned) `id`; \"' \\ & %0A <img src=x onerror=alert(1)></script>]]>--> | [x](y)"
          + " @all\r\n::error::injected\n# injected\n\ud83d";

  /** A path has no NUL. */
  static final Path PATH = Path.of("\u001b[31m\u202e$(id)\n<img src=x>\"'&|.json");

  /** What is accepted where only a known word is. */
  private static final List<String> WORDS =
      List.of("v1.34.11", "1.3.0", "runc 1.3.0", "SCMP_CMP_EQ", "read", "");

  private final int round;
  private final String text;
  private final Map<Class<?>, Supplier<?>> others = new HashMap<>();

  /**
   * Make reports.
   *
   * @param round which constant of each enum they have, and which optional parts
   * @param text what strangers wrote
   */
  Strangers(int round, String text) {
    this.round = round;
    this.text = text;
  }

  /** Say how to make what is no record. */
  <T> Strangers with(Class<T> type, Supplier<T> one) {
    others.put(type, one);
    return this;
  }

  Object of(Type type) {
    return of(type, Map.of());
  }

  private Object of(Type type, Map<TypeVariable<?>, Type> variables) {
    if (type instanceof TypeVariable<?> variable) {
      return of(Objects.requireNonNull(variables.get(variable)), variables);
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], variables);
    }
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      return of(raw, arguments, variables);
    }
    return of((Class<?>) type, new Type[0], variables);
  }

  private Object of(Class<?> type, Type[] arguments, Map<TypeVariable<?>, Type> variables) {
    if (others.containsKey(type)) {
      return others.get(type).get();
    } else if (type == String.class || type == Object.class || type == CharSequence.class) {
      return text;
    } else if (type == Path.class) {
      return PATH;
    } else if (type == boolean.class || type == Boolean.class) {
      return round % 2 == 0;
    } else if (type == int.class || type == Integer.class) {
      return 3;
    } else if (type == long.class || type == Long.class) {
      return 3L;
    } else if (type == double.class || type == Double.class) {
      return 1.5;
    } else if (type == Duration.class) {
      return Duration.ofSeconds(3);
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == LocalDate.class) {
      return LocalDate.EPOCH;
    } else if (type == OptionalInt.class) {
      return OptionalInt.of(3);
    } else if (type == OptionalLong.class) {
      return OptionalLong.of(3);
    } else if (type == Optional.class) {
      return round % 3 == 2 ? Optional.empty() : Optional.of(of(arguments[0], variables));
    } else if (type == Supplier.class) {
      Object one = of(arguments[0], variables);
      return (Supplier<Object>) () -> one;
    } else if (type == SortedSet.class) {
      return new TreeSet<>(each(arguments[0], variables));
    } else if (type == Set.class) {
      return Set.copyOf(each(arguments[0], variables));
    } else if (type == List.class || type == Collection.class) {
      return each(arguments[0], variables);
    } else if (type == SortedMap.class || type == Map.class) {
      return new TreeMap<>(Map.of(of(arguments[0], variables), of(arguments[1], variables)));
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[round % constants.length];
    } else if (type.isSealed()) {
      Class<?>[] permitted = type.getPermittedSubclasses();
      return of(permitted[round % permitted.length], variables);
    } else if (type.isRecord()) {
      return ofRecord(type, arguments, variables);
    }
    throw new IllegalArgumentException("say how to make a " + type);
  }

  /** One of each kind. */
  private List<Object> each(Type type, Map<TypeVariable<?>, Type> variables) {
    if (type instanceof Class<?> sealed && sealed.isSealed() && !others.containsKey(sealed)) {
      return Arrays.stream(sealed.getPermittedSubclasses()).map(it -> of(it, variables)).toList();
    }
    return List.of(of(type, variables));
  }

  private Object ofRecord(Class<?> type, Type[] arguments, Map<TypeVariable<?>, Type> outer) {
    Map<TypeVariable<?>, Type> variables = new HashMap<>(outer);
    for (int i = 0; i < arguments.length; i++) {
      variables.put(type.getTypeParameters()[i], arguments[i]);
    }
    List<Object> values = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      values.add(of(component.getGenericType(), variables));
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return accepted(constructor, values);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The record with every text that it accepts. */
  private Object accepted(Constructor<?> constructor, List<Object> values) {
    Optional<Object> whole = made(constructor, values);
    for (int i = 0; i < values.size() && whole.isEmpty(); i++) {
      for (Object other : others(values.get(i))) {
        if (whole.isEmpty()) {
          List<Object> changed = new ArrayList<>(values);
          changed.set(i, other);
          whole = made(constructor, changed);
        }
      }
    }
    return whole.orElseThrow(() -> new IllegalArgumentException(constructor + " of " + values));
  }

  private List<?> others(Object value) {
    if (value instanceof Enum<?> constant) {
      return List.of(constant.getDeclaringClass().getEnumConstants());
    } else if (value instanceof Optional<?>) {
      return List.of(Optional.empty());
    }
    return value.equals(text) ? WORDS : List.of();
  }

  private static Optional<Object> made(Constructor<?> constructor, List<Object> values) {
    try {
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      return Optional.empty(); // it checks what it is made of
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
