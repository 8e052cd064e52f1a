package io.github.kindproof.internal.io.packaged;

import io.github.kindproof.EnvironmentException;

/** Libraries that only a part of Kindproof needs; a project that uses the part adds them. */
public enum OptionalLibrary {
  COMMAND("the command", "info.picocli:picocli", "picocli.CommandLine"),
  K3S("K3s", "org.testcontainers:testcontainers-k3s", "org.testcontainers.k3s.K3sContainer"),
  REPORTS(
      "the XML report of a matrix",
      "org.junit.platform:junit-platform-reporting",
      "org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener"),
  SARIF("SARIF", "com.contrastsecurity:java-sarif", "com.contrastsecurity.sarif.SarifSchema210");

  private final String user;
  private final String dependency;
  private final String type;

  OptionalLibrary(String user, String dependency, String type) {
    this.user = user;
    this.dependency = dependency;
    this.type = type;
  }

  /** Checks that it is on the class path, before a class that uses it is loaded. */
  public void require() {
    try {
      Class.forName(type, false, OptionalLibrary.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new EnvironmentException(
          user + " needs a library that is not on the class path",
          "add the dependency " + dependency,
          e);
    }
  }
}
