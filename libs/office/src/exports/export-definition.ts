import type { RowScope } from '@kefu/platform/context';
import type { Database } from '@kefu/platform/database';
import type { Language, Text } from '@kefu/platform/language';
import type { Type } from '@nestjs/common';

/** What a cell holds; a date is a business date `YYYY-MM-DD`, money an integer number of fen. */
export type CellKind = 'text' | 'number' | 'date' | 'money';
export type CellValue = string | number | null;

/** A column of an exported list. */
export interface ExportColumn<Row> {
  readonly heading: Text;
  /** `text` where it is missing. */
  readonly kind?: CellKind;
  /** Characters wide; 16 where it is missing. */
  readonly width?: number;
  /** Personal data masked. */
  readonly value: (row: Row, language: Language) => CellValue;
}

/** A column of an export, by what stands in it: `column(words.name, ({ name }) => name, 30)`. */
export function column<Row>(
  heading: Text,
  value: ExportColumn<Row>['value'],
  width = 16,
  kind: CellKind = 'text',
): ExportColumn<Row> {
  return { heading, value, width, kind };
}

/** What an export reads with. */
export interface ExportQuestion {
  readonly database: Database;
  /** Rows that the caller's permission reaches; narrow by it with `scopeSql`. */
  readonly scope: RowScope;
  /** The list's own filter, as the console holds it: not to be trusted. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** Of the page that asked. */
  readonly language: Language;
  /** A service of the house that puts rows into words. */
  readonly service: <Service>(kind: Type<Service>) => Service;
}

/** A list that can be exported. */
export interface ExportDefinition<Row> {
  /** In addresses and the audit: `traders`. */
  readonly name: string;
  /** Name of the file and of its sheet. */
  readonly title: Text;
  /** What of the list the filter picks, such as a period: it joins the name of the file and stands under a printed title. */
  readonly part?: (filter: ExportQuestion['filter'], language: Language) => string;
  /** The list's own permission. */
  readonly permission: string;
  readonly columns: readonly ExportColumn<Row>[];
  /**
   * The rows, as a stream that holds only a few of them at a time; see `cursorRows`.
   * @throws KefuError BAD_INPUT for a filter that makes no sense
   */
  readonly rows: (question: ExportQuestion) => AsyncIterable<Row>;
}

const declared = new Map<string, ExportDefinition<never>>();

/** Declares a list that can be exported (X6); once per name. @throws Error on a second declaration */
export function defineExport<Row>(definition: ExportDefinition<Row>): ExportDefinition<Row> {
  if (declared.has(definition.name)) throw new Error(`Export ${definition.name} is declared twice`);
  declared.set(definition.name, definition as unknown as ExportDefinition<never>);
  return definition;
}

/** A declared export, by name. */
export function findExport(name: string): ExportDefinition<unknown> | undefined {
  return declared.get(name) as unknown as ExportDefinition<unknown> | undefined;
}
