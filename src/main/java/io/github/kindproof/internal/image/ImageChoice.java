package io.github.kindproof.internal.image;

/** How to get an image that has an official form, by what the engine has. */
enum ImageChoice {
  USE_OFFICIAL,
  USE_BUILT,
  PULL,
  BUILD;

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
