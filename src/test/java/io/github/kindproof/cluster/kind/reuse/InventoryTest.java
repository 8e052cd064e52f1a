package io.github.kindproof.cluster.kind.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final Inventory MADE =
      inventory(
          Map.of("namespace default", "1", "clusterrole view", "1"),
          Map.of("/etc/containerd/config.toml on worker", "1"),
          Map.of("kubelet on worker", "100"),
          Map.of("pause on worker", "id"));

  @Test
  void theSameIsNoDifference() {
    assertThat(difference(MADE)).isEmpty();
  }

  @Test
  void eachPartIsNoticedAndNamed() {
    assertThat(difference(with("objects", "clusterrole view", "2")))
        .hasValue("clusterrole view was changed");
    assertThat(difference(with("objects", "clusterrole view", "")))
        .hasValue("clusterrole view was deleted");
    assertThat(difference(with("files", "/etc/containerd/config.toml on worker", "2")))
        .hasValue("/etc/containerd/config.toml on worker was changed");
    assertThat(difference(with("files", "/etc/x on worker", "1")))
        .hasValue("/etc/x on worker was added");
    assertThat(difference(with("services", "kubelet on worker", "200")))
        .hasValue("kubelet on worker was restarted");
    assertThat(difference(with("images", "pause on worker", "")))
        .hasValue("pause on worker was removed");
    assertThat(difference(with("images", "pause on worker", "other")))
        .hasValue("pause on worker was replaced");
  }

  @Test
  void aNamespaceIsNamedBeforeWhatCameWithIt() {
    Inventory now = with("objects", "configmap web/kube-root-ca.crt", "1");
    Map<String, String> objects = new TreeMap<>(now.objects());
    objects.put("namespace web", "1");
    assertThat(difference(inventory(objects, now.files(), now.services(), now.images())))
        .hasValue("namespace web was left (and 1 more)");
  }

  @Test
  void aRestartOfTheNodeRestartsItsServices() {
    assertThat(MADE.difference(with("services", "kubelet on worker", "200"), true, id -> false))
        .isEmpty();
  }

  @Test
  void imagesThatHaveComeAndThoseThatKindproofBroughtDoNotDiffer() {
    Inventory now = with("images", "nginx on worker", "new");
    assertThat(difference(now)).isEmpty();
    assertThat(MADE.newImages(now)).containsExactly(Map.entry("nginx on worker", "new"));
    assertThat(MADE.difference(with("images", "pause on worker", "ours"), false, "ours"::equals))
        .isEmpty();
  }

  private static Optional<String> difference(Inventory now) {
    return MADE.difference(now, false, id -> false);
  }

  /** Return the inventory with another value of one part; without it if the value is empty. */
  private static Inventory with(String section, String name, String value) {
    return inventory(
        section.equals("objects") ? with(MADE.objects(), name, value) : MADE.objects(),
        section.equals("files") ? with(MADE.files(), name, value) : MADE.files(),
        section.equals("services") ? with(MADE.services(), name, value) : MADE.services(),
        section.equals("images") ? with(MADE.images(), name, value) : MADE.images());
  }

  private static Map<String, String> with(Map<String, String> parts, String name, String value) {
    Map<String, String> others = new TreeMap<>(parts);
    if (value.isEmpty()) {
      others.remove(name);
    } else {
      others.put(name, value);
    }
    return others;
  }

  private static Inventory inventory(
      Map<String, String> objects,
      Map<String, String> files,
      Map<String, String> services,
      Map<String, String> images) {
    return new Inventory(
        new TreeMap<>(objects),
        new TreeMap<>(files),
        new TreeMap<>(services),
        new TreeMap<>(images));
  }
}
