import { type FaultText, say } from '@kefu/office/imports';
import { type TraderFaultCode, traderFaultTexts } from '../register-import/fault-texts.ts';

const renew = say(
  '聯繫交易商續簽，或辦理銷戶',
  '联系交易商续签，或办理销户',
  'Ask the trader to renew, or close the account',
);
const change = say('提交變更申請更正', '提交变更申请更正', 'Correct it by an application for a change');
const ask = say(
  '向交易商或營業部取得新號碼，提交變更申請',
  '向交易商或营业部取得新号码，提交变更申请',
  'Ask the trader or the branch for another number and apply for the change',
);

/** What faults that only show in the register itself expect, and how they are mended. Codes are stable. */
const laterTexts: Readonly<Record<string, FaultText>> = {
  PHONE_UNREACHABLE: {
    title: say('電話是空號', '电话是空号', 'Nobody has this number'),
    expectation: say(
      '可送達的號碼；{day} 的短信被退回：空號',
      '可送达的号码；{day} 的短信被退回：空号',
      'A number that somebody has; the message of {day} came back: nobody has it',
    ),
    mend: ask,
  },
  MISSING_TERM: {
    title: say('沒有協議', '没有协议', 'No agreement'),
    expectation: say('在冊交易商有入市協議', '在册交易商有入市协议', 'A trader on the register has a market agreement'),
    mend: renew,
  },
  TERM_OVER: {
    title: say('協議已終止而未續簽', '协议已终止而未续签', 'Agreement over, not renewed'),
    expectation: say(
      '寬限期內續簽，否則銷戶',
      '宽限期内续签，否则销户',
      'Renewed within the days of grace, or else closed',
    ),
    mend: renew,
  },
  BRANCH_CLOSED: {
    title: say('營業部已撤銷', '营业部已撤销', 'Branch closed'),
    expectation: say('現有的營業部', '现有的营业部', 'A branch that is open'),
    mend: say('把交易商移交其他營業部', '把交易商移交其他营业部', 'Move the trader to another branch'),
  },
};

/** How faults that imports know as well are mended once their trader is in the register. */
const laterMends: Readonly<Partial<Record<TraderFaultCode, FaultText['mend']>>> = {
  SAME_NAME_AND_PHONE: say(
    '不同人則註明原因保留；同一人則銷去其中一戶',
    '不同人则注明原因保留；同一人则销去其中一户',
    'If they are two, say so and leave it; if they are one, close one of the accounts',
  ),
  MISSING_PHONE: ask,
  MISSING: change,
  BAD_CERTIFICATE: change,
  BAD_CHECKSUM: change,
  IMPOSSIBLE_BIRTH_DATE: change,
};

/** What a code says to people. @param later found in the register itself, not in a row of an import */
export function faultText(code: string, later: boolean): FaultText | undefined {
  const text = code in traderFaultTexts ? traderFaultTexts[code as TraderFaultCode] : laterTexts[code];
  const mend = later ? laterMends[code as TraderFaultCode] : undefined;
  return text && mend ? { ...text, mend } : text;
}
