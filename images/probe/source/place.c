#define _GNU_SOURCE
#include "place.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "json.h"
#include "sha256.h"

/*
 * The ledger names what is ours: a line for each file and hash, as sha256sum writes it. A file that
 * is being replaced stands there with both hashes, so that a kill leaves nothing that we do not know.
 */
static const char ledger_name[] = ".kindproof-profiles";

enum { MOST = 1000, NAME = 256, MODE = 0644, FOLDER_MODE = 0755 };

typedef struct {
  char hash[SHA256_TEXT], name[NAME];
} Line;

typedef struct {
  char path[PATH_MAX];
  Line lines[MOST];
  int count;
} Ledger;

static int joined(char path[PATH_MAX], const char *folder, const char *before, const char *name) {
  return snprintf(path, PATH_MAX, "%s/%s%s", folder, before, name) < PATH_MAX;
}

/* 0 if there is no such file. */
static int hash_at(const char *path, char hash[SHA256_TEXT]) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    return 0;
  }
  int read = sha256_of(file, hash);
  fclose(file);
  return read;
}

static int load(Ledger *ledger, const char *folder) {
  ledger->count = 0;
  if (!joined(ledger->path, folder, "", ledger_name)) {
    return 0;
  }
  FILE *file = fopen(ledger->path, "r");
  if (file == NULL) {
    return errno == ENOENT;
  }
  Line line;
  while (ledger->count < MOST && fscanf(file, "%64s  %255[^\n]", line.hash, line.name) == 2) {
    ledger->lines[ledger->count++] = line;
  }
  fclose(file);
  return 1;
}

static int knows(const Ledger *ledger, const char *name, const char *hash) {
  for (int i = 0; i < ledger->count; i++) {
    if (strcmp(ledger->lines[i].name, name) == 0 && strcmp(ledger->lines[i].hash, hash) == 0) {
      return 1;
    }
  }
  return 0;
}

static void forget(Ledger *ledger, const char *name) {
  int kept = 0;
  for (int i = 0; i < ledger->count; i++) {
    if (strcmp(ledger->lines[i].name, name) != 0) {
      ledger->lines[kept++] = ledger->lines[i];
    }
  }
  ledger->count = kept;
}

static int add(Ledger *ledger, const char *name, const char *hash) {
  if (ledger->count == MOST || strlen(name) >= NAME) {
    return 0;
  }
  Line *line = &ledger->lines[ledger->count++];
  snprintf(line->hash, sizeof(line->hash), "%s", hash);
  snprintf(line->name, sizeof(line->name), "%s", name);
  return 1;
}

/* Flushed to the disk before its name is given to it. */
static int put(FILE *file, const char *temporary, const char *path) {
  int whole = fflush(file) == 0 && !ferror(file) && fchmod(fileno(file), MODE) == 0 &&
              fsync(fileno(file)) == 0;
  whole = fclose(file) == 0 && whole;
  if (whole && rename(temporary, path) == 0) {
    return 1;
  }
  unlink(temporary);
  return 0;
}

static int save(const Ledger *ledger) {
  char temporary[PATH_MAX + 4];
  snprintf(temporary, sizeof(temporary), "%s.new", ledger->path);
  FILE *file = fopen(temporary, "w");
  if (file == NULL) {
    return 0;
  }
  for (int i = 0; i < ledger->count; i++) {
    fprintf(file, "%s  %s\n", ledger->lines[i].hash, ledger->lines[i].name);
  }
  return put(file, temporary, ledger->path);
}

static int copy(const char *from, const char *temporary, const char *path) {
  FILE *source = fopen(from, "r");
  FILE *target = source == NULL ? NULL : fopen(temporary, "w");
  if (target == NULL) {
    if (source != NULL) {
      fclose(source);
    }
    return 0;
  }
  char block[65536];
  for (size_t read; (read = fread(block, 1, sizeof(block), source)) > 0;) {
    fwrite(block, 1, read, target);
  }
  int whole = !ferror(source);
  fclose(source);
  return put(target, temporary, path) && whole;
}

static void say(int *said, const char *name, const char *what) {
  printf("%s{\"file\":\"", (*said)++ == 0 ? "" : ",");
  print_json_text(name);
  printf("\",\"result\":\"%s\"}", what);
}

static const char *place(Ledger *ledger, const char *from, const char *to, const char *name) {
  char source[PATH_MAX], target[PATH_MAX], temporary[PATH_MAX];
  char wanted[SHA256_TEXT], there[SHA256_TEXT];
  if (!joined(source, from, "", name) || !joined(target, to, "", name) ||
      !joined(temporary, to, ".new-", name) || !hash_at(source, wanted)) {
    return "cannot be read";
  }
  struct stat status;
  int exists = lstat(target, &status) == 0;
  if (exists && (!S_ISREG(status.st_mode) || !hash_at(target, there))) {
    return "is there, and is no file of ours";
  }
  if (exists && strcmp(wanted, there) == 0) {
    return knows(ledger, name, there) ? "ours already" : "the same already, and not ours";
  }
  if (exists && !knows(ledger, name, there)) {
    return "is there, and is not ours or was changed";
  }
  if (!add(ledger, name, wanted) || !save(ledger) || !copy(source, temporary, target)) {
    return "cannot be written";
  }
  forget(ledger, name);
  return add(ledger, name, wanted) && save(ledger) ? "placed" : "cannot be written";
}

static int make_folder(const char *path) {
  return mkdir(path, FOLDER_MODE) == 0 || errno == EEXIST;
}

int place_files(const char *from, const char *to) {
  static Ledger ledger;
  DIR *opened = opendir(from);
  if (opened == NULL || !make_folder(to) || !load(&ledger, to)) {
    perror(opened == NULL ? from : to);
    return 0;
  }
  int said = 0;
  printf("{\"files\":[");
  for (struct dirent *entry; (entry = readdir(opened)) != NULL;) {
    /* Kubernetes keeps what it mounts in folders whose names begin so. */
    if (entry->d_name[0] != '.') {
      say(&said, entry->d_name, place(&ledger, from, to, entry->d_name));
    }
  }
  printf("]}\n");
  closedir(opened);
  return fflush(stdout) == 0;
}

int remove_files(const char *from) {
  static Ledger ledger;
  if (!load(&ledger, from)) {
    perror(from);
    return 0;
  }
  int said = 0;
  printf("{\"files\":[");
  while (ledger.count > 0) {
    char name[NAME], path[PATH_MAX], hash[SHA256_TEXT];
    snprintf(name, sizeof(name), "%s", ledger.lines[0].name);
    const char *result = "gone already";
    if (joined(path, from, "", name) && hash_at(path, hash)) {
      int ours = knows(&ledger, name, hash);
      result = !ours ? "was changed, and stays" : unlink(path) == 0 ? "removed" : "cannot be removed";
    }
    say(&said, name, result);
    forget(&ledger, name);
  }
  printf("]}\n");
  unlink(ledger.path);
  rmdir(from); /* if nobody else has anything in it */
  return fflush(stdout) == 0;
}
