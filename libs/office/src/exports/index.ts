export { cursorRows, inBatches } from './cursor-rows.ts';
export {
  type CellKind,
  type CellValue,
  column,
  defineExport,
  type ExportColumn,
  type ExportDefinition,
  type ExportQuestion,
} from './export-definition.ts';
export { ExportRequest } from './export-request.entity.ts';
export { ExportsModule } from './exports.module.ts';
export { exportsPermissions } from './exports.permissions.ts';
export { instantText } from './instant-text.ts';
export { readFilter } from './read-filter.ts';
export { type ScreenTexts, ScreenWords } from './screen-words.ts';
