import { ConsoleLogger, type LoggerService, type LogLevel } from '@nestjs/common';
import { type Level, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Settings } from '../config/index.ts';
import { contextIfAny } from '../context/index.ts';
import { placeOf } from '../errors/index.ts';

/** Long numbers standing by themselves: national ids, phones, bank cards. Ids of ours have hyphens and letters. */
const personalNumber = /(?<![\w-])\+?\d{9,18}[\dXx]?(?![\w-])/g;
const masked = '[masked]';
/** What is never written where somebody logs an object, however deep it was put. */
const personalKeys = [
  'certificate',
  'nationalId',
  'phone',
  'phones',
  'bankCard',
  'password',
  'authorization',
  'cookie',
  'token',
];

/**
 * Log lines as JSON on standard output by way of pino, each with the id of the request that it came from, which the caller was
 * told too. Errors are logged by place and code, and what could be personal is masked whoever wrote it.
 */
export class LineLogger implements LoggerService {
  readonly #pino: Logger;

  /** @param level below which nothing is written */
  constructor(level: Level) {
    this.#pino = pino(
      {
        level,
        base: { pid: process.pid },
        messageKey: 'message',
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
        mixin: () => {
          const requestId = contextIfAny()?.requestId;
          return requestId ? { requestId } : {};
        },
        redact: { paths: personalKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: masked },
      },
      process.stdout,
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.#write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write('trace', message, rest);
  }

  /** @param rest what Nest hands on: more to say, and who says it as the last */
  #write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const more = rest.slice(0, -1).filter((one) => one !== undefined);
    const said: Record<string, unknown> = { context };
    const words: string[] = [];
    for (const one of [message, ...more]) {
      if (one instanceof Error) words.push(placeOf(one));
      else if (typeof one === 'object' && one !== null) Object.assign(said, { data: one });
      else words.push(String(one));
    }
    this.#pino[level](said, words.join(' ').replace(personalNumber, masked));
  }
}

const order: readonly LogLevel[] = ['debug', 'log', 'warn', 'error', 'fatal'];
const lowest: Readonly<Record<Exclude<Settings['logLevel'], 'silent'>, LogLevel>> = {
  debug: 'debug',
  info: 'log',
  warn: 'warn',
  error: 'error',
};

/** The logger of a process: people read the demo's lines in a terminal, machines read a real installation's. */
export function makeLogger(settings: Pick<Settings, 'environment' | 'logLevel'>): LoggerService | false {
  if (settings.logLevel === 'silent') return false;
  if (settings.environment === 'production') return new LineLogger(settings.logLevel);
  return new ConsoleLogger({ logLevels: order.slice(order.indexOf(lowest[settings.logLevel])) });
}
