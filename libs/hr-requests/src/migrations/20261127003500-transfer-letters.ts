import { enterFirstLetters, removeFirstLetters } from '@kefu/office/letters';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const letters = [
  {
    kind: 'hrRequest.transferApplication',
    name: '調整崗位申請書',
    title: '調整崗位申請書',
    body: `尊敬的公司領導：

您好！首先，感謝您能在百忙之中審批我的申請。

經過深思熟慮，現鄭重提出申請，從{fromUnit}{fromPost}一職調換到{toUnit}{toPost}，希望自 {desiredOn} 起到任。

我於 {joinedOn} 進入公司，至今 {tenure}（共 {tenureDays} 天）。本人資歷：{qualifications}。

申請理由：
{reason}

個人優勢：
{strengths}

現請求領導給我一個展示自己能力的機會，期待您的答覆！

此致
敬禮

> 申請人：{name}
> 申請編號：{number}
> {appliedOn}`,
  },
  {
    kind: 'hrRequest.contractAmendment',
    name: '勞動合同變更協議書',
    title: '勞動合同變更協議書',
    body: `甲方（用人單位）：{employer}
乙方（職工）：{name}

乙方於 {joinedOn} 進入公司。經雙方協商一致，依據調整崗位申請 {number}，對勞動合同作如下變更：

1. 乙方的工作崗位由{fromUnit}{fromPost}變更為{toUnit}{toPost}；
2. 變更自 {effectiveOn} 起生效；
3. 勞動合同的其他條款繼續有效。

本協議一式兩份，甲乙雙方各執一份，自雙方簽章之日起成立。

甲方（簽章）：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿

乙方（簽字）：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿`,
  },
];

/** The letters of a change of posts, ready for use; people write their own versions of them (H5, H6). */
export class TransferLetters20261127003500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await enterFirstLetters(runner, letters);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removeFirstLetters(runner, letters);
  }
}
