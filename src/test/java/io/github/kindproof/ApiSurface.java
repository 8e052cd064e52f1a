package io.github.kindproof;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** The public types of Kindproof, and what users can name of each. */
final class ApiSurface {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(Layers.ROOT);

  private ApiSurface() {}

  /** Public types, nested ones after the types that they stand in. */
  static List<Class<?>> publicTypes() {
    return MAIN.stream()
        .map(type -> load(type.getName()))
        .filter(ApiSurface::isPublic)
        .sorted(Comparator.comparing(Class::getName))
        .collect(Collectors.toList());
  }

  static List<Class<?>> api() {
    return publicTypes().stream().filter(ApiSurface::isApi).toList();
  }

  /**
   * The status that the type itself has, else the one of the type around it, else its package's.
   */
  static Optional<API> status(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return annotation(type).or(() -> outer == null ? ofPackage(type) : status(outer));
  }

  static boolean isApi(Class<?> type) {
    return status(type).filter(it -> it.status() != API.Status.INTERNAL).isPresent();
  }

  /** A member that only other packages of Kindproof call. */
  private static boolean isMarkedInternal(AnnotatedElement member) {
    return annotation(member).filter(it -> it.status() == API.Status.INTERNAL).isPresent()
        || member instanceof Constructor<?> constructor && takesInternal(constructor);
  }

  /** A record with a component that is internal is made by Kindproof alone. */
  private static boolean takesInternal(Constructor<?> of) {
    return of.getDeclaringClass().isRecord()
        && Arrays.stream(of.getDeclaringClass().getDeclaredFields())
            .anyMatch(it -> !Modifier.isStatic(it.getModifiers()) && isMarkedInternal(it));
  }

  static boolean isInternal(Class<?> type) {
    return List.of(type.getPackageName().split("\\.")).contains("internal");
  }

  /** Types of Kindproof that a user of this type must name, or gets in hand. */
  static Set<Class<?>> exposed(Class<?> type) {
    Set<Class<?>> found = new HashSet<>();
    Stream.concat(
            Stream.ofNullable(type.getGenericSuperclass()),
            Arrays.stream(type.getGenericInterfaces()))
        .forEach(it -> collect(it, found));
    fields(type).forEach(it -> collect(it.getGenericType(), found));
    executables(type)
        .forEach(
            it -> {
              Arrays.stream(it.getGenericParameterTypes()).forEach(each -> collect(each, found));
              Arrays.stream(it.getGenericExceptionTypes()).forEach(each -> collect(each, found));
              if (it instanceof Method method) {
                collect(method.getGenericReturnType(), found);
              }
            });
    found.removeIf(it -> !it.getName().startsWith(Layers.ROOT + ".") || !isPublic(it));
    return found;
  }

  /** The lines of the list for one type. */
  static Stream<String> lines(Class<?> type) {
    API api = status(type).orElseThrow();
    String head =
        "%s %s %s (since %s)".formatted(api.status(), kind(type), name(type), api.since());
    return Stream.concat(
        Stream.of(head),
        Stream.concat(
                fields(type).map(it -> name(it.getGenericType()) + " " + it.getName()),
                executables(type).map(ApiSurface::signature))
            .map("  "::concat)
            .sorted());
  }

  private static Stream<Field> fields(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(it -> isVisible(it.getModifiers()) && !it.isSynthetic());
  }

  private static Stream<Executable> executables(Class<?> type) {
    Stream<Executable> constructors =
        type.isEnum() ? Stream.of() : Arrays.stream(type.getDeclaredConstructors());
    return Stream.concat(constructors, Arrays.stream(type.getDeclaredMethods()))
        .filter(it -> isVisible(it.getModifiers()) && !it.isSynthetic())
        .filter(it -> !isMarkedInternal(it))
        .filter(it -> !OF_EVERY_OBJECT.contains(it.getName()))
        .filter(it -> !type.isEnum() || !OF_EVERY_ENUM.contains(it.getName()));
  }

  private static String signature(Executable of) {
    String parameters =
        Arrays.stream(of.getGenericParameterTypes())
            .map(ApiSurface::name)
            .collect(Collectors.joining(", ", "(", ")"));
    if (of instanceof Constructor<?>) {
      return "new" + parameters;
    }
    String modifier = Modifier.isStatic(of.getModifiers()) ? "static " : "";
    String result = name(((Method) of).getGenericReturnType());
    return modifier + result + " " + of.getName() + parameters;
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replace(Layers.ROOT + ".", "")
        .replaceAll("\\bjava\\.\\w[.\\w]*\\.(?=[A-Z])", "");
  }

  private static void collect(Type type, Set<Class<?>> into) {
    if (type instanceof Class<?> raw) {
      into.add(raw.isArray() ? raw.getComponentType() : raw);
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), into);
      Arrays.stream(generic.getActualTypeArguments()).forEach(it -> collect(it, into));
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), into);
    } else if (type instanceof WildcardType wildcard) {
      Arrays.stream(wildcard.getUpperBounds()).forEach(it -> collect(it, into));
      Arrays.stream(wildcard.getLowerBounds()).forEach(it -> collect(it, into));
    } else if (type instanceof TypeVariable<?> variable) {
      Arrays.stream(variable.getBounds())
          .filter(Class.class::isInstance)
          .forEach(it -> collect(it, into));
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return isVisible(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (outer == null || isPublic(outer));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  /** From the classes of main alone: a package of tests may have a description of its own. */
  private static Optional<API> ofPackage(Class<?> type) {
    return MAIN.getPackage(type.getPackageName()).tryGetAnnotationOfType(API.class);
  }

  private static Optional<API> annotation(AnnotatedElement of) {
    return Optional.ofNullable(of.getAnnotation(API.class));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiSurface.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
