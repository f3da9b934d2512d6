import { afterEach, describe, expect, it, vi } from 'vitest';
import { runIn } from '../context/index.ts';
import { makeLogger } from './line-logger.ts';

describe('the log of a real installation', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  function linesOf(
    logLevel: 'info' | 'warn',
    work: (logger: NonNullable<Exclude<ReturnType<typeof makeLogger>, false>>) => void,
  ): string[] {
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const logger = makeLogger({ environment: 'production', logLevel });
    if (logger) work(logger);
    return lines;
  }

  it('is one JSON object a line, with the id of the request it came from', () => {
    const [line = ''] = linesOf('info', (logger) =>
      runIn({ requestId: 'r-1', ip: '', language: 'en' }, () => logger.log('imported', 'Imports')),
    );
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      message: 'imported',
      context: 'Imports',
      requestId: 'r-1',
    });
    expect(line.trim()).not.toContain('\n');
  });

  it('names an error by place and code, never by its words', () => {
    const error = Object.assign(new TypeError('cannot read 11010519491231002X'), { code: 'E_CELL' });
    const [line = ''] = linesOf('info', (logger) => logger.error(error, 'Imports'));
    const { message } = JSON.parse(line) as { message: string };
    expect(message).toMatch(/^TypeError E_CELL\n\s+at /);
    expect(line).not.toContain('11010519491231002X');
  });

  it.each(['11010519491231002X', '+8619913572468', '19913572468', '6222021357924680138'])(
    'masks %s, whoever writes it',
    (personal) => {
      const lines = linesOf('info', (logger) => {
        logger.warn(`could not reach ${personal}`, 'Sender');
        logger.warn({ trader: { number: 'JY1', phone: personal, certificate: personal } }, 'Sender');
      });
      expect(lines).toHaveLength(2);
      expect(lines.join()).not.toContain(personal);
      expect(lines[1]).toContain('JY1');
    },
  );

  it('keeps the ids by which a line is followed', () => {
    const id = '01993f2a-1234-7123-8123-123456789012';
    const [line = ''] = linesOf('info', (logger) => logger.warn(`imports.read ${id} failed`, 'JobRunner'));
    expect(line).toContain(id);
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
