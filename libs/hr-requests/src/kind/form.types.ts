import { currentContext } from '@kefu/platform/context';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type FieldType, fieldTypes, type KindField, type KindVersion } from './kind-definition.ts';

export const FieldTypes = Object.fromEntries(fieldTypes.map((key) => [key, key]));
registerEnumType(FieldTypes, { name: 'HrFieldType', description: 'What a field of a form takes' });

/** One of the answers that a field offers. */
@ObjectType()
export class HrFieldOption {
  @Field()
  key!: string;

  @Field({ description: 'In the caller’s language' })
  label!: string;
}

/** A field of a form, in the caller's language. */
@ObjectType()
export class HrFormField {
  @Field()
  key!: string;

  @Field()
  label!: string;

  @Field(() => FieldTypes)
  type!: FieldType;

  @Field()
  required!: boolean;

  @Field({ description: 'Whether the answer is sealed, and shown masked' })
  sensitive!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of a text: how many characters at most' })
  longest!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a number' })
  least!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a number' })
  most!: number | null;

  @Field({ description: 'Of a date: today or later' })
  fromToday!: boolean;

  @Field(() => [HrFieldOption], { description: 'Of a choice, and of yes and no; empty for others' })
  options!: HrFieldOption[];

  static of({ label, options, ...field }: KindField): HrFormField {
    const { language } = currentContext();
    return Object.assign(new HrFormField(), field, {
      label: label[language],
      options: options.map((option) =>
        Object.assign(new HrFieldOption(), { key: option.key, label: option.label[language] }),
      ),
    });
  }
}

/** The form of a kind that HR wrote, in the caller's language (H1). */
@ObjectType()
export class HrForm {
  @Field(() => ID)
  kind!: string;

  @Field(() => Int)
  version!: number;

  @Field()
  title!: string;

  @Field({ description: 'What whoever fills it in should know; may be empty' })
  hint!: string;

  @Field(() => [HrFormField])
  fields!: HrFormField[];

  @Field(() => Int, { description: 'Office days within which an answer is owed' })
  answerDays!: number;

  static of({ key: kind, version, title, hint, fields, answerDays }: KindVersion): HrForm {
    const { language } = currentContext();
    return Object.assign(new HrForm(), {
      kind,
      version,
      title: title[language],
      hint: hint[language],
      fields: fields.map((field) => HrFormField.of(field)),
      answerDays,
    });
  }
}
