/*
 * The C library of Android on top of a desktop's, as far as TensorFlow Lite's library for 64-bit
 * phones asks for it: with it the tests run the very runtime that is in the APK.
 *
 * Both libraries agree on how functions are called and on the size of what they are handed (`struct
 * stat`, mutexes, conditions), so most functions are passed on by a jump. The rest differs in a
 * constant, or exists on one side only.
 *
 * Names and constants: Android's bionic/libc/include, API level 21.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOR_EACH_SAME(X)                                                                       \
    X(__cxa_atexit) X(__cxa_finalize) X(__memmove_chk) X(__open_2) X(__read_chk)               \
    X(__stack_chk_fail) X(__vsnprintf_chk) X(abort) X(atan2) X(atan2f) X(bsearch) X(calloc)    \
    X(clock_gettime) X(close) X(closelog) X(cos) X(cosf) X(dl_iterate_phdr) X(dlclose)         \
    X(dlerror) X(dlopen) X(dlsym) X(erfcf) X(exit) X(exp) X(expf) X(expm1f) X(fclose)          \
    X(fileno) X(flock) X(fmodf) X(fopen) X(fread) X(free) X(freelocale) X(frexp) X(fstat)      \
    X(fsync) X(getauxval) X(getenv) X(getpagesize) X(getuid) X(hypot) X(hypotf) X(ldexp)       \
    X(log) X(log1p) X(logf) X(madvise) X(malloc) X(memchr) X(memcmp) X(memcpy)     \
    X(memmove) X(memset) X(mmap) X(mprotect) X(mremap) X(munmap) X(nanf) X(nanosleep)          \
    X(newlocale) X(open) X(openlog) X(posix_memalign) X(pow) X(powf) X(pthread_cond_broadcast) \
    X(pthread_cond_destroy) X(pthread_cond_init) X(pthread_cond_signal) X(pthread_cond_wait)   \
    X(pthread_create) X(pthread_equal) X(pthread_getspecific) X(pthread_join)                  \
    X(pthread_key_create) X(pthread_key_delete) X(pthread_mutex_destroy) X(pthread_mutex_init) \
    X(pthread_mutex_lock) X(pthread_mutex_unlock) X(pthread_once) X(pthread_rwlock_rdlock)     \
    X(pthread_rwlock_unlock) X(pthread_rwlock_wrlock) X(pthread_self) X(pthread_setspecific)   \
    X(qsort) X(read) X(realloc) X(rename) X(sincos) X(sincosf) X(sinf) X(snprintf) X(strcmp)   \
    X(strerror) X(strlen) X(strncmp) X(strncpy) X(strnlen) X(strtod) X(strtol) X(strtoll_l)    \
    X(strtoull_l) X(syscall) X(syslog) X(tanhf) X(time) X(vasprintf) X(vsnprintf) X(write)

#ifdef __aarch64__
#define JUMP(to) "adrp x16, " to "\nldr x16, [x16, :lo12:" to "]\nbr x16\n"
#else
#define JUMP(to) "jmp *" to "(%rip)\n"
#endif

#define PASS_ON(name)                                                                          \
    static void *desktop_##name __attribute__((used));                                         \
    __asm__(".globl " #name "\n.type " #name ", %function\n" #name ": " JUMP("desktop_" #name));
__asm__(".text");
FOR_EACH_SAME(PASS_ON)

static void *desktop(const char *name) {
    void *found = dlsym(dlopen("libc.so.6", RTLD_NOW), name);
    return found != NULL ? found : dlsym(dlopen("libm.so.6", RTLD_NOW), name);
}

__attribute__((constructor)) static void find(void) {
#define FIND(name) desktop_##name = desktop(#name);
    FOR_EACH_SAME(FIND)
}

/*
 * XNNPACK for phones aligns its memory to 32 bytes, and crashes where the processor has registers of
 * 64 bytes, as no phone has (its kernels then load them from memory that must be aligned so).
 */
enum { WIDEST_REGISTER = 64 };

void *phone_memalign(size_t alignment, size_t size) __asm__("memalign");
void *phone_memalign(size_t alignment, size_t size) {
    void *(*allocate)(size_t, size_t) = desktop("memalign");
    return allocate(alignment < WIDEST_REGISTER ? WIDEST_REGISTER : alignment, size);
}

/* The standard streams are elements of this array. Only messages are written to them. */
enum { STREAMS = 3, STREAM_BYTES = 152 };
char __sF[STREAMS][STREAM_BYTES];

static int is_standard(void *stream) {
    char *place = stream;
    return place >= __sF[0] && place < __sF[STREAMS];
}

int phone_vfprintf(void *to, const char *format, va_list values) __asm__("vfprintf");
int phone_vfprintf(void *to, const char *format, va_list values) {
    int (*write)(FILE *, const char *, va_list) = desktop("vfprintf");
    return is_standard(to) ? 0 : write(to, format, values);
}

int phone_fprintf(void *to, const char *format, ...) __asm__("fprintf");
int phone_fprintf(void *to, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int count = phone_vfprintf(to, format, values);
    va_end(values);
    return count;
}

size_t phone_fwrite(const void *from, size_t size, size_t count, void *to) __asm__("fwrite");
size_t phone_fwrite(const void *from, size_t size, size_t count, void *to) {
    size_t (*write)(const void *, size_t, size_t, FILE *) = desktop("fwrite");
    return is_standard(to) ? count : write(from, size, count, to);
}

int phone_fputc(int character, void *to) __asm__("fputc");
int phone_fputc(int character, void *to) {
    int (*write)(int, FILE *) = desktop("fputc");
    return is_standard(to) ? character : write(character, to);
}

int phone_fflush(void *to) __asm__("fflush");
int phone_fflush(void *to) {
    int (*flush)(FILE *) = desktop("fflush");
    return is_standard(to) ? 0 : flush(to);
}

enum {
    PHONE_PAGE_SIZE = 0x27,
    PHONE_PAGE_SIZE_TOO = 0x28,
    PHONE_CPUS = 0x60,
    PHONE_CPUS_ON = 0x61,
};

long phone_sysconf(int name) __asm__("sysconf");
long phone_sysconf(int name) {
    long (*ask)(int) = desktop("sysconf");
    switch (name) {
        case PHONE_PAGE_SIZE:
        case PHONE_PAGE_SIZE_TOO:
            return ask(_SC_PAGESIZE);
        case PHONE_CPUS:
            return ask(_SC_NPROCESSORS_CONF);
        case PHONE_CPUS_ON:
            return ask(_SC_NPROCESSORS_ONLN);
        default:
            errno = EINVAL;
            return -1;
    }
}

int phone_strerror_r(int number, char *text, size_t size) __asm__("strerror_r");
int phone_strerror_r(int number, char *text, size_t size) {
    int (*describe)(int, char *, size_t) = desktop("__xpg_strerror_r");
    return describe(number, text, size);
}

size_t __strlen_chk(const char *text, size_t size) {
    (void)size;
    return strlen(text);
}

int *__errno(void) { return &errno; }

/* TensorFlow Lite asks for one property only, and uses XNNPACK from Android 5.0 on. */
int __system_property_get(const char *name, char *value) {
    (void)name;
    value[0] = '3';
    value[1] = '4';
    value[2] = '\0';
    return 2;
}

void android_set_abort_message(const char *message) { (void)message; }

int __android_log_vprint(int priority, const char *tag, const char *format, va_list values) {
    (void)priority;
    (void)tag;
    (void)format;
    (void)values;
    return 0;
}
