package io.github.kindproof.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * The classes of the test plan that have clusters. An extension sees a class only when its turn
 * comes; with the plan, it knows which clusters no later class will use.
 */
record PlannedClasses(List<Class<?>> all) {
  PlannedClasses {
    all = List.copyOf(all);
  }

  /**
   * Return the classes of the plan in this launcher's session; none if there is no session, as in
   * JUnit's test kit.
   */
  static PlannedClasses of(ExtensionContext context) {
    @Nullable PlannedClasses planned =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(PlannedClasses.class))
            .get(PlannedClasses.class, PlannedClasses.class);
    return planned == null ? new PlannedClasses(List.of()) : planned;
  }
}
