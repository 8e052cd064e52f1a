package io.github.kindproof.cli;

import io.github.kindproof.internal.doctor.Doctor;
import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.progress.Screen;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description =
        "Checks whether this machine can run the tutorial and the suites, and says "
            + "what to do if it cannot. Changes nothing.",
    exitCodeList = {
      " 0:this machine can run them, possibly with warnings",
      " 2:an argument is wrong",
      " 3:there is a problem"
    },
    footer = {"  ./kindproof doctor", "  ./kindproof doctor | grep problem"})
final class DoctorCommand extends KindproofCommand {

  @Override
  CommandResult run(CommandSession session) {
    List<Finding> findings = new Doctor(session.cache()).examine();
    session.out().print(FindingsTable.of(findings, Screen.detect()));
    return findings.stream().anyMatch(it -> it.level() == Finding.Level.PROBLEM)
        ? CommandResult.NOT_OBSERVED
        : CommandResult.GOOD;
  }
}
