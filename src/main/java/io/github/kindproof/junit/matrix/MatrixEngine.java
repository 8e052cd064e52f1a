package io.github.kindproof.junit.matrix;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.ClusterKey;
import io.github.kindproof.upgrade.matrix.run.MatrixListener;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * A container for each cluster, with a test for each cell. A test begins and ends with its cell, so
 * reports show true durations. (Jupiter would start all dynamic tests at the same time, and name
 * them {@code cells()[1]} in its XML.)
 */
final class MatrixEngine implements TestEngine {
  static final String ID = "kindproof-matrix";

  private final Collection<Cell> cells;
  private final Consumer<MatrixListener> run;
  private final Map<Cell, TestDescriptor> tests = new LinkedHashMap<>();
  private @Nullable RuntimeException failure;

  MatrixEngine(Collection<Cell> cells, Consumer<MatrixListener> run) {
    this.cells = cells;
    this.run = run;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor engine = new EngineDescriptor(id, "Seccomp matrix");
    Map<ClusterKey, TestDescriptor> clusters = new TreeMap<>();
    for (Cell cell : cells) {
      TestDescriptor cluster =
          clusters.computeIfAbsent(
              cell.cluster(),
              key -> {
                TestDescriptor made =
                    new Node(
                        id.append("cluster", Printable.lines(key.toString())),
                        Printable.lines(key.toString()),
                        TestDescriptor.Type.CONTAINER);
                engine.addChild(made);
                return made;
              });
      TestDescriptor test =
          new Node(
              cluster.getUniqueId().append("cell", Printable.lines(cell.id())),
              Printable.lines(cell.toString()),
              TestDescriptor.Type.TEST);
      cluster.addChild(test);
      tests.put(cell, test);
    }
    return engine;
  }

  @Override
  public void execute(ExecutionRequest request) {
    EngineExecutionListener listener = request.getEngineExecutionListener();
    TestDescriptor engine = request.getRootTestDescriptor();
    listener.executionStarted(engine);
    Reporter reporter = new Reporter(listener);
    try {
      run.accept(reporter);
    } catch (RuntimeException e) {
      failure = e;
    }
    reporter.endClusters();
    listener.executionFinished(
        engine,
        failure == null ? TestExecutionResult.successful() : TestExecutionResult.aborted(failure));
  }

  void rethrow() {
    if (failure != null) {
      throw failure;
    }
  }

  private final class Reporter implements MatrixListener {
    private final EngineExecutionListener listener;
    private final Set<TestDescriptor> begunClusters = ConcurrentHashMap.newKeySet();

    Reporter(EngineExecutionListener listener) {
      this.listener = listener;
    }

    @Override
    public synchronized void begun(Cell cell) {
      TestDescriptor test = test(cell);
      TestDescriptor cluster = test.getParent().orElseThrow();
      if (begunClusters.add(cluster)) {
        listener.executionStarted(cluster);
      }
      listener.executionStarted(test);
    }

    @Override
    public synchronized void ended(CellResult result) {
      TestDescriptor test = test(result.cell());
      listener.reportingEntryPublished(test, ReportEntry.from(facts(result)));
      listener.executionFinished(test, outcome(result));
    }

    synchronized void endClusters() {
      begunClusters.forEach(
          cluster -> listener.executionFinished(cluster, TestExecutionResult.successful()));
    }

    private TestDescriptor test(Cell cell) {
      return Objects.requireNonNull(tests.get(cell));
    }
  }

  private static Map<String, String> facts(CellResult result) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("containerd", result.runtime().containerd());
    facts.put("runc", result.runtime().runc());
    facts.put("expected", result.expectedWords());
    facts.put("observed", result.observedWords());
    facts.put("cause", result.cause());
    facts.put("rule", result.rule());
    facts.put("evidence", result.evidence());
    facts.values().removeIf(String::isBlank); // JUnit rejects those
    facts.replaceAll((name, text) -> Printable.lines(text));
    return facts.isEmpty() ? Map.of("observed", "nothing") : facts;
  }

  private static TestExecutionResult outcome(CellResult result) {
    if (result.verdict() == Verdict.AS_EXPECTED) {
      return TestExecutionResult.successful();
    }
    AssertionError error = new CellError(Printable.lines(CellWords.failure(result)));
    return result.verdict() == Verdict.DIFFERS
        ? TestExecutionResult.failed(error)
        : TestExecutionResult.aborted(error);
  }

  /** A cell that is not as expected; its stack trace would say nothing. */
  private static final class CellError extends AssertionError {
    private static final long serialVersionUID = 1L;

    CellError(String message) {
      super(message);
      setStackTrace(new StackTraceElement[0]);
    }
  }

  private static final class Node extends AbstractTestDescriptor {
    private final Type type;

    Node(UniqueId id, String name, Type type) {
      super(id, name);
      this.type = type;
    }

    @Override
    public Type getType() {
      return type;
    }

    @Override
    public String getLegacyReportingName() {
      return getDisplayName();
    }
  }
}
