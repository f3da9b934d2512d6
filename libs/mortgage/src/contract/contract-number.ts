/** What a number of a contract or receipt looks like once it is plain. */
export const numberForm = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

/** A number of a contract or receipt as it is compared: width, blanks and case do not matter. */
export const plainNumber = (cell: string): string => cell.normalize('NFKC').replace(/\s/g, '').toUpperCase();
