/*
 * A drive that fails, as those of networks do: preloaded into a program, it lets calls on files below $FAILING_FOLDER fail
 * while there is a file $FAILING_FOLDER.lock, .sync or .rename.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(const char *what, const char *path) {
	const char *folder = getenv("FAILING_FOLDER");
	char flag[PATH_MAX];
	if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0) return 0;
	snprintf(flag, sizeof flag, "%s.%s", folder, what);
	return access(flag, F_OK) == 0;
}

static int fails_on(const char *what, int file) {
	char link[64], path[PATH_MAX];
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length < 0) return 0;
	path[length] = 0;
	return fails(what, path);
}

static int failed(int reason) {
	errno = reason;
	return -1;
}

#define LOCKING(name) \
	int name(int file, int command, ...) { \
		va_list rest; \
		va_start(rest, command); \
		void *argument = va_arg(rest, void *); \
		va_end(rest); \
		int locks = command == F_SETLK || command == F_SETLKW; \
		if (locks && fails_on("lock", file)) return failed(ENOLCK); \
		int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name); \
		return real(file, command, argument); \
	}
LOCKING(fcntl)
LOCKING(fcntl64)

#define SYNCING(name) \
	int name(int file) { \
		if (fails_on("sync", file)) return failed(EIO); \
		int (*real)(int) = dlsym(RTLD_NEXT, #name); \
		return real(file); \
	}
SYNCING(fsync)
SYNCING(fdatasync)

int rename(const char *from, const char *to) {
	if (fails("rename", to)) return failed(EACCES);
	int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
	return real(from, to);
}
