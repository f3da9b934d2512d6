/** Which house a cell means, or why a person must say it. */
export type HouseReading =
  | { readonly house: string }
  | { readonly fault: 'AMBIGUOUS_HOUSE'; readonly readings: readonly string[] }
  | { readonly fault: 'BAD_HOUSE' };

const bad: HouseReading = { fault: 'BAD_HOUSE' };
/** Building and unit are told apart from the room by their words, or by the two hyphens between them. */
const written =
  /^([A-Z]?\d{1,3}[A-Z]?)(?:[#栋棟幢座]|号楼|號樓|楼|樓|-)-?(?:(\d{1,2})(?:单元|單元|门|門|-)-?)?([A-Z]?\d{3,4}[A-Z]?)(?:室|号|號|房)?$/;

/**
 * Reads a house as sales sites write it: `3#1-501`, `3栋1单元501` and `3幢1單元501室` are `3-1-501`. Where no unit is said, as in
 * `3-1501`, it may be flat 1501 of a building with one unit or 501 of unit 1: a person is asked.
 */
export function readHouse(cell: string): HouseReading {
  const text = cell
    .normalize('NFKC')
    .replace(/[\s—–−]/g, (sign) => (sign.trim() ? '-' : ''))
    .toUpperCase();
  const found = written.exec(text);
  if (!found) return bad;
  const [, building = '', unit, room = ''] = found;
  const at = (part: string): string => part.replace(/^([A-Z]?)0+(?=\d)/, '$1');
  if (unit) return { house: `${at(building)}-${at(unit)}-${at(room)}` };
  const readings = [`${at(building)}-1-${at(room)}`];
  const inUnit = /^(\d)(\d{3})$/.exec(room);
  if (inUnit?.[1] !== '0' && inUnit) readings.push(`${at(building)}-${inUnit[1]}-${at(inUnit[2] ?? '')}`);
  return { fault: 'AMBIGUOUS_HOUSE', readings };
}
