import { importColumn as column, type ImportColumn, type ImportOption, shortDatesOption } from '@kefu/office/imports';

const must = { required: true };

/** The columns of a list of receipts, from the site or from a bank (S13). */
export const receiptColumns: readonly ImportColumn[] = [
  column('number', ['收據號', '收据号', 'Receipt number'], ['收據號', '收據編號', '票號', 'receipt', 'receipt number']),
  column(
    'serial',
    ['銀行流水號', '银行流水号', 'Bank serial'],
    ['銀行流水號', '流水號', '交易流水號', 'serial', 'bank serial'],
  ),
  column(
    'receivedOn',
    ['收款日期', '收款日期', 'Received on'],
    ['收款日期', '交易日期', '收款日', 'received on'],
    must,
  ),
  column(
    'creditedOn',
    ['到帳日期', '到账日期', 'Credited on'],
    ['到帳日期', '到賬日期', '起息日', 'credited on', 'value date'],
    must,
  ),
  column(
    'contract',
    ['合同號', '合同号', 'Contract number'],
    ['合同號', '合同編號', 'contract', 'contract number'],
    must,
  ),
  column('payer', ['客戶', '客户', 'Payer'], ['客戶', '付款人', '客戶姓名', 'payer']),
  column('team', ['組', '组', 'Team'], ['組', '組別', 'team']),
  column('kind', ['款項', '款项', 'What for'], ['款項', '款項類型', '款別', 'kind'], must),
  column('bank', ['銀行', '银行', 'Bank'], ['銀行', '放款銀行', 'bank']),
  column('amount', ['金額', '金额', 'Amount'], ['金額', '金額(元)', '收款金額', 'amount'], must),
  column('reverses', ['沖銷收據', '冲销收据', 'Reverses'], ['沖銷收據', '沖銷收據號', '紅沖', '原收據號', 'reverses']),
  column('remark', ['備註', '备注', 'Remark'], ['備註', '備注', '說明', '摘要', 'remark']),
];

/** Habits of the writer that no cell tells. */
export const receiptOptions: readonly ImportOption[] = [shortDatesOption];
