package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {
  @Test
  void isFoundInTheLoadersMessage() {
    assertThat(
            Errno.in(
                "nginx: error while loading shared libraries: libcrypt.so.1: "
                    + "cannot stat shared object: Operation not permitted"))
        .hasValue(Errno.EPERM);
  }

  @Test
  void isFoundInRuncsMessageInLowerCase() {
    assertThat(
            Errno.in(
                "runc create failed: ensure /proc/self/fd is on procfs: operation not permitted"))
        .hasValue(Errno.EPERM);
    assertThat(Errno.in("exec format error")).hasValue(Errno.ENOEXEC);
  }

  @Test
  void isFoundByItsNameAsAWholeWordOnly() {
    assertThat(Errno.in("mount: EACCES")).hasValue(Errno.EACCES);
    assertThat(Errno.in("XEPERM, EPERM_ and EIO")).hasValue(Errno.EIO);
    assertThat(Errno.in("CrashLoopBackOff")).isEmpty();
  }

  @Test
  void theFirstOfSeveralCounts() {
    assertThat(Errno.in("Permission denied, then Operation not permitted")).hasValue(Errno.EACCES);
    assertThat(Errno.in("Too many open files in system")).hasValue(Errno.ENFILE);
  }

  @Test
  void hasTheKernelsNumbers() {
    assertThat(Errno.of(1)).hasValue(Errno.EPERM);
    assertThat(Errno.of(38)).hasValue(Errno.ENOSYS);
    assertThat(Errno.of(4000)).isEmpty();
    assertThat(Errno.ENOSYS.text()).isEqualTo("Function not implemented");
  }
}
