import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { AwsV4Signer } from 'aws4fetch';

/** An S3 in memory for the tests: checks signatures and body hashes as the real one does. */
export interface FakeS3 {
  readonly url: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startFakeS3(credentials: { accessKeyId: string; secretAccessKey: string }): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();

  async function accepts(request: IncomingMessage, body: Buffer): Promise<boolean> {
    const sent = request.headers.authorization ?? '';
    const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(sent)?.[1] ?? '';
    const names = (/SignedHeaders=([^,]+)/.exec(sent)?.[1] ?? '').split(';').filter((name) => name !== 'host');
    const { headers } = await new AwsV4Signer({
      method: request.method ?? '',
      url: `http://${request.headers.host}${request.url}`,
      headers: Object.fromEntries(names.map((name) => [name, String(request.headers[name] ?? '')])),
      datetime: String(request.headers['x-amz-date']),
      ...credentials,
      region,
      service: 's3',
    }).sign();
    const hash = createHash('sha256').update(body).digest('hex');
    return headers.get('authorization') === sent && request.headers['x-amz-content-sha256'] === hash;
  }

  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      const body = await buffer(request);
      const key = request.url ?? '';
      if (!(await accepts(request, body))) response.writeHead(403);
      else if (request.method === 'PUT') objects.set(key, body);
      else if (request.method === 'DELETE') {
        objects.delete(key);
        response.writeHead(204);
      } else if (objects.has(key)) response.write(objects.get(key));
      else response.writeHead(404);
      response.end();
    };
    answer().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
