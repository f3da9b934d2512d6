import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GeneratedCall } from './operation-document.ts';
import type { TestApi, TestCaller } from './testing.ts';

/** People and keys who subscribe over graphql-ws, as they do from outside. */
export class Subscribers {
  readonly #address: string;
  readonly #clients: Client[] = [];

  private constructor(address: string) {
    this.#address = address;
  }

  /** Opens the API's door for them. */
  static async of(api: TestApi): Promise<Subscribers> {
    await api.app.listen(0, '127.0.0.1');
    return new Subscribers((await api.app.getUrl()).replace('http', 'ws'));
  }

  /** A connection of its own with a caller's credential. */
  connect(headers: Readonly<Record<string, string>>): Client {
    const Socket = class extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers });
      }
    };
    const client = createClient({ url: `${this.#address}/graphql`, webSocketImpl: Socket, retryAttempts: 0 });
    this.#clients.push(client);
    return client;
  }

  /**
   * Subscribes, and has something happen until it is told or refused, since a subscription that stands has no answer of
   * its own. @returns the code of the refusal; undefined when it stands
   */
  async refusalOf(
    caller: TestCaller,
    { query, variables }: GeneratedCall,
    happen: () => Promise<unknown>,
  ): Promise<string | undefined> {
    const client = this.connect(caller.headers);
    const first = client.iterate({ query, variables }).next();
    const answer = { settled: false };
    const code = first
      .then(({ value }) => codeIn((value as { errors?: unknown } | undefined)?.errors), codeIn)
      .finally(() => {
        answer.settled = true;
      });
    while (!answer.settled) await happen();
    await client.dispose();
    return code;
  }

  async end(): Promise<void> {
    for (const client of this.#clients) await client.dispose();
  }
}

function codeIn(errors: unknown): string | undefined {
  const [first] = Array.isArray(errors) ? (errors as { extensions?: { code?: string } }[]) : [];
  return first?.extensions?.code;
}
