/*
 * Which calls there are, and arguments with which none of them changes anything.
 *
 * A filter decides by number (and sometimes by an argument) before the kernel looks at anything
 * else. So each call is made with arguments that the kernel itself must refuse: -1 is no file
 * descriptor, no address, no process and no set of flags. Refused for another reason than by the
 * filter is what "allowed" means here. The few calls for which -1 is not harmless, or hides the
 * answer, have arguments of their own below.
 */
#include "calls.h"

#include <asm/unistd.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define ARRAY_LENGTH(array) ((int)(sizeof(array) / sizeof((array)[0])))
#define ANYTHING {-1, -1, -1, -1, -1, -1}

/* Beyond the newest call known by name, numbers are tried too: the kernel may be newer. */
enum { LAST_NUMBER = 511 };

static const Call named[] = {
#define CALL(name, number) {name, number, ANYTHING, 0},
#include "table.h"
#undef CALL
};

/* CLONE_SIGHAND without CLONE_VM is always invalid, whatever else is set. */
#define INVALID_CLONE 0x00000800L

static const struct {
  const char *name;
  long arguments[6];
} harmless[] = {
    {"clone", {INVALID_CLONE}},        /* -1 has the namespace flags, which filters look at */
    {"futex", {-1, 1 /* WAKE */, 0}},  /* an unknown operation would answer ENOSYS */
    {"init_module", {-1, 0}},          /* length 0: nothing is copied or reserved */
    {"kill", {0x7ffffffe, 0}},         /* no such process, no signal; -1 would be everybody */
    {"modify_ldt", {0, 0, 0}},         /* reads nothing; an unknown function answers ENOSYS */
    {"msgget", {-1, 0}},               /* without IPC_CREAT, which -1 has */
    {"personality", {0xffffffffL}},    /* asks, as 32 bits, which filters compare */
};

/* -1 as the type is refused before the kernel would load a module for the family. */
#define FAMILY(name, number) {"socket(" name ")", __NR_socket, {number, -1, -1}, 0}
#define CLONE(name, flag) {"clone(" name ")", __NR_clone, {INVALID_CLONE | flag}, 0}
#define PERSONALITY(name, value) {"personality(" name ")", __NR_personality, {value}, 0}

static const Call with_argument[] = {
    FAMILY("AF_UNIX", 1),
    FAMILY("AF_INET", 2),
    FAMILY("AF_INET6", 10),
    FAMILY("AF_NETLINK", 16),
    FAMILY("AF_PACKET", 17),
    FAMILY("AF_ALG", 38),
    FAMILY("AF_VSOCK", 40),
    FAMILY("AF_XDP", 44),
    CLONE("CLONE_NEWNS", 0x00020000L),
    CLONE("CLONE_NEWCGROUP", 0x02000000L),
    CLONE("CLONE_NEWUTS", 0x04000000L),
    CLONE("CLONE_NEWIPC", 0x08000000L),
    CLONE("CLONE_NEWUSER", 0x10000000L),
    CLONE("CLONE_NEWPID", 0x20000000L),
    CLONE("CLONE_NEWNET", 0x40000000L),
    PERSONALITY("PER_LINUX", 0),
    PERSONALITY("PER_LINUX32", 0x0008L),
    PERSONALITY("UNAME26", 0x0020000L),
    PERSONALITY("ADDR_NO_RANDOMIZE", 0x0040000L),
    PERSONALITY("READ_IMPLIES_EXEC", 0x0400000L),
    {"ioctl(TIOCSTI)", __NR_ioctl, {-1, 0x5412, 0}, 0},
};

static Call all[ARRAY_LENGTH(named) + ARRAY_LENGTH(with_argument) + LAST_NUMBER + 1];
static char nameless[LAST_NUMBER + 1][sizeof("syscall_511")];

static void make_harmless(Call *call) {
  for (int i = 0; i < ARRAY_LENGTH(harmless); i++) {
    if (strcmp(call->name, harmless[i].name) == 0) {
      memcpy(call->arguments, harmless[i].arguments, sizeof(call->arguments));
    }
  }
}

static long newest_named(void) {
  long newest = 0;
  for (int i = 0; i < ARRAY_LENGTH(named); i++) {
    newest = named[i].number > newest ? named[i].number : newest;
  }
  return newest;
}

int list_calls(Call **calls) {
  int count = 0;
  for (int i = 0; i < ARRAY_LENGTH(named); i++) {
    all[count] = named[i];
    make_harmless(&all[count++]);
  }
  for (long number = newest_named() + 1; number <= LAST_NUMBER; number++) {
    snprintf(nameless[number], sizeof(nameless[number]), "syscall_%ld", number);
    all[count++] = (Call){nameless[number], number, ANYTHING, 0};
  }
  for (int i = 0; i < ARRAY_LENGTH(with_argument); i++) {
    all[count++] = with_argument[i];
  }
  *calls = all;
  return count;
}
