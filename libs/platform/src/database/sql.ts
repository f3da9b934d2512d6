/** A statement for reads. */
export interface Sql {
  /** PostgreSQL plans a named statement once per connection; one without a name, each time for its values. */
  readonly name: string | undefined;
  readonly text: string;
  /** See {@link SqlOptions.instants}. */
  readonly instants: 'date' | 'text';
}

/** How a statement's rows are read. */
export interface SqlOptions {
  /**
   * `text` leaves instants as PostgreSQL's text turned to ISO 8601: for rows on their way to JSON, where making a
   * Date of each only to write it down again is a tenth of the work. Default `date`.
   */
  readonly instants?: 'date' | 'text';
}

const known = new Map<string, Sql>();

/**
 * Declares a named statement for a hot read. The name and the text belong together.
 * @throws Error when the same name was declared with another text, since PostgreSQL would refuse it much later.
 */
export function sql(name: string, text: string, options: SqlOptions = {}): Sql {
  const earlier = known.get(name);
  if (earlier?.text === text) return earlier;
  if (earlier) throw new Error(`Two statements are named ${name}`);
  const statement: Sql = { name, text, instants: options.instants ?? 'date' };
  known.set(name, statement);
  return statement;
}

/** A statement whose best plan depends on its values: PostgreSQL plans it anew each time. */
export function sqlByValue(text: string, options: SqlOptions = {}): Sql {
  return { name: undefined, text, instants: options.instants ?? 'date' };
}
