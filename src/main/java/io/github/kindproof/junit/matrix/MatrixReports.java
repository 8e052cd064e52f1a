package io.github.kindproof.junit.matrix;

import io.github.kindproof.internal.io.packaged.OptionalLibrary;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.run.MatrixListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.reporting.legacy.xml.LegacyXmlReportGeneratingListener;

/**
 * Runs a matrix as tests on the JUnit Platform, so that JUnit's own listeners write its reports:
 * {@code TEST-kindproof-matrix.xml} as Surefire's, and {@code open-test-report.xml}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MatrixReports {
  private MatrixReports() {}

  /**
   * Runs it.
   *
   * @param folder the folder for the reports
   * @param run runs the matrix and notifies the given listener; its exceptions are rethrown
   */
  public static void during(Path folder, Collection<Cell> cells, Consumer<MatrixListener> run) {
    OptionalLibrary.REPORTS.require();
    MatrixEngine engine = new MatrixEngine(cells, run);
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(engine)
            .addTestExecutionListeners(
                new LegacyXmlReportGeneratingListener(
                    folder, new PrintWriter(PrintWriter.nullWriter())))
            .build();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectUniqueId("[engine:" + MatrixEngine.ID + "]"))
            .configurationParameter("junit.platform.reporting.open.xml.enabled", "true")
            .configurationParameter("junit.platform.reporting.output.dir", folder.toString())
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session.getLauncher().execute(request);
    }
    engine.rethrow();
  }
}
