package io.github.kindproof.upgrade.rollout.traffic;

import org.apiguardian.api.API;

/**
 * Where requests are sent.
 *
 * @param host its address
 * @param port its port
 * @param path what is asked for, from the first slash on
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Endpoint(String host, int port, String path) {
  @Override
  public String toString() {
    return "http://" + host + ":" + port + path;
  }
}
