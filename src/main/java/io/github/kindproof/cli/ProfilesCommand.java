package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.profiles.ProfileDeployment;
import io.github.kindproof.cluster.profiles.ProfileDeploymentJson;
import io.github.kindproof.cluster.profiles.ProfileDeploymentPlan;
import io.github.kindproof.cluster.profiles.ProfileDeploymentResult;
import io.github.kindproof.cluster.profiles.ProfileDeploymentRights;
import io.github.kindproof.cluster.profiles.ProfileSet;
import io.github.kindproof.internal.io.text.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindproof profiles}. */
@Command(
    name = "profiles",
    description =
        "Installs profiles on all nodes of an existing cluster with a DaemonSet, or "
            + "removes those it has installed. A file that Kindproof did not install, or that has "
            + "been changed since, is reported and left alone.",
    exitCodeList = {
      " 0:the profiles are installed on all nodes, or removed from all nodes",
      " 1:a node did not answer, or has a file that Kindproof did not install",
      " 2:an argument, a profile or the kubeconfig is wrong; nothing was changed",
      " 3:the API server cannot be reached, or denies access",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} profiles profiles --kubeconfig k.yaml --context c",
      "  ${ROOT-COMMAND-NAME} profiles --remove --kubeconfig k.yaml --context c",
      "  ${ROOT-COMMAND-NAME} profiles profiles --for-operator | kubectl apply -f -",
      "  ${ROOT-COMMAND-NAME} profiles --print-rights | kubectl apply -f -",
    })
final class ProfilesCommand extends ReportingCommand {
  private static final Formats<ProfileDeploymentResult> FORMATS =
      Formats.<ProfileDeploymentResult>text(it -> Printable.ofLines(it.lines()))
          .with(Format.JSON, ProfileDeploymentJson::of);
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  @Mixin private ExistingClusterOptions cluster;

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Folder with the profiles (*.json).")
  private @Nullable Path folder;

  @Option(names = "--remove", description = "Remove the profiles installed under this name.")
  private boolean remove;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "kindproof",
      description = "Folder on the nodes; pods refer to NAME/file.json. Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      defaultValue = "2m",
      description = "Time limit for all nodes. Default: ${DEFAULT-VALUE}.")
  private Duration limit = Duration.ZERO;

  @Option(
      names = "--for-operator",
      description =
          "Print the profiles as resources of the security-profiles-operator, and install "
              + "nothing.")
  private boolean forOperator;

  @Option(names = "--print-rights", description = "Print the required RBAC rights as YAML.")
  private boolean printRights;

  @Override
  Formats<?> formats() {
    return FORMATS;
  }

  @Override
  CommandResult run(CommandSession session) {
    if (printRights) {
      printOnly(ProfileDeploymentRights.yaml(), session);
      return CommandResult.GOOD;
    }
    if (limit.isZero()) {
      throw new BadInputException("--limit 0s", "is too short", "give at least 1s");
    }
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(
          "--name " + name, "is not a valid name", "use up to 40 of a-z, 0-9 and -");
    }
    if (remove == (folder != null)) {
      throw new BadInputException(
          remove ? "--remove" : "FOLDER",
          remove ? "takes no folder" : "is missing",
          "give a folder with profiles, or --remove");
    }
    if (forOperator) {
      if (folder == null) {
        throw new BadInputException(
            "--for-operator", "cannot be combined with --remove", "give a folder with profiles");
      }
      printOnly(ProfileSet.forOperator(folder), session);
      return CommandResult.GOOD;
    }
    Kubeconfig target = cluster.meant();
    ProfileDeploymentPlan plan =
        new ProfileDeploymentPlan(name, cluster.image(), cluster.kubeletRoot(), limit);
    ProfileDeploymentResult result =
        session.withProgress(
            progress -> {
              ProfileDeployment placing = new ProfileDeployment(target, plan, progress);
              return folder == null ? placing.remove() : placing.place(ProfileSet.read(folder));
            });
    print(result, FORMATS, session);
    return CommandResult.of(result.isGood());
  }
}
