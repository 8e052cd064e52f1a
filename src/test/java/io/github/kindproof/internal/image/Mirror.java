package io.github.kindproof.internal.image;

import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Does what TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX does, which is fixed for a whole process. */
final class Mirror extends ImageNameSubstitutor {
  private final String prefix;

  Mirror(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public DockerImageName apply(DockerImageName name) {
    return DockerImageName.parse(prefix + name.asCanonicalNameString());
  }

  @Override
  protected String getDescription() {
    return "mirror " + prefix;
  }
}
