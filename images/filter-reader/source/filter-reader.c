/*
 * Prints the seccomp filters of a process as JSON, the one attached first at the beginning:
 *
 *   {"name": "nginx", "mode": 2, "filters": [{"flags": 0, "program": "2000000004000000..."}]}
 *
 * A program is its struct sock_filter array in hexadecimal, as it lies in memory: 16 digits an
 * instruction. The kernel hands it out by PTRACE_SECCOMP_GET_FILTER (ptrace(2)) to a caller with
 * CAP_SYS_ADMIN and no filter of its own. The process is stopped meanwhile, for milliseconds.
 *
 * Exit codes: 0 printed, 2 wrong argument, 3 no such process, 4 the kernel refuses.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STOP_LIMIT_MS = 5000, POLL_MS = 1 };

/* The program stopped, or stopping, at this moment. */
struct process {
  pid_t pid;
  char name[64];
  int mode;
};

static int fail(int code, const char *what, int error) {
  fprintf(stderr, "filter-reader: %s: %s\n", what, strerror(error));
  return code;
}

static bool read_status(struct process *process) {
  char path[64];
  snprintf(path, sizeof(path), "/proc/%d/status", process->pid);
  FILE *status = fopen(path, "r");
  if (status == NULL) {
    return false;
  }
  char line[256];
  process->mode = -1;
  while (fgets(line, sizeof(line), status) != NULL) {
    sscanf(line, "Name: %63[^\n]", process->name);
    sscanf(line, "Seccomp: %d", &process->mode);
  }
  fclose(status);
  return true;
}

/* Waits until the process has stopped; a process in an uninterruptible call may not. */
static bool stop(pid_t pid) {
  if (ptrace(PTRACE_INTERRUPT, pid, NULL, NULL) != 0) {
    return false;
  }
  struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
  for (int waited = 0; waited < STOP_LIMIT_MS; waited += POLL_MS) {
    int status;
    pid_t changed = waitpid(pid, &status, WNOHANG | __WALL);
    if (changed == pid) {
      return WIFSTOPPED(status);
    }
    if (changed < 0) {
      return false;
    }
    nanosleep(&pause, NULL);
  }
  errno = ETIMEDOUT;
  return false;
}

static void print_name(const char *name) {
  for (const unsigned char *at = (const unsigned char *)name; *at != 0; at++) {
    if (*at < 0x20 || *at >= 0x7f || *at == '"' || *at == '\\') {
      printf("\\u%04x", *at);
    } else {
      putchar(*at);
    }
  }
}

/* Prints one filter; false if there is none with this index, or on an error (errno). */
static bool print_filter(pid_t pid, unsigned long index) {
  long length = ptrace(PTRACE_SECCOMP_GET_FILTER, pid, index, NULL);
  if (length < 0) {
    return false;
  }
  struct sock_filter *program = calloc((size_t)length, sizeof(*program));
  if (program == NULL || ptrace(PTRACE_SECCOMP_GET_FILTER, pid, index, program) != length) {
    free(program);
    return false;
  }
  struct __ptrace_seccomp_metadata metadata = {.filter_off = index};
  if (ptrace(PTRACE_SECCOMP_GET_METADATA, pid, sizeof(metadata), &metadata) < 0) {
    metadata.flags = 0; /* kernels before 4.16 */
  }
  printf("%s{\"flags\": %llu, \"program\": \"", index == 0 ? "" : ", ",
         (unsigned long long)metadata.flags);
  const unsigned char *bytes = (const unsigned char *)program;
  for (size_t i = 0; i < (size_t)length * sizeof(*program); i++) {
    printf("%02x", bytes[i]);
  }
  printf("\"}");
  free(program);
  return true;
}

int main(int argc, char **argv) {
  char *end = NULL;
  long pid = argc == 2 ? strtol(argv[1], &end, 10) : 0;
  if (pid <= 0 || *end != 0) {
    fprintf(stderr, "usage: filter-reader PID\n");
    return 2;
  }
  struct process process = {.pid = (pid_t)pid};
  if (!read_status(&process)) {
    return fail(3, argv[1], ESRCH);
  }
  unsigned long filters = 0;
  bool attached = process.mode != 0;
  if (attached) {
    if (ptrace(PTRACE_SEIZE, process.pid, NULL, NULL) != 0) {
      return fail(errno == ESRCH ? 3 : 4, argv[1], errno);
    }
    if (!stop(process.pid)) {
      return fail(4, "the process does not stop", errno);
    }
  }
  printf("{\"name\": \"");
  print_name(process.name);
  printf("\", \"mode\": %d, \"filters\": [", process.mode);
  if (attached) {
    while (print_filter(process.pid, filters)) {
      filters++;
    }
    int error = errno;
    ptrace(PTRACE_DETACH, process.pid, NULL, NULL);
    if (error != ENOENT) {
      return fail(4, "its filters cannot be read", error);
    }
  }
  printf("]}\n");
  return fflush(stdout) == 0 ? 0 : fail(4, "output", errno);
}
