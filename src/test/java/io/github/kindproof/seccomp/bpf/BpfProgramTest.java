package io.github.kindproof.seccomp.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BpfProgramTest {
  private static final int LOAD = 0x20;
  private static final int RETURN = 0x06;
  private static final int RETURN_A = 0x16;
  private static final int FIRST_ARGUMENT = 16;

  /** Returns 1 if the jump on the first argument's lower half holds, otherwise 2. */
  @ParameterizedTest
  @CsvSource({
    "0x15, 7, 7, 1", // JEQ
    "0x15, 7, 6, 2",
    "0x25, 7, 8, 1", // JGT
    "0x25, 7, 7, 2",
    "0x25, 7, 0xffffffff, 1", // without a sign
    "0x35, 7, 7, 1", // JGE
    "0x35, 7, 6, 2",
    "0x35, 0x80000000, 0x7fffffff, 2",
    "0x45, 6, 4, 1", // JSET
    "0x45, 6, 9, 2",
  })
  void jumps(String code, String constant, String argument, int returned) {
    BpfProgram program =
        program(
            at(LOAD, FIRST_ARGUMENT),
            jump(Integer.decode(code), Long.decode(constant), 0, 1),
            at(RETURN, 1),
            at(RETURN, 2));
    assertThat(program.run(SeccompData.of(0, 0, Long.decode(argument)))).isEqualTo(returned);
  }

  @ParameterizedTest
  @CsvSource({
    "0x04, 3, 10", // ADD
    "0x14, 3, 4", // SUB
    "0x24, 3, 21", // MUL
    "0x34, 3, 2", // DIV
    "0x44, 8, 15", // OR
    "0x54, 3, 3", // AND
    "0x64, 3, 56", // LSH
    "0x74, 1, 3", // RSH
    "0x84, 0, -7", // NEG
    "0xa4, 2, 5", // XOR
  })
  void calculates(String code, long constant, int result) {
    BpfProgram program =
        program(at(LOAD, FIRST_ARGUMENT), at(Integer.decode(code), constant), at(RETURN_A, 0));
    assertThat(program.run(SeccompData.of(0, 0, 7))).isEqualTo(result);
  }

  @Test
  void readsEachWordOfTheCall() {
    SeccompData call = SeccompData.of(0xc000003eL, 435, 0x1_0000_0028L, 2, 3, 4, 5, -1L);
    assertThat(
            List.of(0, 4, 8, 12, 16, 20, 24, 56, 60).stream()
                .map(offset -> program(at(LOAD, offset), at(RETURN_A, 0)).run(call)))
        .containsExactly(435, 0xc000003e, 0, 0, 0x28, 1, 2, -1, -1);
  }

  /** {@code ret = M[3] = len(64) + X}, with X taken from the accumulator. */
  @Test
  void hasTwoRegistersAndMemory() {
    BpfProgram program =
        program(
            at(0x00, 5), // LD 5
            at(0x07, 0), // TAX
            at(0x80, 0), // LD length
            at(0x0c, 0), // ADD X
            at(0x02, 3), // ST M[3]
            at(0x00, 0),
            at(0x60, 3), // LD M[3]
            at(RETURN_A, 0));
    assertThat(program.run(SeccompData.of(0, 0))).isEqualTo(69);
  }

  @Test
  void aDivisionByAnEmptyRegisterKillsTheThread() {
    BpfProgram program = program(at(0x00, 5), at(0x3c, 0), at(RETURN, 0x7fff0000L));
    assertThat(program.answer(SeccompData.of(0, 0)).toString()).isEqualTo("KILL_THREAD");
  }

  @ParameterizedTest
  @CsvSource({
    "0x7fff0000, ALLOW",
    "0x7ffc0000, LOG",
    "0x00050001, ERRNO EPERM",
    "0x0005004d, ERRNO 77",
    "0x0005ffff, ERRNO 4095", // the kernel's MAX_ERRNO
    "0x00050000, ERRNO 0",
    "0x00030000, TRAP",
    "0x7fc00000, NOTIFY",
    "0x7ff00005, TRACE",
    "0x00000000, KILL_THREAD",
    "0x80000000, KILL_PROCESS",
    "0x00010000, KILL_PROCESS", // unknown to the kernel
  })
  void answersWithTheKernelsActions(String value, String answer) {
    BpfProgram program = program(at(RETURN, Long.decode(value)));
    assertThat(program.answer(SeccompData.of(0, 0))).hasToString(answer);
  }

  @Test
  void parsesTheArrayInMemory() {
    BpfProgram program = BpfProgram.parse("2000000004000000" + "15000001" + "3e0000c0" + RET_PAIR);
    assertThat(program.length()).isEqualTo(4);
    assertThat(program.answer(SeccompData.of(0xc000003eL, 0))).hasToString("ALLOW");
    assertThat(program.answer(SeccompData.of(0x40000003L, 0))).hasToString("KILL_THREAD");
  }

  private static final String RET_PAIR = "060000000000ff7f" + "0600000000000000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0600000000", // half an instruction
        "2000000004000000", // does not return
        "2000000003000000" + "0600000000000000", // not aligned
        "2000000040000000" + "0600000000000000", // behind the call's 64 bytes
        "2800000004000000" + "0600000000000000", // loads half a word
        "1500020000000000" + RET_PAIR, // jumps behind the end
        "0500000002000000" + RET_PAIR,
        "3400000000000000" + RET_PAIR, // divides by 0
        "6400000020000000" + RET_PAIR, // shifts by 32
        "0200000010000000" + RET_PAIR, // the 17th word of memory
      })
  void refusesWhatTheKernelRefuses(String hexadecimal) {
    assertThatThrownBy(() -> BpfProgram.parse(hexadecimal))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static BpfProgram program(BpfInstruction... instructions) {
    return BpfProgram.of(Arrays.asList(instructions));
  }

  static BpfInstruction at(int code, long constant) {
    return new BpfInstruction(code, 0, 0, constant);
  }

  static BpfInstruction jump(int code, long constant, int ifTrue, int ifFalse) {
    return new BpfInstruction(code, ifTrue, ifFalse, constant);
  }
}
