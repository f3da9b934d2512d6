/** A named statement: PostgreSQL plans it once per connection. The name and the text belong together. */
export interface Sql {
  readonly name: string;
  readonly text: string;
}

const known = new Map<string, string>();

/**
 * Declares a named statement for a hot read.
 * @throws Error when the same name was declared with another text, since PostgreSQL would refuse it much later.
 */
export function sql(name: string, text: string): Sql {
  const earlier = known.get(name);
  if (earlier !== undefined && earlier !== text) throw new Error(`Two statements are named ${name}`);
  known.set(name, text);
  return { name, text };
}
