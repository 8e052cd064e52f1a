package io.github.kindproof.strace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StraceLogTest {
  private static final String LOG =
      """
      10    execve("/usr/sbin/runc", ["runc"], 0x7ffd /* 9 vars */) = 0
      10    clone(child_stack=0xc000, flags=CLONE_VM|CLONE_THREAD) = 11
      11    uname({sysname="Linux"}) = 0
      10    clone(child_stack=NULL, flags=CLONE_PARENT|SIGCHLD <unfinished ...>
      20    getuid()                          = 0
      10    <... clone resumed>)              = 20
      20    clone(child_stack=0xc000, flags=CLONE_VM|CLONE_THREAD <unfinished ...>
      21    gettid()                          = 21
      20    <... clone resumed>)              = 21
      20    seccomp(SECCOMP_SET_MODE_STRICT, 1, NULL) = -1 EINVAL (Invalid argument)
      21    futex(0xc0, FUTEX_WAIT_PRIVATE, 0, NULL <unfinished ...>
      20    seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, {len=9} <unfinished ...>
      21    <... futex resumed>)              = 0
      20    <... seccomp resumed>)            = 0
      21    nanosleep({tv_sec=0}, NULL)       = 0
      20    epoll_ctl(5, EPOLL_CTL_ADD, 3, {}) = -1 EPERM (Operation not permitted)
      20    execve("/bin/app", ["app"], 0x7ffd <unfinished ...>
      20    <... execve resumed>)             = 0
      20    keyctl(KEYCTL_GET_KEYRING_ID, -2, 1) = -1 EPERM (Operation not permitted)
      20    vfork( <unfinished ...>
      30    getppid()                         = 20
      30    exit_group(0)                     = ?
      30    +++ exited with 0 +++
      20    <... vfork resumed>)              = 7 /* 30 in strace's PID NS */
      20    --- SIGCHLD {si_signo=SIGCHLD} ---
      10    wait4(20, NULL, 0, NULL)          = 20
      """;

  @Test
  void whatCameBeforeTheFilterOrIsOutsideOfItDoesNotCount() {
    assertThat(StraceLog.underFilter(LOG))
        .containsExactly(
            "epoll_ctl", "execve", "exit_group", "getppid", "keyctl", "nanosleep", "vfork");
  }

  @Test
  void refusedAreThoseThatFailedAsAFilterMakesThemFail() {
    assertThat(StraceLog.refusedUnderFilter(LOG)).containsExactly("keyctl");
  }

  @Test
  void withoutAFilterThereIsNothing() {
    assertThat(StraceLog.underFilter(LOG.replace("_FILTER", "_STRICT"))).isEmpty();
  }
}
