import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSettings, type SettingsError, settingNames } from './settings.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const sound = { DATABASE_URL: 'postgres://localhost/kefu', FIELD_KEYS: `1:${key}` };

function problems(env: Record<string, string>): readonly string[] {
  try {
    loadSettings(env);
  } catch (error) {
    return (error as SettingsError).problems;
  }
  return [];
}

describe('the settings', () => {
  it('stand in .env.example, each with its default, and nothing else does', () => {
    const text = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const lines = [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)];
    expect(lines.map(([, name]) => name).toSorted()).toEqual([...settingNames].toSorted());
    const fromExample = loadSettings({
      ...Object.fromEntries(lines.map(([, name, value]) => [name, value])),
      ...sound,
    });
    expect(fromExample).toEqual(loadSettings(sound));
  });

  it('stop the start without a key for personal data', () => {
    expect(problems({ DATABASE_URL: sound.DATABASE_URL, KEFU_ENVIRONMENT: 'production' })).toEqual([
      'FIELD_KEYS is missing: personal data cannot be stored without a key',
    ]);
  });

  it('name each one that is wrong and what was expected, never its value', () => {
    const found = problems({
      ...sound,
      PORT: '99999',
      DATABASE_URL: 'mysql://root:hunter2@localhost',
      FIELD_KEYS: '1:hunter2',
      LOG_LEVEL: 'hunter2',
      TRUST_PROXY: 'hunter2',
      PUBLIC_URL: 'hunter2',
    });
    expect(found.map((problem) => problem.split(' ')[0]).toSorted()).toEqual([
      'DATABASE_URL',
      'FIELD_KEYS',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_URL',
      'TRUST_PROXY',
    ]);
    expect(found.join(' ')).not.toContain('hunter2');
    expect(found.join(' ')).not.toContain('99999');
  });

  it('take an empty variable as unset', () => {
    expect(loadSettings({ ...sound, PORT: '', REDIS_URL: '' })).toMatchObject({ port: 3000, redisUrl: undefined });
  });

  it('take this machine at its port for the address that people type, where none is given', () => {
    expect(loadSettings({ ...sound, PORT: '3100' }).publicUrl).toBe('http://localhost:3100');
    expect(loadSettings({ ...sound, PUBLIC_URL: 'https://kefu.example.cn' }).publicUrl).toBe('https://kefu.example.cn');
  });

  it('keep the keys for personal data newest first', () => {
    const settings = loadSettings({ ...sound, FIELD_KEYS: `2:${key},1:${key}` });
    expect(settings.fieldKeys.map(({ version }) => version)).toEqual([2, 1]);
  });
});
