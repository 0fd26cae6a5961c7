/*
 * Runs a model on a phone's TensorFlow Lite library, for a processor that a desktop imitates.
 *
 * Arguments: the library, the model, a file of inputs one after the other, and a file for the
 * outputs, all as the bytes of the model's tensors. The batch is one.
 *
 * Functions: TensorFlow Lite 2.16.1, tensorflow/lite/c/c_api.h.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * Android keeps the secret of its stack protector 40 bytes behind the thread pointer, where a
 * desktop has the first variables of a thread: these, which never change.
 */
__thread volatile char room_for_the_secret[64];

static void *library;

static void *function(const char *name) {
    void *found = dlsym(library, name);
    if (found == NULL) {
        fprintf(stderr, "no function %s: %s\n", name, dlerror());
        exit(2);
    }
    return found;
}

static void check(int succeeded, const char *what) {
    if (!succeeded) {
        fprintf(stderr, "failed: %s\n", what);
        exit(1);
    }
}

int main(int count, char **arguments) {
    check(count == 5, "four arguments");
    check(room_for_the_secret[0] == 0, "room");
    library = dlopen(arguments[1], RTLD_NOW);
    check(library != NULL, arguments[1]);

    void *(*load)(const char *) = function("TfLiteModelCreateFromFile");
    void *(*create)(void *, void *) = function("TfLiteInterpreterCreate");
    int (*allocate)(void *) = function("TfLiteInterpreterAllocateTensors");
    int (*invoke)(void *) = function("TfLiteInterpreterInvoke");
    void *(*input)(void *, int) = function("TfLiteInterpreterGetInputTensor");
    const void *(*output)(void *, int) = function("TfLiteInterpreterGetOutputTensor");
    size_t (*size)(const void *) = function("TfLiteTensorByteSize");
    int (*write)(void *, const void *, size_t) = function("TfLiteTensorCopyFromBuffer");
    int (*read)(const void *, void *, size_t) = function("TfLiteTensorCopyToBuffer");

    void *interpreter = create(load(arguments[2]), NULL);
    check(interpreter != NULL && allocate(interpreter) == 0, arguments[2]);
    FILE *inputs = fopen(arguments[3], "rb");
    FILE *outputs = fopen(arguments[4], "wb");
    check(inputs != NULL && outputs != NULL, "the files");
    size_t in = size(input(interpreter, 0));
    size_t out = size(output(interpreter, 0));
    char *content = malloc(in > out ? in : out);
    while (fread(content, in, 1, inputs) == 1) {
        check(write(input(interpreter, 0), content, in) == 0, "the input");
        check(invoke(interpreter) == 0, "the model");
        check(read(output(interpreter, 0), content, out) == 0, "the output");
        check(fwrite(content, out, 1, outputs) == 1, arguments[4]);
    }
    return fclose(outputs) != 0;
}
