import type pg from 'pg';
import type { MigrationInterface } from 'typeorm';

/** What one library brings to the database: its entities and migrations, and the libraries below it. */
export interface Schema {
  readonly name: string;
  readonly entities: readonly (new () => object)[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly requires: readonly Schema[];
  /** Tables that a package keeps by itself: brought along by the owner after the migrations, on every run. */
  readonly prepare?: (owner: pg.Client) => Promise<void>;
}

/** Schemas with everything they stand on, each once, lowest first. */
export function flattenSchemas(schemas: readonly Schema[]): Schema[] {
  const found = new Set<Schema>();
  const visit = (schema: Schema): void => {
    for (const lower of schema.requires) visit(lower);
    found.add(schema);
  };
  for (const schema of schemas) visit(schema);
  return [...found];
}
