package io.github.kindproof.cli;

import io.github.kindproof.internal.doctor.Doctor;
import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.doctor.FindingsJson;
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
    footer = {"  ${ROOT-COMMAND-NAME} doctor", "  ${ROOT-COMMAND-NAME} doctor --format json"})
final class DoctorCommand extends ReportingCommand {
  static final Formats<List<Finding>> FORMATS =
      Formats.<List<Finding>>text(FindingsTable::of).with(Format.JSON, FindingsJson::of);

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    List<Finding> findings = new Doctor(session.cache()).examine();
    print(findings, FORMATS, session);
    return Finding.areWithoutProblem(findings) ? CommandResult.GOOD : CommandResult.NOT_OBSERVED;
  }
}
