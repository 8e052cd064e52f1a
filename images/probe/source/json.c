#include "json.h"

#include <stdio.h>

void print_json_text(const char *text) {
  for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
    if (*c < 0x20 || *c >= 0x7f || *c == '"' || *c == '\\') {
      printf("\\u%04x", *c);
    } else {
      putchar(*c);
    }
  }
}
