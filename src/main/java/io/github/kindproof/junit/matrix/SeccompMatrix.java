package io.github.kindproof.junit.matrix;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Give a test factory the cells of a matrix, as a parameter of type {@link MatrixCells}.
 *
 * <p>What is expected of them stands in {@code expectations.yaml}, of the working directory or else
 * Kindproof's own. Results and page are written to {@code target/kindproof/}, into a folder with
 * the class' name. Names are those of {@code kindproof matrix}; what is left empty is all.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("cluster")
@ExtendWith(SeccompMatrixExtension.class)
public @interface SeccompMatrix {
  /** The Kubernetes versions. */
  String[] kubernetes() default {};

  /** The runtimes. */
  String[] runtimes() default {};

  /** Who gives clusters; kind alone if none is named. */
  String[] providers() default {};

  /** The kinds of cluster. */
  String[] variants() default {};

  /** The workload profiles. */
  String[] profiles() default {};
}
