import { InvalidInput } from './failure.ts';

const fewest = 4;

/** The reason that somebody gave, without the space around it; undefined where it says nothing: fewer than four characters. */
export function givenReason(text: string): string | undefined {
  const reason = text.trim();
  return reason.length < fewest || reason.includes('\0') ? undefined : reason;
}

/** What is told of a reason that says nothing; the field is called `reason`. */
export function reasonMissing(): InvalidInput {
  return InvalidInput.at('reason', 'REASON_MISSING', 'say why, in four characters or more');
}
