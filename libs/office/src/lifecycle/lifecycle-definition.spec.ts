import { describe, expect, it } from 'vitest';
import {
  defineLifecycle,
  type LifecycleDefinition,
  type LifecycleVersion,
  lifecycleFaults,
} from './lifecycle-definition.ts';

const text = { 'zh-Hant': '', 'zh-Hans': '', en: '' };
const state = (final?: true): LifecycleVersion['states'][string] => ({
  title: text,
  tone: final ? 'done' : 'waiting',
  ...(final && { final }),
});
const sound: LifecycleVersion = {
  version: 1,
  initial: 'draft',
  states: { draft: state(), review: state(), active: state(true) },
  transitions: {
    submit: { title: text, from: ['draft'], to: 'review' },
    approve: { title: text, from: ['review'], to: 'active' },
    giveBack: { title: text, from: ['review'], to: 'draft' },
  },
};
const of = (...versions: LifecycleVersion[]): LifecycleDefinition => ({
  key: 'spec',
  subject: 'spec',
  table: 'spec',
  scope: {},
  readPermission: 'spec.read',
  versions,
});

describe('a lifecycle as data (S2)', () => {
  it('is sound when every state is reached and every open one is left', () => {
    expect(lifecycleFaults(of(sound))).toEqual([]);
  });

  it('is refused with everything that is wrong with it', () => {
    const wrong: LifecycleVersion = {
      ...sound,
      initial: 'born',
      states: { ...sound.states, lost: state() },
      transitions: { ...sound.transitions, undo: { title: text, from: ['active'], to: 'nowhere' } },
    };
    expect(lifecycleFaults(of(wrong))).toEqual(
      expect.arrayContaining([
        'v1: initial names born, which is no state',
        'v1: undo names nowhere, which is no state',
        'v1: undo leaves active, which is final',
        'v1: lost is never reached',
        'v1: lost is never left, and not final',
      ]),
    );
  });

  it('has one version of each number', () => {
    expect(lifecycleFaults(of(sound, sound))).toEqual(['two versions have one number']);
    expect(lifecycleFaults(of())).toEqual(['has no version']);
  });

  it('is declared once', () => {
    defineLifecycle(of(sound));
    expect(() => defineLifecycle(of(sound))).toThrow(/declared twice/);
  });
});
