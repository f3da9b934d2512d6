import { importColumn as column, type ImportColumn, type ImportOption, shortDatesOption } from '@kefu/office/imports';

const must = { required: true };

/** The columns of a site's register of contracts (S6). */
export const contractColumns: readonly ImportColumn[] = [
  column(
    'number',
    ['合同號', '合同号', 'Contract number'],
    ['合同號', '合同編號', 'contract', 'contract number'],
    must,
  ),
  column('buyers', ['客戶', '客户', 'Buyers'], ['客戶', '買方', '客戶姓名', '買受人', 'buyer', 'buyers'], must),
  column('phones', ['電話', '电话', 'Phones'], ['電話', '手機', '聯繫電話', 'phone', 'phones'], { personal: true }),
  column('house', ['房號', '房号', 'House'], ['房號', '房源', 'house', 'unit'], must),
  column('area', ['面積', '面积', 'Area'], ['面積', '面積(㎡)', '建築面積', '建築面積(㎡)', 'area'], must),
  column('price', ['總價', '总价', 'Price'], ['總價', '總價(元)', '合同總價', '房款', 'price'], must),
  column('home', ['套數', '套数', 'Which home'], ['套數', '房屋套數', 'home'], must),
  column('downPayment', ['首付款', '首付款', 'Down payment'], ['首付款', '首付款(元)', '首付', 'down payment'], must),
  column('product', ['貸款產品', '贷款产品', 'Loan product'], ['貸款產品', '貸款方式', '貸款類型', 'product'], must),
  column('commercial', ['商業貸款', '商业贷款', 'Commercial loan'], ['商業貸款', '商業貸款(元)', '商貸', 'commercial']),
  column(
    'providentFund',
    ['公積金貸款', '公积金贷款', 'Provident-fund loan'],
    ['公積金', '公積金(元)', '公積金貸款', '公積金貸款(元)', 'provident fund'],
  ),
  column('signedOn', ['簽約日期', '签约日期', 'Signed on'], ['簽約日期', '簽約日', '合同日期', 'signed on'], must),
  column('team', ['組', '组', 'Team'], ['組', '組別', '按揭組', 'team'], must),
  column('consultant', ['置業顧問', '置业顾问', 'Consultant'], ['置業顧問', '銷售', 'consultant']),
  column('project', ['項目', '项目', 'Sales site'], ['項目', '樓盤', '案場', 'project']),
  column('remark', ['備註', '备注', 'Remark'], ['備註', '備注', '說明', 'remark']),
];

/** Habits of the writer that no cell tells. */
export const contractOptions: readonly ImportOption[] = [shortDatesOption];
