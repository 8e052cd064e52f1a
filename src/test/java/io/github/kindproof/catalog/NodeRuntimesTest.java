package io.github.kindproof.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRuntimesTest {
  private static final String LIST =
      """
      - name: own
      - name: old
        containerd: 1.7.9
        runc: 1.1.14
      - name: "2.3"
        containerd: 2.3.7
        runc: 1.4.10
      - name: "2.3-before"
        containerd: 2.3.10
        runc: 1.4.9
      - name: preview
        containerd: 2.4.2
        runc: 1.6.0-rc.1
        libseccomp: 2.6.1
      - name: other
        crun: 1.8.1
      """;

  @TempDir Path folder;

  @Test
  void theProjectsOwnListHasEveryLine() {
    NodeRuntimes runtimes = NodeRuntimes.read(Path.of("runtimes.yaml"));

    assertThat(runtimes.all().get(0)).isEqualTo(NodeRuntime.own());
    assertThat(runtimes.all())
        .extracting(NodeRuntime::name)
        .contains(
            "own",
            "1.7",
            "2.0",
            "2.1",
            "2.3",
            "2.4",
            "2.4-libpathrs",
            "2.4-preview",
            "crun",
            "crun-1.21",
            "youki");
  }

  @Test
  void anEntryIsFoundByItsName() throws IOException {
    NodeRuntime runtime = read(LIST).get(" 2.3 ");

    assertThat(runtime.containerd()).contains("2.3.7");
    assertThat(runtime.oci()).contains(new OciRuntime(OciRuntime.Kind.RUNC, "1.4.10"));
    assertThat(runtime).hasToString("containerd 2.3.7, runc 1.4.10");
    assertThat(runtime.isOwn()).isFalse();
    assertThat(read(LIST).get("own").isOwn()).isTrue();
    assertThat(read(LIST).get("other")).hasToString("the node's own containerd, crun 1.8.1");
  }

  @Test
  void anUnknownNameOffersTheNearest() throws IOException {
    NodeRuntimes runtimes = read(LIST);

    assertThatThrownBy(() -> runtimes.get("othr"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "runtime othr: not in runtimes.yaml; did you mean other?"
                + " choose one of own, old, 2.3, 2.3-before, preview, other");
    assertThatThrownBy(() -> runtimes.get("")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> runtimes.get("+")).isInstanceOf(BadInputException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2.3.7, 1.4.10, 2.3", // both of one entry
    "v2.3.7, v1.4.10, 2.3",
    "own, crun, other",
    "'', crun-1.8.1, other",
    "own, own, own",
    "'', '', own",
    "2.3, 1.4, containerd-2.3.10+runc-1.4.10", // the newest of each line, by numbers
    "1.7.9, 1.4, containerd-1.7.9+runc-1.4.10",
    "1.7.8, 1.1, containerd-1.7.8+runc-1.1.14", // an unlisted patch of a listed line
    "1.7, own, containerd-1.7.9",
    "own, 1.4, runc-1.4.10",
    "2.3, runc-1.1.14, containerd-2.3.10+runc-1.1.14",
    "2.3.7, crun, containerd-2.3.7+crun-1.8.1",
    "2.4, 1.6, preview",
    "2.3, v1.6.0-rc.1, containerd-2.3.10+runc-1.6.0-rc.1",
    "own, 1.6.0-rc.2, runc-1.6.0-rc.2", // an unlisted pre-release of a listed line
    "own, 1.6.0, runc-1.6.0",
  })
  void aPairIsChosenByVersionsOrLines(String containerd, String oci, String name)
      throws IOException {
    aCombinationIsChosen(containerd, oci, "", name);
  }

  @ParameterizedTest
  @CsvSource({
    "2.4, 1.6, own, preview", // the entry's own library
    "2.4, 1.6, 2.6, preview",
    "2.4, 1.6, v2.6.1, preview",
    "2.4, 1.6, 2.6.0, containerd-2.4.2+runc-1.6.0-rc.1+libseccomp-2.6.0",
    "'', 1.4, 2.5, runc-1.4.10+libseccomp-2.5.4", // Debian 12's
  })
  void aCombinationIsChosen(String containerd, String oci, String libseccomp, String name)
      throws IOException {
    NodeRuntimes runtimes = read(LIST);

    NodeRuntime chosen = runtimes.choose("--runc", containerd, oci, libseccomp);

    assertThat(chosen.name()).isEqualTo(name);
    assertThat(runtimes.get(name)).as("its name gives it again").isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource({
    "2.5, '', containerd 2.5 belongs to no release line in runtimes.yaml; the nearest is 2.4.2",
    "3.0.0, '', containerd 3.0.0 belongs to no release line in runtimes.yaml; the nearest is 2.3.",
    "newest, '', '\"newest\" is not a version of containerd'",
    "'', 1.3, runc 1.3 belongs to no release line in runtimes.yaml; the nearest is 1.4.10",
    "'', 1.x, '\"1.x\" is not a version of runc'",
    "'', 1, '\"1\" is not a version of runc'",
    "'', 1.6-rc.1, '\"1.6-rc.1\" is not a version of runc'",
    "'', 1.7.0-rc.1, runc 1.7.0-rc.1 belongs to no release line in runtimes.yaml; the nearest",
    "'', crun-2.0, crun 2.0 belongs to no release line in runtimes.yaml; the nearest is 1.8.1",
  })
  void anUnknownLineOffersTheNearest(String containerd, String oci, String message)
      throws IOException {
    NodeRuntimes runtimes = read(LIST);

    assertThatThrownBy(() -> runtimes.choose("--option", containerd, oci, ""))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--option: " + message)
        .hasMessageContaining("choose one of");
  }

  @ParameterizedTest
  @CsvSource({
    "1.4, 2.7, libseccomp 2.7 belongs to no release line in runtimes.yaml; the nearest is 2.6.1",
    "1.4, newest, '\"newest\" is not a version of libseccomp'",
    "'', 2.6, only runc and youki are compiled with a libseccomp of your choice; name",
    "crun, 2.6, only runc and youki are compiled with a libseccomp of your choice; name",
  })
  void aLibseccompThatCannotBeHadIsRefused(String oci, String libseccomp, String message)
      throws IOException {
    NodeRuntimes runtimes = read(LIST);

    assertThatThrownBy(() -> runtimes.choose("--libseccomp", "", oci, libseccomp))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--libseccomp: " + message);
  }

  @Test
  void libpathrsIsPartOfRunc() throws IOException {
    NodeRuntimes runtimes = read(LIST + "- {name: released, runc: 1.4.10, libpathrs: 0.2.6}\n");

    assertThat(runtimes.get("released"))
        .hasToString("the node's own containerd, runc 1.4.10 with libpathrs 0.2.6");
    assertThat(runtimes.all()).filteredOn(NodeRuntime::needsRust).hasSize(1);
    assertThat(runtimes.choose("--runc", "", "1.4.10", "").name()).isEqualTo("runc-1.4.10");
    OciRuntime runc = runtimes.get("released").oci().orElseThrow();
    assertThat(OciRuntime.parse(runc.toString())).isEqualTo(runc);
  }

  @Test
  void youkiIsChosenWithItsLibseccomp() throws IOException {
    NodeRuntimes runtimes =
        read(
            LIST + "- {name: youki, youki: 0.7.0, libseccomp: 2.6.1}\n- {name: y, youki: 0.6.0}\n");

    assertThat(runtimes.choose("--runc", "", "youki", "")).isEqualTo(runtimes.get("youki"));
    assertThat(runtimes.get("youki").needsRust()).isTrue();
    assertThat(runtimes.get("other").needsRust()).isFalse();
    assertThat(runtimes.choose("--runc", "", "youki-0.7.0", "2.6.1").name()).isEqualTo("youki");
    assertThat(runtimes.get("youki-0.7.0+libseccomp-2.5.4"))
        .hasToString("the node's own containerd, youki 0.7.0, libseccomp 2.5.4");
  }

  @Test
  void aPreviewHasAPartThatIsNotReleased() throws IOException {
    assertThat(read(LIST).all()).filteredOn(NodeRuntime::isPreview).hasSize(1);
    assertThat(read(LIST).get("preview").isPreview()).isTrue();
    assertThat(read(LIST).get("containerd-2.4.0-beta.1").isPreview()).isTrue();
  }

  @Test
  void aProgramThatNoEntryHasIsNotChosen() throws IOException {
    NodeRuntimes runtimes = read("- name: own\n");

    assertThatThrownBy(() -> runtimes.choose("--runc", "", "crun", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no crun is in runtimes.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "'name: other', 'name: own', 15, own is reserved for the node image",
    "'name: other', 'name: old', 15, old is listed twice",
    "'name: other', 'name: \"a b\"', 15, is not a valid name",
    "'crun: 1.8.1', 'crun: newest', 15, '\"newest\" is not a version'",
    "'crun: 1.8.1', 'runc: 1.8', 15, '\"1.8\" is not a version'",
    "'crun: 1.8.1', '', 15, names no containerd",
    "'  crun: 1.8.1', '  crun: 1.8.1\n  runc: 1.4.9', 15, more than one of runc",
    "'  crun: 1.8.1', '  crun: 1.8.1\n  libseccomp: 2.6.1', 15, libseccomp is named without runc",
    "'  crun: 1.8.1', '  crun: 1.8.1\n  youki: 0.7.0', 15, more than one of runc",
    "'  crun: 1.8.1', '  crun: 1.8.1\n  libpathrs: 0.2.6', 15, libpathrs is named without runc",
    "'libseccomp: 2.6.1', 'libpathrs: newest', 11, '\"newest\" is not a version'",
    "'libseccomp: 2.6.1', 'libseccomp: \"2.6\"', 11, '\"2.6\" is not a version'",
    "'runc: 1.4.9', 'rnc: 1.4.9', 10, rnc",
    "'- name: other\n  crun: 1.8.1', '- name: x\n  containerd: 2.3.10\n"
        + "  runc: 1.4.9', 15, x is the same as 2.3-before",
    "'- name: own\n', '', 1, the entry \"own\" is missing",
  })
  void aMistakeNamesItsLine(String right, String wrong, int line, String said) {
    String text = LIST.replace(right, wrong);

    assertThat(text).isNotEqualTo(LIST);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder.resolve("runtimes.yaml") + ":" + line + ": ")
        .hasMessageContaining(said)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "name: own", "[]"})
  void whatIsNoListIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadInputException.class);
  }

  @Test
  void aLayerIsNamedByItsParts() {
    Optional<String> containerd = Optional.of("2.3.7");
    assertThat(NodeRuntime.combination(containerd, Optional.empty(), Optional.empty()).name())
        .isEqualTo("containerd-2.3.7");
  }

  private NodeRuntimes read(String text) throws IOException {
    return NodeRuntimes.read(Files.writeString(folder.resolve("runtimes.yaml"), text));
  }
}
