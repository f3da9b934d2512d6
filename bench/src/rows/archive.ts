import { type ChildProcess, fork } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { giveKey, startApi } from '../register/servers.ts';
import type { Row } from '../row.ts';

const files = 50;
const atOnce = 4;
const megabytes = 10;
const boundary = 'kefu-bench';

/**
 * Fifty files of ten megabytes sent to the running API, which sniffs, hashes, encrypts and registers each while it streams
 * by (T5), against a bare Fastify route in a process of its own that writes the same bytes to the same disk. Four are under way at once.
 */
export const archive: Row = {
  name: 'archive',
  unit: 'MB/s',
  target: 0.7,
  async prepare(bench) {
    const { settings, environment } = await bench.database();
    const key = await giveKey(settings.databaseUrl, 'file.upload');
    const { api, apiPort } = await startApi(environment);
    const bare = fork(join(import.meta.dirname, '../register/bare-upload.js'), [bench.folder]);
    const [barePort] = (await once(bare, 'message')) as [number];
    const content = randomFillSync(Buffer.alloc(megabytes * 1024 * 1024));
    content.write('%PDF-1.7\n');
    const form = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="paper.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const upload = (url: string, body: Buffer, headers: Record<string, string>) => async (): Promise<number> => {
      const began = performance.now();
      let next = 0;
      const sender = async (): Promise<void> => {
        while (next < files) {
          next++;
          const answer = await fetch(url, { method: 'POST', body: new Uint8Array(body), headers });
          if (answer.status !== 201) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
          await answer.arrayBuffer();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sender));
      return (files * megabytes * 1000) / (performance.now() - began);
    };
    const ours = upload(`http://127.0.0.1:${apiPort}/files`, form, {
      authorization: `Bearer ${key}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
    const baseline = upload(`http://127.0.0.1:${barePort}/`, content, { 'content-type': 'application/octet-stream' });
    // Both sides warm.
    await ours();
    await baseline();
    const warm = residentAtMost(api);
    return {
      ours,
      baseline,
      close: () => {
        process.stdout.write(
          `  archive: the API held ${warm} MB at most once warm, ${residentAtMost(api)} MB at the end\n`,
        );
        for (const child of [api, bare]) child.kill();
        return Promise.resolve();
      },
    };
  },
};

/** The most memory that a process ever held, in megabytes; of Linux. */
function residentAtMost({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}
