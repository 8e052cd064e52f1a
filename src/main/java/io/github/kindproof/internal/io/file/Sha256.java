package io.github.kindproof.internal.io.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of all that is added, one after the other. */
public final class Sha256 {
  private final MessageDigest digest;

  /** Of nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** That of these bytes, in hexadecimal. */
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

  /** Its 32 bytes; then it is of nothing again. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** Its 64 digits; then it is of nothing again. */
  public String hexadecimal() {
    return HexFormat.of().formatHex(bytes());
  }
}
