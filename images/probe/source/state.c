#include "state.h"

#include <stdio.h>
#include <sys/utsname.h>

int read_state(State *state) {
  *state = (State){.mode = -1, .filters = -1};
  struct utsname system;
  if (uname(&system) == 0) {
    snprintf(state->kernel, sizeof(state->kernel), "%s", system.release);
    snprintf(state->machine, sizeof(state->machine), "%s", system.machine);
  }
  FILE *status = fopen("/proc/self/status", "r");
  if (status == NULL) {
    return 0;
  }
  char line[256];
  while (fgets(line, sizeof(line), status) != NULL) {
    sscanf(line, "Seccomp: %d", &state->mode);
    sscanf(line, "Seccomp_filters: %d", &state->filters);
    sscanf(line, "NoNewPrivs: %d", &state->no_new_privs);
    sscanf(line, "CapEff: %llx", &state->capabilities);
  }
  fclose(status);
  return state->mode >= 0;
}
