package io.github.kindproof.internal.progress;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports changes of the terminal's size. */
final class WindowChange {
  private static final Logger log = LoggerFactory.getLogger(WindowChange.class);

  private WindowChange() {}

  /**
   * Calls the listener on each SIGWINCH. The JDK supports {@code sun.misc.Signal} (module
   * jdk.unsupported), but javac warns about it, hence reflection.
   */
  static void onSignal(Runnable listener) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              WindowChange.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                listener.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), onSignal);
    } catch (ReflectiveOperationException e) {
      log.debug("no SIGWINCH here: the terminal's size stays what it was at the start", e);
    }
  }
}
