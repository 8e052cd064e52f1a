package io.github.kindproof.cli;

import io.github.kindproof.internal.io.packaged.OwnVersion;
import picocli.CommandLine.IVersionProvider;

final class ProjectVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"kindproof " + OwnVersion.number()};
  }
}
