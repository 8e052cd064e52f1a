/* Which files lie in a folder, with their hashes, as one line of JSON. */
#ifndef FILES_H
#define FILES_H

/* 0 if the folder itself could not be read, which is then said on standard error. */
int print_files(const char *folder);

#endif
