package io.github.kindproof.junit;

import io.github.kindproof.BadInputException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The rejection of a second class template, such as {@code @ParameterizedClass}, beside {@link
 * SeccompTest}. JUnit does not combine them: it would run the class on each cluster without
 * parameters, and then with parameters but without a cluster.
 */
final class OtherTemplate {
  private OtherTemplate() {}

  /**
   * @throws BadInputException if the class has one
   */
  static void refuse(Class<?> tests) {
    of(tests)
        .map(template -> "@" + template.getSimpleName())
        .ifPresent(
            template -> {
              throw new BadInputException(
                  template + " on " + tests.getName(),
                  "runs the class again, without the cluster of @SeccompTest",
                  "put " + template + " on a @Nested class in it");
            });
  }

  private static Optional<Class<? extends Annotation>> of(Class<?> tests) {
    return withThoseAbove(tests)
        .flatMap(OtherTemplate::among)
        .filter(template -> AnnotationSupport.isAnnotated(tests, template)) // not all are inherited
        .findFirst();
  }

  private static Stream<Class<?>> withThoseAbove(Class<?> tests) {
    return Stream.concat(
        Stream.of(tests),
        Stream.concat(Stream.ofNullable(tests.getSuperclass()), Stream.of(tests.getInterfaces()))
            .flatMap(OtherTemplate::withThoseAbove));
  }

  /** Find templates, also among the other annotations of one that has SeccompTest. */
  private static Stream<Class<? extends Annotation>> among(AnnotatedElement annotated) {
    return Stream.of(annotated.getDeclaredAnnotations())
        .<Class<? extends Annotation>>map(Annotation::annotationType)
        .filter(type -> type != SeccompTest.class)
        .flatMap(
            type ->
                AnnotationSupport.isAnnotated(type, SeccompTest.class)
                    ? among(type)
                    : Stream.<Class<? extends Annotation>>of(type)
                        .filter(OtherTemplate::isTemplate));
  }

  private static boolean isTemplate(Class<? extends Annotation> type) {
    return type == ClassTemplate.class || AnnotationSupport.isAnnotated(type, ClassTemplate.class);
  }
}
