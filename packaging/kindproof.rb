# For a tap, kindproof/homebrew-tap. `mvn -Prelease package` fills it in.
class Kindproof < Formula
  desc "Shows what seccomp really does on a Kubernetes node"
  homepage "https://github.com/kindproof/kindproof"
  url "@download@/kindproof-@version@.tar.gz"
  sha256 "@sha256@"
  license "Apache-2.0"

  depends_on "openjdk"

  def install
    libexec.install "kindproof"
    (bin/"kindproof").write_env_script libexec/"kindproof", Language::Java.overridable_java_home_env
    generate_completions_from_executable(bin/"kindproof", "completion", shells: [:bash, :zsh, :fish])
  end

  test do
    (testpath/"profile.json").write '{"defaultAction": "SCMP_ACT_ALLOW"}'
    assert_match "1 file", shell_output("#{bin}/kindproof lint profile.json")
  end
end
