import { SetMetadata } from '@nestjs/common';

/** What a REST operation takes and gives, for the OpenAPI document; the rest is read from the code. */
export interface RestDescription {
  readonly summary: string;
  /** Media type → what is sent, as a JSON schema. */
  readonly body?: Readonly<Record<string, object>>;
  /** Query parameters, by name. */
  readonly query?: Readonly<Record<string, string>>;
  /** Status of success; 200 where it is missing. */
  readonly status?: number;
  /** Media type → what is answered, as a JSON schema. */
  readonly answer?: Readonly<Record<string, object>>;
}

export const describeMetadata = 'kefu:describe';

/** Describes a REST operation; a test finds the ones without. */
export const Describe = (description: RestDescription): MethodDecorator => SetMetadata(describeMetadata, description);

/** An operation as the process knows it. */
export interface DescribedOperation {
  /** `POST files`. */
  readonly name: string;
  /** The permission it demands, or who may call it. */
  readonly demands: string;
  readonly description: RestDescription | undefined;
}

const text = { type: 'string' } as const;

/** The OpenAPI 3.1 document of the REST operations. */
export function openapiDocument(operations: readonly DescribedOperation[], server: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, demands, description } of operations) {
    const [method = '', path = ''] = name.split(' ');
    const address = `/${path.replace(/:(\w+)/g, '{$1}')}`;
    const open = demands === 'public';
    (paths[address] ??= {})[method.toLowerCase()] = {
      operationId: name.replace(/[^A-Za-z]+(\w)/g, (_, letter: string) => letter.toUpperCase()),
      summary: description?.summary ?? name,
      description: open ? 'Open to anyone.' : `Demands ${demands}.`,
      security: open ? [] : [{ session: [] }, { apiKey: [] }],
      parameters: [
        ...[...path.matchAll(/:(\w+)/g)].map(([, id]) => ({ name: id, in: 'path', required: true, schema: text })),
        ...Object.entries(description?.query ?? {}).map(([id, words]) => ({
          name: id,
          in: 'query',
          description: words,
          schema: text,
        })),
      ],
      ...(description?.body && { requestBody: { required: true, content: content(description.body) } }),
      responses: {
        [description?.status ?? 200]: {
          description: 'Done',
          ...(description?.answer && { content: content(description.answer) }),
        },
        default: {
          description: 'Refused',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kefu REST',
      version: '1',
      description: 'What GraphQL does not fit: files, exports, receipts, health. Everything else is at /graphql.',
    },
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kefu_session' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'message', 'requestId'],
          properties: {
            code: { ...text, description: 'Stable; see docs/integrations.md' },
            message: text,
            requestId: text,
            fields: { type: 'array', items: { type: 'object', properties: { path: text, code: text, message: text } } },
          },
        },
      },
    },
  };
}

function content(types: Readonly<Record<string, object>>): object {
  return Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
}
