/** A workbook with rows in several sheets: which of them is meant, only a person knows. */
export class SeveralSheets extends Error {
  constructor() {
    super('More than one sheet of the workbook holds rows');
    this.name = 'SeveralSheets';
  }
}
