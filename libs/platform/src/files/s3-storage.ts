import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Settings } from '../config/index.ts';
import type { SpooledFile, Storage } from './storage.ts';

/** The store answered with a refusal; its own words may hold names, so only the status is told. */
export class S3Refused extends Error {
  constructor(method: string, status: number) {
    super(`The file store answered ${status} to ${method}`);
    this.name = 'S3Refused';
  }
}

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const silenceMs = 30_000;

/** Keeps files in an S3-compatible store, addressed by path (`endpoint/bucket/location`). */
export class S3Storage implements Storage {
  readonly #settings: S3Settings;

  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async keep(location: string, spooled: SpooledFile): Promise<void> {
    const answer = await this.#send('PUT', location, spooled);
    answer.resume();
  }

  read(location: string): Promise<Readable> {
    return this.#send('GET', location);
  }

  async remove(location: string): Promise<void> {
    const answer = await this.#send('DELETE', location);
    answer.resume();
  }

  async #send(method: string, location: string, body?: SpooledFile): Promise<IncomingMessage> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.#settings;
    const sha256 = body ? await hashOf(body.path) : emptyHash;
    const { url, headers } = await new AwsV4Signer({
      method,
      url: `${endpoint.replace(/\/$/, '')}/${bucket}/${location}`,
      headers: {
        'x-amz-content-sha256': sha256,
        ...(body && { 'content-length': String(body.size) }),
      },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    }).sign();
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
      const outgoing = send(url, { method, headers: Object.fromEntries(headers), timeout: silenceMs }, done);
      outgoing.on('timeout', () => outgoing.destroy(new Error('The file store is silent')));
      outgoing.on('error', fail);
      if (!body) outgoing.end();
      else {
        createReadStream(body.path)
          .on('error', (error) => outgoing.destroy(error))
          .pipe(outgoing);
      }
    });
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    answer.resume();
    throw new S3Refused(method, status);
  }
}

/** Read once more than it is sent, since its head names the hash; a store on this machine need not pay for it. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
