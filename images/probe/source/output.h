/* The result as a table for people and as one line of JSON. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "verdict.h"

void print_table(const State *state, const Call *calls, int count, const Baseline *baseline);
void print_json(const State *state, const Call *calls, int count, const Baseline *baseline);

#endif
