import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fileWords } from './file-words.ts';
import { precompress } from './precompress.ts';

/** Where the API stands while the console is worked on. */
const api = process.env.KEFU_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react(), fileWords(), precompress()],
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Three files of words per language, whatever the number of desks: the shell's, the desks', and their pages'.
            { debugName: 'words', name: wordsOf },
          ],
        },
      },
    },
  },
});

function wordsOf(id: string): string | null {
  const [, place, language] = /\/src\/(\w+)\/.*messages\/(?:pages\/.*)?(zh-Hant|zh-Hans|en)\.ts$/.exec(id) ?? [];
  if (!language) return null;
  if (place !== 'desks') return `words-${language}`;
  return `${id.includes('/messages/pages/') ? 'pages' : 'desks'}-${language}`;
}
