package consumer;

import io.github.kindproof.junit.SeccompTest;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation of the project's own. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@SeccompTest(provider = "fake", kubernetes = "default")
@interface OnFakeCluster {}
