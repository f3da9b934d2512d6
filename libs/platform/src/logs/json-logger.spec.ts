import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { runIn } from '../context/index.ts';
import { makeLogger } from './json-logger.ts';

describe('the log of a real installation', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  function linesOf(
    logLevel: 'info' | 'warn',
    work: (logger: NonNullable<Exclude<ReturnType<typeof makeLogger>, false>>) => void,
  ): string[] {
    const lines: string[] = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const logger = makeLogger({ environment: 'production', logLevel });
    if (logger) work(logger);
    return lines;
  }

  it('is one JSON object a line, with the id of the request it came from', () => {
    const [line = ''] = linesOf('info', (logger) =>
      runIn({ requestId: 'r-1', ip: '', language: 'en' }, () => logger.log('imported', 'Imports')),
    );
    expect(JSON.parse(line)).toMatchObject({ level: 'log', message: 'imported', context: 'Imports', requestId: 'r-1' });
    expect(line.trim()).not.toContain('\n');
  });

  it('leaves out what is below its level', () => {
    const lines = linesOf('warn', (logger) => {
      logger.log('quiet');
      logger.warn('loud');
    });
    expect(lines.map((line) => (JSON.parse(line) as { message: string }).message)).toEqual(['loud']);
  });

  it('is silent when told so', () => {
    expect(makeLogger({ environment: 'production', logLevel: 'silent' })).toBe(false);
  });
});
