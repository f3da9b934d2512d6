import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsDate, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export const appointmentKinds = ['interview', 'loanSigning', 'other'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];
const AppointmentKinds = Object.fromEntries(appointmentKinds.map((each) => [each, each]));
registerEnumType(AppointmentKinds, {
  name: 'MortgageAppointmentKind',
  description: 'What a customer goes to a bank for',
});
export const appointmentStates = ['planned', 'kept', 'noShow', 'cancelled'] as const;
export type AppointmentState = (typeof appointmentStates)[number];
const AppointmentStates = Object.fromEntries(appointmentStates.map((each) => [each, each]));
registerEnumType(AppointmentStates, {
  name: 'MortgageAppointmentState',
  description: '`noShow`: the customer did not come',
});

/** A customer’s slot at a bank, and who goes along. */
@ObjectType()
export class MortgageAppointment {
  @Field(() => ID)
  id!: string;

  @Field(() => AppointmentKinds)
  kind!: AppointmentKind;

  @Field()
  bankName!: string;

  @Field()
  startsAt!: Date;

  @Field({ description: 'Who goes along' })
  escort!: string;

  @Field()
  note!: string;

  @Field(() => AppointmentStates)
  state!: AppointmentState;

  @Field({ description: 'What became of it, in words' })
  outcome!: string;

  @Field()
  bookedBy!: string;
}

/** Somebody of the case’s team who may go along. */
@ObjectType()
export class MortgageEscort {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** The appointments of a case, the latest first. */
@ObjectType()
export class MortgageAppointments {
  @Field(() => Int, { description: 'How often the customer did not come' })
  noShows!: number;

  @Field(() => [MortgageAppointment])
  appointments!: MortgageAppointment[];

  @Field(() => [MortgageEscort], { description: 'Specialists of the case’s team today' })
  escorts!: MortgageEscort[];
}

@InputType()
export class BookAppointmentInput extends SeenInput {
  @Field(() => AppointmentKinds)
  @IsIn(appointmentKinds)
  kind!: AppointmentKind;

  @Field({ description: 'Key of the bank' })
  @IsString()
  @MaxLength(20)
  bank!: string;

  @Field({ description: 'On the half hour, ahead' })
  @IsDate()
  startsAt!: Date;

  @Field(() => ID)
  @IsUUID()
  escortId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string | null;
}

@InputType()
export class EndAppointmentInput extends SeenInput {
  @Field(() => ID)
  @IsUUID()
  appointmentId!: string;

  @Field(() => AppointmentStates, { description: 'Not `planned`; kept and noShow once its hour has come' })
  @IsIn(appointmentStates.slice(1))
  outcome!: AppointmentState;

  @Field(() => String, { nullable: true, description: 'Why; needed unless it was kept' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  note?: string | null;
}
