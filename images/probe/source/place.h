/* Brings files into a folder where others have theirs, and takes them away again. */
#ifndef PLACE_H
#define PLACE_H

/*
 * Places the files of one folder in another, each whole or not at all. One that is there already
 * and was not placed by us, or was changed since, is left. Says what became of each as one line of
 * JSON. 0 if the folder cannot be used, which is then said on standard error.
 */
int place_files(const char *from, const char *to);

/* Takes away what place_files has placed and nobody has changed. */
int remove_files(const char *from);

#endif
