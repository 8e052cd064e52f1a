package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.bpf.BpfProgram;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Profiles, and the programs that runc 1.4.3 made of them. */
public final class FilterSamples {
  /** Allows {@code lseek} to offsets below 5, and from 2^32 + 5 on. */
  public static final String WIDE =
      """
      {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
        {"names": ["lseek"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 1, "value": 5, "op": "SCMP_CMP_LT"}]},
        {"names": ["lseek"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 1, "value": 4294967301, "op": "SCMP_CMP_GE"}]}]}
      """;

  /** With libseccomp 2.5.4; 2.6.0 and 2.6.1 make the same. */
  public static final String WIDE_PROGRAM =
      "2000000004000000150001003e0000c005000000060000002000000000000000450001000000004025000200"
          + "0800000005000000020000000500000001000000060000002600050020000000040000001500000f3e0000"
          + "c0200000000000000035000001000000401500000cffffffff1500000908000000200000001c0000002500"
          + "03000000000015000007000000002000000018000000350000050500000025000400010000001500000201"
          + "00000020000000180000003500010005000000060000000100050006000000"
          + "0000ff7f0600000000000000";

  /** Denies {@code mkdir}, and a syscall that only libseccomp 2.6 knows. */
  public static final String MSEAL =
      """
      {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
        {"names": ["mkdir", "mseal"], "action": "SCMP_ACT_ERRNO", "errnoRet": 77}]}
      """;

  static final String MSEAL_PROGRAM_2_5_4 =
      "2000000004000000150000063e0000c02000000000000000350000010000004015000003ffffffff15000100"
          + "53000000060000000000ff7f060000004d0005000600000000000000";

  static final String MSEAL_PROGRAM_2_6_0 =
      "2000000004000000150000073e0000c02000000000000000350000010000004015000004ffffffff15000200"
          + "5300000015000100ce010000060000000000ff7f060000004d0005000600000000000000";

  private FilterSamples() {}

  static FilterToolchains runc(String libseccomp) {
    return FilterToolchains.of(
        new OciRuntime(OciRuntime.Kind.RUNC, "1.4.3"), libseccomp, Architecture.X86_64);
  }

  static LoadedFilters loaded(String... programs) {
    return new LoadedFilters(
        "sh",
        programs.length == 0 ? SeccompMode.DISABLED : SeccompMode.FILTERING,
        Stream.of(programs).map(BpfProgram::parse).toList());
  }

  static NamedProfile profile(String json) {
    return new NamedProfile("mine.json", parsed(json));
  }

  private static SeccompProfile parsed(String json) {
    return ProfileFile.understood(json, false).profiles().get(0).profile();
  }

  /** The filters of a process on a node whose runtime is linked with libseccomp 2.5.4. */
  public static ProcessFilters onNode(String... programs) {
    return new ProcessFilters(loaded(programs), Optional.empty(), "", runc("2.5.4"));
  }

  static List<String> sentences(String json) {
    return sentences(json, "2.5.4");
  }

  static List<String> sentences(String json, String libseccomp) {
    return FilterComparison.of(loaded(), profile(json), runc(libseccomp)).notes().stream()
        .map(FilterNote::sentence)
        .toList();
  }
}
