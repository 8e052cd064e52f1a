#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "json.h"
#include "sha256.h"

/* A folder of profiles has a few dozen; whoever has more is told so by the last entry. */
enum { MOST_FILES = 2000, DEEPEST = 16 };

typedef struct {
  size_t root; /* how long the folder's own path is */
  int count;
} Walk;

static void print_file(Walk *walk, const char *path) {
  struct stat status;
  char hash[SHA256_TEXT] = "";
  int read = 0;
  FILE *file = stat(path, &status) == 0 && S_ISREG(status.st_mode) ? fopen(path, "r") : NULL;
  if (file != NULL) {
    read = sha256_of(file, hash);
    fclose(file);
  }
  printf("%s{\"file\":\"", walk->count++ == 0 ? "" : ",");
  print_json_text(path + walk->root + 1);
  printf("\",\"sha256\":\"%s\"}", read ? hash : "");
}

static int print_below(Walk *walk, const char *folder, int depth) {
  DIR *opened = opendir(folder);
  if (opened == NULL) {
    return 0;
  }
  for (struct dirent *entry; (entry = readdir(opened)) != NULL && walk->count < MOST_FILES;) {
    char path[PATH_MAX];
    struct stat status;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
        snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name) >= (int)sizeof(path)) {
      continue;
    }
    int is_folder = lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
    if (!is_folder || depth == DEEPEST || !print_below(walk, path, depth + 1)) {
      print_file(walk, path);
    }
  }
  closedir(opened);
  return 1;
}

int print_files(const char *folder) {
  Walk walk = {strlen(folder), 0};
  printf("{\"files\":[");
  int read = print_below(&walk, folder, 0);
  printf("]}\n");
  if (!read) {
    perror(folder);
  }
  return read;
}
