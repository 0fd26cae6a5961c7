// What a .tflite says of its tensors: tensorflow/compiler/mlir/lite/schema/schema.fbs.

import {FlatBuffer} from './flatbuffer.js';

const MODEL = {subgraphs: 2, signatures: 7};
const SUBGRAPH = {tensors: 0};
const TENSOR = {shape: 0, name: 3, quantization: 4, shapeSignature: 7};
const QUANTIZATION = {scale: 2, zeroPoint: 3};
const SIGNATURE = {inputs: 0, outputs: 1};
const NAMED = {name: 0, tensor: 1};
const ANY = -1;

/**
 * Gives every free dimension a size, in place: LiteRT.js refuses to run a model that has one.
 *
 * @returns {number} how many there were
 */
export function fixBatch(bytes, batch) {
  const file = new FlatBuffer(bytes);
  let fixed = 0;
  for (const subgraph of file.tables(file.root(), MODEL.subgraphs)) {
    for (const tensor of file.tables(subgraph, SUBGRAPH.tensors)) {
      const shape = file.vector(tensor, TENSOR.shape);
      file.vector(tensor, TENSOR.shapeSignature).forEach((place, index) => {
        if (file.view.getInt32(place, true) === ANY) {
          file.view.setInt32(place, batch, true);
          file.view.setInt32(shape[index], batch, true);
          fixed++;
        }
      });
    }
  }
  return fixed;
}

/**
 * Scale and zero point by the names that LiteRT.js knows tensors by: those of the first signature,
 * or their own where a model has none. Both are 0 where numbers are not quantised.
 *
 * @returns {Map<string, {scale: number, zeroPoint: number}>}
 */
export function quantizations(bytes) {
  const file = new FlatBuffer(bytes);
  const [subgraph] = file.tables(file.root(), MODEL.subgraphs);
  const tensors = file.tables(subgraph, SUBGRAPH.tensors);
  const [signature] = file.tables(file.root(), MODEL.signatures);
  if (signature === undefined) {
    return new Map(tensors.map((one) => [file.text(one, TENSOR.name), quantization(file, one)]));
  }
  const named = [SIGNATURE.inputs, SIGNATURE.outputs].flatMap((n) => file.tables(signature, n));
  return new Map(named.map((one) => {
    const place = file.field(one, NAMED.tensor);
    const tensor = tensors[place ? file.view.getUint32(place, true) : 0];
    return [file.text(one, NAMED.name), quantization(file, tensor)];
  }));
}

function quantization(file, tensor) {
  const field = file.field(tensor, TENSOR.quantization);
  const table = field && file.follow(field);
  const [scale] = table ? file.vector(table, QUANTIZATION.scale) : [];
  const [zeroPoint] = table ? file.vector(table, QUANTIZATION.zeroPoint, 8) : [];
  return {
    scale: scale === undefined ? 0 : file.view.getFloat32(scale, true),
    zeroPoint: zeroPoint === undefined ? 0 : file.view.getInt32(zeroPoint, true),
  };
}
