/* The hash of FIPS 180-4, in the form that sha256sum prints. */
#ifndef SHA256_H
#define SHA256_H

#include <stdio.h>

enum { SHA256_TEXT = 65 };

/* 0 if the file could not be read to its end. */
int sha256_of(FILE *file, char text[SHA256_TEXT]);

#endif
