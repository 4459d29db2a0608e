import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { noteBundledPackages } from './scripts/bundled-packages.mjs';
import { prerenderedPages } from './scripts/prerendered-pages.mjs';

const workers = globSync('main/**/*-worker.ts').map((file) => [path.basename(file, '.ts'), file]);

/** Main also runs in plain Node (command line, Chromium shell) and in the older Electron that tests may have. */
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

/** The decoder's WebAssembly, put beside the worker that loads it. */
const decoder: Plugin = {
  name: 'decoder',
  generateBundle() {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    this.emitFile({ type: 'asset', fileName: 'zxing_reader.wasm', source: readFileSync(file) });
  },
};

/** Requests go through `fetch` alone: the half of axios for Node's own http would be compiled at every start for nothing. */
const axiosOverFetch: Plugin = {
  name: 'axios-over-fetch',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const isUnused = /(?:^|\/)(?:http|FormData)\.js$/.test(source) && /\/axios\/lib\//.test(importer);
    // What axios itself puts in their place for browsers.
    return isUnused ? createRequire(import.meta.url).resolve('axios/unsafe/helpers/null.js') : null;
  },
};

export default defineConfig({
  main: {
    plugins: [axiosOverFetch, decoder, noteBundledPackages('main', import.meta.dirname)],
    // The encoder without its writers of files, which bring a PNG library along.
    resolve: { alias: { qrcode: 'qrcode/lib/browser.js' } },
    build: {
      target: oldestNode,
      // All but the native module is bundled: hundreds of small files would have to be found and read at every start.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'main/index.ts',
          chromium: 'main/chromium.ts',
          cli: 'main/cli/index.ts',
          ...Object.fromEntries(workers),
        },
        external: ['better-sqlite3', 'playwright-core'],
        // A worker is started by its file's name, so it stands beside whatever starts it, and so do the chunks.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [noteBundledPackages('preload', import.meta.dirname)],
    build: {
      target: oldestNode,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        input: { index: 'preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), noteBundledPackages('renderer', import.meta.dirname), prerenderedPages(import.meta.dirname)],
    build: {
      target: oldestChromium,
      minify: true,
      // It is read from the disk.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
});
