package io.github.kindproof.seccomp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * An error number of a failed syscall, with the text that C libraries, Go and the shell share.
 *
 * <p>Lists only errors that have the same number on every architecture and may be in a workload's
 * log.
 */
public enum Errno {
  EPERM(1, "Operation not permitted"),
  ENOENT(2, "No such file or directory"),
  ESRCH(3, "No such process"),
  EINTR(4, "Interrupted system call"),
  EIO(5, "Input/output error"),
  ENXIO(6, "No such device or address"),
  E2BIG(7, "Argument list too long"),
  ENOEXEC(8, "Exec format error"),
  EBADF(9, "Bad file descriptor"),
  ECHILD(10, "No child processes"),
  EAGAIN(11, "Resource temporarily unavailable"),
  ENOMEM(12, "Cannot allocate memory"),
  EACCES(13, "Permission denied"),
  EFAULT(14, "Bad address"),
  ENOTBLK(15, "Block device required"),
  EBUSY(16, "Device or resource busy"),
  EEXIST(17, "File exists"),
  EXDEV(18, "Invalid cross-device link"),
  ENODEV(19, "No such device"),
  ENOTDIR(20, "Not a directory"),
  EISDIR(21, "Is a directory"),
  EINVAL(22, "Invalid argument"),
  ENFILE(23, "Too many open files in system"),
  EMFILE(24, "Too many open files"),
  ENOTTY(25, "Inappropriate ioctl for device"),
  ETXTBSY(26, "Text file busy"),
  EFBIG(27, "File too large"),
  ENOSPC(28, "No space left on device"),
  ESPIPE(29, "Illegal seek"),
  EROFS(30, "Read-only file system"),
  EMLINK(31, "Too many links"),
  EPIPE(32, "Broken pipe"),
  EDOM(33, "Numerical argument out of domain"),
  ERANGE(34, "Numerical result out of range"),
  EDEADLK(35, "Resource deadlock avoided"),
  ENAMETOOLONG(36, "File name too long"),
  ENOLCK(37, "No locks available"),
  ENOSYS(38, "Function not implemented"),
  ENOTEMPTY(39, "Directory not empty"),
  ELOOP(40, "Too many levels of symbolic links"),
  ENODATA(61, "No data available"),
  EPROTO(71, "Protocol error"),
  EOVERFLOW(75, "Value too large for defined data type"),
  ENOTSOCK(88, "Socket operation on non-socket"),
  EMSGSIZE(90, "Message too long"),
  ENOPROTOOPT(92, "Protocol not available"),
  EPROTONOSUPPORT(93, "Protocol not supported"),
  ESOCKTNOSUPPORT(94, "Socket type not supported"),
  EOPNOTSUPP(95, "Operation not supported"),
  EPFNOSUPPORT(96, "Protocol family not supported"),
  EAFNOSUPPORT(97, "Address family not supported by protocol"),
  EADDRINUSE(98, "Address already in use"),
  EADDRNOTAVAIL(99, "Cannot assign requested address"),
  ENETDOWN(100, "Network is down"),
  ENETUNREACH(101, "Network is unreachable"),
  ENETRESET(102, "Network dropped connection on reset"),
  ECONNABORTED(103, "Software caused connection abort"),
  ECONNRESET(104, "Connection reset by peer"),
  ENOBUFS(105, "No buffer space available"),
  EISCONN(106, "Transport endpoint is already connected"),
  ENOTCONN(107, "Transport endpoint is not connected"),
  ESHUTDOWN(108, "Cannot send after transport endpoint shutdown"),
  ETOOMANYREFS(109, "Too many references: cannot splice"),
  ETIMEDOUT(110, "Connection timed out"),
  ECONNREFUSED(111, "Connection refused"),
  EHOSTDOWN(112, "Host is down"),
  EHOSTUNREACH(113, "No route to host"),
  EALREADY(114, "Operation already in progress"),
  EINPROGRESS(115, "Operation now in progress"),
  ECANCELED(125, "Operation canceled");

  private final int number;
  private final String text;

  Errno(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Return the number, for example 1 for {@link #EPERM}. */
  public int number() {
    return number;
  }

  /** Return the text of {@code strerror}, for example {@code Operation not permitted}. */
  public String text() {
    return text;
  }

  /** Return the error with this number; empty if it is not listed here. */
  public static Optional<Errno> of(int number) {
    return Arrays.stream(values()).filter(errno -> errno.number == number).findFirst();
  }

  /**
   * Find the first error in a message, by its text in any case ({@code operation not permitted}) or
   * by its name ({@code EPERM}).
   */
  public static Optional<Errno> in(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(errno -> errno.position(message, lower) >= 0)
        .min(
            Comparator.comparingInt((Errno errno) -> errno.position(message, lower))
                .thenComparing(errno -> -errno.text.length()));
  }

  private int position(String message, String lower) {
    int byText = lower.indexOf(text.toLowerCase(Locale.ROOT));
    int byName = word(message);
    return byText < 0 || byName < 0 ? Math.max(byText, byName) : Math.min(byText, byName);
  }

  private int word(String message) {
    int at = message.indexOf(name());
    while (at >= 0 && (isLetter(message, at - 1) || isLetter(message, at + name().length()))) {
      at = message.indexOf(name(), at + 1);
    }
    return at;
  }

  private static boolean isLetter(String message, int at) {
    return at >= 0
        && at < message.length()
        && (Character.isLetterOrDigit(message.charAt(at)) || message.charAt(at) == '_');
  }
}
