// The built page on a port of this machine, with the headers that the server sends.

import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; " +
  "style-src 'self'; img-src 'self' blob: data:; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

/**
 * Serves a folder.
 *
 * @param {string} folder
 * @param {Record<string, Buffer | null>} instead what some paths give instead; null for an error
 * @returns {Promise<{address: string, port: number, asked: string[], close: () => Promise<void>}>}
 */
export async function serve(folder, instead = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://page').pathname;
    asked.push(path);
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const bytes = name in instead ? instead[name] : await readFile(join(folder, normalize(name))).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    response.end(bytes);
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  const {port} = server.address();
  const close = () => new Promise((closed) => {
    server.closeAllConnections();
    server.close(closed);
  });
  return {address: `http://127.0.0.1:${port}/`, port, asked, close};
}
