package io.github.kindproof.junit;

import java.util.List;
import org.apiguardian.api.API;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** A listener that puts the {@link PlannedClasses} of each test plan where the extension looks. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TestPlanListener implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(new ToStoreOf(session));
  }

  private record ToStoreOf(LauncherSession session) implements TestExecutionListener {
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
      session
          .getStore()
          .put(
              Namespace.create(PlannedClasses.class),
              PlannedClasses.class,
              new PlannedClasses(classesOf(plan)));
    }

    private static List<Class<?>> classesOf(TestPlan plan) {
      return plan.getRoots().stream()
          .flatMap(root -> plan.getDescendants(root).stream())
          .flatMap(it -> it.getSource().stream())
          .filter(ClassSource.class::isInstance)
          .<Class<?>>map(it -> ((ClassSource) it).getJavaClass())
          .filter(it -> AnnotationSupport.isAnnotated(it, SeccompTest.class))
          .toList();
    }
  }
}
