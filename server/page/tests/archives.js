// Archives of arrays as others write them: stored, deflated, and with sizes behind the content.

import zlib from 'node:zlib';

const STORED = 0, DEFLATED = 8;
const SIZES_FOLLOW = 8; // of the flags

/** A `.npy` of format 1.0; `shape` as Python writes it, such as "1, 21, 3". */
export function npy(type, shape, values) {
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(117) + '\n';
  const prefix = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
  return Buffer.concat([prefix, Buffer.from(header), Buffer.from(values.buffer)]);
}

/** UTF-32 of texts of one length. */
export const texts = (...all) => Uint32Array.from(all.join(''), (one) => one.codePointAt(0));

/**
 * The entries of an archive, without its directory, which nobody needs who reads from its start.
 *
 * @param {Record<string, Buffer>} members
 * @param {'stored' | 'deflated' | 'streamed'} kind
 */
export function archive(members, kind) {
  const entries = Object.entries(members).map(([name, content]) => entry(Buffer.from(name), content, kind));
  return Buffer.concat([...entries, Buffer.from('PK\x01\x02')]);
}

function entry(name, content, kind) {
  const data = kind === 'stored' ? content : zlib.deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  [crc32(content), data.length, content.length].forEach((number, place) => sizes.writeUInt32LE(number, 4 * place));
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(kind === 'streamed' ? SIZES_FOLLOW : 0, 6);
  header.writeUInt16LE(kind === 'stored' ? STORED : DEFLATED, 8);
  if (kind !== 'streamed') sizes.copy(header, 14);
  header.writeUInt16LE(name.length, 26);
  const behind = kind === 'streamed' ? [Buffer.from('PK\x07\x08'), sizes] : [];
  return Buffer.concat([header, name, data, ...behind]);
}

function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
