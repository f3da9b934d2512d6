import exceljs from 'exceljs';

/** The season that the demo takes orders for. */
export const demoSeasonYear = new Date().getFullYear() + 1;

/**
 * An order form as a franchisee of the demo sends it: two header rows, a style merged over its colours, full-width digits, `件`, `—`,
 * the name in simplified characters, a hidden row.
 * @param subtotal what its 小計 says; 46 is right
 */
export async function messyForm(subtotal: number): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('訂單');
  const window = `${demoSeasonYear}.03.01-${demoSeasonYear}.04.30`;
  sheet.addRows([
    [`${demoSeasonYear}春夏訂貨會訂單`],
    ['客戶名稱', '', '青岛瑤笙　'],
    ['訂貨日期', '', `${demoSeasonYear - 1}年9月20日`, '', '訂貨季', `${demoSeasonYear}春夏`],
    [],
    ['序號', '款號', '品名', '交貨期', '色號', '顏色', '尺碼(文胸)', '', '', '數量', '合同價', '金額', '備註'],
    ['序號', '款號', '品名', '交貨期', '色號', '顏色', '75A', '75B', '80B', '數量', '合同價', '金額', '備註'],
    [1, 'NB70001 ', '月影無鋼圈文胸', window, '01', '黑', '１２', '6件', '—', 18, 120, 2160, '加急'],
    [1, '', '', '', '47', '杏', 8, ' 9', '/', 17, '', 2040, ''],
    [2, 'NB70002', '花語深V文胸', window, '08', '膚　', 11, '', '', 11, 175, 1925, ''],
    ['', '小計', '', '', '', '', '', '', '', subtotal, '', 6125, ''],
    ['', '合計', '', '', '', '', '', '', '', 46, '', 6125, ''],
    [],
    ['', '客戶簽字:', '', '', '制單:客服部'],
  ]);
  for (const range of ['G5:I5', 'A7:A8', 'B7:B8', 'C7:C8', 'D7:D8', 'K7:K8']) sheet.mergeCells(range);
  sheet.getRow(9).hidden = true;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
