import type { z } from 'zod';
import type { LineResult } from './http-line.ts';

/** The JSON of a text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The answer to a request, where there is one of this shape. */
export function readAnswer<T>(shape: z.ZodType<T>, result: LineResult): T | undefined {
  return result.answered ? shape.safeParse(parseJson(result.body)).data : undefined;
}
