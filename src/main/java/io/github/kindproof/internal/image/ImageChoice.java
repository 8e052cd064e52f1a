package io.github.kindproof.internal.image;

/** What to do for an image that has an official form, by what is there already. */
enum ImageChoice {
  USE_OFFICIAL,
  USE_BUILT,
  PULL,
  BUILD;

  /**
   * Decides without asking a registry.
   *
   * @param officialThere whether the engine has the official image by its digest
   * @param builtThere whether the engine has the image that is built here
   */
  static ImageChoice of(ImageMode mode, boolean officialThere, boolean builtThere) {
    if (mode == ImageMode.LOCAL) {
      return builtThere ? USE_BUILT : BUILD;
    }
    if (officialThere) {
      return USE_OFFICIAL;
    }
    return mode == ImageMode.AUTO && builtThere ? USE_BUILT : PULL;
  }
}
