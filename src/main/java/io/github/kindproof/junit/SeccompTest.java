package io.github.kindproof.junit;

import io.github.kindproof.cluster.ClusterFeature;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Run the tests of this class on a real cluster, by kind unless told otherwise, once for each
 * Kubernetes version and runtime.
 *
 * <p>Wherever JUnit takes a parameter (test methods of all kinds, constructors, {@code @BeforeAll}
 * to {@code @AfterAll}, nested classes), it can be a {@link io.github.kindproof.cluster.Cluster}, a
 * {@link io.github.kindproof.cluster.BootResult} (where a boot that fails is what is tested), a
 * {@link io.github.kindproof.catalog.KubernetesVersion}, a {@link
 * io.github.kindproof.catalog.NodeRuntime} or the run's {@link
 * io.github.kindproof.cluster.session.Harness}. Classes with the same config share a cluster.
 *
 * <p>A workload is deleted after the test that applied it. One that {@code @BeforeAll} applied, or
 * the constructor of an instance for the whole class, is deleted after the class. So tests may run
 * side by side.
 *
 * <p>With several versions or runtimes {@code @BeforeAll} and {@code @AfterAll} are called once for
 * each cluster, then without {@link org.junit.jupiter.api.Timeout}. Static fields are shared by all
 * clusters of the class: where JUnit runs everything concurrently, annotate a class that uses them
 * with {@link org.junit.jupiter.api.parallel.Execution} of the same thread.
 *
 * <p>What a test throws goes on as it was thrown. Before anything is deleted, everything that the
 * cluster knows is written to {@code target/kindproof/failures/}; a suppressed exception, a report
 * entry and the console say where. An aborted test leaves nothing.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@Tag("cluster")
@ExtendWith({DisabledWithoutEngine.class, SeccompTestExtension.class})
public @interface SeccompTest {
  /**
   * The kind config: a file of the working directory, or one that comes with Kindproof such as
   * {@code kind-configs/profiles.yaml}. By default, and if none of {@link #seccompDefault}, {@link
   * #profiles} and {@link #workers} is given, {@code kind-configs/plain.yaml}.
   */
  String config() default "";

  /**
   * Instead of a config, what the cluster shall be like: the nodes with SeccompDefault, {@code
   * all}, {@code none}, {@code as-it-is} or names such as {@code worker}. The kind config is then
   * rendered for each version and this host, as {@code kindproof render} prints it.
   */
  String seccompDefault() default "";

  /** The folder of profiles that every node of a rendered config mounts; none by default. */
  String profiles() default "";

  /**
   * How many workers there are beside the control plane of a cluster without a config, at least 0.
   * By default one on kind, and none where a provider has single nodes.
   */
  int workers() default AS_USUAL;

  /** As many workers as is usual with the provider. */
  int AS_USUAL = -1;

  /**
   * Who gives the clusters: {@code kind}, {@code k3s}, {@code existing} or a {@link
   * io.github.kindproof.cluster.ClusterProvider} of your own. If empty, the JUnit configuration
   * parameter {@code kindproof.provider}; without that, kind. {@code existing} takes the parameters
   * {@code kindproof.kubeconfig} and {@code kindproof.context}, and {@code kindproof.yes-on} with
   * the context's name again where it looks like production.
   *
   * <p>What the provider cannot give is not applicable: its tests are skipped, with the reason.
   */
  String provider() default "";

  /**
   * Skip the tests where no container engine can be used, with the reason, instead of failing them.
   * Tests on an existing cluster need none and are not skipped.
   */
  boolean disabledWithoutEngine() default false;

  /** What the tests need of their cluster beyond its API server. */
  ClusterFeature[] needs() default {};

  /**
   * The Kubernetes versions, each used once. If empty, those of the JUnit configuration parameter
   * {@code kindproof.kubernetes} (separated by commas); without that, Kindproof's default version.
   */
  String[] kubernetes() default {};

  /**
   * The container runtimes of the nodes, by their names in {@code runtimes.yaml}, each used once.
   * If empty, those of the JUnit configuration parameter {@code kindproof.runtime} (separated by
   * commas); without that, what the node images have by themselves.
   */
  String[] runtimes() default {};
}
