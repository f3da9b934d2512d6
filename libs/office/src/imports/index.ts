export { settled } from './copy-batch.ts';
export { DelimitedTable, detectDelimiter } from './delimited-table.ts';
export { detectEncoding, firstLine } from './encoding.ts';
export {
  type CellFault,
  type ChangeCounts,
  type FaultText,
  type ImportChanges,
  type ImportColumn,
  type ImportKind,
  ImportKinds,
  type ImportOption,
  type ReadRow,
  type RowChange,
  type RowReader,
  type StagedValue,
  StoredMeanwhile,
  type ToSeal,
} from './import-kind.ts';
export { type ImportMode, ImportRun, type ImportState } from './import-run.entity.ts';
export { ImportRunner } from './import-runner.ts';
export { importColumn, shortDatesOption } from './usual-columns.ts';
export { phoneFaultTexts, say, usualFaultTexts } from './usual-faults.ts';
