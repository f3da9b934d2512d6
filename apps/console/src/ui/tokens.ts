/**
 * The colours of the console, for light and for dark. Everything else (antd's theme, the shell's own CSS variables)
 * is made from these. State colours are the Okabe–Ito hues darkened or lightened to 4.5 : 1 on their ground; they
 * never stand alone: a StateChip adds a shape and a word.
 */
export interface Tokens {
  /** The page, a card on it, and the rail. */
  readonly ground: string;
  readonly surface: string;
  readonly rail: string;
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly good: string;
  readonly waiting: string;
  readonly warning: string;
  readonly bad: string;
}

export const light: Tokens = {
  ground: '#f4f5f7',
  surface: '#ffffff',
  rail: '#eceef1',
  line: '#d8dce2',
  text: '#1d232b',
  quiet: '#59626e',
  accent: '#1f5fa8',
  good: '#00694f',
  waiting: '#3a5f95',
  warning: '#8a5200',
  bad: '#b3261e',
};

export const dark: Tokens = {
  ground: '#15181c',
  surface: '#1d2126',
  rail: '#191c21',
  line: '#363c45',
  text: '#e4e7eb',
  quiet: '#a2abb7',
  accent: '#7fb3ec',
  good: '#4fc3a1',
  waiting: '#93b7ea',
  warning: '#f0b45a',
  bad: '#ff8f85',
};

/** What a state feels like, whatever its name. */
export type Tone = 'neutral' | 'good' | 'waiting' | 'warning' | 'bad';

/** System fonts only: Latin first, then the Chinese of each platform. */
export const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang TC', 'PingFang SC', 'Microsoft JhengHei', 'Microsoft YaHei', 'Noto Sans CJK TC', 'Noto Sans TC', 'WenQuanYi Micro Hei', sans-serif";

/** So much of one colour in another, both `#rrggbb`. */
export function mix(colour: string, ground: string, share: number): string {
  const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(colour, at) * share + part(ground, at) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
