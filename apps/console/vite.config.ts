import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fileWords } from './file-words.ts';
import { offline } from './offline.ts';
import { precompress } from './precompress.ts';

/** Where the API stands while the console is worked on. */
const api = process.env.KEFU_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react(), fileWords(), offline(), precompress()],
  // As it is written: the console is built beside the server, not after it.
  resolve: {
    alias: { '@kefu/office/money/words': `${import.meta.dirname}/../../libs/office/src/money/amount-in-words.ts` },
  },
  server: {
    proxy: Object.fromEntries(
      ['/graphql', '/api', '/health', '/files', '/exports', '/jobs'].map((path) => [path, { target: api, ws: true }]),
    ),
  },
  build: {
    manifest: true,
    sourcemap: false,
    // The budget that counts is the first load, in gzip: scripts/first-load.mjs.
    chunkSizeWarningLimit: 1200,
  },
});
