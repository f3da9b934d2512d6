import { enterFirstLetters, removeFirstLetters } from '@kefu/office/letters';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const letters = [
  {
    kind: 'trader.renewalNotice',
    name: '續簽通知書',
    title: '席位及入市協議續簽通知書',
    body: `{name}（交易商編號 {number}）：

貴方與本市場簽訂的入市協議自 {startsOn} 起，將於 {endsOn} 到期，席位（{seat}）的使用期隨之屆滿，距今 {daysLeft} 天。

請於到期日前向{branch}辦理續簽手續，並備齊以下資料：
1. 有效的證件原件及複印件；
2. 原入市協議；
3. 填妥並簽章的續簽申請表。

逾期未辦理者，席位將依協議停止使用。如已辦理，請忽略本通知。

順祝商祺

> 客服部
> 經辦人：{writer}
> {today}`,
  },
  {
    kind: 'trader.openingConfirmation',
    name: '開戶確認書',
    title: '開戶確認書',
    body: `{name}：

貴方的開戶申請已通過初審及最後資格審核，開戶手續辦理完畢，茲確認如下：

交易商編號：{number}
證件號：{certificate}
所屬營業部：{branch}
席位號：{seat}
開戶日：{openedOn}
協議期間：{startsOn}至{endsOn}

請妥善保管本確認書。資料如有變更，請及時向{branch}辦理變更手續。

> 客服部
> 經辦人：{writer}
> {today}`,
  },
  {
    kind: 'trader.closingConfirmation',
    name: '銷戶確認書',
    title: '銷戶確認書',
    body: `{name}：

貴方（交易商編號 {number}，證件號 {certificate}）的銷戶手續已於 {closedOn} 辦理完畢，交易權限同時終止，席位收回。

經核對，貴方名下已無持倉、無未結款項。此後如需再次入市，請向{branch}重新辦理開戶手續。

感謝貴方一直以來的支持。

> 客服部
> 經辦人：{writer}
> {today}`,
  },
];

/** The letters that the department writes to traders, ready for use; people write their own versions of them (X6). */
export class AccountLetters20261125104500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await enterFirstLetters(runner, letters);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeFirstLetters(runner, letters);
  }
}
