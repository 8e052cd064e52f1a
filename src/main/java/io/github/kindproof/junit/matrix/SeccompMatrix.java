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
 * <p>Expectations come from {@code expectations.yaml} in the working directory, or else Kindproof's
 * own. Results and page are written to {@code target/kindproof/}, into a folder with the class's
 * name. Names are as in {@code kindproof matrix}; empty means all, unless stated otherwise.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("cluster")
@ExtendWith(SeccompMatrixExtension.class)
public @interface SeccompMatrix {
  /** Return the Kubernetes versions. */
  String[] kubernetes() default {};

  /**
   * Return the versions of the workers in the variant {@code skew}; if empty, the newest listed one
   * of each minor that the control plane supports.
   */
  String[] workers() default {};

  /** Return the runtimes. */
  String[] runtimes() default {};

  /** Return the cluster providers; if empty, only kind. */
  String[] providers() default {};

  /** Return the cluster variants; if empty, all but {@code skew}. */
  String[] variants() default {};

  /** Return the workload profiles. */
  String[] profiles() default {};
}
