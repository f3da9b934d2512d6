import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { contractConditions, contractRows } from './contract-view.sql.ts';
import { MortgageContractsArgs, type MortgageContractType } from './contract-view.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '按揭合同', 'zh-Hans': '按揭合同', en: 'Mortgage contracts' },
  number: { 'zh-Hant': '合同號', 'zh-Hans': '合同号', en: 'Contract' },
  project: { 'zh-Hant': '案場', 'zh-Hans': '案场', en: 'Sales site' },
  house: { 'zh-Hant': '房號', 'zh-Hans': '房号', en: 'House' },
  buyers: { 'zh-Hant': '購房人', 'zh-Hans': '购房人', en: 'Buyers' },
  phones: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phones' },
  team: { 'zh-Hant': '組', 'zh-Hans': '组', en: 'Team' },
  specialist: { 'zh-Hant': '按揭專員', 'zh-Hans': '按揭专员', en: 'Specialist' },
  consultant: { 'zh-Hant': '置業顧問', 'zh-Hans': '置业顾问', en: 'Property consultant' },
  area: { 'zh-Hant': '面積（m²）', 'zh-Hans': '面积（m²）', en: 'Area (m²)' },
  price: { 'zh-Hant': '總價', 'zh-Hans': '总价', en: 'Price' },
  down: { 'zh-Hant': '首付款', 'zh-Hans': '首付款', en: 'Down payment' },
  commercial: { 'zh-Hant': '商業貸款', 'zh-Hans': '商业贷款', en: 'Commercial loan' },
  fund: { 'zh-Hant': '公積金貸款', 'zh-Hans': '公积金贷款', en: 'Provident-fund loan' },
  gap: { 'zh-Hant': '差額', 'zh-Hans': '差额', en: 'Gap' },
  collected: { 'zh-Hant': '已到帳', 'zh-Hans': '已到账', en: 'Collected' },
  unconfirmed: { 'zh-Hant': '未確認', 'zh-Hans': '未确认', en: 'Not confirmed yet' },
  signedOn: { 'zh-Hant': '簽約日', 'zh-Hans': '签约日', en: 'Signed on' },
  remark: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Remark' },
});

type Row = MortgageContractType;

/** The register of contracts as a file, phones masked (S6, X6); its filter is what `mortgageContracts` takes. */
export const contractExport = defineExport<Row>({
  name: 'mortgage-contracts',
  title: words.title,
  permission: 'mortgageContract.read',
  columns: [
    column(words.number, (row) => row.number),
    column(words.project, (row) => row.project),
    column(words.house, (row) => row.house, 12),
    column(words.buyers, (row) => row.buyers.map(({ name }) => name).join(' / '), 20),
    column(words.phones, (row) => row.buyers.flatMap(({ phoneMasked }) => phoneMasked ?? []).join(' / '), 20),
    column(words.team, (row) => row.team.name, 10),
    column(words.specialist, (row) => row.owner, 10),
    column(words.consultant, (row) => row.consultant, 10),
    column(words.area, (row) => (row.area / 100).toFixed(2), 10),
    column(words.price, (row) => row.price, 16, 'money'),
    column(words.down, (row) => row.downPayment, 16, 'money'),
    column(words.commercial, (row) => row.commercial, 16, 'money'),
    column(words.fund, (row) => row.providentFund, 16, 'money'),
    column(words.gap, (row) => row.gap, 16, 'money'),
    column(words.collected, (row) => row.collected, 16, 'money'),
    column(words.unconfirmed, (row) => row.unconfirmed, 16, 'money'),
    column(words.signedOn, (row) => row.signedOn, 12, 'date'),
    column(words.remark, (row) => row.remark, 30),
  ],
  rows: ({ database, scope, filter }) => {
    const values: unknown[] = [];
    const conditions = contractConditions(readFilter(MortgageContractsArgs, filter), scope, values);
    return cursorRows<Row>(database, `${contractRows} WHERE ${conditions} ORDER BY c.number`, values);
  },
});
