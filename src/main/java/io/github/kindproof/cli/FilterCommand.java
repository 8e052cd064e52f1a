package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.FilterComparison;
import io.github.kindproof.seccomp.filter.FilterJson;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.FilterToolchains;
import io.github.kindproof.seccomp.filter.FiltersText;
import io.github.kindproof.seccomp.filter.Kernel;
import io.github.kindproof.seccomp.filter.NamedProfile;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.workload.PodFacts;
import io.github.kindproof.workload.PodFilters;
import io.github.kindproof.workload.RunningContainers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kindproof filter}. */
@Command(
    name = "filter",
    description =
        "Reads the seccomp filters of a running process back from the kernel and prints the "
            + "action for each syscall, by architecture, and the arguments that change it. Compares "
            + "them with the profile that they were built from.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the filters are printed, and are those of the profiles",
      " 1:a filter differs from that of its profile",
      " 2:an argument or a file is wrong, or there is no such pod",
      " 3:there is nothing to read, or the engine or API server does not respond"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} filter pod default/web --kubeconfig kind.yaml --context kind-kind",
      "  ${ROOT-COMMAND-NAME} filter container web --profile profiles/mine.json",
      "  ${ROOT-COMMAND-NAME} filter process 4711"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FilterCommand.OfPod.class,
      FilterCommand.OfContainer.class,
      FilterCommand.OfProcess.class
    })
final class FilterCommand {

  /**
   * Filters and what they differ in from profiles, by a title of each process.
   *
   * @param kernel the kernel that runs them
   */
  private record Read(
      Map<String, ProcessFilters> filters,
      Map<String, FilterComparison> comparisons,
      Kernel kernel) {}

  private static String json(Read read) {
    Map<String, LoadedFilters> loaded = new LinkedHashMap<>();
    read.filters().forEach((title, of) -> loaded.put(title, of.loaded()));
    return FilterJson.of(loaded, read.comparisons(), read.kernel());
  }

  /** Options common to all subcommands and the reader in the engine. */
  abstract static class Reading extends ReportingCommand {
    private static final Architecture MACHINE = Architecture.ofThisMachine();

    private final Formats<Read> formats =
        Formats.<Read>text(it -> FiltersText.of(it.filters(), it.comparisons(), it.kernel(), all()))
            .with(Format.JSON, FilterCommand::json);

    @Option(
        names = "--all",
        description =
            "Also list the syscalls of groups with more than 100. JSON always lists them.")
    private boolean all;

    @Option(
        names = "--profile",
        paramLabel = "FILE",
        description =
            "Compare the filter with the one that the runtime builds from this profile. Default, "
                + "for pods: the profile that the runtime received.")
    private @Nullable Path profile;

    /** Return the filters by a title of each process. */
    abstract Map<String, ProcessFilters> read(
        FilterReader reader, Docker docker, Progress progress);

    @Override
    CommandResult run(CommandSession session) {
      Optional<NamedProfile> given =
          Optional.ofNullable(profile)
              .map(file -> new NamedProfile(file.toString(), ProfileFile.read(file)));
      Read read =
          session.withProgress(
              progress -> {
                Preparation preparation = Preparation.ofThisMachine(progress);
                Docker docker = preparation.tools().engine().docker();
                String image = preparation.images().workload(FilterReader.IMAGE).reference();
                FilterReader reader = new FilterReader(docker, image);
                Map<String, ProcessFilters> filters = read(reader, docker, progress);
                Kernel kernel = new Kernel(MACHINE, reader.kernelRelease());
                return new Read(filters, compared(filters, given), kernel);
              });
      print(read, formats, session);
      return CommandResult.of(
          read.comparisons().values().stream().allMatch(FilterComparison::isEqual));
    }

    private static Map<String, FilterComparison> compared(
        Map<String, ProcessFilters> filters, Optional<NamedProfile> given) {
      Map<String, FilterComparison> comparisons = new LinkedHashMap<>();
      filters.forEach(
          (title, of) ->
              given.or(of::received).ifPresent(it -> comparisons.put(title, of.comparedWith(it))));
      return comparisons;
    }

    private boolean all() {
      return all;
    }

    @Override
    final Formats<?> formats() {
      return formats;
    }

    /** Return the filters of a process that the engine's own runtime started. */
    static ProcessFilters ofEngine(LoadedFilters loaded, FilterReader reader) {
      OciRuntime runtime =
          reader.engineRuntime().orElseGet(() -> FilterToolchain.newest().runtime());
      return new ProcessFilters(
          loaded, Optional.empty(), "", FilterToolchains.of(runtime, "", MACHINE));
    }
  }

