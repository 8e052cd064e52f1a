package io.github.kindproof.upgrade.rollout.traffic;

import org.apiguardian.api.API;

/**
 * A target of requests.
 *
 * @param host its address
 * @param port its port
 * @param path the requested path, from the first slash on
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Endpoint(String host, int port, String path) {
  @Override
  public String toString() {
    return "http://" + host + ":" + port + path;
  }
}
