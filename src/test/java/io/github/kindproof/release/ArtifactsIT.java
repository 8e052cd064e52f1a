package io.github.kindproof.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What Maven Central and the users of its artifacts require. */
@Tag("release")
class ArtifactsIT {
  @ParameterizedTest
  @ValueSource(strings = {".jar", "-all.jar"})
  void theManifestNamesModuleCommandAndVersion(String end) throws IOException {
    try (JarFile jar = new JarFile(Published.artifact(end).toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue("Main-Class")).isEqualTo("io.github.kindproof.cli.Main");
      assertThat(manifest.getValue("Implementation-Version")).isEqualTo(Published.VERSION);
      assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.github.kindproof");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".jar", "-all.jar", "-sources.jar"})
  void licenseAndNoticeAreInTheJars(String end) throws IOException {
    Path jar = Published.artifact(end);
    assertThat(Published.text(jar, "META-INF/LICENSE"))
        .startsWith(Files.readString(Path.of("LICENSE")).stripTrailing());
    assertThat(Published.text(jar, "META-INF/NOTICE"))
        .startsWith(Files.readString(Path.of("NOTICE")).stripTrailing());
  }

  @Test
  void sourcesAndJavadocAreThere() throws IOException {
    String type = "io/github/kindproof/junit/SeccompTest";
    assertThat(Published.names(Published.artifact("-sources.jar"))).contains(type + ".java");
    assertThat(Published.names(Published.artifact("-javadoc.jar")))
        .contains("index.html", type + ".html")
        .noneMatch(it -> it.startsWith("io/github/kindproof/internal/"));
  }

  @Test
  void theBillOfMaterialsListsLibrariesWithoutThoseOfTests() throws IOException {
    String bill = Files.readString(Published.TARGET.resolve("bom.json"));
    assertThat(JsonText.parse(bill).orElseThrow().path("components"))
        .extracting(it -> it.path("purl").toString().replaceAll("^\"pkg:maven/|@.*", ""))
        .contains("info.picocli/picocli", "org.testcontainers/testcontainers")
        .doesNotContain(
            "org.junit.jupiter/junit-jupiter-engine", "com.tngtech.archunit/archunit-junit6");
    assertThat(Published.text(Published.COMMAND, "META-INF/sbom/kindproof.cdx.json"))
        .isEqualTo(bill);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "description", "url", "licenses", "developers", "scm"})
  void centralAsksFor(String element) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getDocumentElement();
    assertThat(project.getElementsByTagName(element).item(0).getTextContent()).isNotBlank();
  }
}
