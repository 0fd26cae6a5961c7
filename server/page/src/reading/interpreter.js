// Runs a .tflite with LiteRT.js, at once: the Java core knows no promises.
//
// This is the part of @litertjs/core that is WebAssembly, without the one that is JavaScript, which
// asks the browser for a GPU and answers in promises. Its names are not promised to stay: the version
// is pinned, and tests/interpreter.test.mjs says when one has gone.

import {fixBatch, quantizations} from './tflite.js';

const TYPES = {1: 'FLOAT32', 3: 'UINT8', 9: 'INT8'}; // LiteRtElementType
const SIGNATURE = 0;

/** What runs models; `factory` comes from one of LiteRT.js's loaders, `wasmBinary` belongs to it. */
export async function openRuntime(factory, wasmBinary) {
  const wasm = await factory({wasmBinary, print() {}, printErr() {}}); // it tells what it does
  return {wasm, environment: wasm.LiteRtEnvironment.create(null)};
}

/** A model at work; what `BrowserInterpreter` of the Java core is. */
export class Interpreter {
  /**
   * @param runtime of `openRuntime`
   * @param {Uint8Array} content of the .tflite, which is copied
   * @param {number} batch that is run at once
   * @throws if the runtime refuses it
   */
  constructor({wasm, environment}, content, batch) {
    const bytes = content.slice();
    fixBatch(bytes, batch);
    this.wasm = wasm;
    this.memory = wasm._malloc(bytes.length);
    wasm.HEAPU8.set(bytes, this.memory);
    this.model = wasm.loadModel(environment, this.memory, bytes.length);
    this.compiled = wasm.compileModel(environment, this.model, {
      environment: {liteRtEnvironment: environment, options: {webGpuDevice: null}},
      accelerator: 'wasm',
      cpuOptions: {numThreads: 1},
      gpuOptions: {},
      webNNOptions: {},
    });
    this.describe(quantizations(bytes));
    this.input = this.room(environment);
    this.results = [];
  }

  describe(known) {
    const signature = this.model.getSignature(SIGNATURE);
    const inputs = array(signature.inputNames()).map(
      (name, place) => tensor(this.model.getInputTensorType(SIGNATURE, place), known.get(name)));
    const outputs = array(signature.outputNames()).map(
      (name, place) => tensor(this.model.getOutputTensorType(SIGNATURE, place), known.get(name)));
    signature.delete();
    this.described = [...inputs, ...outputs].join('\n');
  }

  /** Keeps the room that the input needs. */
  room(environment) {
    const type = this.model.getInputTensorType(SIGNATURE, 0);
    const {LiteRtTensorBuffer, LiteRtTensorBufferType} = this.wasm;
    const room = LiteRtTensorBuffer.createManaged(
      environment, LiteRtTensorBufferType.HOST_MEMORY, type, type.bytes());
    type.delete();
    return room;
  }

  tensors() {
    return this.described;
  }

  run(input) {
    const place = this.input.lock(this.wasm.LiteRtTensorBufferLockMode.WRITE);
    this.wasm.HEAPU8.set(input, place);
    this.input.unlock();
    this.results.forEach((one) => one.delete());
    this.results = this.compiled.run(SIGNATURE, [this.input]);
  }

  output(place, into) {
    const result = this.results[place];
    const start = result.lock(this.wasm.LiteRtTensorBufferLockMode.READ);
    into.set(this.wasm.HEAPU8.subarray(start, start + into.length));
    result.unlock();
  }

  close() {
    [...this.results, this.input, this.compiled, this.model].forEach((one) => one.delete());
    this.wasm._free(this.memory);
  }
}

function tensor(type, {scale, zeroPoint}) {
  const element = type.elementType();
  const layout = type.layout();
  const words = [TYPES[element.value], scale, zeroPoint, ...array(layout.dimensions())];
  layout.delete();
  type.delete();
  return words.join(' ');
}

function array(vector) {
  const elements = Array.from({length: vector.size()}, (_, index) => vector.get(index));
  vector.delete();
  return elements;
}