  /** {@code kindproof filter pod}. */
  @Command(
      name = "pod",
      description =
          "Reads the filters of a pod's containers, on a kind or K3s cluster whose nodes are "
              + "containers of this engine.",
      exitCodeList = {
        " 0:the filters are printed, and are those of the profiles",
        " 1:a filter differs from that of its profile",
        " 2:an argument, the profile or the kubeconfig is wrong, or there is no such pod",
        " 3:no container is running, or the engine or API server does not respond"
      },
      footer = {
        "  ${ROOT-COMMAND-NAME} filter pod web --kubeconfig kind.yaml --context kind-kind",
        "  ${ROOT-COMMAND-NAME} filter pod shop/web --container proxy \\",
        "    --kubeconfig kind.yaml --context kind-kind",
      })
  static final class OfPod extends Reading {
    @Parameters(paramLabel = "[NAMESPACE/]POD", description = "Pod. Default namespace: default.")
    private String pod = "";

    @Option(
        names = "--container",
        paramLabel = "NAME",
        description = "Container of the pod. Default: all running containers.")
    private @Nullable String container;

    @Mixin private NamedContextOptions context;

    @Override
    Map<String, ProcessFilters> read(FilterReader reader, Docker docker, Progress progress) {
      Kubeconfig kubeconfig = context.named();
      try (KubernetesClient client = kubeconfig.client(new RequestCount(), progress)) {
        PodFacts facts = new PodFacts(find(client), List.of());
        RunningContainers containers =
            RunningContainers.of(pod, facts, Optional.ofNullable(container));
        containers
            .others()
            .forEach(
                it ->
                    progress.say("left out: container %s is %s".formatted(it.name(), it.state())));
        NodeShell node = node(facts.pod().getSpec().getNodeName(), docker);
        Map<String, ProcessFilters> filters = new LinkedHashMap<>();
        PodFilters.read(facts.pod().getSpec(), containers.running(), node, reader)
            .forEach((name, of) -> filters.put("pod " + pod + ", container " + name, of));
        return filters;
      } catch (KubernetesClientException e) {
        throw ApiFaults.of(e, kubeconfig.server());
      }
    }

    private Pod find(KubernetesClient client) {
      int slash = pod.indexOf('/');
      String namespace = slash < 0 ? "default" : pod.substring(0, slash);
      String name = pod.substring(slash + 1);
      Pod found = client.pods().inNamespace(namespace).withName(name).get();
      if (found == null) {
        throw new BadInputException(
            "pod " + pod, "is not in namespace " + namespace, "write it as NAMESPACE/POD");
      }
      return found;
    }

    private static NodeShell node(String name, Docker docker) {
      if (!docker.command("inspect", "--type=container", name).run().ok()) {
        throw new BadInputException(
            "node " + name,
            "is not a container of this engine, so its filters cannot be read",
            "use a kind or K3s cluster that runs on this engine");
      }
      return new NodeShell(docker, name);
    }
  }

  /** {@code kindproof filter container}. */
  @Command(
      name = "container",
      description = "Reads the filters of the first process of a container of the engine.",
      exitCodeList = {
        " 0:the filters are printed, and are those of the profile if one is given",
        " 1:a filter differs from that of the profile",
        " 2:an argument or the profile is wrong",
        " 3:there is no such container, it is not running, or the engine does not respond"
      },
      footer = "  ${ROOT-COMMAND-NAME} filter container web --profile profiles/mine.json")
  static final class OfContainer extends Reading {
    @Parameters(paramLabel = "CONTAINER", description = "Name or id of a container.")
    private String container = "";

    @Override
    Map<String, ProcessFilters> read(FilterReader reader, Docker docker, Progress progress) {
      LoadedFilters loaded = reader.readContainer(container);
      return Map.of("container " + container, ofEngine(loaded, reader));
    }
  }

  /** {@code kindproof filter process}. */
  @Command(
      name = "process",
      description = "Reads the filters of a process of the machine that the engine runs on.",
      exitCodeList = {
        " 0:the filters are printed, and are those of the profile if one is given",
        " 1:a filter differs from that of the profile",
        " 2:an argument or the profile is wrong",
        " 3:there is no such process, or the engine does not respond"
      },
      footer = "  ${ROOT-COMMAND-NAME} filter process 4711 --format json")
  static final class OfProcess extends Reading {
    @Parameters(paramLabel = "PID", description = "Process id, as ps shows it on that machine.")
    private String process = "";

    @Override
    Map<String, ProcessFilters> read(FilterReader reader, Docker docker, Progress progress) {
      if (!process.matches("[1-9]\\d{0,9}")) {
        throw new BadInputException(
            "process '" + process + "'",
            "is no process id",
            "give a number from 1, as ps shows it");
      }
      long pid = Long.parseLong(process);
      return Map.of("process " + pid, ofEngine(reader.read(pid), reader));
    }
  }
}
