/** SQL for today as a business date. */
export const todaySql = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * SQL condition: a unit or post is open on a day. One whose closing is still to come is open until then.
 * @param row alias of the row, trusted
 * @param day trusted SQL expression for the day; today when left out
 */
export function openSql(row: string, day = todaySql): string {
  return `(${row}.closed_on IS NULL OR ${row}.closed_on > ${day})`;
}
