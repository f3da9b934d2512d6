import { Entity, PrimaryColumn } from 'typeorm';

/** A word by which traders are classified (分類統計, T6). */
@Entity('trader_tag')
export class TraderTag {
  @PrimaryColumn('uuid')
  traderId!: string;

  @PrimaryColumn('text')
  tag!: string;
}
