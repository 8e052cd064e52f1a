package io.github.kindproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Verify that a profile is up to date: before this test of a {@link SeccompTest} class, record the
 * workload on the class's cluster. The test fails if the workload makes a syscall that the profile
 * denies; the message says which syscall, when, and by which process.
 *
 * <p>{@code -Dkindproof.update} (or the JUnit configuration parameter) rewrites the file instead.
 * Do not use this with a profile from {@code kindproof mutate --minimize}, which lacks syscalls on
 * purpose.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(RecordedProfileExtension.class)
public @interface RecordedProfile {
  /** Return the workload's manifest, from the working directory or bundled with Kindproof. */
  String manifest();

  /** Return the profile file. */
  String file();

  /**
   * Return the script, or command for bash, that exercises the workload at {@code $ADDRESS} and
   * {@code $PORT}. By default, nothing exercises it.
   */
  String exercise() default "";

  /**
   * Return the signal, or program in its container, that makes the workload reload its
   * configuration.
   */
  String reload() default "";

  /** Return the name of the pod to record, if the manifest has several. */
  String pod() default "";

  /** Return the number of times to start, exercise and stop the workload. */
  int runs() default 3;

  /**
   * Return the runc release lines, such as {@code 1.1}, or {@code crun}, that must also be able to
   * start the workload.
   */
  String[] forRunc() default {};

  /**
   * Return whether the test also fails for a syscall that the profile allows and no process makes.
   * As some syscalls are not made every time, the workload is recorded twice more before it fails.
   */
  boolean exact() default false;
}
