package io.github.kindproof.k3s;

import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.junit.HarnessStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Takes room from the pool of this run's clusters for containers of K3s that the pool does not
 * boot, and of which it does not know: with too many nodes at once some come up without a part, as
 * the kernel has no inotify instances left for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RoomForK3s.Taking.class)
@interface RoomForK3s {
  /** How many of them there are at once. */
  int containers();

  /** Takes it before the class's containers start, and gives it back after they have ended. */
  final class Taking implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      int containers = context.getRequiredTestClass().getAnnotation(RoomForK3s.class).containers();
      // JUnit closes what a store has when its class is done.
      context
          .getStore(Namespace.create(Taking.class))
          .put(
              RoomForK3s.class,
              HarnessStore.of(context).pool().reserve(new NodeCount(containers, 0)));
    }
  }
}
