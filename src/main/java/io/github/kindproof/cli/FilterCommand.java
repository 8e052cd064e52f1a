package io.github.kindproof.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.FilterJson;
import io.github.kindproof.seccomp.bpf.FilterText;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.PodFacts;
import io.github.kindproof.workload.PodFilters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
            + "action for each syscall, by architecture, and the arguments that change it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof filter pod default/web --kubeconfig kind.yaml --context kind-kind",
      "  ./kindproof filter container web",
      "  ./kindproof filter process 4711"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      FilterCommand.OfPod.class,
      FilterCommand.OfContainer.class,
      FilterCommand.OfProcess.class
    })
final class FilterCommand {

  /** Options common to all subcommands, the reader in the engine, and the two output formats. */
  abstract static class Reading extends KindproofCommand {
    /** The output formats. */
    enum Format {
      TEXT,
      JSON
    }

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "text",
        description = "Output format: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        description = "Write the result to this file.")
    private @Nullable Path output;

    @Option(
        names = "--all",
        description =
            "Also list the syscalls of groups with more than 100. JSON always lists them.")
    private boolean all;

    /** Return the filters by a title of each process. */
    abstract Map<String, LoadedFilters> read(FilterReader reader, Docker docker);

    @Override
    CommandResult run(CommandSession session) {
      Map<String, LoadedFilters> filters =
          session.withProgress(
              progress -> {
                Preparation preparation = Preparation.ofThisMachine(progress);
                Docker docker = preparation.tools().engine().docker();
                String image = preparation.images().workload(FilterReader.IMAGE).reference();
                return read(new FilterReader(docker, image), docker);
              });
      Architecture kernel = Architecture.ofThisMachine();
      session.print(
          output,
          format == Format.JSON
              ? FilterJson.of(filters, kernel)
              : filters.entrySet().stream()
                  .map(it -> FilterText.of(it.getKey(), it.getValue(), kernel, all))
                  .collect(Collectors.joining("\n")));
      return CommandResult.GOOD;
    }
  }

  /** {@code kindproof filter pod}. */
  @Command(
      name = "pod",
      description =
          "Reads the filters of a pod's containers, on a kind or K3s cluster whose nodes are "
              + "containers of this engine.",
      exitCodeList = {
        " 0:the filters are printed",
        " 2:an argument or the kubeconfig is wrong, or there is no such pod",
        " 3:a container is not running, or the engine or API server does not respond"
      },
      footer = {
        "  ./kindproof filter pod web --kubeconfig kind.yaml --context kind-kind",
        "  ./kindproof filter pod shop/web --container proxy \\",
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
    Map<String, LoadedFilters> read(FilterReader reader, Docker docker) {
      try (KubernetesClient client = context.named().client(new RequestCount())) {
        PodFacts facts = new PodFacts(find(client), List.of());
        List<ContainerFacts> wanted =
            container == null
                ? facts.containers().stream().filter(ContainerFacts::isRunning).toList()
                : List.of(facts.container(container));
        if (wanted.isEmpty() || !wanted.get(0).isRunning()) {
          throw new BadInputException("pod " + pod, "has no running container", "wait for one");
        }
        NodeShell node = node(facts.pod().getSpec().getNodeName(), docker);
        Map<String, LoadedFilters> filters = new LinkedHashMap<>();
        PodFilters.read(wanted, node, reader)
            .forEach((name, of) -> filters.put("pod " + pod + ", container " + name, of));
        return filters;
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
        " 0:the filters are printed",
        " 2:an argument is wrong",
        " 3:there is no such container, it is not running, or the engine does not respond"
      },
      footer = "  ./kindproof filter container web")
  static final class OfContainer extends Reading {
    @Parameters(paramLabel = "CONTAINER", description = "Name or id of a container.")
    private String container = "";

    @Override
    Map<String, LoadedFilters> read(FilterReader reader, Docker docker) {
      return Map.of("container " + container, reader.readContainer(container));
    }
  }

  /** {@code kindproof filter process}. */
  @Command(
      name = "process",
      description = "Reads the filters of a process of the machine that the engine runs on.",
      exitCodeList = {
        " 0:the filters are printed",
        " 2:an argument is wrong",
        " 3:there is no such process, or the engine does not respond"
      },
      footer = "  ./kindproof filter process 4711 --format json")
  static final class OfProcess extends Reading {
    @Parameters(paramLabel = "PID", description = "Process id, as ps shows it on that machine.")
    private long pid;

    @Override
    Map<String, LoadedFilters> read(FilterReader reader, Docker docker) {
      return Map.of("process " + pid, reader.read(pid));
    }
  }
}
