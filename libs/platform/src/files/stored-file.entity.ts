import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A file that somebody gave us: what is known of it. The bytes lie encrypted in the file storage. */
@Entity()
export class StoredFile {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** As the uploader called it; it may name a person, so it stands in no address and no log. */
  @Column('text')
  name!: string;

  /** Media type, found by looking into the file, not by believing its name. */
  @Column('text')
  type!: string;

  /** Bytes of the file itself. */
  @Column('bigint')
  size!: number;

  /** SHA-256 of the file itself: the same file twice is recognised by it. */
  @Column('bytea')
  sha256!: Buffer;

  /** Where the storage keeps it. */
  @Column('text')
  location!: string;

  /** The file's own key, sealed by the field encryption; gone once the content was erased. */
  @Column('text', { nullable: true })
  keySealed!: string | null;

  @Column('uuid', { nullable: true })
  uploadedBy!: string | null;

  /** The room that keeps it and alone gives it out; null while it is only its uploader's. */
  @Column('text', { nullable: true })
  heldBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  /** When its content was erased: what speaks of it stays. */
  @Column('timestamptz', { nullable: true })
  erasedAt!: Date | null;
}
