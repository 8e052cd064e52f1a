/*
 * Which calls there are, by which ways, and arguments with which none of them changes anything.
 *
 * A filter decides by number (and sometimes by an argument) before the kernel looks at anything
 * else. So each call is made with arguments that the kernel itself must refuse: -1 is no file
 * descriptor, no address, no process and no set of flags. Refused for another reason than by the
 * filter is what "allowed" means here. The few calls for which -1 is not harmless, or hides the
 * answer, have arguments of their own below.
 */
#define _GNU_SOURCE
#include "calls.h"

#include <asm/unistd.h>
#include <linux/ipc.h>
#include <linux/net.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ARRAY_LENGTH(array) ((int)(sizeof(array) / sizeof((array)[0])))

/* Beyond the newest call known by name, numbers are tried too: the kernel may be newer. */
enum { LAST_NUMBER = 511, NO_NUMBER = -1, X32_BIT = 0x40000000 };

static const struct {
  Way way;
  const char *name;
  long number;
} numbers[] = {
#define CALL(way, name, number) {way, name, number},
#include "table.h"
#undef CALL
};

static const long anything[6] = {-1, -1, -1, -1, -1, -1};

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
    {"shmget", {-1, 0, 0}},            /* the same; by i386's way -1 is a size that may be had */
};

/* Which argument a filter looks at, by its index. */
typedef struct {
  const char *name;
  const char *call;
  int index;
  long arguments[6];
} WithArgument;

/* -1 as the type is refused before the kernel would load a module for the family. */
#define FAMILY(name, number) {"socket(" name ")", "socket", 0, {number, -1, -1}}
#define CLONE(name, flag) {"clone(" name ")", "clone", 0, {INVALID_CLONE | flag}}
#define PERSONALITY(name, value) {"personality(" name ")", "personality", 0, {value}}

static const WithArgument with_argument[] = {
    FAMILY("AF_UNIX", 1),
    FAMILY("AF_INET", 2),
    FAMILY("AF_INET6", 10),
    FAMILY("AF_NETLINK", 16),
    FAMILY("AF_PACKET", 17),
    FAMILY("AF_CAN", 29),
    FAMILY("AF_TIPC", 30),
    FAMILY("AF_BLUETOOTH", 31),
    FAMILY("AF_RXRPC", 33),
    FAMILY("AF_ALG", 38),
    FAMILY("AF_VSOCK", 40),
    FAMILY("AF_KCM", 41),
    FAMILY("AF_QIPCRTR", 42),
    FAMILY("AF_SMC", 43),
    FAMILY("AF_XDP", 44),
    FAMILY("AF_MCTP", 45),
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
    {"ioctl(TIOCSTI)", "ioctl", 1, {-1, 0x5412, 0}},
};

/* What i386's common calls do by their first argument. */
static const struct {
  const char *name;
  Way way;
  int function;
} in_common_calls[] = {
    {"bind", WAY_SOCKETCALL, SYS_BIND},
    {"connect", WAY_SOCKETCALL, SYS_CONNECT},
    {"listen", WAY_SOCKETCALL, SYS_LISTEN},
    {"accept", WAY_SOCKETCALL, SYS_ACCEPT},
    {"getsockname", WAY_SOCKETCALL, SYS_GETSOCKNAME},
    {"getpeername", WAY_SOCKETCALL, SYS_GETPEERNAME},
    {"socketpair", WAY_SOCKETCALL, SYS_SOCKETPAIR},
    {"sendto", WAY_SOCKETCALL, SYS_SENDTO},
    {"recvfrom", WAY_SOCKETCALL, SYS_RECVFROM},
    {"shutdown", WAY_SOCKETCALL, SYS_SHUTDOWN},
    {"setsockopt", WAY_SOCKETCALL, SYS_SETSOCKOPT},
    {"getsockopt", WAY_SOCKETCALL, SYS_GETSOCKOPT},
    {"sendmsg", WAY_SOCKETCALL, SYS_SENDMSG},
    {"recvmsg", WAY_SOCKETCALL, SYS_RECVMSG},
    {"accept4", WAY_SOCKETCALL, SYS_ACCEPT4},
    {"recvmmsg", WAY_SOCKETCALL, SYS_RECVMMSG},
    {"sendmmsg", WAY_SOCKETCALL, SYS_SENDMMSG},
    {"semop", WAY_IPC, SEMOP},
    {"semget", WAY_IPC, SEMGET},
    {"semctl", WAY_IPC, SEMCTL},
    {"semtimedop", WAY_IPC, SEMTIMEDOP},
    {"msgsnd", WAY_IPC, MSGSND},
    {"msgrcv", WAY_IPC, MSGRCV},
    {"msgget", WAY_IPC, MSGGET},
    {"msgctl", WAY_IPC, MSGCTL},
    {"shmat", WAY_IPC, SHMAT},
    {"shmdt", WAY_IPC, SHMDT},
    {"shmget", WAY_IPC, SHMGET},
    {"shmctl", WAY_IPC, SHMCTL},
};

/* Named, nameless, with an argument, and by a common call. */
static Call all[ARRAY_LENGTH(numbers) + WAYS * (LAST_NUMBER + 1) +
                WAYS * ARRAY_LENGTH(with_argument) + ARRAY_LENGTH(in_common_calls)];
static int filled;
static char nameless[LAST_NUMBER + 1][sizeof("syscall_511")];

