import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Settings } from '../config/index.ts';
import { contextIfAny } from '../context/index.ts';

const order: readonly LogLevel[] = ['debug', 'log', 'warn', 'error', 'fatal'];
const lowest: Readonly<Record<Exclude<Settings['logLevel'], 'silent'>, LogLevel>> = {
  debug: 'debug',
  info: 'log',
  warn: 'warn',
  error: 'error',
};

/** Log lines as JSON, each with the id of the request that it came from, which the caller was told too. */
class JsonLogger extends ConsoleLogger {
  protected override getJsonLogObject(
    ...line: Parameters<ConsoleLogger['getJsonLogObject']>
  ): ReturnType<ConsoleLogger['getJsonLogObject']> {
    const requestId = contextIfAny()?.requestId;
    return { ...super.getJsonLogObject(...line), ...(requestId && { requestId }) };
  }
}

/**
 * The logger of a process. No line holds personal data: errors are logged by place and code, never with the values
 * that were sent, and a test plants certificates and phones to look for them.
 */
export function makeLogger(settings: Pick<Settings, 'environment' | 'logLevel'>): ConsoleLogger | false {
  if (settings.logLevel === 'silent') return false;
  const logLevels = order.slice(order.indexOf(lowest[settings.logLevel]));
  // People read the demo's lines in a terminal; machines read a real installation's.
  return settings.environment === 'production'
    ? new JsonLogger({ json: true, colors: false, logLevels: [...logLevels] })
    : new ConsoleLogger({ logLevels: [...logLevels] });
}
