import { createHmac, randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen, FieldCipher, type KeyMaterial } from './index.ts';

const index = randomBytes(32);
const first = { version: 1, key: randomBytes(32), sealsFrom: 0 };
const second = { version: 2, key: randomBytes(32), sealsFrom: 0 };
const cipher = new FieldCipher({ seals: [first], index });
const id = '11010519491231002X';

describe('sealing a field (X1)', () => {
  it('opens what was sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        return cipher.open('nationalId', cipher.seal('nationalId', text)) === text;
      }),
    );
  });

  it('seals the same value differently each time and shows no part of it', () => {
    const seals = new Set(Array.from({ length: 3000 }, () => cipher.seal('nationalId', id)));
    expect(seals.size).toBe(3000);
    for (const sealed of seals) expect(sealed).not.toContain('1949');
  });

  it('does not open a phone as a bank card', () => {
    expect(() => cipher.open('bankCard', cipher.seal('phone', '+8619900000001'))).toThrow(CannotOpen);
  });

  it('refuses a value with any one character altered', () => {
    const sealed = cipher.seal('nationalId', id);
    for (let at = sealed.indexOf('.') + 1; at < sealed.length - 1; at++) {
      const altered = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => cipher.open('nationalId', altered)).toThrow(CannotOpen);
    }
  });

  it.each(['', 'k1.', 'k1.AAAA', 'k0.AAAA', id, `k2.${'A'.repeat(60)}`])(
    'refuses %j, which is no sealed value',
    (text) => {
      expect(() => cipher.open('nationalId', text)).toThrow(CannotOpen);
    },
  );

  it('keeps the value out of the error', () => {
    const error = captured(() => cipher.open('nationalId', id));
    expect(`${error.message} ${error.stack}`).not.toContain(id);
  });
});

describe('rotating the data key (X1)', () => {
  const rotated = new FieldCipher({ seals: [first, second], index });

  it('seals with the new key and still opens what the old one sealed', () => {
    const old = cipher.seal('phone', '+8619900000001');
    expect(rotated.versionOf(rotated.seal('phone', 'x'))).toBe(2);
    expect(rotated.open('phone', old)).toBe('+8619900000001');
  });

  it('does not seal with a key that is only announced', () => {
    const announced = new FieldCipher({ seals: [first, { ...second, sealsFrom: Date.now() + 60_000 }], index });
    expect(announced.currentVersion).toBe(1);
    expect(announced.open('phone', rotated.seal('phone', 'x'))).toBe('x');
  });
});

describe('the blind index (T6)', () => {
  it('is the same for equal values of a kind, across rotations, and different across kinds', () => {
    const rotated = new FieldCipher({ seals: [first, second], index });
    expect(rotated.blindIndex('nationalId', id)).toEqual(cipher.blindIndex('nationalId', id));
    expect(cipher.blindIndex('phone', id)).not.toEqual(cipher.blindIndex('nationalId', id));
  });

  it('is the beginning of HMAC-SHA-256, however long the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (value) => {
        const hmac = createHmac('sha256', index).update(`phone\0${value}`).digest();
        expect(cipher.blindIndex('phone', value)).toEqual(hmac.subarray(0, 16));
      }),
    );
  });

  it('cannot be computed without the key', () => {
    const other = new FieldCipher({ seals: [first], index: randomBytes(32) });
    expect(other.blindIndex('nationalId', id)).not.toEqual(cipher.blindIndex('nationalId', id));
  });
});

it('hands its keys to a worker thread, which seals what this thread opens (X5)', async () => {
  const echo = new Worker('require("worker_threads").parentPort.postMessage(require("worker_threads").workerData)', {
    eval: true,
    workerData: cipher.material,
  });
  const material = await new Promise<KeyMaterial>((done) => {
    echo.once('message', done);
  });
  await echo.terminate();
  expect(cipher.open('phone', new FieldCipher(material).seal('phone', '+8619900000001'))).toBe('+8619900000001');
});

function captured(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
