package io.github.kindproof.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Keeps a profile true: before this test of a {@link SeccompTest} class the workload is recorded on
 * the class' cluster, and the test fails if it makes a call that the profile refuses; the message
 * says which, when, and by whom.
 *
 * <p>{@code -Dkindproof.update} (or the JUnit configuration parameter) writes the file anew
 * instead. A profile that was made smaller by {@code kindproof mutate --minimize} lacks calls on
 * purpose: then this is not for it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(RecordedProfileExtension.class)
public @interface RecordedProfile {
  /** The file with the workload: of the working directory, or one that comes with Kindproof. */
  String manifest();

  /** The profile. */
  String file();

  /**
   * What makes it work: a script, or a command for bash, which finds it at {@code $ADDRESS} and
   * {@code $PORT}. By default nothing is asked of it.
   */
  String exercise() default "";

  /** How it reads its configuration again: a signal, or a program in its container. */
  String reload() default "";

  /** Which pod, where the manifest has several. */
  String pod() default "";

  /** How often it is started, exercised and stopped. */
  int runs() default 3;

  /** Lines of runc, or {@code crun}, that shall start it too, for example {@code 1.1}. */
  String[] forRunc() default {};

  /**
   * Whether the test fails for a call, too, that the profile lets through and nobody makes. As some
   * are not made each time, it is believed after the workload was recorded twice more.
   */
  boolean exact() default false;
}
