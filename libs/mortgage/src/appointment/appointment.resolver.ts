import { NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CaseViewService } from '../case/case-view.service.ts';
import { type MortgageCaseRecord, MortgageCaseResult } from '../case/mortgage-case.types.ts';
import { AppointmentService } from './appointment.service.ts';
import { BookAppointmentInput, EndAppointmentInput, MortgageAppointments } from './appointment.types.ts';

@Resolver()
export class AppointmentResolver {
  readonly #appointments: AppointmentService;
  readonly #view: CaseViewService;

  constructor(appointments: AppointmentService, view: CaseViewService) {
    this.#appointments = appointments;
    this.#view = view;
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageAppointments, {
    nullable: true,
    description: 'The appointments of a case at banks, the latest first (S17)',
  })
  async mortgageAppointments(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<MortgageAppointments | null> {
    return (await this.#appointments.of(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Books a slot at a bank with who goes along; the day of an interview is that of the papers (S17)',
  })
  async bookMortgageAppointment(@Args('input') input: BookAppointmentInput): Promise<typeof MortgageCaseResult> {
    return (await this.#appointments.book(input)) ?? this.#record(input.id);
  }

  @Permit('mortgageCase.work')
  @Mutation(() => MortgageCaseResult, {
    description: 'Says what became of an appointment: kept, nobody came, cancelled (S17)',
  })
  async endMortgageAppointment(@Args('input') input: EndAppointmentInput): Promise<typeof MortgageCaseResult> {
    return (await this.#appointments.end(input)) ?? this.#record(input.id);
  }

  async #record(id: string): Promise<MortgageCaseRecord | NotFound> {
    return (await this.#view.one(id)) ?? NotFound.of('mortgage case');
  }
}
