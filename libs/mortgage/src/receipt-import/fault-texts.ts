import { type FaultText, say, usualFaultTexts } from '@kefu/office/imports';
import { amountFaultTexts, contractNumberTexts } from '../contract-import/fault-texts.ts';

const compare = say('對照憑證更正', '对照凭证更正', 'Correct it from the voucher');

/** What every fault of a receipt's row expects, and how it is mended. */
export const receiptFaultTexts = {
  ...usualFaultTexts,
  ...amountFaultTexts,
  ...contractNumberTexts,
  NO_IDENTITY: {
    title: say('沒有收據號或流水號', '没有收据号或流水号', 'Neither receipt number nor serial'),
    expectation: say('收據號，或銀行與流水號', '收据号，或银行与流水号', 'A receipt number, or bank and serial'),
    mend: say('補填其一', '补填其一', 'Fill one of them in'),
  },
  UNKNOWN_CONTRACT: {
    title: say('沒有此合同', '没有此合同', 'Unknown contract'),
    expectation: say('現有的合同號', '现有的合同号', 'The number of a contract that exists'),
    mend: say(
      '更正合同號，或先匯入合同',
      '更正合同号，或先导入合同',
      'Correct the number, or import the contract first',
    ),
  },
  OTHER_TEAM: {
    title: say('與合同的組不符', '与合同的组不符', 'Not the contract’s team'),
    expectation: say('合同屬 {team}', '合同属 {team}', 'The contract is of {team}'),
    mend: say('核對合同與收據', '核对合同与收据', 'Compare contract and receipt'),
  },
  FUTURE_DATE: {
    title: say('日期在將來', '日期在将来', 'A day to come'),
    expectation: say('今天或以前', '今天或以前', 'Today or earlier'),
    mend: compare,
  },
  DUPLICATE_RECEIPT: {
    title: say('收據重複', '收据重复', 'Receipt stands twice'),
    expectation: say(
      '檔案第 {line} 行已有此收據',
      '文件第 {line} 行已有此收据',
      'Line {line} of the file is this receipt already',
    ),
    mend: say('刪去其中一行', '删去其中一行', 'Leave one of the rows out'),
  },
  DIFFERS_FROM_STORED: {
    title: say('與已入帳的收據不同', '与已入账的收据不同', 'Differs from the stored receipt'),
    expectation: say('已有此收據：{stored}', '已有此收据：{stored}', 'This receipt is there already: {stored}'),
    mend: say('更正請用沖銷再入帳', '更正请用冲销再入账', 'Correct it by a reversal and a new receipt'),
  },
  REVERSAL_UNNAMED: {
    title: say('沖銷未指明收據', '冲销未指明收据', 'Reversal of nothing'),
    expectation: say(
      '負數金額須指明被沖銷的收據',
      '负数金额须指明被冲销的收据',
      'A negative amount names the receipt that it cancels',
    ),
    mend: say('填寫被沖銷的收據號', '填写被冲销的收据号', 'Enter the number of that receipt'),
  },
  UNKNOWN_REVERSED: {
    title: say('沒有被沖銷的收據', '没有被冲销的收据', 'No such receipt to reverse'),
    expectation: say('同一合同、同一款項的收據', '同一合同、同一款项的收据', 'A receipt of the same contract and kind'),
    mend: compare,
  },
  REVERSED_TOO_MUCH: {
    title: say('沖銷超過原金額', '冲销超过原金额', 'Reverses more than there is'),
    expectation: say('至多 {yuan} 元', '至多 {yuan} 元', 'At most {yuan} yuan'),
    mend: compare,
  },
  REVERSED_BEFORE: {
    title: say('沖銷早於到帳', '冲销早于到账', 'Reversed before it was credited'),
    expectation: say('不早於原收據到帳日', '不早于原收据到账日', 'Not before the receipt itself was credited'),
    mend: compare,
  },
} as const satisfies Record<string, FaultText>;
