package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.kindproof.upgrade.seccompdefault.run.ManifestInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodCopyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hostNetwork: true                                      | it uses the network of its node",
        "hostPID: true                                          | it shares processes or IPC",
        "runtimeClassName: gvisor                               | it needs the runtime class gvisor",
        "os: {name: windows}                                    | it runs on windows",
        "volumes: [{name: a, hostPath: {path: /dev/kvm}}]       | it mounts /dev/kvm of its node",
        "volumes: [{name: a, persistentVolumeClaim: {claimName: d}}] | stored data: claim d",
        "volumes: [{name: a, csi: {driver: s3}}]                | it mounts a volume of type csi",
        "volumes: [{name: a, ephemeral: {}}]                    | a volume of type ephemeral",
        "resourceClaims: [{name: gpu}]                          | it claims devices",
      })
  void aPodThatNeedsItsNodeIsNotCopied(String spec, String why) throws IOException {
    assertThat(decide(spec + ", containers: [{name: c, image: i}]"))
        .isInstanceOfSatisfying(
            PodCopy.Decision.NotCopied.class, it -> assertThat(it.why()).contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image: ''                                                 | names no image",
        "image: i, resources: {limits: {nvidia.com/gpu: 1}}        | needs nvidia.com/gpu",
        "image: i, volumeDevices: [{name: d, devicePath: /dev/x}]  | uses a block device",
        "image: i, securityContext: {capabilities: {add: [CAP_SYS_TIME]}} | capability SYS_TIME",
      })
  void aContainerThatNeedsItsNodeIsNotCopied(String container, String why) throws IOException {
    assertThat(decide("containers: [{name: c, " + container + "}]"))
        .isInstanceOfSatisfying(
            PodCopy.Decision.NotCopied.class, it -> assertThat(it.why()).contains(why));
  }

  @Test
  void aPrivilegedContainerBesideAnUnfilteredOneIsNotStartedHere() throws IOException {
    assertThat(
            decide(
                "containers: [{name: c, image: i},"
                    + " {name: p, image: i, securityContext: {privileged: true}}]"))
        .isInstanceOfSatisfying(
            PodCopy.Decision.NotCopied.class,
            it -> assertThat(it.why()).contains("container p is privileged"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seccompProfile: {type: RuntimeDefault}                      | profile of its own",
        "seccompProfile: {type: Localhost, localhostProfile: a.json} | profile of its own",
        "seccompProfile: {type: Unconfined}                          | it is Unconfined",
        "privileged: true                                            | it is privileged",
      })
  void seccompDefaultDoesNotAffectWhatNamesAProfileOrIsPrivileged(String context, String why)
      throws IOException {
    assertThat(
            decide(
                "hostNetwork: true, containers: [{name: c, image: i, securityContext: {"
                    + context
                    + "}}]"))
        .isInstanceOfSatisfying(
            PodCopy.Decision.NotAffected.class, it -> assertThat(it.why()).contains(why));
  }

  @Test
  void aCopyLeavesItsPlaceItsAccountAndItsRequests() throws IOException {
    PodCopy copy =
        copied(
            """
            nodeSelector: {disk: ssd}, serviceAccountName: admin, priorityClassName: high,
            imagePullSecrets: [{name: registry}], readinessGates: [{conditionType: a/b}],
            terminationGracePeriodSeconds: 3600,
            volumes: [{name: token, projected: {sources: [{serviceAccountToken: {path: token}}]}}],
            containers: [
              {name: own, image: i},
              {name: c, image: i, imagePullPolicy: Always,
               securityContext: {capabilities: {drop: [ALL]}},
               resources: {requests: {cpu: 64}, limits: {memory: 1Gi}}}]
            """);
    PodSpec spec = pod(copy).getSpec();
    assertThat(spec.getNodeSelector()).isEmpty();
    assertThat(spec.getServiceAccountName()).isNull();
    assertThat(spec.getAutomountServiceAccountToken()).isFalse();
    assertThat(spec.getImagePullSecrets()).isEmpty();
    assertThat(spec.getReadinessGates()).isEmpty();
    assertThat(spec.getTerminationGracePeriodSeconds()).isEqualTo(10);
    assertThat(spec.getVolumes().get(0).getEmptyDir()).isNotNull();
    Container container = spec.getContainers().get(1);
    assertThat(container.getImagePullPolicy()).isEqualTo("IfNotPresent");
    assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
    assertThat(container.getResources().getRequests()).containsEntry("memory", new Quantity("0"));
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(copy.remarks()).containsExactly("volume token has no token of a service account");
  }

  /** A cluster adds it, and the one of another cluster would be in its way. */
  @Test
  void theCertificateThatEachNamespaceHasIsNotCopied() throws IOException {
    PodCopy copy =
        copied(
            """
            volumes: [{name: kube-api-access, projected: {sources: [
              {serviceAccountToken: {path: token}},
              {configMap: {name: kube-root-ca.crt, items: [{key: ca.crt, path: ca.crt}]}}]}}],
            containers: [{name: c, image: i}]
            """);
    assertThat(copy.manifest().objects()).singleElement().isInstanceOf(Pod.class);
  }

  @Test
  void itsContainersGetProfilesAndThoseWithTheirOwnDoNot() throws IOException {
    PodCopy copy =
        copied(
            "initContainers: [{name: init, image: i}], containers: [{name: c, image: i}, {name: own,"
                + " image: i, securityContext: {seccompProfile: {type: Localhost,"
                + " localhostProfile: mine.json}}}]");
    assertThat(copy.unfiltered()).containsExactly("init", "c");
    assertThat(types(copy.underRuntimeDefault().pods().get(0)))
        .isEqualTo(Map.of("init", "RuntimeDefault", "c", "RuntimeDefault", "own", "Unconfined"));
    assertThat(types(copy.underProfiles(Map.of("init", "a.json", "c", "b.json")).pods().get(0)))
        .isEqualTo(Map.of("init", "Localhost", "c", "Localhost", "own", "Unconfined"));
    assertThat(copy.remarks()).containsExactly("container own runs without its own profile");
  }

  @Test
  void secretsHaveTheirKeysWithoutTheirValues() throws IOException {
    PodCopy copy =
        copied(
            """
            volumes: [{name: v, secret: {secretName: tls, items: [{key: tls.key, path: k}]}}],
            containers: [{name: c, image: i,
              envFrom: [{secretRef: {name: all}}, {configMapRef: {name: settings}}],
              env: [{name: P, valueFrom: {secretKeyRef: {name: db, key: password}}},
                    {name: Q, valueFrom: {configMapKeyRef: {name: none, key: q}}}]}]
            """,
            """
            ---
            {apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: b}}
            ---
            {apiVersion: v1, kind: Secret, metadata: {name: db}, stringData: {password: hush, user: me}}
            """);
    List<HasMetadata> objects = copy.manifest().objects();
    Secret db = named(objects, Secret.class, "db");
    assertThat(db.getData()).containsOnly(Map.entry("password", ""), Map.entry("user", ""));
    assertThat(named(objects, Secret.class, "tls").getData())
        .containsOnly(Map.entry("tls.key", ""));
    assertThat(named(objects, ConfigMap.class, "settings").getData()).containsEntry("a", "b");
    assertThat(named(objects, ConfigMap.class, "none").getData()).containsOnly(Map.entry("q", ""));
    assertThat(objects.toString()).doesNotContain("hush");
    assertThat(copy.remarks())
        .containsExactly(
            "ConfigMap none was not found: it is empty",
            "its spec does not name the keys of Secret all: it is empty");
  }

  @Test
  void givenSecretsAreCopied() throws IOException {
    Path file = folder.resolve("given.yaml");
    Files.writeString(
        file, "{apiVersion: v1, kind: Secret, metadata: {name: db}, stringData: {password: x}}");
    Inventory inventory =
        ManifestInventory.read(
            List.of(
                pod(
                    "containers: [{name: c, image: i, env: [{name: P, valueFrom: {secretKeyRef:"
                        + " {name: db, key: password}}}]}]",
                    "")),
            ManifestInventory.secrets(file));
    PodCopy copy = copied(PodCopy.of(inventory.workloads().get(0), inventory.materials()));
    Secret db = named(copy.manifest().objects(), Secret.class, "db");
    assertThat(db.getStringData()).containsOnly(Map.entry("password", "x"));
    assertThat(db.getData()).isEmpty();
  }

  private PodCopy.Decision decide(String spec) throws IOException {
    return decide(spec, "");
  }

  private PodCopy.Decision decide(String spec, String others) throws IOException {
    Inventory inventory = ManifestInventory.read(List.of(pod(spec, others)), List.of());
    return PodCopy.of(inventory.workloads().get(0), inventory.materials());
  }

  private Path pod(String spec, String others) throws IOException {
    return Files.writeString(
        folder.resolve("pod.yaml"),
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {%s}}\n%s".formatted(spec, others));
  }

  private PodCopy copied(String spec) throws IOException {
    return copied(decide(spec));
  }

  private PodCopy copied(String spec, String others) throws IOException {
    return copied(decide(spec, others));
  }

  private static PodCopy copied(PodCopy.Decision decision) {
    assertThat(decision).isInstanceOf(PodCopy.Decision.Copied.class);
    return ((PodCopy.Decision.Copied) decision).copy();
  }

  private static Pod pod(PodCopy copy) {
    return copy.manifest().pods().get(0);
  }

  private static Map<String, String> types(Pod pod) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .collect(
            Collectors.toMap(
                Container::getName, it -> it.getSecurityContext().getSeccompProfile().getType()));
  }

  private static <T extends HasMetadata> T named(
      List<HasMetadata> objects, Class<T> type, String name) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(it -> it.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
