package io.github.kindproof.k3s;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.junit.HarnessStore;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Builds a stand-in for K3s' image and names it as a user names an image of theirs, so that what
 * Kindproof does with K3s is tested where no registry has K3s. Progress, reports and JSON say that
 * name. It proves nothing about K3s: give {@code -Dkindproof.k3s.image=rancher/k3s:{version}-k3s1}
 * where the engine has the real one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnK3sStandIn.Naming.class)
public @interface OnK3sStandIn {
  /** The versions that the tests want. */
  String[] value() default "v1.34.11";

  /** Decides nothing: a condition is what JUnit asks before it loads a class's static fields. */
  final class Naming implements ExecutionCondition, BeforeAllCallback {
    private static final String PROPERTY = "kindproof.k3s.image";
    private static final String IMAGE = "kindproof/k3s-stand-in:{version}";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      OnK3sStandIn wanted = context.getRequiredTestClass().getAnnotation(OnK3sStandIn.class);
      if (wanted != null && context.getTestMethod().isEmpty()) {
        if (System.getProperty(PROPERTY, IMAGE).equals(IMAGE)) {
          Harness harness = HarnessStore.of(context);
          for (String version : wanted.value()) {
            build(harness, harness.versions().get(version));
          }
          System.setProperty(PROPERTY, IMAGE);
        }
      }
      return ConditionEvaluationResult.enabled("on " + System.getProperty(PROPERTY));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
      context.publishReportEntry("image of K3s", System.getProperty(PROPERTY));
    }

    private static void build(Harness harness, KubernetesVersion version) {
      TestImages.build(
          harness.tools().engine().docker(),
          "k3s-stand-in",
          Map.of(
              "NODE_IMAGE",
              harness.nodeImage(version, NodeRuntime.own()).reference(),
              "KUBERNETES_VERSION",
              version.version()),
          IMAGE.replace("{version}", version.version()));
    }
  }
}
