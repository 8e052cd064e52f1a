/*
 * probe: tries every system call by every way into the kernel, and says which of them are blocked,
 * and by what.
 *
 * Made to be the only program of a container: it runs as process 1, needs no shell and no library,
 * and changes nothing, also where it has every capability.
 */
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "output.h"
#include "place.h"

static const char help[] =
    "usage: probe [--table] [--json] [--baseline FILE] [--save FILE] [--stay]\n"
    "       probe --files FOLDER | --place FOLDER --in FOLDER | --remove-from FOLDER\n"
    "       probe --wait\n"
    "\n"
    "Tries every system call, each harmlessly in a child of its own, and says which are blocked.\n"
    "Then tries them by every other way into the kernel, and says which are blocked by one way and\n"
    "not by another.\n"
    "\n"
    "  --table          a table for people (the default without --json and --save)\n"
    "  --json           one line of JSON\n"
    "  --save FILE      write the answers to FILE, for --baseline\n"
    "  --baseline FILE  compare with the answers in FILE, of a run with the same capabilities and\n"
    "                   without a filter: tells what seccomp blocks from what a missing\n"
    "                   capability blocks\n"
    "  --stay           sleep afterwards, until SIGTERM or SIGINT\n"
    "  --files FOLDER   instead of all that: the files in FOLDER with their SHA-256, one line of JSON\n"
    "  --place FOLDER   the same for placing its files in another folder, where nobody else's is\n"
    "                   touched, and --remove-from for taking away what was placed so\n"
    "  --wait           sleep, and nothing else\n"
    "  --help           this\n"
    "\n"
    "examples: probe --save /tmp/baseline     in a container without a filter, then\n"
    "          probe --baseline /tmp/baseline in one with it\n";

typedef struct {
  int table, json, stay, wait;
  const char *baseline, *save, *files, *place, *in, *remove_from;
} Options;

static Options parse(int argc, char **argv) {
  static const struct option known[] = {
      {"table", no_argument, NULL, 't'},          {"json", no_argument, NULL, 'j'},
      {"stay", no_argument, NULL, 'y'},           {"help", no_argument, NULL, 'h'},
      {"baseline", required_argument, NULL, 'b'}, {"save", required_argument, NULL, 's'},
      {"files", required_argument, NULL, 'f'},
      {"place", required_argument, NULL, 'p'},    {"in", required_argument, NULL, 'i'},
      {"remove-from", required_argument, NULL, 'r'}, {"wait", no_argument, NULL, 'w'},
      {NULL, 0, NULL, 0}};
  Options options = {0};
  for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
    switch (option) {
      case 't': options.table = 1; break;
      case 'j': options.json = 1; break;
      case 'y': options.stay = 1; break;
      case 'b': options.baseline = optarg; break;
      case 's': options.save = optarg; break;
      case 'f': options.files = optarg; break;
      case 'p': options.place = optarg; break;
      case 'i': options.in = optarg; break;
      case 'r': options.remove_from = optarg; break;
      case 'w': options.wait = 1; break;
      case 'h': fputs(help, stdout); exit(0);
      default: exit(2); /* getopt has said why */
    }
  }
  if (optind < argc) {
    fprintf(stderr, "probe: unexpected argument '%s'; see probe --help\n", argv[optind]);
    exit(2);
  }
  if ((options.place == NULL) != (options.in == NULL)) {
    fprintf(stderr, "probe: --place and --in go together; see probe --help\n");
    exit(2);
  }
  options.table |= !options.json && options.save == NULL;
  return options;
}

/* No terminal for vhangup to hang up, no core file of a child that dies. */
static void become_harmless(void) {
  if (setsid() < 0 && open("/dev/tty", O_RDWR) >= 0) {
    fprintf(stderr, "probe: cannot leave the terminal, which vhangup would hang up\n");
    exit(1);
  }
  /* 1, not 0: with 0 the kernel still starts a crash reporter where one is set up. */
  setrlimit(RLIMIT_CORE, &(struct rlimit){1, 1});
}

static int probe(const Options *options) {
  become_harmless();
  State state;
  if (!read_state(&state)) {
    fprintf(stderr, "probe: /proc/self/status has no line Seccomp\n");
    return 1;
  }
  Call *calls;
  int count = list_calls(&calls);
  Baseline baseline = {0, NULL};
  if (options->baseline != NULL) {
    baseline = load_baseline(options->baseline, &state, calls, count);
  }
  try_calls(calls, count);
  state.can_filter = find_never_filtered(calls, count_64_bit(calls, count));
  if (options->save != NULL) {
    save_baseline(options->save, &state, calls, count);
  }
  if (options->table) {
    print_table(&state, calls, count, &baseline);
  }
  if (options->json) {
    print_json(&state, calls, count, &baseline);
  }
  return fflush(stdout) == 0 ? 0 : 1;
}

static void leave(int signal) {
  (void)signal;
  _exit(0);
}

/* Process 1 has no default for SIGTERM, and inherits every orphan. */
static void stay(void) {
  signal(SIGTERM, leave);
  signal(SIGINT, leave);
  for (;;) {
    if (wait(NULL) < 0) {
      pause();
    }
  }
}

int main(int argc, char **argv) {
  Options options = parse(argc, argv);
  if (options.files != NULL) {
    return print_files(options.files) ? 0 : 1;
  }
  if (options.place != NULL) {
    return place_files(options.place, options.in) ? 0 : 1;
  }
  if (options.remove_from != NULL) {
    return remove_files(options.remove_from) ? 0 : 1;
  }
  if (options.wait) {
    stay();
  }
  pid_t worker = fork();
  if (worker == 0) {
    exit(probe(&options));
  }
  int status = 0;
  if (worker < 0 || waitpid(worker, &status, 0) < 0) {
    perror("probe");
    return 1;
  }
  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
  if (code == 0 && options.stay) {
    stay();
  }
  return code;
}
