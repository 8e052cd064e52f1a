package io.github.kindproof.cli;

import io.github.kindproof.internal.doctor.Doctor;
import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Screen;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kindproof doctor}. */
@Command(
    name = "doctor",
    description =
        "Tells whether this machine can run the tutorial and the suites, and what to do if not. "
            + "Changes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {" 0:it can, perhaps with warnings", " 3:there is a problem"},
    footerHeading = "%nExamples:%n",
    footer = {"  ./kindproof doctor", "  ./kindproof doctor | grep problem"})
final class DoctorCommand implements Callable<Integer> {
  private static final int PROBLEM = 3;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(KindproofCache.ofUser()).examine();
    spec.commandLine().getOut().print(FindingsTable.of(findings, Screen.detect()));
    spec.commandLine().getOut().flush();
    return findings.stream().anyMatch(f -> f.level() == Finding.Level.PROBLEM) ? PROBLEM : 0;
  }
}
