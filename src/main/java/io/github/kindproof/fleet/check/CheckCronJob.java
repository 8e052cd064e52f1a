package io.github.kindproof.fleet.check;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.report.HtmlTemplate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CronJob that checks the cluster from inside, with everything it requires and no more rights
 * than {@link CheckRights}. Pure.
 *
 * <p>Its Jobs fail if a node differs or does not answer, so any monitoring of Jobs reports that.
 *
 * @param image an image with Kindproof, see {@code images/kindproof/Dockerfile}
 * @param schedule in cron's format and the control plane's time
 * @param arguments the arguments of {@code kindproof check}, without the cluster
 */
public record CheckCronJob(String image, String schedule, List<String> arguments) {
  /** All objects, in the order of their creation, for {@code kubectl apply}. */
  public String yaml(CheckPlan plan) {
    List<String> all =
        Stream.concat(
                Stream.of(
                    "check", "--kubeconfig=/etc/kindproof/kubeconfig", "--context=in-cluster"),
                arguments.stream())
            .toList();
    return HtmlTemplate.fill(
        PackagedFile.text(CheckCronJob.class, "check-cronjob.yaml"),
        Map.of(
            "image", JsonText.line(image),
            "schedule", JsonText.line(schedule),
            "arguments", JsonText.line(all),
            "role", Serialization.asYaml(CheckRights.role(plan))));
  }
}
