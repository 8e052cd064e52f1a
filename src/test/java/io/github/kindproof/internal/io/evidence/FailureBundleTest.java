package io.github.kindproof.internal.io.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure has a folder of its own, whatever it is called. */
class FailureBundleTest {
  @TempDir Path root;

  private FailureBundle bundle() {
    return new FailureBundle(root);
  }

  private static List<Evidence> saying(String text) {
    return List.of(new Evidence("what", text));
  }

  @Test
  void eachPieceIsAFile() {
    Path folder =
        bundle()
            .write(
                "v1.34.11 step 6",
                List.of(
                    new Evidence("events.txt", "one"),
                    new Evidence("last log lines", "two"),
                    new Evidence("last/log/lines", "three")));
    assertThat(folder).isEqualTo(root.resolve("v1.34.11-step-6"));
    assertThat(folder.resolve("events.txt")).hasContent("one");
    assertThat(folder.resolve("last-log-lines.txt")).hasContent("two");
    assertThat(folder.resolve("2-last-log-lines.txt")).hasContent("three");
  }

  @Test
  void noPieceControlsATerminal() {
    Path folder = bundle().write("it", saying("a\tb\n\u001b[31mred\u202e"));
    assertThat(folder.resolve("what.txt")).hasContent("a\tb\n?[31mred?");
  }

  @Test
  void whatSaysNothingHasNoFile() {
    Path folder =
        bundle()
            .write("it", List.of(new Evidence("pod.log", " \n"), new Evidence("events", "one")));
    assertThat(folder.toFile().list()).containsExactly("events.txt");
  }

  @Test
  void aNameThatOccursTwiceHasTwoFolders() {
    Path first = bundle().write("it", saying("first"));
    Path second = bundle().write("it", saying("second"));
    Path third = bundle().write("it", saying("third"));
    assertThat(second).isEqualTo(root.resolve("it-2"));
    assertThat(third).isEqualTo(root.resolve("it-3"));
    assertThat(first.resolve("what.txt")).hasContent("first");
    assertThat(second.resolve("what.txt")).hasContent("second");
  }

  @Test
  void soHaveNamesThatBecomeEqual() {
    Path slashes = bundle().write("a/b", saying("slashes"));
    Path dashes = bundle().write("a-b", saying("dashes"));
    Path capitals = bundle().write("A-B", saying("capitals"));
    assertThat(List.of(slashes, dashes, capitals))
        .extracting(it -> it.getFileName().toString().toLowerCase(java.util.Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(slashes.resolve("what.txt")).hasContent("slashes");
  }

  @Test
  void whatAnOlderRunLeftIsReplaced() throws IOException {
    Path older = Files.createDirectories(root.resolve("it/pods"));
    Files.writeString(older.resolve("old.txt"), "old");
    Files.writeString(root.resolve("it/old.txt"), "old");
    Path outside = Files.writeString(root.resolve("outside.txt"), "kept");
    Files.createSymbolicLink(root.resolve("it/link"), outside);
    assertThat(bundle().write("it", saying("new")))
        .isDirectoryRecursivelyContaining("glob:**/what.txt")
        .isDirectoryNotContaining("glob:**/{old.txt,pods,link}");
    assertThat(outside).hasContent("kept");
  }

  @Test
  void aFolderThatIsNamedByResultsIsAlwaysTheSame() throws IOException {
    Path folder = bundle().replace("cell", saying("first"));
    Files.writeString(folder.resolve("old.txt"), "old");
    assertThat(bundle().replace("cell", saying("second"))).isEqualTo(folder);
    assertThat(folder.resolve("what.txt")).hasContent("second");
    assertThat(folder.resolve("old.txt")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "/", "../../out", "日本", ".hidden"})
  void noNameLeadsOut(String name) {
    Path folder = bundle().write(name, saying("inside"));
    assertThat(folder.normalize().getParent()).isEqualTo(root);
    assertThat(folder.resolve("what.txt")).hasContent("inside");
    assertThat(folder.getFileName().toString()).doesNotStartWith(".");
  }

  @Test
  void longNamesAreCutInTheMiddle() {
    String name = "begin" + "x".repeat(300) + " v1.34.11";
    Path first = bundle().write(name, saying("first"));
    Path second = bundle().write(name.replace("xx v", "xy v"), saying("second"));
    assertThat(first.getFileName().toString())
        .hasSizeLessThan(220)
        .startsWith("beginx")
        .endsWith("-v1.34.11");
    assertThat(second).isNotEqualTo(first);
    String pod = "pod-" + "y".repeat(253);
    Path pods =
        bundle()
            .write(
                "pods",
                List.of(new Evidence(pod + "-1.log", "one"), new Evidence(pod + "-2.log", "two")));
    assertThat(pods).isDirectoryContaining("glob:**-1.log").isDirectoryContaining("glob:**-2.log");
  }

  @Test
  void manyAtOnceHaveOneEach() {
    Set<Path> folders = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 50)
        .parallel()
        .forEach(number -> folders.add(bundle().write("it", saying("number " + number))));
    assertThat(folders).hasSize(50);
  }
}
