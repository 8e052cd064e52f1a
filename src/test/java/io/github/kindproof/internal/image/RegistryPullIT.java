package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.SeccompStage;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.FaultProxy.Weather;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.progress.HeardProgress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pulls by the real engine from a real registry on loopback, in fair weather and foul. Its first
 * run builds the registry, which takes some minutes and a Go toolchain.
 */
@Order(8)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240) // a hang, not a busy machine
class RegistryPullIT {
  // A busy machine needs patience, but where a registry hangs on purpose it need not be long.
  private static final PullLimits PATIENT =
      new PullLimits(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(3));
  private static final PullLimits BRIEF =
      new PullLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

  private final TinyBuild build = new TinyBuild();
  private final HeardProgress progress = new HeardProgress();
  private PullLimits limits = PATIENT;
  private RealRegistry registry;
  private FaultProxy proxy;
  private PushedImage node;
  private PushedImage impostor;
  private PushedImage unseen;
  private PushedImage other;

  @BeforeAll
  @Timeout(1200)
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(hasGo(), "no Go here, which builds the registry");
    registry = RealRegistry.start(folder);
    proxy = new FaultProxy(registry.port());
    node = PushedImage.make(registry, folder, "kindest/node:v1.34.11");
    impostor = PushedImage.make(registry, folder, "kindest/node:v1.34.10");
    unseen = PushedImage.make(registry, folder, "kindest/node:v1.34.9");
    other = PushedImage.make(registry, folder, "kindproof-it/other:1");
  }

  @AfterAll
  void stop() throws IOException {
    if (registry != null) {
      registry.close();
      proxy.close();
    }
  }

  @AfterEach
  void forgetImages() {
    for (PushedImage image : List.of(node, other)) {
      rmi(image.from(proxy.host()), image.name());
    }
    rmi(TinyBuild.imageOf("node"), TinyBuild.imageOf("other"));
    build.asked().clear();
    progress.lines().clear();
    limits = PATIENT;
    proxy.set(Weathers.fair());
  }

  @Test
  void theOfficialImageIsPulledByItsDigestThroughTheMirror() {
    ImageReference got = images(ImageMode.AUTO).node(version(node));

    assertThat(got)
        .isEqualTo(
            new ImageReference(
                "kindest/node:v1.34.11", node.from(proxy.host()), ImageOrigin.PULLED));
    assertThat(isInEngine(node)).isTrue();
    assertThat(build.asked()).isEmpty();
    assertThat(progress.lines())
        .first()
        .isEqualTo("begin pulling kindest/node:v1.34.11 from " + proxy.host());
    assertThat(progress.lines()).contains("update 1 of 1 layers, 0 of 0 MB", "done by its digest");
  }

  @Test
  void whatIsThereIsUsedWithoutAskingAnybody() {
    images(ImageMode.AUTO).node(version(node));
    proxy.set(Weathers.hanging());

    for (ImageMode mode : List.of(ImageMode.AUTO, ImageMode.OFFICIAL)) {
      assertThat(images(mode).node(version(node)).origin()).isEqualTo(ImageOrigin.ALREADY_THERE);
    }
    assertThat(proxy.requests()).isZero();
  }

  @Test
  void k3sIsPulledByItsDigestWhereTheListHasOne() {
    assertThat(images(ImageMode.AUTO).k3s(withK3s(node), null).origin())
        .isEqualTo(ImageOrigin.PULLED);
    assertThat(images(ImageMode.LOCAL).k3s(withK3s(node), null))
        .isEqualTo(
            new ImageReference(
                "rancher/k3s:v1.34.11-k3s1", node.from(proxy.host()), ImageOrigin.ALREADY_THERE));
  }

  @Test
  void k3sThatCannotBePulledIsNotBuilt() {
    proxy.set(Weathers.status("404 Not Found"));

    assertThatThrownBy(() -> images(ImageMode.AUTO).k3s(withK3s(node), null))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(proxy.host() + " has no kindest/node@")
        .hasMessageContaining("or name an image that the engine has with -Dkindproof.k3s.image");
    assertThat(build.asked()).isEmpty();
  }

  @Test
  void k3sWithoutDigestHasToBeInTheEngine() {
    String yours = "kindproof-it/k3s:{version}";

    assertThatThrownBy(() -> images(ImageMode.AUTO).k3s(version(node), yours))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(
            "the engine has no K3s image kindproof-it/k3s:v1.34.11; run `docker pull"
                + " kindproof-it/k3s:v1.34.11`, or name");
    assertThatThrownBy(() -> images(ImageMode.AUTO).k3s(version(node), null))
        .hasMessageStartingWith("the engine has no K3s image rancher/k3s:v1.34.11-k3s1; run");
    assertThat(proxy.requests()).isZero();
  }

  @Test
  void k3sOfYoursIsUsedAsItIs() {
    images(ImageMode.AUTO).workload(other.name());
    Command.of("docker", "tag", other.name(), "kindproof-it/k3s:v1.34.11").output();
    try {
      assertThat(images(ImageMode.OFFICIAL).k3s(withK3s(node), "kindproof-it/k3s:{version}"))
          .hasToString("kindproof-it/k3s:v1.34.11: your own, from the engine");
    } finally {
      rmi("kindproof-it/k3s:v1.34.11");
    }
  }

  @Test
  void aLocalBuildAsksNoRegistry() {
    assertThat(images(ImageMode.LOCAL).node(version(node)).origin()).isEqualTo(ImageOrigin.BUILT);

    assertThat(build.asked()).containsExactly("node");
    assertThat(proxy.requests()).isZero();
  }

  @Test
  void aWorkloadsImageGetsTheNameThatManifestsUse() {
    ImageReference got = images(ImageMode.AUTO).workload(other.name());

    assertThat(got.reference()).isEqualTo(other.from(proxy.host()));
    assertThat(idOf(other.name())).isEqualTo(idOf(got.reference()));
  }

  @Test
  void theOfficialImageTakesTheNameOverFromOneThatWasBuilt() {
    proxy.set(Weathers.status("404 Not Found"));
    ImageReference built = images(ImageMode.AUTO).workload(other.name());
    assertThat(idOf(other.name())).isEqualTo(idOf(built.reference()));
    proxy.set(Weathers.fair());

    ImageReference pulled = images(ImageMode.OFFICIAL).workload(other.name());

    assertThat(idOf(other.name())).isEqualTo(idOf(pulled.reference()));
    assertThat(pulled.origin()).isEqualTo(ImageOrigin.PULLED);
  }

  @Test
  void aWorkloadThatIsInNoListIsLookedUpInTheEngine() {
    images(ImageMode.AUTO).workload(other.name());

    Images unlisting =
        new Images(
            ImageMode.AUTO,
            new Docker(Map.of()),
            new WorkloadImages(List.of()),
            build,
            progress,
            proxy.host() + "/",
            limits);

    assertThat(unlisting.workload(other.name()).origin()).isEqualTo(ImageOrigin.YOURS);
    assertThat(unlisting.workload("kindproof-it/none:1").origin())
        .isEqualTo(ImageOrigin.LEFT_TO_NODE);
  }

  @Test
  void anImageOfYoursKeepsItsName() {
    images(ImageMode.AUTO).node(version(node));
    Command.of("docker", "tag", node.from(proxy.host()), other.name()).output();

    ImageReference got = images(ImageMode.AUTO).workload(other.name());

    assertThat(got.origin()).isEqualTo(ImageOrigin.PULLED);
    assertThat(idOf(other.name())).isEqualTo(idOf(node.from(proxy.host())));
  }

  @Test
  void theVariableOfTestcontainersNamesTheMirror() {
    String pulled =
        Command.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PullByEnvironment.class.getName(),
                node.listed())
            .withEnvironment(Map.of("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", proxy.host() + "/"))
            .output();

    assertThat(pulled.strip()).isEqualTo("PULLED " + node.from(proxy.host()));
    assertThat(isInEngine(node)).isTrue();
  }

  @Test
  void contentOfAnotherDigestIsRefused() {
    // One never pulled: engines keep the manifests of images that were removed, and ask for none.
    proxy.set(Weathers.exchanged(unseen.digest(), impostor.digest()));

    assertRefused(
        unseen, proxy.host() + " returned content for kindest/node@", "does not match its digest");
  }

  @Test
  void aLayerWithAnotherByteIsRefused() {
    proxy.set(Weathers.garbling(300_000));

    assertRefused(
        proxy.host() + " returned content for kindest/node@", "does not match its digest");
  }

  @ParameterizedTest
  @CsvSource({
    "401 Unauthorized, requires a login for, docker login",
    "404 Not Found, has no, correct the digest",
    "429 Too Many Requests, limits the rate of pulls, docker login",
    "500 Internal Server Error, fails on, try again later",
  })
  void aRegistryThatRefusesIsToldAndTheImageBuilt(String status, String said, String remedy) {
    proxy.set(Weathers.status(status));

    assertBuiltSince(said);
    assertThatThrownBy(() -> images(ImageMode.OFFICIAL).node(version(node)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(proxy.host() + " " + said)
        .hasMessageContaining(remedy);
  }

  @Test
  void aRegistryThatHangsIsLeftAfterTheLimit() {
    limits = BRIEF;
    proxy.set(Weathers.hanging());

    assertBuiltSince("does not respond (no response within 2.0 s)");
    assertThatThrownBy(() -> images(ImageMode.OFFICIAL).node(version(node)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(proxy.host() + " does not respond")
        .hasMessageContaining("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX");
  }

  @Test
  void aRegistryThatHangsIsWaitedForOnce() {
    limits = BRIEF;
    proxy.set(Weathers.hanging());
    Images images = images(ImageMode.AUTO);

    images.node(version(node));
    images.workload(other.name());

    assertThat(proxy.requests()).isEqualTo(1);
    assertThat(build.asked()).containsExactly("node", "other");
  }

  @Test
  void nobodyAtTheAddressIsToldAtOnce() throws IOException {
    FaultProxy gone = new FaultProxy(registry.port());
    gone.close();

    assertThatThrownBy(() -> images(ImageMode.OFFICIAL, gone.host()).node(version(node)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith(gone.host() + " does not respond (connection refused)");
  }

  @Test
  void aConnectionCutOnceIsTakenUpAgain() {
    proxy.set(Weathers.cut(200_000, 0));

    assertThat(images(ImageMode.AUTO).node(version(node)).origin()).isEqualTo(ImageOrigin.PULLED);
    assertThat(isInEngine(node)).isTrue();
  }

  @Test
  void aConnectionCutAgainEndsItAndNothingIsLeft() {
    assertEndsWithNothingLeft(
        Weathers.cut(200_000, 100), "the connection to " + proxy.host() + " was cut");
  }

  @Test
  void aRegistryThatFallsSilentInTheMiddleEndsItToo() {
    assertEndsWithNothingLeft(
        Weathers.stalling(200_000), "the registry has sent nothing more for 3 s");
  }

  @Test
  void whereNeitherWorksBothReasonsAreTold() {
    proxy.set(Weathers.status("404 Not Found"));
    LocalBuild failing =
        new LocalBuild() {
          @Override
          public String build(String recipe, Map<String, String> variables) {
            throw new EnvironmentException("no package registry answers", "check the network");
          }

          @Override
          public Optional<String> find(String recipe, Map<String, String> variables) {
            return Optional.empty();
          }
        };

    assertThatThrownBy(() -> images(ImageMode.AUTO, proxy.host(), failing).node(version(node)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageStartingWith("kindest/node:v1.34.11 can neither be pulled nor built: ")
        .hasMessageContaining(proxy.host() + " has no kindest/node@")
        .hasMessageContaining("no package registry answers");
  }

  private void assertBuiltSince(String said) {
    ImageReference got = images(ImageMode.AUTO).node(version(node));

    assertThat(got.origin()).isEqualTo(ImageOrigin.BUILT);
    assertThat(got.reference()).isEqualTo(TinyBuild.imageOf("node"));
    assertThat(progress.lines())
        .filteredOn(line -> line.startsWith("say "))
        .singleElement()
        .asString()
        .startsWith("say kindest/node:v1.34.11 is built locally because " + proxy.host() + " ")
        .contains(said);
  }

  private void assertEndsWithNothingLeft(Weather weather, String said) {
    proxy.set(weather);
    assertRefused(said);
    proxy.set(Weathers.fair());

    assertThat(images(ImageMode.AUTO).node(version(node)).origin()).isEqualTo(ImageOrigin.PULLED);
  }

  /** Not even where we may choose is it hidden by a build. */
  private void assertRefused(String... said) {
    assertRefused(node, said);
  }

  private void assertRefused(PushedImage image, String... said) {
    assertThatThrownBy(() -> images(ImageMode.AUTO).node(version(image)))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContainingAll(said)
        .hasMessageNotContaining("\n");
    assertThat(isInEngine(node)).isFalse();
    assertThat(build.asked()).isEmpty();
  }

  private Images images(ImageMode mode) {
    return images(mode, proxy.host());
  }

  private Images images(ImageMode mode, String mirror) {
    return images(mode, mirror, build);
  }

  private Images images(ImageMode mode, String mirror, LocalBuild localBuild) {
    return new Images(
        mode,
        new Docker(Map.of()),
        new WorkloadImages(
            List.of(new WorkloadImage(other.name(), other.listed(), "other", false))),
        localBuild,
        progress,
        mirror + "/",
        limits);
  }

  private static KubernetesVersion version(PushedImage image) {
    return new KubernetesVersion(
        "v1.34.11", image.listed(), null, SeccompStage.GATE_REMOVED, "go1.26.0", List.of(), false);
  }

  private static KubernetesVersion withK3s(PushedImage image) {
    return new KubernetesVersion(
        "v1.34.11", null, image.listed(), SeccompStage.GATE_REMOVED, "go1.26.0", List.of(), false);
  }

  private boolean isInEngine(PushedImage image) {
    return Command.of("docker", "image", "inspect", image.from(proxy.host())).run().ok();
  }

  private static String idOf(String reference) {
    return Command.of("docker", "image", "inspect", "--format", "{{.Id}}", reference).output();
  }

  private static void rmi(String... images) {
    List<String> line = new ArrayList<>(List.of("docker", "rmi", "-f"));
    line.addAll(List.of(images));
    Command.of(line).run();
  }

  private static boolean hasGo() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }
}
