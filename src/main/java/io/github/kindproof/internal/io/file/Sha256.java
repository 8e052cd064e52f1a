package io.github.kindproof.internal.io.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of all added bytes. */
public final class Sha256 {
  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  public static String of(byte[] bytes) {
    return new Sha256().add(bytes).hexadecimal();
  }

  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The 32 bytes of the hash; resets it. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The 64 digits of the hash; resets it. */
  public String hexadecimal() {
    return HexFormat.of().formatHex(bytes());
  }
}