const char *way_name(Way way) {
  static const char *const names[] = {"64-bit",     "high bits", "i386",
                                      "socketcall", "ipc",       "x32"};
  return names[way];
}

static long number_of(Way way, const char *name) {
  for (int i = 0; i < ARRAY_LENGTH(numbers); i++) {
    if (numbers[i].way == way && strcmp(numbers[i].name, name) == 0) {
      return numbers[i].number;
    }
  }
  return NO_NUMBER;
}

static const long *arguments_of(const char *name) {
  for (int i = 0; i < ARRAY_LENGTH(harmless); i++) {
    if (strcmp(name, harmless[i].name) == 0) {
      return harmless[i].arguments;
    }
  }
  return anything;
}

static Call *add(const char *name, Way way, long number, const long arguments[6]) {
  Call *call = &all[filled++];
  *call = (Call){.name = name, .way = way, .number = number};
  memcpy(call->arguments, arguments, sizeof(call->arguments));
  return call;
}

/*
 * Calls that say nothing by another way: a signal handler that never ran has no return, pause has
 * no answer, and -1 is no family of sockets.
 */
static const char *const only_64_bit[] = {"rt_sigreturn", "pause", "socket"};

static int is_compared(const char *name) {
  int compared = number_of(WAY_64_BIT, name) != NO_NUMBER;
  for (int i = 0; i < ARRAY_LENGTH(only_64_bit); i++) {
    compared &= strcmp(name, only_64_bit[i]) != 0;
  }
  return compared;
}

/* By another way only what the 64-bit way has. */
static void add_named(Way way) {
  for (int i = 0; i < ARRAY_LENGTH(numbers); i++) {
    const char *name = numbers[i].name;
    if (numbers[i].way == way && (way == WAY_64_BIT || is_compared(name))) {
      add(name, way, numbers[i].number, arguments_of(name));
    }
  }
}

/* The newest calls have the same number by every way, but for x32's bit. */
static void add_nameless(Way way) {
  long newest = 0;
  for (int i = 0; i < ARRAY_LENGTH(numbers); i++) {
    int newer = numbers[i].way == WAY_64_BIT && numbers[i].number > newest;
    newest = newer ? numbers[i].number : newest;
  }
  for (long number = newest + 1; number <= LAST_NUMBER; number++) {
    snprintf(nameless[number], sizeof(nameless[number]), "syscall_%ld", number);
    add(nameless[number], way, number | (way == WAY_X32 ? X32_BIT : 0), anything);
  }
}

static void add_with_argument(Way way) {
  for (int i = 0; i < ARRAY_LENGTH(with_argument); i++) {
    const WithArgument *tried = &with_argument[i];
    long number = number_of(way == WAY_HIGH_BITS ? WAY_64_BIT : way, tried->call);
    if (number != NO_NUMBER) {
      Call *call = add(tried->name, way, number, tried->arguments);
      call->arguments[tried->index] |= way == WAY_HIGH_BITS ? 1L << 32 : 0;
    }
  }
}

#if defined(__x86_64__)
/* The arguments of socketcall are in memory, which i386 can address only below 4 GiB. */
static long in_memory(const long arguments[6]) {
  enum { SIZE = 4096 };
  static uint32_t *memory;
  static int used;
  if (memory == NULL) {
    memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1,
                  0);
  }
  if (memory == MAP_FAILED || (used + 6) * sizeof(uint32_t) > SIZE) {
    perror("probe: no memory below 4 GiB");
    exit(1);
  }
  uint32_t *block = memory + used;
  for (int i = 0; i < 6; i++) {
    block[i] = (uint32_t)arguments[i];
  }
  used += 6;
  return (long)(uintptr_t)block;
}

static void add_by_common_call(const char *name, Way way, int function, const long given[6]) {
  long arguments[6] = {function, given[0], given[1], given[2], -1, -1};
  if (way == WAY_SOCKETCALL) {
    arguments[1] = in_memory(given);
  }
  add(name, way, number_of(WAY_I386, way_name(way)), arguments);
}

static void add_common_calls(void) {
  for (int i = 0; i < ARRAY_LENGTH(in_common_calls); i++) {
    const char *name = in_common_calls[i].name;
    add_by_common_call(name, in_common_calls[i].way, in_common_calls[i].function,
                       arguments_of(name));
  }
  for (int i = 0; i < ARRAY_LENGTH(with_argument); i++) {
    if (strcmp(with_argument[i].call, "socket") == 0) {
      add_by_common_call(with_argument[i].name, WAY_SOCKETCALL, SYS_SOCKET,
                         with_argument[i].arguments);
    }
  }
}
#endif

int list_calls(Call **calls) {
  filled = 0;
  add_named(WAY_64_BIT);
  add_nameless(WAY_64_BIT);
  add_with_argument(WAY_64_BIT);
  add_with_argument(WAY_HIGH_BITS);
#if defined(__x86_64__)
  static const Way others[] = {WAY_I386, WAY_X32};
  for (int i = 0; i < ARRAY_LENGTH(others); i++) {
    add_named(others[i]);
    add_nameless(others[i]);
    add_with_argument(others[i]);
  }
  add_common_calls();
#endif
  *calls = all;
  return filled;
}

int count_64_bit(const Call *calls, int count) {
  int first = 0;
  while (first < count && calls[first].way == WAY_64_BIT) {
    first++;
  }
  return first;
}
