import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One colour and size of a style: 款號-色號-尺碼. */
@Entity('sku')
export class Sku {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** Such as NB91003-12-75B. */
  @Column('text')
  code!: string;

  @Column('uuid')
  styleId!: string;

  @Column('text')
  colourCode!: string;

  @Column('text')
  size!: string;

  /** Place among the style's SKUs, colour by colour, in the order of the size run. */
  @Column('integer')
  position!: number;
}
