package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageNames;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/**
 * A copier of images from the engine to nodes, under the names in manifests. It skips a node that
 * already has the same image under that name, and looks at each node only once.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class EngineNodeImages implements NodeImages {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Docker docker;
  private final Images images;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Set<OnNode> brought = ConcurrentHashMap.newKeySet();

  private record OnNode(String node, String name, String id) {}

  /**
   * Create a copier.
   *
   * @param docker the engine
   * @param images gets images into the engine
   */
  public EngineNodeImages(Docker docker, Images images) {
    this.docker = docker;
    this.images = images;
  }

  @Override
  public void bring(List<String> names, List<NodeShell> nodes) {
    if (nodes.isEmpty()) { // the nodes pull images themselves, so none is needed here
      return;
    }
    for (String name : names) {
      ImageReference image = images.workload(name);
      if (image.isInEngine()) {
        String id =
            docker.command("image", "inspect", "--format", "{{.Id}}", image.reference()).output();
        nodes.parallelStream()
            .forEach(node -> bring(image.reference(), fullName(name), id.strip(), node));
      }
    }
  }

  @Override
  public String inEngine(String name) {
    return images.workload(name).reference();
  }

  /**
   * Copy one image at a time to a node: several workloads with the same image would all copy it,
   * and while an image is being renamed, the kubelet does not find it.
   */
  private void bring(String reference, String name, String id, NodeShell node) {
    OnNode wanted = new OnNode(node.container(), name, id);
    synchronized (locks.computeIfAbsent(node.container(), it -> new Object())) {
      if (!brought.contains(wanted)) {
        if (!has(node, name, id)) {
          copy(reference, name, node);
        }
        brought.add(wanted);
      }
    }
  }

  private static boolean has(NodeShell node, String name, String id) {
    String listed = node.crictl("images", "--output", "json").output();
    JsonNode images =
        JsonText.parse(listed)
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "crictl on " + node.container() + " printed no JSON", "try again"))
            .path("images");
    for (JsonNode image : images) {
      for (JsonNode tag : image.path("repoTags")) {
        if (tag.asString("").equals(name)) {
          return image.path("id").asString("").equals(id);
        }
      }
    }
    return false;
  }

  private void copy(String reference, String name, NodeShell node) {
    String carried = reference.contains("@") ? "kindproof/carried:" + tag(name) : reference;
    if (!carried.equals(reference)) {
      docker.command("tag", reference, carried).output();
    }
    Command save = docker.command("save", carried);
    Command load = node.command("ctr", "--namespace", "k8s.io", "images", "import", "-");
    Command.pipe(save, load.withLimit(LIMIT));
    String ctr = "ctr --namespace k8s.io images tag --force " + fullName(carried) + " " + name;
    node.command(ctr.split(" ")).output();
  }

  private static String tag(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "-");
  }

  /** Return the name with registry and path, as in {@code docker.io/library/nginx:1}. */
  static String fullName(String name) {
    String library = name.contains("/") ? "" : "library/";
    String withRegistry =
        ImageNames.registry(name).isEmpty() ? "docker.io/" + library + name : name;
    boolean hasTag = withRegistry.lastIndexOf(':') > withRegistry.lastIndexOf('/');
    return hasTag || withRegistry.contains("@") ? withRegistry : withRegistry + ":latest";
  }
}
