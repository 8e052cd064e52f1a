package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages link to what is there, and show tests that run. */
class DocumentationTest {
  private static final Pattern NAVIGATED =
      Pattern.compile("^ +- (?:.*: )?([\\w/-]+\\.md)$", Pattern.MULTILINE);

  private static final Path SUITES = Path.of("src/test/java/io/github/kindproof/suites");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path folder : List.of(Path.of(""), Path.of("docs"), Path.of("docs/adr"))) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(it -> it.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    Path folder = Objects.requireNonNull(page.toAbsolutePath().getParent());
    assertThat(targets(parse(page)))
        .filteredOn(target -> !target.matches("(https?:|#).*"))
        .allSatisfy(target -> assertThat(folder.resolve(target.replaceFirst("#.*", ""))).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void anchorsLeadToHeadings(Path page) throws IOException {
    Path folder = Objects.requireNonNull(page.toAbsolutePath().getParent());
    for (String target : targets(parse(page))) {
      if (target.matches("(?!https?:)[^#]*\\.md#.*|#.*")) {
        String[] parts = target.split("#", 2);
        Path other = parts[0].isEmpty() ? page : folder.resolve(parts[0]);
        assertThat(anchors(parse(other))).as("headings of %s", other).contains(parts[1]);
      }
    }
  }

  /** Pages of the site are also found without a search. */
  @Test
  void eachPageIsInTheNavigationOfTheSite() throws IOException {
    Set<String> inNavigation =
        NAVIGATED
            .matcher(Files.readString(Path.of("mkdocs.yml")))
            .results()
            .map(it -> it.group(1))
            .collect(Collectors.toSet());
    assertThat(pages())
        .filteredOn(page -> page.startsWith("docs"))
        .extracting(page -> Path.of("docs").relativize(page).toString())
        .containsExactlyInAnyOrderElementsOf(inNavigation);
  }

  /** The names of the headings on GitHub. The site gives them the same ones. */
  private static List<String> anchors(Node page) {
    List<String> anchors = new ArrayList<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            StringBuilder text = new StringBuilder();
            heading.accept(
                new AbstractVisitor() {
                  @Override
                  public void visit(Text part) {
                    text.append(part.getLiteral());
                  }

                  @Override
                  public void visit(Code part) {
                    text.append(part.getLiteral());
                  }
                });
            String anchor =
                text.toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
                    .replace(' ', '-');
            int repeated = Collections.frequency(anchors, anchor);
            anchors.add(repeated == 0 ? anchor : anchor + "-" + repeated);
          }
        });
    return anchors;
  }

  /** The first one of the README has a class around it, which the suite of its method has not. */
  @ParameterizedTest
  @MethodSource("pages")
  void codeIsThatOfTestsOrCompiled(Path page) throws IOException {
    boolean readme = page.equals(Path.of("README.md"));
    List<String> sources = sources();
    assertThat(code(parse(page), "java").stream().skip(readme ? 1 : 0))
        .allSatisfy(
            block -> assertThat(sources).anyMatch(source -> source.contains(squeezed(block))));
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        sources.add(squeezed(Files.readString(file)));
      }
    }
    return sources;
  }

  @Test
  void theTestInTheReadmeIsOneThatRuns() throws IOException {
    String suite = Files.readString(SUITES.resolve("NginxProfiles.java"));
    String method = between(suite, "// snippet: violation\n", "// end of snippet");
    assertThat(code(parse(Path.of("README.md")), "java"))
        .anySatisfy(block -> assertThat(squeezed(block)).contains(squeezed(method)));
  }

  private static Node parse(Path page) throws IOException {
    return Parser.builder().build().parse(Files.readString(page));
  }

  private static List<String> targets(Node page) {
    List<String> targets = new ArrayList<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            targets.add(link.getDestination());
            super.visit(link);
          }

          @Override
          public void visit(Image image) {
            targets.add(image.getDestination());
            super.visit(image);
          }
        });
    return targets;
  }

  private static List<String> code(Node page, String language) {
    List<String> blocks = new ArrayList<>();
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            if (language.equals(block.getInfo())) {
              blocks.add(block.getLiteral());
            }
          }
        });
    return blocks;
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
