package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The kernel itself: attaches programs as filters and makes calls under them. */
final class KernelFilters {
  static final long X86_64 = 0xc000003eL;
  static final long I386 = 0x40000003L;

  private final Docker docker;
  private final String image;
  private final StringBuilder input = new StringBuilder();

  KernelFilters(Docker docker, String image) {
    this.docker = docker;
    this.image = image;
  }

  void add(BpfProgram program, List<SeccompData> calls) {
    input.append("program ").append(hexadecimal(program)).append('\n');
    for (SeccompData call : calls) {
      input.append(call.architecture() == I386 ? 32 : 64).append(' ').append(call.number());
      call.arguments().forEach(it -> input.append(' ').append(Long.toHexString(it)));
      input.append('\n');
    }
  }

  /** Return the lines that it prints: an errno for each call. */
  List<String> run() {
    ProcessResult result =
        docker
            .command(
                "run", "--rm", "-i", "--network=none", "--security-opt=seccomp=unconfined", image)
            .withInput(input.toString())
            .run();
    if (!result.ok()) {
      throw new IllegalStateException(result.stderr());
    }
    return new ArrayList<>(result.stdout().lines().toList());
  }

  private static String hexadecimal(BpfProgram program) {
    ByteBuffer bytes =
        ByteBuffer.allocate(program.length() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (BpfInstruction it : program.instructions()) {
      bytes
          .putShort((short) it.code())
          .put((byte) it.ifTrue())
          .put((byte) it.ifFalse())
          .putInt((int) it.constant());
    }
    return HexFormat.of().formatHex(bytes.array());
  }
}
