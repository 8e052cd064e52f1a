package io.github.kindproof.leastprivilege;

import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import org.assertj.core.api.AssertProvider;

/**
 * A profile to make assertions on, without a cluster: {@code
 * assertThat(ProfileUnderTest.read("profiles/mine.json")).survives("runc 1.4")}.
 *
 * @param file the path of the profile
 * @param profile the content of the file
 */
public record ProfileUnderTest(Path file, SeccompProfile profile)
    implements AssertProvider<ProfileAssert> {

  /**
   * Read a profile from a file.
   *
   * @param file the path of the file
   * @throws io.github.kindproof.BadInputException if the file does not exist or is not valid
   */
  public static ProfileUnderTest read(String file) {
    Path path = Path.of(file);
    return new ProfileUnderTest(path, ProfileFile.read(path));
  }

  @Override
  public ProfileAssert assertThat() {
    return new ProfileAssert(this);
  }
}
