import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Language, languages } from '../language/index.ts';

const port = z.coerce.number().int().min(1).max(65535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/**
 * Every setting of an installation, as environment variables. `.env.example` repeats each with its default;
 * a test holds the two together.
 */
const settingsShape = z.object({
  /** `demo` makes its own keys and data; `production` refuses to start without them. */
  KEFU_ENVIRONMENT: z.enum(['demo', 'production', 'test']).default('demo'),
  /** Port of the API and, in one process with it, of the console. */
  PORT: port.default(3000),
  /** Interface that the API listens on. */
  HOST: z.string().min(1).default('0.0.0.0'),
  /** Address that people type; cookies are `Secure` when it is https, and requests from other origins are refused. Empty: this machine, at PORT. */
  PUBLIC_URL: z.url().optional(),
  /** PostgreSQL 18. Empty: `npm start` runs its own. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'postgres://…'),
  /** Connections per process to PostgreSQL. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Redis or Valkey for the queues. Empty: the queues live in PostgreSQL. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'redis://…')
    .optional(),
  /** Master keys of the field encryption, newest first: `version:base64 of 32 bytes`, separated by commas. */
  FIELD_KEYS: z
    .string()
    .regex(/^\d+:[A-Za-z0-9+/]{43}=(,\d+:[A-Za-z0-9+/]{43}=)*$/, 'version:base64 of 32 bytes, …')
    .optional(),
  /** Folder for uploaded files and the demo's own PostgreSQL. */
  DATA_FOLDER: z.string().min(1).default('.kefu'),
  /** Largest file that may be uploaded, in MiB. */
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(4096).default(256),
  /** S3-compatible store for files, without the bucket: `https://s3.example.com`. Empty: files lie in DATA_FOLDER. */
  S3_ENDPOINT: z.url().optional(),
  /** Bucket of the S3-compatible store. */
  S3_BUCKET: z.string().default('kefu'),
  /** Region that requests to the S3-compatible store are signed for. */
  S3_REGION: z.string().default('us-east-1'),
  /** Access key of the S3-compatible store. */
  S3_ACCESS_KEY_ID: z.string().default(''),
  /** Secret of the access key. */
  S3_SECRET_ACCESS_KEY: z.string().default(''),
  /** Days until an unused session ends. */
  SESSION_DAYS: z.coerce.number().int().min(1).max(90).default(7),
  /** The SMS gateway. Empty: the demo uses its sandbox, a real installation keeps its messages until there is one. */
  MESSAGE_GATEWAY_URL: z.url().optional(),
  /** Shared with the gateway: our bearer token, and the key of its receipts' signatures. */
  MESSAGE_GATEWAY_SECRET: z.string().min(16).optional(),
  /** Port of the demo's sandbox gateway, which shows what arrived. Empty: PORT + 900. */
  SANDBOX_GATEWAY_PORT: port.optional(),
  /** Mail server through which alarms leave: `smtp://user:password@host:587`. Empty: alarms stand in the console alone. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://…')
    .optional(),
  /** Who hears of alarms by e-mail; several separated by commas. */
  ALARM_MAIL_TO: z.string().min(3).optional(),
  /** Sender of those e-mails. */
  ALARM_MAIL_FROM: z.string().min(3).default('kefu@localhost'),
  /** The department's language, in which those e-mails speak: `zh-Hant`, `zh-Hans` or `en`. */
  ALARM_MAIL_LANGUAGE: z.enum(languages).default('zh-Hant'),
  /** `debug`, `info`, `warn`, `error` or `silent`. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Behind a reverse proxy the caller's address is read from its headers. */
  TRUST_PROXY: flag.default(false),
});

/** A start stopped by its settings: names what is wrong, never the value (it may be a secret). */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Settings: ${problems.join('; ')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** Where an S3-compatible store is and how to sign for it. */
export interface S3Settings {
  /** Address without the bucket. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

type Shape = z.output<typeof settingsShape>;

/** The settings in force, and the token they are injected by. */
export class Settings {
  readonly environment: Shape['KEFU_ENVIRONMENT'];
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly redisUrl: string | undefined;
  /** Master keys, newest first. */
  readonly fieldKeys: readonly { version: number; key: Buffer }[];
  readonly dataFolder: string;
  readonly maxUploadBytes: number;
  /** The S3-compatible store, where one is set. */
  readonly s3: S3Settings | undefined;
  readonly sessionDays: number;
  /** Where messages leave; undefined keeps them planned. */
  readonly gateway: { readonly url: string; readonly secret: string } | undefined;
  readonly sandboxGatewayPort: number;
  /** Where alarms go by e-mail; undefined: nowhere. */
  readonly alarmMail:
    | { readonly url: string; readonly from: string; readonly to: string; readonly language: Language }
    | undefined;
  readonly logLevel: Shape['LOG_LEVEL'];
  readonly trustProxy: boolean;

  constructor(shape: Shape) {
    this.environment = shape.KEFU_ENVIRONMENT;
    this.port = shape.PORT;
    this.host = shape.HOST;
    this.publicUrl = shape.PUBLIC_URL ?? `http://localhost:${shape.PORT}`;
    this.databaseUrl = shape.DATABASE_URL;
    this.databasePool = shape.DATABASE_POOL;
    this.redisUrl = shape.REDIS_URL;
    this.fieldKeys = (shape.FIELD_KEYS ?? '')
      .split(',')
      .filter(Boolean)
      .map((entry) => {
        const [version = '', key = ''] = entry.split(':');
        return { version: Number(version), key: Buffer.from(key, 'base64') };
      });
    this.dataFolder = shape.DATA_FOLDER;
    this.maxUploadBytes = shape.MAX_UPLOAD_MB * 1024 * 1024;
    this.s3 = shape.S3_ENDPOINT
      ? {
          endpoint: shape.S3_ENDPOINT,
          bucket: shape.S3_BUCKET,
          region: shape.S3_REGION,
          accessKeyId: shape.S3_ACCESS_KEY_ID,
          secretAccessKey: shape.S3_SECRET_ACCESS_KEY,
        }
      : undefined;
    this.sessionDays = shape.SESSION_DAYS;
    this.sandboxGatewayPort = shape.SANDBOX_GATEWAY_PORT ?? (shape.PORT + 900 <= 65_535 ? shape.PORT + 900 : 1_900);
    this.gateway = gatewayOf(shape, this.sandboxGatewayPort, this.fieldKeys[0]?.key);
    this.alarmMail =
      shape.SMTP_URL && shape.ALARM_MAIL_TO
        ? {
            url: shape.SMTP_URL,
            from: shape.ALARM_MAIL_FROM,
            to: shape.ALARM_MAIL_TO,
            language: shape.ALARM_MAIL_LANGUAGE,
          }
        : undefined;
    this.logLevel = shape.LOG_LEVEL;
    this.trustProxy = shape.TRUST_PROXY;
  }

  /** Cookies carry `Secure` when people come by https. */
  get secureCookies(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}

/** The gateway that is set, or in the demo its sandbox under a secret that both derive from the demo's own key. */
function gatewayOf(shape: Shape, sandboxPort: number, key: Buffer | undefined): Settings['gateway'] {
  if (shape.MESSAGE_GATEWAY_URL && shape.MESSAGE_GATEWAY_SECRET) {
    return { url: shape.MESSAGE_GATEWAY_URL, secret: shape.MESSAGE_GATEWAY_SECRET };
  }
  if (shape.KEFU_ENVIRONMENT === 'production' || !key) return undefined;
  return {
    url: `http://127.0.0.1:${sandboxPort}`,
    secret: createHmac('sha256', key).update('sandbox gateway').digest('hex'),
  };
}

/** Names of all settings, for the test that compares them with `.env.example`. */
export const settingNames: readonly string[] = Object.keys(settingsShape.shape);

/**
 * Reads the settings from the environment; an empty variable counts as unset.
 * @throws SettingsError naming each wrong setting and what was expected, never its value.
 */
export function loadSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsShape.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${expectation(issue)}`));
  }
  if (!parsed.data.FIELD_KEYS) {
    throw new SettingsError(['FIELD_KEYS is missing: personal data cannot be stored without a key']);
  }
  if (!parsed.data.MESSAGE_GATEWAY_URL !== !parsed.data.MESSAGE_GATEWAY_SECRET) {
    throw new SettingsError(['MESSAGE_GATEWAY_URL and MESSAGE_GATEWAY_SECRET go together']);
  }
  return new Settings(parsed.data);
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be a ${issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_format':
      return `must look like ${issue.message.startsWith('Invalid') ? issue.format : issue.message}`;
    default:
      return 'is not valid';
  }
}
