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
 * Run the tests of this class on a real cluster, by default from kind, once for each Kubernetes
 * version and runtime.
 *
 * <p>Wherever JUnit takes a parameter (test methods of all kinds, constructors, {@code @BeforeAll}
 * to {@code @AfterAll}, nested classes), it can be a {@link io.github.kindproof.cluster.Cluster}, a
 * {@link io.github.kindproof.cluster.BootResult} (to test a boot that fails), a {@link
 * io.github.kindproof.catalog.KubernetesVersion}, a {@link io.github.kindproof.catalog.NodeRuntime}
 * or the run's {@link io.github.kindproof.cluster.session.Harness}. Classes with the same config
 * share a cluster.
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
 * <p>An exception of a test propagates unchanged. Before anything is deleted, all evidence from the
 * cluster is written to {@code target/kindproof/failures/}; a suppressed exception, a report entry
 * and the console name the folder. An aborted test leaves nothing.
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
   * Return the kind config: a file in the working directory, or one bundled with Kindproof such as
   * {@code kind-configs/profiles.yaml}. By default, and if none of {@link #seccompDefault}, {@link
   * #profiles}, {@link #apiServerGates} and {@link #workers} is given, {@code
   * kind-configs/plain.yaml}.
   */
  String config() default "";

  /**
   * Return the nodes with SeccompDefault, instead of a config: {@code all}, {@code none}, {@code
   * as-it-is} or names such as {@code worker}. The kind config is then rendered for each version
   * and this host, as {@code kindproof render} prints it.
   */
  String seccompDefault() default "";

  /** Return the profile folder that each node of a rendered config mounts; none by default. */
  String profiles() default "";

  /**
   * Return the feature gates that are on in the API server of a cluster without a config, for
   * example {@code SecurityProfileOCI}. No other component gets them, because a kubelet that does
   * not know a gate does not start.
   */
  String[] apiServerGates() default {};

  /**
   * Return the number of workers, in addition to the control plane, of a cluster without a config;
   * at least 0. By default, one on kind, and none with a provider of single nodes.
   */
  int workers() default AS_USUAL;

  /** The provider's usual number of workers. */
  int AS_USUAL = -1;

  /**
   * Return the cluster provider: {@code kind}, {@code k3s}, {@code existing} or a {@link
   * io.github.kindproof.cluster.ClusterProvider} of your own. If empty, the JUnit configuration
   * parameter {@code kindproof.provider}, or else kind. {@code existing} takes the parameters
   * {@code kindproof.kubeconfig} and {@code kindproof.context}, and {@code kindproof.yes-on} with
   * the context's name again where it looks like production.
   *
   * <p>Tests that need something the provider cannot give are skipped, with the reason.
   */
  String provider() default "";

  /**
   * Skip the tests where no container engine can be used, with the reason, instead of failing them.
   * Tests on an existing cluster need none and are not skipped.
   */
  boolean disabledWithoutEngine() default false;

  /** Return the features that the tests need from their cluster besides its API server. */
  ClusterFeature[] needs() default {};

  /**
   * Return the Kubernetes versions, each used once. If empty, the JUnit configuration parameter
   * {@code kindproof.kubernetes} (comma-separated), or else Kindproof's default version.
   */
  String[] kubernetes() default {};

  /**
   * Return the Kubernetes version of each node of one cluster, instead of {@link #kubernetes} and
   * {@link #workers}: that of the control plane, then those of the workers, for example {@code
   * nodes = {"1.37", "1.36", "1.34"}}. A worker may be up to three minor versions older than the
   * control plane from 1.28 on, two before, and never newer.
   */
  String[] nodes() default {};

  /**
   * Return the container runtimes of the nodes, by their names in {@code runtimes.yaml}, each used
   * once. If empty, the JUnit configuration parameter {@code kindproof.runtime} (comma-separated),
   * or else the node images' own runtimes.
   */
  String[] runtimes() default {};
}
