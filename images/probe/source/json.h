/* Text in JSON. */
#ifndef JSON_H
#define JSON_H

/* Names of files are bytes: whatever is no plain character is written as its number. */
void print_json_text(const char *text);

#endif
