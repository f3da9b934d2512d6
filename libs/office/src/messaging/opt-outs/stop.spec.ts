import { describe, expect, it } from 'vitest';
import { isStop } from './stop.ts';

describe('an answer', () => {
  it.each(['TD', 'td', ' t ', 'Ｔ', '退订', '退訂。', 'STOP!', 'unsubscribe'])('says STOP: %s (X7)', (text) => {
    expect(isStop(text)).toBe(true);
  });
  it.each(['', '收到', 'TD怎麼辦', '不要停', 'non-stop'])('does not say STOP: %s (X7)', (text) => {
    expect(isStop(text)).toBe(false);
  });
});
