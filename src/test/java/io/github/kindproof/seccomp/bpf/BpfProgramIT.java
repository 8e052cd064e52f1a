package io.github.kindproof.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.RandomSeed;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.build.TestImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Compares the interpreter with the kernel on random programs and calls. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class BpfProgramIT {
  private static final String IMAGE = "kindproof/filter-runner:1";
  private static final int PROGRAMS = 400;
  private static final int CALLS = 40;

  private record Answered(List<BpfInstruction> program, SeccompData call, String errno) {}

  @Test
  void answersAsTheKernelDoes() {
    Docker docker = new Docker(Map.of());
    TestImages.build(docker, "filter-runner", Map.of(), IMAGE);
    long seed = RandomSeed.get();
    RandomPrograms random = new RandomPrograms(new Random(seed));
    KernelFilters kernel = new KernelFilters(docker, IMAGE);
    List<Answered> interpreted = new ArrayList<>();
    for (int programs = 0; programs < PROGRAMS; programs++) {
      BpfProgram program = random.next();
      List<SeccompData> calls = new ArrayList<>();
      for (int call = 0; call < CALLS; call++) {
        calls.add(random.call(call % 2 == 0 ? KernelFilters.X86_64 : KernelFilters.I386));
      }
      kernel.add(program, calls);
      for (SeccompData call : calls) {
        String errno = String.valueOf(program.answer(call).data());
        interpreted.add(new Answered(program.instructions(), call, errno));
      }
    }
    List<String> kernels = kernel.run();
    assertThat(kernels).as("seed %d", seed).hasSameSizeAs(interpreted);
    for (int at = 0; at < kernels.size(); at++) {
      assertThat(interpreted.get(at))
          .as("-Dkindproof.seed=%d", seed)
          .returns(kernels.get(at), Answered::errno);
    }
  }
}
